/**
 * Who may see and do what, as one table. The row policies and grants of the database are made from it (`row-policies.ts`),
 * and every door asks it what an actor may do. Pure: it knows no session and no database.
 */
import { entryType } from '../record/entry-type.ts'
import { type EntryTypeName, ROLES, type RoleName } from '../record/vocabulary.ts'

/**
 * How an actor stands to a row. `member`: on the case now. `organisation`: the landlord's own stream, which its staff may read.
 * `steering`: that stream, with a role that steers the service, which alone reads its words. `staff`: anybody of the landlord.
 * `self`: the actor's own row. `addressee`: the actor's own row, about a case that they are on now or the organisation. `accounts`: holds a role that sees rent accounts.
 * `jobs`: plans jobs, or does this one. `auditor`: may read the audit.
 * `addressed-role`: holds the role to which the row is addressed.
 * Of the files of a case that one is on: `open-file` any that is in no compartment, `meeting-file` and `legal-file` those for certain roles.
 */
export type Relation =
  | 'member'
  | 'organisation'
  | 'steering'
  | 'staff'
  | 'self'
  | 'addressee'
  | 'accounts'
  | 'jobs'
  | 'auditor'
  | 'open-file'
  | 'meeting-file'
  /** A paper of a MARAC, for somebody who represents the landlord at one about its case. */
  | 'represented-file'
  | 'legal-file'
  /** Named for that MARAC, and on the case now. */
  | 'representative'
  | 'addressed-role'
  /** Lets homes: sees what a move needs, and nothing of who, from where, or why. */
  | 'lettings'
  /** Handles complaints, and this one is not about their own work. */
  | 'complaint'
  /** Holds a role that sees what is due to be erased: references, days and holds, and nothing of a case. */
  | 'keeping'

export type TableRule = {
  readonly table: string
  /** Who may read a row; any one of these is enough. */
  readonly read: readonly Relation[]
  /** Columns that may be read; absent = all of them. */
  readonly columns?: readonly string[]
  /** The migration that opens it, without its number; absent = `access`, the first. */
  readonly opens?: AccessMigration
  /** Who could read it before, and the migration that opened it then. */
  readonly was?: { readonly read: readonly Relation[]; readonly opens: AccessMigration }
}

/** Migrations made from this table, in their order, without their numbers. What was frozen stays: what is new gets one of its own. */
export const ACCESS_MIGRATIONS = [
  'access',
  'notice-access',
  'people-access',
  'file-access',
  'meeting-access',
  'handover-access',
  'work-order-access',
  'oversight-access',
  'outbox-access',
  'lettings-access',
  'complaint-access',
  'keeping-access',
  'facet-access',
  'kept-apart-access',
  'meeting-paper-access',
  'export-access',
  'checkpoint-access',
  'kept-out-everywhere-access',
  'sign-in-access',
  'data-request-access',
] as const
export type AccessMigration = (typeof ACCESS_MIGRATIONS)[number]

/** Roles that see that a rent account is held and until when, and nothing of a case. */
export const ACCOUNT_ROLES: readonly RoleName[] = ['income-officer']
/** What they may propose for an account without being on its case. */
export const ACCOUNT_ACTS: readonly EntryTypeName[] = ['income-court-action.started']
/** Who gives out jobs and sees every one that is open: where, what and how to call, and nothing of why. */
export const PLANNING_JOBS: readonly RoleName[] = ['repairs']
/** Who sees the open jobs that were given to them, and no other. */
export const DOING_JOBS: readonly RoleName[] = ['contractor']
/** What they may propose for a job without being on its case. */
export const JOB_ACTS: readonly EntryTypeName[] = ['security.fitted', 'repair.completed', 'work-order.failed']
/** Who sees what a move needs, and nothing of a case. */
export const LETTINGS_ROLES: readonly RoleName[] = ['lettings']
/** What they may propose for a move without being on its case. */
export const LETTINGS_ACTS: readonly EntryTypeName[] = ['rehousing.offered', 'rehousing.answered', 'lettings.returned']
/** What an adviser may say of a question that was put to a role of theirs, without being on its case. */
export const ADVISER_ACTS: readonly EntryTypeName[] = ['advice.answered']
/** Who sees that somebody is the person harmed in one case and said to cause harm in another. */
export const CONFLICT_ROLES: readonly RoleName[] = ['safeguarding-lead']
/**
 * The ways onto a case for somebody who is not on it, and what they may say by each: its roles, its entry types, and of each the fields
 * that they fill in. All else comes from the record. The database writes such an entry itself, and tells nothing of the case.
 */
