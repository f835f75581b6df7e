/** One landlord as it runs: its policy compiled, its register by clause, and who owns its cases. */

import type { LandlordChoice } from '../access/ways-in.ts'
import type { LetterText } from '../packs/letters.ts'
import type { LoadedOrganisation } from '../packs/load-organisation.ts'
import type { LandlordPolicy } from '../packs/load-policies.ts'
import { type Holidays, type WorkingDays, workingDays } from '../policy/calendar/working-days.ts'
import { compile, type Policy } from '../policy/compile.ts'
import type { Clause, Pack } from '../policy/model.ts'
import { entryType } from '../record/entry-type.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'

/** What the packs' loaders give for one landlord. */
export type LoadedLandlord = LandlordPolicy & {
  readonly organisation: LoadedOrganisation
  readonly letters: readonly LetterText[]
}

export type RunningLandlord = {
  readonly id: string
  readonly name: string
  readonly organisation: LoadedOrganisation
  readonly letters: readonly LetterText[]
  readonly policy: Policy
  /** Working days as the law counts them: weekends and bank holidays, whenever the landlord is closed besides. */
  readonly legalDays: WorkingDays
  readonly packs: readonly Pack[]
  readonly texts: Readonly<Record<string, string>>
  readonly clauses: ReadonlyMap<string, Clause>
  /** Roles whose holders are on every case but those of colleagues, and on those of colleagues alone. */
  readonly teamRoles: readonly RoleName[]
  readonly colleagueRoles: readonly RoleName[]
  /** Entry types of the organisation's stream that the norms look at when a case is judged. */
  readonly organisationTypes: readonly EntryTypeName[]
}

export function runLandlord(loaded: LoadedLandlord, holidays: readonly Holidays[]): RunningLandlord {
  const policy = compile(loaded.packs, holidays)
  const owners = (ofColleagues: boolean) =>
    loaded.organisation.owners.filter((each) => (each.kind === 'colleague') === ofColleagues).map((each) => each.role)
  return {
    id: loaded.id,
    name: loaded.organisation.name,
    organisation: loaded.organisation,
    letters: loaded.letters,
    policy,
    legalDays: legalDaysOf(loaded, holidays),
    packs: loaded.packs,
    texts: loaded.texts,
    clauses: new Map(loaded.clauses.map((clause) => [clause.id, clause])),
    teamRoles: [...new Set([...loaded.organisation.onEveryCase, ...owners(false)])],
    colleagueRoles: [...new Set(owners(true))],
    organisationTypes: [...policy.plans.keys()].filter((type) => entryType(type).scope !== 'case'),
  }
}

function legalDaysOf({ packs }: LoadedLandlord, holidays: readonly Holidays[]): WorkingDays {
  const list = holidays.find(({ division }) => packs.some((pack) => pack.calendar.holidays === division))
  if (!list) throw new Error('There is no list of bank holidays for this landlord')
  return workingDays(list)
}

/** The role that owns a case of that kind, as the landlord says. */
export const ownerRole = (landlord: RunningLandlord, kind: string): RoleName =>
  landlord.organisation.owners.find((each) => each.kind === kind)?.role ?? 'da-caseworker'

/** What of a landlord's choices decides who may come in by which route. */
export const choiceOf = ({
  organisation: { intake, advisers, restrictedAccess },
}: RunningLandlord): LandlordChoice => ({
  stepsBack: intake.stepsBack.map(({ role }) => role),
  advisers: advisers.map(({ role }) => role),
  keepsRestrictedList: restrictedAccess !== null,
  asksAtSignUp: intake.signUp.asks,
})
