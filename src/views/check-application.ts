/**
 * Whether lettings speak to somebody before they go on with an application: yes or no, in the same form and by the same question to
 * the database whatever the answer is. They never learn who is on the list, by what, or since when. Source: WHG-2.18.a.
 */
import { seesMoves } from '../access/permissions.ts'
import { indexKey } from '../casework/import-registry.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { firstLine, fullNamesIn, postcodeIn } from '../people/normalised.ts'
import { keysOfRestricted, type Recognised } from '../people/restricted-keys.ts'
import { dayOfDate } from '../record/london-time.ts'
import type { FieldProblem } from '../record/separate.ts'
import { asActor, audit } from '../store/database.ts'
import { checkRestricted } from '../store/queries/lettings.ts'
import { roleTitle } from './role-title.ts'

/** Who applies, as lettings say it. Empty where it is not known; the address holds its postcode. */
export type ApplicationAsked = Recognised

export type ApplicationCheck =
  /** `speakTo` is whom they speak to first; null: they go on as usual. */
  | { readonly outcome: 'checked'; readonly speakTo: string | null }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly outcome: 'too-many' }

function isDay(date: string): boolean {
  try {
    dayOfDate(date)
    return true
  } catch {
    return false
  }
}

function problemsOf({ name, dateOfBirth, address }: Recognised): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (fullNamesIn(name).length === 0) problems.push({ field: 'name', problem: 'must be a first name and a surname' })
  if (!isDay(dateOfBirth)) problems.push({ field: 'dateOfBirth', problem: 'must be a real date, as YYYY-MM-DD' })
  if (address !== '' && (firstLine(address) === '' || postcodeIn(address) === null))
    problems.push({ field: 'address', problem: 'must be the number and street, with a whole postcode' })
  return problems
}

/** Null where the token opens nothing, for a role that lets no homes, and where the landlord keeps no list. */
export const checkApplication = (
  rowan: Rowan,
  token: string,
  asked: ApplicationAsked,
): Promise<ApplicationCheck | null> =>
  asActor(rowan.database, token, async (query, actor): Promise<ApplicationCheck | null> => {
    const landlord = landlordOf(rowan, actor.landlord)
    const list = landlord.organisation.restrictedAccess
    const note = (result: 'shown' | 'refused' | 'invalid' | 'not-found', object: string | null = null) =>
      audit(query, {
        action: 'view:application-check',
        objectType: 'list',
        object,
        basis: list && seesMoves(actor.roles) ? 'lettings' : 'none',
        result,
      })
    if (list === null || !seesMoves(actor.roles)) {
      await note('not-found')
      return null
    }
    const problems = problemsOf(asked)
    if (problems.length > 0) {
      await note('invalid')
      return { outcome: 'invalid', problems }
    }
    const keys = keysOfRestricted(await indexKey(rowan, actor.landlord), asked)
    const found = await checkRestricted(query, keys)
    const title = roleTitle(landlord, list.speakTo)
    await note(found === null ? 'refused' : 'shown', found === null ? null : found ? 'speak-first' : 'go-on')
    if (found === null) return { outcome: 'too-many' }
    return { outcome: 'checked', speakTo: found ? title : null }
  })