export const FACET_WAYS: Readonly<
  Record<
    'account' | 'job' | 'handover',
    { readonly roles: readonly RoleName[]; readonly says: Readonly<Partial<Record<EntryTypeName, readonly string[]>>> }
  >
> = {
  account: { roles: ACCOUNT_ROLES, says: { 'income-court-action.started': ['step'] } },
  job: {
    roles: [...PLANNING_JOBS, ...DOING_JOBS],
    says: { 'security.fitted': [], 'repair.completed': [], 'work-order.failed': ['why', 'note'] },
  },
  // Whoever holds the role to which it was passed; in whichever of their roles they take it on.
  handover: { roles: ROLES, says: { 'handover.accepted': [] } },
}
export type FacetWay = keyof typeof FACET_WAYS
/** Who reads the whole audit trail, and so what of it tells of one case, without being on any. */
/** Who handles complaints: each on a stream of its own, and no case. */
export const COMPLAINT_ROLES: readonly RoleName[] = ['complaints-team']
/** What is written on a complaint, and of it on the case that it belongs to. */
export const COMPLAINT_ACTS: readonly EntryTypeName[] = [
  'complaint.received',
  'complaint.assigned',
  'complaint.acknowledged',
  'complaint.extended',
  'complaint.answered',
  'complaint.closed',
]
/** Who, being on a case, is told that somebody on it complained, beside the officer to whom it is assigned. */
export const CASE_LEADS: readonly RoleName[] = [
  'da-lead',
  'community-safety-manager',
  'community-housing-manager',
  'safeguarding-lead',
  'people-team',
]
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
/** Who may give somebody a role, and, two of them together, lets a colleague sign in again who has lost what they sign in with. */
export const ROLE_GIVERS: readonly RoleName[] = ['da-lead', 'manager', 'director', 'policy-owner', 'system']

/**
 * Roles that nobody acts in with a password alone: they give roles, keep people apart, read the trail, or agree to erase. Whoever holds
 * one is led to a second factor when they sign in; the made-up staff of the demonstration are not.
 */
export const SECOND_FACTOR_ROLES: readonly RoleName[] = [
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
  'other-employee',
  'volunteer',
  'auditor',
  'data-protection-officer',
]
/** Who may give a case to an officer, who comes onto it by that. */
export const ASSIGNING_ROLES: readonly RoleName[] = ROLES.filter((role) => !NOT_ASSIGNING.includes(role))

/** Entries of the organisation's own record by which roles are given or taken: a retraction may undo either. */
export const CHANGES_ROLES: readonly EntryTypeName[] = ['role.assigned', 'entry.retracted']

