/**
 * Which roles see and do what, each list with what it opens. The row policies, the routes and the documentation are made from these.
 * What they are asked is in `permissions.ts`. Pure.
 */
import { ROLES, type RoleName } from '../record/vocabulary.ts'

/** Roles that see that a rent account is held and until when, and nothing of a case. */
export const ACCOUNT_ROLES: readonly RoleName[] = ['income-officer']
/**
 * Who asks, for another system of the landlord, whether somebody may be written to. Each question of it could tell that there is a case:
 * how often they may ask is counted.
 */
export const CONTACT_CHECK_ROLES: readonly RoleName[] = ['income-officer']
/** Who gives out jobs and sees every one that is open: where, what and how to call, and nothing of why. */
export const PLANNING_JOBS: readonly RoleName[] = ['repairs']
/** Who sees the open jobs that were given to them, and no other. */
export const DOING_JOBS: readonly RoleName[] = ['contractor']
/** Who sees what a move needs, and nothing of a case. */
export const LETTINGS_ROLES: readonly RoleName[] = ['lettings']
/** Who sees that somebody is the person harmed in one case and said to cause harm in another. */
export const CONFLICT_ROLES: readonly RoleName[] = ['safeguarding-lead']
/** Who handles complaints: each on a stream of its own, and no case. */
export const COMPLAINT_ROLES: readonly RoleName[] = ['complaints-team']
/** Who, being on a case, is told that somebody on it complained, beside the officer to whom it is assigned. */
export const CASE_LEADS: readonly RoleName[] = [
  'da-lead',
  'community-safety-manager',
  'community-housing-manager',
  'safeguarding-lead',
  'people-team',
]
/** Who reads the whole audit trail, and so what of it tells of one case, without being on any. */
export const AUDIT_ROLES: readonly RoleName[] = ['auditor', 'data-protection-officer']
/**
 * Who, beside those, sees who looked the people of a case up in the landlord's records; on cases that they are on. The case's team
 * sees who opened the case; a look-up may be a colleague's everyday work, or a colleague who searches for somebody.
 */
export const LOOK_UP_ROLES: readonly RoleName[] = ['safeguarding-lead', 'designated-safeguarding-officer']
/** Who keeps people apart: sees who is kept out of which case, lets nobody in again alone, and looks at what was opened in an emergency. */
export const KEEPING_APART_ROLES: readonly RoleName[] = ['safeguarding-lead', 'data-protection-officer']
/** Who may open a case in an emergency: those who answer the telephone when somebody is in danger. */
export const EMERGENCY_ROLES: readonly RoleName[] = [
  'housing-officer',
  'asb-officer',
  'support-worker',
  'scheme-manager',
  'housing-options-officer',
  'customer-services',
  'da-caseworker',
  'da-lead',
  'community-safety-team',
  'community-safety-manager',
  'community-housing-team',
  'community-housing-manager',
  'safeguarding-lead',
  'designated-safeguarding-officer',
  'people-team',
  'manager',
]
/** Who alone may be on the case of a colleague. */
export const COLLEAGUE_ROLES: readonly RoleName[] = ['people-team']
/** Who keeps people apart on the case of a colleague: nobody else may know that there is one. */
export const KEEPING_COLLEAGUES_APART: readonly RoleName[] = COLLEAGUE_ROLES
/**
 * Who does so besides, on a case that fewer than two of those can see to who may: so that there are always two to let somebody in again,
 * and one who is told. First of a customer's case, then of a colleague's.
 */
export const KEEPERS_OF_LAST_RESORT: readonly RoleName[] = ['director']
export const KEEPERS_OF_LAST_RESORT_FOR_COLLEAGUES: readonly RoleName[] = ['data-protection-officer']
/** Who sees what is due to be erased and what is held: references and days, and nothing of a case. */
export const KEEPING_ROLES: readonly RoleName[] = [
  'data-protection-officer',
  'safeguarding-lead',
  'da-lead',
  'director',
  'legal',
]
/** Who proposes that something is erased, and lifts a hold. */
export const ERASING_ROLES: readonly RoleName[] = ['data-protection-officer']
/** Who agrees to what somebody else proposed to erase. */
export const ERASING_AGREERS: readonly RoleName[] = [
  'data-protection-officer',
  'safeguarding-lead',
  'da-lead',
  'director',
]
/** Who looks after what may have got out: sees what was told of it, and which case it is about by its reference alone. */
export const LEAK_ROLES: readonly RoleName[] = ['data-protection-officer', 'da-lead', 'safeguarding-lead']
/** Of those, who closes it, and alone looks after one of a colleague's case. */
export const LEAK_CLOSERS: readonly RoleName[] = ['data-protection-officer']
/** Who looks every week at a sample of what colleagues looked at. */
export const LOOK_ROLES: readonly RoleName[] = ['safeguarding-lead', 'data-protection-officer']
/** Who looks at what one of them did where there is only one. */
export const LOOK_STAND_INS: readonly RoleName[] = KEEPERS_OF_LAST_RESORT
/** Of those, who looks also at a colleague's case, and at one that is closed to all but a few. */
export const LOOK_AT_ALL_ROLES: readonly RoleName[] = ['data-protection-officer']
/** Who may give somebody a role, and, two of them together, lets a colleague sign in again who has lost what they sign in with. */
export const ROLE_GIVERS: readonly RoleName[] = ['da-lead', 'manager', 'director', 'policy-owner', 'system']

