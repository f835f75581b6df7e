/** What went against the policy: what its norms refused, and what a rule of Rowan's own asks for by one of its clauses. */
import type { RunningLandlord } from '../casework/landlord.ts'
import { brokenOwnRule } from '../casework/own-rule.ts'
import type { Entry } from '../record/entry.ts'
import type { BreachRead } from '../store/queries/cases.ts'
import type { CasePage } from './case-page.ts'
import type { ReadRecord } from './case-record.ts'
import { type NameOf, sentenceOf } from './sentences.ts'
import { clausesShown, normOf } from './stored-duty.ts'

/** `standing` are the entries that count of the record's own; `rows` what judging kept of the norms that they broke. */
export function breachLines(
  landlord: RunningLandlord,
  rows: readonly BreachRead[],
  record: ReadRecord,
  standing: readonly Entry[],
  nameOf: NameOf,
): CasePage['breaches'] {
  const lineOf = ({ n, type, codes, at }: Entry) => ({ n, what: sentenceOf(type, codes, nameOf), at })
  const ofNorms = rows.flatMap(({ entry: id, ...row }) => {
    const seq = record.entries.find((each) => each.id === id)?.seq
    const entry = standing.find((each) => each.n === seq)
    if (!entry) return []
    const [version] = landlord.packs
    const cites = normOf(landlord, row.norm, version?.version ?? '')?.cite ?? []
    return [{ ...row, ...lineOf(entry), says: clausesShown(landlord, row.clauses, cites).map((clause) => clause.says) }]
  })
  const ofOwnRules = standing.flatMap((entry, index) => {
    const read = record.entries.find((each) => each.seq === entry.n)
    if (!entry.happened || !read || ofNorms.some(({ n }) => n === entry.n)) return []
    const made = { id: read.id, entry, codes: read.codes, words: read.words }
    const found = brokenOwnRule(landlord, made, standing.slice(0, index))
    if (found === null) return []
    const clauses = [found.clause]
    return [
      {
        norm: 'own-rule',
        clauses,
        missing: [],
        remedied: false,
        ...lineOf(entry),
        says: clausesShown(landlord, clauses, []).map((clause) => clause.says),
        toReview: { ...found, type: entry.type },
      },
    ]
  })
  return [...ofNorms, ...ofOwnRules]
}