/** Every table that the web role may read. It writes to none: writing goes through the functions of the schema `sec`. */
export const TABLES: readonly TableRule[] = [
  { table: 'landlord', read: ['staff'] },
  { table: 'account', read: ['staff'], columns: ['landlord', 'account', 'username', 'name', 'disabled'] },
  { table: 'staff_role', read: ['staff'] },
  { table: 'stream', read: ['member', 'organisation'] },
  {
    table: 'complaint',
    read: ['complaint'],
    columns: ['landlord', 'stream', 'reference', 'received', 'stage', 'state', 'handler', 'next_clock', 'next_due'],
    opens: 'complaint-access',
  },
  { table: 'entry', read: ['member', 'organisation'] },
  { table: 'words', read: ['member', 'steering'] },
  { table: 'membership', read: ['member'] },
  { table: 'person', read: ['member'] },
  { table: 'duty', read: ['member', 'organisation'] },
  { table: 'hold', read: ['member', 'organisation'] },
  { table: 'breach', read: ['member', 'organisation'] },
  { table: 'case_summary', read: ['member'] },
  {
    table: 'account_hold',
    read: ['accounts'],
    columns: ['landlord', 'id', 'account_reference', 'runs_from', 'runs_until'],
  },
  {
    table: 'work_order',
    read: ['jobs'],
    columns: [
      'landlord',
      'id',
      'holder',
      'measure',
      'repair_kind',
      'priority',
      'placed',
      'failed',
      'failed_why',
      'calling',
    ],
    opens: 'work-order-access',
  },
  {
    table: 'lettings_move',
    read: ['lettings'],
    columns: ['landlord', 'id', 'asked', 'priority', 'needs', 'avoid', 'offers', 'accepted'],
    opens: 'lettings-access',
  },
  {
    table: 'asked_question',
    read: ['addressed-role'],
    columns: ['landlord', 'id', 'to_role', 'asked'],
    opens: 'lettings-access',
  },
  { table: 'audit', read: ['auditor'] },
  { table: 'notice', read: ['addressee'], opens: 'notice-access' },
  {
    table: 'file',
    read: ['open-file', 'represented-file', 'legal-file'],
    opens: 'meeting-paper-access',
    was: { read: ['open-file', 'meeting-file', 'legal-file'], opens: 'file-access' },
  },
  // Minutes of a MARAC: for those alone who were named for that meeting and are on the case; no role opens them.
  { table: 'marac_minute', read: ['representative'], opens: 'meeting-access' },
  { table: 'waiting_handover', read: ['self', 'addressed-role'], opens: 'handover-access' },
  // What was written to people of a case. It holds no address: that is a sealed word of the case.
  { table: 'outbox', read: ['member'], opens: 'outbox-access' },
  // What was sealed for a partner to leave: for whom, how it opens, until when. Neither the file nor the words that open it.
  { table: 'export', read: ['member'], opens: 'export-access' },
  { table: 'due_to_erase', read: ['keeping'], opens: 'keeping-access' },
  { table: 'keeping_hold', read: ['keeping'], opens: 'keeping-access' },
  {
    table: 'erasure',
    read: ['keeping'],
    columns: [
      'landlord',
      'erasure',
      'stream',
      'reference',
      'what',
      'closed',
      'proposed_at',
      'proposed_by',
      'agreed_at',
      'agreed_by',
      'withdrawn_at',
      'done_at',
    ],
    opens: 'keeping-access',
  },
]

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

/** Tables whose rows belong to a case, by `stream`: whoever is kept out of it sees none of them, by whatever relation. */
export const TABLES_OF_CASES: readonly string[] = [
  'stream',
  'entry',
  'words',
  'membership',
  'person',
  'duty',
  'hold',
  'breach',
  'case_summary',
  'account_hold',
  'work_order',
  'lettings_move',
  'asked_question',
  'notice',
  'file',
  'waiting_handover',
  'outbox',
]

/** As those, closed by a later migration: what is due to be erased is by its reference a case, and minutes are of one. */
export const MORE_TABLES_OF_CASES: readonly string[] = ['due_to_erase', 'keeping_hold', 'erasure', 'marac_minute']

/** What does not open to somebody who only reads a case in an emergency, though they are on it for that hour. */
export const NOT_IN_AN_EMERGENCY: readonly string[] = ['file']

