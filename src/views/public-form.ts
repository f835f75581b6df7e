/** What a landlord's public form says of itself: who reads what is sent, and when. It reads no record and no database. */

import type { Rowan } from '../casework/rowan.ts'
import { tellsFirst } from '../casework/tell-publicly.ts'
import type { RoleName } from '../record/vocabulary.ts'

export type PublicFormShown = {
  /** The landlord's short name, as it stands in the address. */
  readonly landlord: string
  readonly name: string
  /** Who gets it first, and who where the person works for the landlord. */
  readonly goesTo: { readonly usual: RoleName; readonly ofColleague: RoleName }
  readonly titles: Readonly<Partial<Record<RoleName, string>>>
  readonly hours: { readonly days: readonly string[]; readonly from: string; readonly until: string }
  /** Whether it can be read in Welsh. */
  readonly hasWelsh: boolean
  /** By which the landlord is reached instead, where it says. */
  readonly phone: string | null
  /** Others who listen, and their numbers where they are held. */
  readonly helplines: readonly { readonly name: string; readonly phone: string | null }[]
}

/** Null where there is no such landlord, or it has no such form: nobody can tell which. */
export function readPublicForm(rowan: Pick<Rowan, 'landlords'>, landlord: string): PublicFormShown | null {
  const found = rowan.landlords.get(landlord.toLowerCase())
  const form = found?.organisation.intake.publicForm
  if (!found || !form) return null
  const { intake, titles, hours, services, nation } = found.organisation
  const usual = tellsFirst(intake, false)
  const ofColleague = tellsFirst(intake, true)
  if (!usual || !ofColleague) return null
  return {
    landlord: found.id,
    name: found.name,
    goesTo: { usual, ofColleague },
    titles,
    hours,
    hasWelsh: nation === 'wales',
    phone: form.phone ?? null,
    helplines: services
      .filter(({ kind, serves }) => kind === 'da-helpline' && !serves)
      .map((each) => ({ name: each.name, phone: each.phone ?? null })),
  }
}

/** Where people write to whom without signing in, for whoever starts Rowan; none where no landlord has such a form. */
export const sayPublicForms = (
  rowan: Pick<Rowan, 'landlords'>,
  addressOf: (landlord: string) => string,
): readonly string[] => {
  const [first, ...others] = [...rowan.landlords.keys()].filter((landlord) => readPublicForm(rowan, landlord) !== null)
  if (first === undefined) return []
  return [`Without signing in: ${addressOf(first)}${others.length === 0 ? '' : `, and so for ${others.join(', ')}`}`]
}
