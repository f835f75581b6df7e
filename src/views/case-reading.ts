/** What stands on a case, as documents are built from it: every standing entry once, with its words, and who the people are. */
import { numbered } from '../casework/judged-record.ts'
import { type CaseState, caseState } from '../record/case-state.ts'
import type { Codes } from '../record/entry.ts'
import type { Instant } from '../record/london-time.ts'
import type { Words } from '../record/separate.ts'
import { retracted } from '../record/standing.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import type { CasePage, PersonOnCase } from './case-page.ts'
import { namesIn, type ReadRecord } from './case-record.ts'
import { peopleOn, relationshipsOn } from './people-on-case.ts'
import { sentenceOf } from './sentences.ts'

export type EntryReading = {
  readonly id: string
  /** Its place on the record, which other entries hold where they speak of it. */
  readonly n: number
  readonly type: EntryTypeName
  readonly at: Instant
  readonly role: RoleName
  /** What took place, as the timeline says it. */
  readonly sentence: string
  readonly codes: Codes
  readonly words: Words
}

export type CaseReading = {
  readonly reference: string
  readonly opened: Instant
  readonly state: CaseState
  readonly people: readonly PersonOnCase[]
  readonly relationships: CasePage['relationships']
  /** In the order in which things happened; what was retracted is not among them. */
  readonly entries: readonly EntryReading[]
}

export function caseReading(record: ReadRecord): CaseReading {
  const names = namesIn(record)
  const { entries: own } = numbered({ entries: record.entries, organisation: [] })
  const gone = retracted(own)
  const standing = own.filter((entry) => !gone.has(entry.n))
  return {
    reference: record.reference,
    opened: record.opened,
    state: caseState(own, record.opened),
    people: peopleOn(standing, names),
    relationships: relationshipsOn(standing),
    entries: record.entries
      .filter((entry) => !gone.has(entry.seq))
      .toSorted((a, b) => a.at - b.at || a.seq - b.seq)
      .map(({ id, seq, type, at, role, codes, words }) => ({
        id,
        n: seq,
        type,
        at,
        role,
        sentence: sentenceOf(type, codes, (person) => names.get(person) ?? null),
        codes,
        words,
      })),
  }
}
