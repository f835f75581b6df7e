/** What an actor is asked before they see or do something, from their roles. Pure. */
import { entryType } from '../record/entry-type.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import { ACCOUNT_ACTS, ADVISER_ACTS, CHANGES_ROLES, COMPLAINT_ACTS, JOB_ACTS, LETTINGS_ACTS } from './acts.ts'
import type { Relation } from './relations.ts'
import {
  ACCOUNT_ROLES,
  ASSIGNING_ROLES,
  COMPLAINT_ROLES,
  CONFLICT_ROLES,
  DATA_ANSWER_AGREERS,
  DATA_PROTECTION_ROLES,
  DOING_JOBS,
  EMERGENCY_ROLES,
  ERASING_AGREERS,
  ERASING_ROLES,
  KEEPERS_OF_LAST_RESORT,
  KEEPING_APART_ROLES,
  KEEPING_COLLEAGUES_APART,
  KEEPING_ROLES,
  LEAK_CLOSERS,
  LEAK_ROLES,
  LEGAL_ROLES,
  LETTINGS_ROLES,
  LOOK_ROLES,
  LOOK_STAND_INS,
  PASSING_ON_ROLES,
  PLANNING_JOBS,
  ROLE_GIVERS,
  SEARCHING_ROLES,
} from './roles.ts'

/** Files that open to some on a case alone, by the kind of their `attachment.added`, and what is written beside them. */
const COMPARTMENTS = { 'marac-minutes': 'meeting', 'legal-advice': 'legal' } as const

/** The compartment of an attachment of that kind; null where everybody on the case may open it. */
export const compartmentOf = (kind: unknown) =>
  kind === 'marac-minutes' || kind === 'legal-advice' ? COMPARTMENTS[kind] : null

/**
 * Whether somebody on the case may read what belongs to an attachment of that kind, the file and its words: legal advice by their roles,
 * papers of a MARAC where they represent the landlord at one about this case.
 */
export const mayOpenAttachment = (roles: readonly RoleName[], represents: boolean, kind: unknown): boolean =>
  kind === 'marac-minutes' ? represents : kind !== 'legal-advice' || roles.some((role) => LEGAL_ROLES.includes(role))

export const seesDataRequests = (roles: readonly RoleName[]): boolean =>
  roles.some((role) => DATA_PROTECTION_ROLES.includes(role) || DATA_ANSWER_AGREERS.includes(role))

export const seesLeaks = (roles: readonly RoleName[]): boolean => roles.some((role) => LEAK_ROLES.includes(role))
/** Those who look, and whoever stands in: what each is shown, the database decides. */
export const opensWeeklyLook = (roles: readonly RoleName[]): boolean =>
  looksWeekly(roles) || roles.some((role) => LOOK_STAND_INS.includes(role))
export const looksWeekly = (roles: readonly RoleName[]): boolean => roles.some((role) => LOOK_ROLES.includes(role))
export const closesLeaks = (roles: readonly RoleName[]): boolean => roles.some((role) => LEAK_CLOSERS.includes(role))

export const onlyPassesOn = (roles: readonly RoleName[]): boolean =>
  roles.length > 0 && roles.every((role) => PASSING_ON_ROLES.includes(role))
/** Whether somebody with these roles may propose an entry in one of them, on a stream that they may see. */
export function mayPropose(roles: readonly RoleName[], role: RoleName, type: EntryTypeName, on: Relation): boolean {
  if (!roles.includes(role)) return false
  const { scope } = entryType(type)
  switch (on) {
    case 'member':
      return scope !== 'organisation' && (type !== 'case.assigned' || ASSIGNING_ROLES.includes(role))
    case 'organisation':
      if (scope === 'case') return false
      return !CHANGES_ROLES.includes(type) || roles.some((each) => ROLE_GIVERS.includes(each))
    case 'accounts':
      return ACCOUNT_ROLES.includes(role) && ACCOUNT_ACTS.includes(type)
    case 'jobs':
      return (PLANNING_JOBS.includes(role) || DOING_JOBS.includes(role)) && JOB_ACTS.includes(type)
    case 'lettings':
      return LETTINGS_ROLES.includes(role) && LETTINGS_ACTS.includes(type)
    case 'addressed-role':
      return ADVISER_ACTS.includes(type)
    case 'complaint':
      return COMPLAINT_ROLES.includes(role) && COMPLAINT_ACTS.includes(type)
    case 'steering':
    case 'staff':
    case 'self':
    case 'addressee':
    case 'complaint-addressee':
    case 'auditor':
    case 'open-file':
    case 'meeting-file':
    case 'represented-file':
    case 'legal-file':
    case 'representative':
    case 'keeping':
      return false
    default:
      return on satisfies never
  }
}

/** Whether somebody with these roles may start a case: everybody who works for the landlord may take a report. */
export const mayTakeReport = (roles: readonly RoleName[], role: RoleName): boolean => roles.includes(role)

export const seesAccounts = (roles: readonly RoleName[]): boolean => roles.some((role) => ACCOUNT_ROLES.includes(role))

export const seesJobs = (roles: readonly RoleName[]): boolean =>
  roles.some((role) => PLANNING_JOBS.includes(role) || DOING_JOBS.includes(role))

export const seesMoves = (roles: readonly RoleName[]): boolean => roles.some((role) => LETTINGS_ROLES.includes(role))

export const keepsApart = (roles: readonly RoleName[]): boolean =>
  roles.some((role) => KEEPING_APART_ROLES.includes(role))
/** Whether they may have to say who is let in again, on some case: whose list is theirs is the database's to say. */
export const looksAfterApart = (roles: readonly RoleName[]): boolean =>
  keepsApart(roles) ||
  roles.some((role) => KEEPING_COLLEAGUES_APART.includes(role) || KEEPERS_OF_LAST_RESORT.includes(role))
export const mayOpenInEmergency = (roles: readonly RoleName[]): boolean =>
  roles.some((role) => EMERGENCY_ROLES.includes(role))

export const seesConflicts = (roles: readonly RoleName[]): boolean =>
  roles.some((role) => CONFLICT_ROLES.includes(role))
export const seesComplaints = (roles: readonly RoleName[]): boolean =>
  roles.some((role) => COMPLAINT_ROLES.includes(role))

export const maySearchRegistry = (roles: readonly RoleName[]): boolean =>
  roles.some((role) => SEARCHING_ROLES.includes(role))

export const seesKeeping = (roles: readonly RoleName[]): boolean => roles.some((role) => KEEPING_ROLES.includes(role))
export const mayErase = (roles: readonly RoleName[]): boolean => roles.some((role) => ERASING_ROLES.includes(role))
export const mayAgreeToErase = (roles: readonly RoleName[]): boolean =>
  roles.some((role) => ERASING_AGREERS.includes(role))
