/** What lettings and advisers may be judged by: of the case of their move or question only what decides about their own acts. */
import { ADVISER_ACTS, LETTINGS_ACTS } from '../access/acts.ts'
import type { Policy } from '../policy/compile.ts'
import { type Reads, readsOf } from '../policy/reads.ts'
import { entryType } from '../record/entry-type.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import type { FacetReading } from '../store/setting-up.ts'

const codesOf = (type: EntryTypeName): readonly string[] =>
  entryType(type).fields.flatMap(({ name, personal }) => (personal ? [] : [name]))

/** What moves themselves are made of: see `record/lettings-moves.ts`. */
const MOVES: readonly (readonly [EntryTypeName, readonly string[]])[] = [
  ['lettings.asked', codesOf('lettings.asked')],
  ['rehousing.offered', codesOf('rehousing.offered')],
  ['rehousing.answered', ['rehousing', 'outcome']],
  ['rehousing.decided', ['rehousing', 'outcome']],
  ['rehousing.requested', ['avoid']],
  ['lettings.withdrawn', ['rehousing']],
  ['lettings.returned', ['rehousing', 'why']],
  ['victim.moved', ['person']],
  ['case.closed', []],
]
const QUESTIONS: typeof MOVES = [['advice.sought', ['from']]]

const joined = (facet: FacetReading['facet'], reads: Reads, own: typeof MOVES): readonly FacetReading[] => {
  const all = new Map([...reads].map(([type, fields]) => [type, new Set(fields)]))
  for (const [type, fields] of own) all.set(type, new Set([...(all.get(type) ?? []), ...fields]))
  return [...all].map(([type, fields]) => ({ facet, type, fields: [...fields].toSorted() }))
}

/** Worked out when the policy is compiled, and kept in the database as data. */
export const facetReading = (policy: Policy): readonly FacetReading[] => [
  ...joined('move', readsOf(policy, LETTINGS_ACTS), MOVES),
  ...joined('question', readsOf(policy, ADVISER_ACTS), QUESTIONS),
]
