/** What the form of one act offers to choose from: people, staff, actions, moves, repairs and incidents, and earlier entries. */
import { DOING_JOBS, PLANNING_JOBS } from '../access/table.ts'
import type { Rowan } from '../casework/rowan.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import { asActor, audit, type Query } from '../store/database.ts'
import { colleaguesOf, holdersOf } from '../store/queries/staff.ts'
import { findRecord, namesIn, type ReadRecord } from './case-record.ts'
import { peopleOn } from './people-on-case.ts'
import { sentenceOf } from './sentences.ts'

export type ActForm = {
  readonly caseId: string | null
  readonly seq: number
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  readonly refs: Readonly<Record<string, readonly { readonly id: string; readonly label: string }[]>>
  readonly entries: readonly { readonly n: number; readonly type: EntryTypeName; readonly sentence: string }[]
}

/** Fields that refer to something on the record by an id that its first entry gave it. */
const THINGS = [
  'action',
  'repair',
  'rehousing',
  'incident',
  'area',
  'notice',
  'alert',
  'review',
  'complaint',
  'document',
  'order',
] as const
/** Fields that refer to somebody who works here. */
const STAFF = ['officer', 'holder', 'staff'] as const

const refsOn = (record: ReadRecord, nameOf: (id: string) => string | null) =>
  Object.fromEntries(
    THINGS.map((field) => {
      const first = new Map<string, string>()
      for (const { type, codes } of record.entries) {
        const id = codes[field]
        if (typeof id === 'string' && !first.has(id)) first.set(id, sentenceOf(type, codes, nameOf))
      }
      return [field, [...first].map(([id, label]) => ({ id, label }))]
    }),
  )

/** `of` is a case's reference or id; null means the organisation's own record. Null where it is hidden or missing. */
export const readActForm = (rowan: Rowan, token: string, of: string | null): Promise<ActForm | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const record = await findRecord(query, rowan.keyring, actor, of ?? actor.organisation)
    await audit(query, {
      action: 'view:act-form',
      objectType: of === null ? 'organisation' : 'case',
      object: record?.stream ?? null,
      basis: record === null ? 'none' : of === null ? 'organisation' : 'member',
      result: record ? 'shown' : 'not-found',
    })
    if (!record || (record.kind === 'organisation') !== (of === null)) return null
    return actFormOf(query, record)
  })

/** The same for a record that was found for its reader already. */
export async function actFormOf(query: Query, record: ReadRecord): Promise<ActForm> {
  const names = namesIn(record)
  const nameOf = (id: string) => names.get(id) ?? null
  const staff = await colleaguesOf(query)
  const fitters = await holdersOf(query, [...PLANNING_JOBS, ...DOING_JOBS])
  const colleagues = staff.map((each) => ({ id: each.account, label: each.name }))
  const all = record.entries.map((entry) => ({ n: entry.seq, ...entry }))
  return {
    caseId: record.kind === 'case' ? record.stream : null,
    seq: record.seq,
    people: peopleOn(
      all.map(({ role, ...entry }) => ({ ...entry, by: role })),
      names,
    ).map(({ id, name, role }) => ({ id, name, role })),
    refs: {
      ...refsOn(record, nameOf),
      ...Object.fromEntries(STAFF.map((field) => [field, colleagues])),
      fitter: fitters.map((each) => ({ id: each.account, label: each.name })),
    },
    entries: all
      .map((entry) => ({ n: entry.n, type: entry.type, sentence: sentenceOf(entry.type, entry.codes, nameOf) }))
      .toReversed(),
  }
}
