/**
 * Who may see and do what, as one table. The row policies and grants of the database are made from it (`row-policies.ts`),
 * and every door asks it what an actor may do. Pure: it knows no session and no database.
 */
import type { Relation } from './relations.ts'

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
  'complaint-notice-access',
  'pack-edition-access',
  'keepers-access',
  'passkey-access',
  'second-look-access',
  'contact-check-access',
  'sign-on-access',
  'leak-access',
  'data-clock-access',
  'data-part-access',
  'second-factor-access',
  'weekly-look-access',
  'two-sides-access',
  'look-stand-in-access',
  'data-given-access',
  'notice-key-access',
  'public-form-access',
  'restricted-form-access',
] as const
export type AccessMigration = (typeof ACCESS_MIGRATIONS)[number]

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
  {
    table: 'notice',
    read: ['addressee', 'complaint-addressee'],
    opens: 'complaint-notice-access',
    was: { read: ['addressee'], opens: 'notice-access' },
  },
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
  // The public halves of the keys of people's devices, and what they are asked to sign: functions of the door use them, their holder sees names.
  { table: 'passkey', opens: 'passkey-access' },
  { table: 'passkey_challenge', opens: 'passkey-access' },
  // Who a landlord's provider says somebody is, and those who are there just now: the door's functions alone.
  { table: 'sign_on_provider', opens: 'sign-on-access' },
  { table: 'sign_on_account', opens: 'sign-on-access' },
  { table: 'sign_on', opens: 'sign-on-access' },
  { table: 'signed_on', opens: 'sign-on-access' },
  { table: 'sign_on_ended', opens: 'sign-on-access' },
  // By what somebody on the Restricted Access List is recognised: one function says yes or no.
  { table: 'restricted_key', opens: 'lettings-access' },
  { table: 'restricted_form', opens: 'restricted-form-access' },
  { table: 'keeping_round', opens: 'keeping-access' },
  { table: 'shred_replayed', opens: 'keeping-access' },
  // What somebody may hear and say of a case by an account, a job or a handover: a function says it to them alone, and only that.
  { table: 'facet_act', opens: 'facet-access' },
  { table: 'job_words', opens: 'facet-access' },
  { table: 'team_role', opens: 'facet-access' },
  { table: 'facet_reading', opens: 'facet-access' },
  // What the keys of notices are hashed with.
  { table: 'notice_key', opens: 'notice-key-access' },
  // How much came through the public form within the hour: a function of the door counts it.
  { table: 'public_form_sent', opens: 'public-form-access' },
  // What was signed of the audit and the records: made by the worker, told to those who read the trail by a function.
  { table: 'checkpoint', opens: 'checkpoint-access' },
  { table: 'record_mark', opens: 'checkpoint-access' },
  { table: 'record_marked', opens: 'checkpoint-access' },
  { table: 'checkpoint_place', opens: 'checkpoint-access' },
  // Who asked for the data held about them, and apart from it what was kept back: functions answer those who handle both, and look at no case.
  { table: 'data_request', opens: 'data-request-access' },
  { table: 'data_withholding', opens: 'data-request-access' },
  { table: 'data_extension', opens: 'data-clock-access' },
  { table: 'data_given', opens: 'data-given-access' },
  // What of it stands on a case or in a complaint: gathered by those who are there, and said to them alone.
  { table: 'data_part', opens: 'data-part-access' },
  { table: 'data_part_reason', opens: 'data-part-access' },
  // Which edition of a policy judged what: the owner of the tables writes it, and functions answer for one entry.
  { table: 'judged_under', opens: 'pack-edition-access' },
  { table: 'judged_by', opens: 'pack-edition-access' },
  // What may have got out, and of which case: functions answer those who look after it, and whoever tells of it hears nothing.
  { table: 'leak', opens: 'leak-access' },
  { table: 'leak_case', opens: 'leak-access' },
  // A weekly sample of the audit: functions answer those who look at it, and never about themselves.
  { table: 'look_round', opens: 'weekly-look-access' },
  { table: 'look', opens: 'weekly-look-access' },
]
