/** How old somebody is, where an act that adds them again leaves it out: what was said before stands, whichever part they are given now. */
import type { Codes, Entry } from './entry.ts'
import { standing } from './standing.ts'
import type { EntryTypeName } from './vocabulary.ts'

const saysAge = ({ type, codes }: Entry): boolean =>
  (type === 'person.added' || type === 'person.updated') && codes.ageGroup !== undefined

/**
 * The codes with `ageGroup` as the record knows it. Serves CBC-6.2.b2, MHA-5.3.c, VIV-3.6.c1, WHG-1.5.b: a child whose part is learned
 * late is owed what a child is.
 */
export function withKnownAge(type: EntryTypeName, codes: Codes, before: readonly Entry[]): Codes {
  if (type !== 'person.added' || codes.ageGroup !== undefined || codes.person === undefined) return codes
  const said = standing(before).filter((entry) => entry.codes.person === codes.person && saysAge(entry))
  const known = said.toSorted((a, b) => a.at - b.at || a.n - b.n).at(-1)?.codes.ageGroup
  return known === undefined || known === 'not-known' ? codes : { ...codes, ageGroup: known }
}
