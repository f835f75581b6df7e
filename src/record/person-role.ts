/** Somebody's part in a case as an act names it: whoever is said to cause harm counts as such, whatever the form says or leaves out. */
import type { Codes, Entry } from './entry.ts'
import type { EntryTypeName } from './vocabulary.ts'

/** The codes with `personRole` as the record knows it. Serves PD-9.a1, PD-9.a2: what is told to a joint tenant depends on their part. */
export function withPersonRole(type: EntryTypeName, codes: Codes, before: readonly Entry[]): Codes {
  if (type !== 'advice.given' || codes.person === undefined || codes.personRole === 'perpetrator') return codes
  const added = before.findLast((entry) => entry.type === 'person.added' && entry.codes.person === codes.person)
  if (added?.codes.role === 'perpetrator') return { ...codes, personRole: 'perpetrator' }
  return codes.personRole === undefined && typeof added?.codes.role === 'string'
    ? { ...codes, personRole: added.codes.role }
    : codes
}