/** Tables that the web role cannot name at all: they are reached through functions alone. */
export const CLOSED_TABLES: readonly { readonly table: string; readonly opens?: AccessMigration }[] = [
  { table: 'session' },
  { table: 'sign_in_attempt' },
  { table: 'answer' },
  { table: 'audit_head' },
  { table: 'pack_version' },
  { table: 'job', opens: 'notice-access' },
  { table: 'mail_due', opens: 'notice-access' },
  // Who represents the landlord at which MARAC: functions say it to the case's members.
  { table: 'marac_meeting', opens: 'meeting-access' },
  { table: 'marac_representative', opens: 'meeting-access' },
  // Names of homes and people, who lives with whom, and addresses kept apart: functions answer one question each.
  { table: 'home', opens: 'people-access' },
  { table: 'customer', opens: 'people-access' },
  { table: 'tenancy', opens: 'people-access' },
  { table: 'tenancy_part', opens: 'people-access' },
  { table: 'rent_account', opens: 'people-access' },
  { table: 'blind_index', opens: 'people-access' },
  { table: 'registry_search', opens: 'people-access' },
  { table: 'vault_address', opens: 'people-access' },
  { table: 'contact_point', opens: 'outbox-access' },
  // Who must not see which case, who alone may, and who opened one in an emergency: functions answer those who keep people apart.
  { table: 'exclusion', opens: 'kept-apart-access' },
  { table: 'case_seal', opens: 'kept-apart-access' },
  { table: 'unsealing', opens: 'kept-apart-access' },
  { table: 'broken_glass', opens: 'kept-apart-access' },
  { table: 'staff_key', opens: 'kept-apart-access' },
  // What people sign in with, and who let a colleague in again: functions answer their holder, or two administrators.
  { table: 'authenticator', opens: 'sign-in-access' },
  { table: 'new_authenticator', opens: 'sign-in-access' },
  { table: 'sign_in_step', opens: 'sign-in-access' },
  { table: 'recovery', opens: 'sign-in-access' },
  // By what somebody on the Restricted Access List is recognised: one function says yes or no.
  { table: 'restricted_key', opens: 'lettings-access' },
  { table: 'keeping_round', opens: 'keeping-access' },
  { table: 'shred_replayed', opens: 'keeping-access' },
  // What somebody may hear and say of a case by an account, a job or a handover: a function says it to them alone, and only that.
  { table: 'facet_act', opens: 'facet-access' },
  { table: 'job_words', opens: 'facet-access' },
  { table: 'team_role', opens: 'facet-access' },
  { table: 'facet_reading', opens: 'facet-access' },
  // What was signed of the audit and the records: made by the worker, told to those who read the trail by a function.
  { table: 'checkpoint', opens: 'checkpoint-access' },
  { table: 'record_mark', opens: 'checkpoint-access' },
  { table: 'record_marked', opens: 'checkpoint-access' },
  { table: 'checkpoint_place', opens: 'checkpoint-access' },
  // Who asked for the data held about them, and apart from it what was kept back: functions answer those who handle both, and look at no case.
  { table: 'data_request', opens: 'data-request-access' },
  { table: 'data_withholding', opens: 'data-request-access' },
]

/** Who handles requests for the data that is held about somebody, and who agrees to each answer beside them. */
export const DATA_PROTECTION_ROLES: readonly RoleName[] = ['data-protection-officer']
export const DATA_ANSWER_AGREERS: readonly RoleName[] = ['safeguarding-lead']
export const seesDataRequests = (roles: readonly RoleName[]): boolean =>
  roles.some((role) => DATA_PROTECTION_ROLES.includes(role) || DATA_ANSWER_AGREERS.includes(role))

/** Kinds of document that leave only when a second person has looked at them: bundles for a court or a MARAC hold the most. */
export const SECOND_LOOK_KINDS: readonly string[] = ['marac-referral', 'chronology']
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
const NOT_SEARCHING: readonly RoleName[] = ['contractor', 'volunteer', 'system']
/** Who passes on what they noticed or were told and sees no case, not even the one that they began (CBC-5.2.j, MHA-4.2.1.a). */
const PASSING_ON_ROLES: readonly RoleName[] = ['other-employee', 'contractor', 'volunteer']
export const onlyPassesOn = (roles: readonly RoleName[]): boolean =>
  roles.length > 0 && roles.every((role) => PASSING_ON_ROLES.includes(role))
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
