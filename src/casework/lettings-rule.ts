/** Rules of letting homes that no clause makes a gate: areas are the landlord's own, and a list is kept where the landlord has one. */

import { firstLine, fullNamesIn, postcodeIn } from '../people/normalised.ts'
import type { Entry } from '../record/entry.ts'
import { areasToAvoidOn } from '../record/lettings-moves.ts'
import type { FieldProblem } from '../record/separate.ts'
import { standing } from '../record/standing.ts'
import { tellingWords } from '../record/telling-words.ts'
import type { RunningLandlord } from './landlord.ts'
import type { NewEntry } from './new-entry.ts'

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** An area that is none of the landlord's: it would be free text, and lettings read it. */
export function unknownAreaProblem(
  { organisation }: RunningLandlord,
  { entry: { codes } }: NewEntry,
): FieldProblem | null {
  const known = new Set(organisation.lettings.areas.map(({ id }) => id))
  if (listed(codes.avoid).some((id) => !known.has(id)))
    return { field: 'avoid', problem: 'may hold only ids of our own areas' }
  return codes.areaId === undefined || known.has(String(codes.areaId))
    ? null
    : { field: 'areaId', problem: 'must be the id of one of our own areas' }
}

/**
 * An offer in an area in which somebody on the case said that they would not be safe. One that says of itself that it is not outside
 * the areas to avoid is left to the policy. Source: WHG-2.16.a; elsewhere Rowan's own rule.
 */
export function avoidedAreaProblem({ entry: { codes } }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  if (codes.outsideAreasToAvoid === false) return null
  return areasToAvoidOn(standing(before)).includes(String(codes.areaId))
    ? { field: 'areaId', problem: 'is an area to avoid' }
    : null
}

/** An entry for the Restricted Access List that could not be recognised, or says where it is known from. Source: WHG-2.18.a. */
export function listProblem({ organisation }: RunningLandlord, { entry, words }: NewEntry): FieldProblem | null {
  const list = organisation.restrictedAccess
  if (list === null) return { field: '', problem: 'There is no such list here' }
  if (entry.type === 'restricted-access.assessed') {
    const known = new Set(list.criteria.map(({ id }) => id))
    const criteria = listed(entry.codes.criteria)
    if (criteria.some((id) => !known.has(id)))
      return { field: 'criteria', problem: 'may hold only ids of our own list' }
    return entry.codes.meetsCriteria === true && criteria.length === 0
      ? { field: 'criteria', problem: 'must say which are met' }
      : null
  }
  if (entry.codes.wording === undefined)
    return { field: 'wording', problem: 'must say what whoever meets them is told to do' }
  if (entry.codes.reviewOn === undefined)
    return { field: 'reviewOn', problem: 'must say when the entry is looked at again' }
  const [name, birth, address] = [words.name, words.dateOfBirth, words.address].map((each) => String(each ?? ''))
  if (address !== '' && (firstLine(address ?? '') === '' || postcodeIn(address ?? '') === null))
    return { field: 'address', problem: 'must be the number and street with a whole postcode' }
  const [telling] = tellingWords(`${name} ${address}`)
  if (telling !== undefined) return { field: 'name', problem: `"${telling}" would tell where it is known from` }
  return (fullNamesIn(name ?? '').length > 0 && birth !== '') || address !== ''
    ? null
    : {
        field: 'name',
        problem: 'must be the full name, with a date of birth, or an address: nobody is recognised otherwise',
      }
}