/** Whoever writes through a landlord's public form: nobody signs in with it, it is given to nobody, and it sees no case. */
export const PUBLIC_ROLE: RoleName = 'member-of-public'

/** Roles in which somebody tells what they noticed, and is shown nothing of a case but that, until somebody takes it on. */
export const TELLING_ROLES: readonly RoleName[] = ['other-employee', 'volunteer', PUBLIC_ROLE]

/**
 * Roles that nobody acts in with a password alone: all but those that only tell. Whoever holds one is led to a second factor when they
 * sign in; the made-up staff of the demonstration are not. Source: OWASP ASVS 5.0, 6.3.3.
 */
export const SECOND_FACTOR_ROLES: readonly RoleName[] = ROLES.filter(
  (role) => role !== 'system' && !TELLING_ROLES.includes(role),
)
/** Those that the first migration of signing in knew: they give roles, keep people apart, read the trail, or agree to erase. */
export const FIRST_SECOND_FACTOR_ROLES: readonly RoleName[] = [
  ...new Set([...ROLE_GIVERS, ...KEEPING_APART_ROLES, ...AUDIT_ROLES, ...ERASING_AGREERS]),
].filter((role) => role !== 'system')
/** Who is asked about the organisation's own duties, and reads the words of its record: reviews, findings, reports. */
export const STEERING_ROLES: readonly RoleName[] = [
  'da-lead',
  'community-safety-manager',
  'community-housing-manager',
  'safeguarding-lead',
  'manager',
  'director',
  'head-of-neighbourhoods',
  'policy-owner',
  'oversight-committee',
  'auditor',
  'data-protection-officer',
]

/**
 * Of those, who sees every number, however small: who leads cases, or answers for what is late and must act on one case as on a hundred.
 * The others oversee: they see nothing that is about fewer than five cases.
 */
export const EXACT_NUMBERS_ROLES: readonly RoleName[] = [
  'da-lead',
  'community-safety-manager',
  'community-housing-manager',
  'safeguarding-lead',
  'manager',
  'director',
  'head-of-neighbourhoods',
]

/** Who sees a facet, or passes on, and gives no case to anybody even where they took its report. */
const NOT_ASSIGNING: readonly RoleName[] = [
  ...ACCOUNT_ROLES,
  ...PLANNING_JOBS,
  ...DOING_JOBS,
  ...TELLING_ROLES,
  'auditor',
  'data-protection-officer',
]
/** Who may give a case to an officer, who comes onto it by that. */
export const ASSIGNING_ROLES: readonly RoleName[] = ROLES.filter((role) => !NOT_ASSIGNING.includes(role))

/** To whom no case is given: they see a facet, a complaint, the trail or nothing of one, and whoever owns a case sees all of it. */
const NOT_OWNING: readonly RoleName[] = [
  ...NOT_ASSIGNING,
  ...LETTINGS_ROLES,
  ...COMPLAINT_ROLES,
  'oversight-committee',
  'system',
]
/** To whom a case may be given, as an owner or as the officer who comes onto it by that. */
export const OWNING_ROLES: readonly RoleName[] = ROLES.filter((role) => !NOT_OWNING.includes(role))

/** Who, being on the case, opens the minutes of a MARAC (PD-17.b2, CBC-8.1.c). */
export const MEETING_ROLES: readonly RoleName[] = [
  'community-safety-team',
  'community-safety-manager',
  'designated-safeguarding-officer',
  'safeguarding-lead',
  'da-caseworker',
  'da-lead',
]
/** Who, being on the case, opens legal advice: the team, and those who may authorise legal action (MHA-4.3.8.b). */
export const LEGAL_ROLES: readonly RoleName[] = [
  'community-safety-team',
  'community-safety-manager',
  'head-of-neighbourhoods',
  'director',
  'legal',
  'da-lead',
]

/** Who handles requests for the data that is held about somebody, and who agrees to each answer beside them. */
export const DATA_PROTECTION_ROLES: readonly RoleName[] = ['data-protection-officer']
export const DATA_ANSWER_AGREERS: readonly RoleName[] = ['safeguarding-lead']

/** Who looks at what somebody else made before it leaves; on cases that they are on. */
export const SECOND_LOOK_ROLES: readonly RoleName[] = [
  'da-lead',
  'community-safety-manager',
  'community-housing-manager',
  'safeguarding-lead',
  'designated-safeguarding-officer',
  'legal',
  'people-team',
  'manager',
]

/** Who does not look people up in the landlord's records: they pass on what they were told, and whoever takes it on looks. */
const NOT_SEARCHING: readonly RoleName[] = ['contractor', 'volunteer', PUBLIC_ROLE, 'system']
/** Who passes on what they noticed or were told and sees no case, not even the one that they began (CBC-5.2.j, MHA-4.2.1.a). */
export const PASSING_ON_ROLES: readonly RoleName[] = [...TELLING_ROLES, 'contractor']
/** Who may find known homes and people for a report. */
export const SEARCHING_ROLES: readonly RoleName[] = ROLES.filter((role) => !NOT_SEARCHING.includes(role))
/** Who says who represents the landlord at a MARAC, beside the officer to whom the case is assigned; on cases that they are on. */
export const REPRESENTATIVE_NAMERS: readonly RoleName[] = [
  'da-lead',
  'community-safety-manager',
  'community-housing-manager',
  'safeguarding-lead',
  'designated-safeguarding-officer',
]
/** Who opens an address that is kept apart, beside the officer to whom the case is assigned; on cases that they are on. */
export const VAULT_ROLES: readonly RoleName[] = ['safeguarding-lead']
