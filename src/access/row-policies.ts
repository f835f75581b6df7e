/** The SQL of the row policies and grants, made from the access table. Frozen in a migration; a test holds the two together. */
import { entryType } from '../record/entry-type.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import {
  ACCOUNT_ACTS,
  ADVISER_ACTS,
  COMPLAINT_ACTS,
  FACET_WAYS,
  FIRST_SECOND_LOOK_KINDS,
  JOB_ACTS,
  LETTINGS_ACTS,
  SECOND_LOOK_KINDS,
} from './acts.ts'
import type { Relation } from './relations.ts'
import {
  ACCOUNT_ROLES,
  ASSIGNING_ROLES,
  AUDIT_ROLES,
  CASE_LEADS,
  COLLEAGUE_ROLES,
  COMPLAINT_ROLES,
  CONFLICT_ROLES,
  CONTACT_CHECK_ROLES,
  DATA_ANSWER_AGREERS,
  DATA_PROTECTION_ROLES,
  DOING_JOBS,
  EMERGENCY_ROLES,
  ERASING_AGREERS,
  ERASING_ROLES,
  FIRST_SECOND_FACTOR_ROLES,
  KEEPERS_OF_LAST_RESORT,
  KEEPERS_OF_LAST_RESORT_FOR_COLLEAGUES,
  KEEPING_APART_ROLES,
  KEEPING_COLLEAGUES_APART,
  KEEPING_ROLES,
  LEAK_CLOSERS,
  LEAK_ROLES,
  LEGAL_ROLES,
  LETTINGS_ROLES,
  LOOK_AT_ALL_ROLES,
  LOOK_ROLES,
  LOOK_STAND_INS,
  LOOK_UP_ROLES,
  MEETING_ROLES,
  PLANNING_JOBS,
  REPRESENTATIVE_NAMERS,
  ROLE_GIVERS,
  SEARCHING_ROLES,
  SECOND_FACTOR_ROLES,
  SECOND_LOOK_ROLES,
  STEERING_ROLES,
  VAULT_ROLES,
} from './roles.ts'
import {
  type AccessMigration,
  CLOSED_TABLES,
  MORE_TABLES_OF_CASES,
  NOT_IN_AN_EMERGENCY,
  TABLES,
  TABLES_OF_CASES,
} from './table.ts'

const list = (values: readonly string[]) => `array[${values.map((value) => `'${value}'`).join(', ')}]`
const holds = (roles: readonly string[]) => `(select sec.roles()) && ${list(roles)}`

const ON_CASE = 'stream = any((select sec.visible())::uuid[])'

/** An array of ids worked out once for a statement, never a sub-query for each row: a hidden row then costs what a missing one costs. */
function condition(relation: Relation): string {
  switch (relation) {
    case 'member':
      return ON_CASE
    case 'organisation':
      return 'stream = (select sec.organisation())'
    case 'steering':
      return `stream = (select sec.organisation()) and ${holds(STEERING_ROLES)}`
    case 'staff':
      return 'true'
    case 'self':
      return 'account = (select sec.account())'
    case 'addressee':
      return 'account = (select sec.account()) and stream = any((select array_append(sec.visible(), sec.organisation()))::uuid[])'
    case 'complaint-addressee':
      return 'account = (select sec.account()) and stream = any((select sec.complaints())::uuid[])'
    case 'accounts':
      return holds(ACCOUNT_ROLES)
    case 'jobs':
      return `${holds(PLANNING_JOBS)} or holder = (select sec.account()) and ${holds(DOING_JOBS)}`
    case 'auditor':
      return holds(AUDIT_ROLES)
    case 'open-file':
      return `${ON_CASE} and compartment is null`
    case 'meeting-file':
      return `${ON_CASE} and compartment = 'meeting' and ${holds(MEETING_ROLES)}`
    case 'represented-file':
      return `${ON_CASE} and compartment = 'meeting' and stream = any((select sec.represented_cases())::uuid[])`
    case 'legal-file':
      return `${ON_CASE} and compartment = 'legal' and ${holds(LEGAL_ROLES)}`
    case 'representative':
      return `${ON_CASE} and meeting = any((select sec.represented())::uuid[])`
    case 'addressed-role':
      return 'to_role = any((select sec.roles())::text[])'
    case 'lettings':
      return holds(LETTINGS_ROLES)
    case 'complaint':
      return 'stream = any((select sec.complaints())::uuid[])'
    case 'keeping':
      return holds(KEEPING_ROLES)
    default:
      return relation satisfies never
  }
}

const HEAD = 'language sql stable security definer set search_path = pg_catalog as'
const roleCheck = (name: string, roles: readonly string[]) =>
  `create function sec.${name}() returns boolean ${HEAD} $$ select sec.roles() && ${list(roles)} $$;`

const roleIs = (name: string, roles: readonly string[]) =>
  `create function sec.${name}(role text) returns boolean language sql immutable set search_path = pg_catalog as $$ select role = any(${list(roles)}) $$;`

/** A role that is asked of a customer's case, or another of a colleague's. */
const roleOfCaseIs = (name: string, roles: readonly RoleName[], ofColleagues: readonly RoleName[]) =>
  `create function sec.${name}(role text, of_colleague boolean) returns boolean language sql immutable set search_path = pg_catalog as $$ select role = any(case when of_colleague then ${list(ofColleagues)} else ${list(roles)} end) $$;`

const typeCheck = (name: string, types: readonly string[]) =>
  `create function sec.${name}(type text) returns boolean language sql immutable set search_path = pg_catalog as $$ select type = any(${list(types)}) $$;`

/** What may stand in a field that somebody fills in by a facet: one of its values, or, of words, that there are any. */
const mayFill = (type: EntryTypeName, field: string): string => {
  const { values } = entryType(type).fields.find(({ name }) => name === field) ?? {}
  return `of_field = '${field}' and ${values ? `jsonb_typeof(of_value) = 'string' and of_value <@ to_jsonb(${list(values)})` : `of_value = 'true'`}`
}

/** Who may say what by which way onto a case. */
function facetFunctions(): readonly string[] {
  const ways = Object.entries(FACET_WAYS)
  const may = ways.map(
    ([way, { roles, says }]) =>
      `of_way = '${way}' and of_role = any(${list(roles)}) and of_type = any(${list(Object.keys(says))})`,
  )
  const filled = ways.flatMap(([, { says }]) =>
    Object.entries(says).flatMap(([type, fields]) =>
      fields.map((field) => `of_type = '${type}' and ${mayFill(type as EntryTypeName, field)}`),
    ),
  )
  const head = 'returns boolean language sql immutable set search_path = pg_catalog as'
  const any = (conditions: readonly string[]) => conditions.map((each) => `(${each})`).join(' or ')
  return [
    `create function sec.may_say(of_way text, of_role text, of_type text) ${head} $$ select ${any(may)} $$;`,
    `create function sec.may_fill(of_type text, of_field text, of_value jsonb) ${head} $$ select ${any(filled)} $$;`,
  ]
}

const keptOut = (table: string) =>
  `create policy kept_out on rowan.${table} as restrictive for select to rowan_web using (stream <> all((select sec.kept_out())::uuid[]));`

const needsSecondLook = (kinds: readonly string[]) =>
  `sec.needs_second_look(kind text) returns boolean language sql immutable set search_path = pg_catalog as $$ select kind = any(${list(kinds)}) $$;`

/** What each of these migrations says before its tables. */
const FUNCTIONS: Readonly<Record<AccessMigration, readonly string[]>> = {
  access: [
    roleCheck('sees_accounts', ACCOUNT_ROLES),
    typeCheck('is_account_act', ACCOUNT_ACTS),
    roleCheck('gives_roles', ROLE_GIVERS),
    'grant usage on schema rowan, sec to rowan_web;',
  ],
  'notice-access': [],
  'file-access': [],
  'meeting-access': [roleCheck('names_representatives', REPRESENTATIVE_NAMERS)],
  'handover-access': [],
  'work-order-access': [
    roleCheck('plans_jobs', PLANNING_JOBS),
    roleCheck('does_jobs', DOING_JOBS),
    typeCheck('is_job_act', JOB_ACTS),
    'grant execute on function sec.plans_jobs(), sec.does_jobs() to rowan_web;',
  ],
  'oversight-access': [
    roleCheck('reads_trail', AUDIT_ROLES),
    roleCheck('sees_look_ups', LOOK_UP_ROLES),
    roleCheck('oversees', STEERING_ROLES),
  ],
  'outbox-access': [],
  'lettings-access': [
    roleCheck('lets_homes', LETTINGS_ROLES),
    roleCheck('sees_conflicts', CONFLICT_ROLES),
    typeCheck('is_lettings_act', LETTINGS_ACTS),
    typeCheck('is_adviser_act', ADVISER_ACTS),
  ],
  'complaint-access': [
    roleCheck('handles_complaints', COMPLAINT_ROLES),
    roleCheck('leads_cases', CASE_LEADS),
    `create function sec.is_complaint_role(role text) returns boolean language sql immutable set search_path = pg_catalog as $$ select role = any(${list(COMPLAINT_ROLES)}) $$;`,
    `create function sec.is_complaint_act(type text) returns boolean language sql immutable set search_path = pg_catalog as $$ select type = any(${list(COMPLAINT_ACTS)}) $$;`,
  ],
  'keeping-access': [
    roleCheck('sees_keeping', KEEPING_ROLES),
    roleCheck('erases', ERASING_ROLES),
    roleCheck('agrees_to_erase', ERASING_AGREERS),
  ],
  'meeting-paper-access': [],
  'export-access': [
    roleCheck('takes_second_look', SECOND_LOOK_ROLES),
    `create function ${needsSecondLook(FIRST_SECOND_LOOK_KINDS)}`,
    'create policy kept_out on rowan.export as restrictive for select to rowan_web using (stream <> all((select sec.kept_out())::uuid[]));',
  ],
  'kept-out-everywhere-access': [
    ...MORE_TABLES_OF_CASES.map(keptOut),
    ...NOT_IN_AN_EMERGENCY.map(
      (table) =>
        `create policy only_read on rowan.${table} as restrictive for select to rowan_web using (stream <> all((select sec.only_read())::uuid[]));`,
    ),
    "create policy kept_out on rowan.audit as restrictive for select to rowan_web using (coalesce(string_to_array(object, ' ') && (select sec.kept_out_objects())::text[], false) is false);",
  ],
  'sign-in-access': [
    roleIs('needs_second_factor', FIRST_SECOND_FACTOR_ROLES),
    roleIs(
      'is_role_giver',
      ROLE_GIVERS.filter((role) => role !== 'system'),
    ),
  ],
  'facet-access': [
    ...facetFunctions(),
    roleCheck('steers', STEERING_ROLES),
    `create function sec.may_assign(of_role text) returns boolean language sql immutable set search_path = pg_catalog as $$ select of_role = any(${list(ASSIGNING_ROLES)}) $$;`,
  ],
  'kept-apart-access': [
    roleCheck('keeps_apart', KEEPING_APART_ROLES),
    `create function sec.is_keeping_apart_role(role text) returns boolean language sql immutable set search_path = pg_catalog as $$ select role = any(${list(KEEPING_APART_ROLES)}) $$;`,
    roleCheck('breaks_glass', EMERGENCY_ROLES),
    roleCheck('sees_colleagues', COLLEAGUE_ROLES),
    // Restrictive: no relation of the table above opens what this closes.
    ...TABLES_OF_CASES.map(keptOut),
  ],
  'checkpoint-access': [],
  'data-request-access': [
    roleCheck('protects_data', DATA_PROTECTION_ROLES),
    roleCheck('agrees_to_answers', DATA_ANSWER_AGREERS),
  ],
  'complaint-notice-access': [],
  'pack-edition-access': [],
  'keepers-access': [
    roleOfCaseIs('is_keeper_role', KEEPING_APART_ROLES, KEEPING_COLLEAGUES_APART),
    roleOfCaseIs('is_keeper_of_last_resort', KEEPERS_OF_LAST_RESORT, KEEPERS_OF_LAST_RESORT_FOR_COLLEAGUES),
  ],
  'passkey-access': [],
  'contact-check-access': [roleCheck('checks_contact', CONTACT_CHECK_ROLES)],
  'second-look-access': [`create or replace function ${needsSecondLook(SECOND_LOOK_KINDS)}`],
  'second-factor-access': [
    roleIs('needs_second_factor', SECOND_FACTOR_ROLES).replace('create function', 'create or replace function'),
  ],
  'sign-on-access': [],
  'leak-access': [
    roleCheck('handles_leaks', LEAK_ROLES),
    roleCheck('closes_leaks', LEAK_CLOSERS),
    roleOfCaseIs('is_leak_role', LEAK_ROLES, LEAK_CLOSERS),
  ],
  'data-clock-access': [roleIs('is_data_protector', DATA_PROTECTION_ROLES)],
  'data-part-access': [],
  'weekly-look-access': [
    roleCheck('looks_weekly', LOOK_ROLES),
    roleCheck('looks_at_all', LOOK_AT_ALL_ROLES),
    `create function sec.is_look_role(role text) returns boolean language sql immutable set search_path = pg_catalog as $$ select role = any(${list(LOOK_ROLES)}) $$;`,
  ],
  'look-stand-in-access': [
    roleIs('is_look_stand_in', LOOK_STAND_INS),
    roleCheck('stands_in_for_looks', LOOK_STAND_INS),
  ],
  'data-given-access': [],
  'notice-key-access': [],
  'public-form-access': [],
  'restricted-form-access': [],
  'two-sides-access': [roleIs('is_conflict_role', CONFLICT_ROLES)],
  'people-access': [roleCheck('searches_registry', SEARCHING_ROLES), roleCheck('opens_vault', VAULT_ROLES)],
}

/** One whole migration as text: the tables that it opens, and those that it closes. */
export function rowPolicies(migration: AccessMigration): string {
  const opensHere = ({ opens = 'access' }: { readonly opens?: AccessMigration }) => opens === migration
  const rules = [
    ...TABLES.filter((rule) => opensHere(rule) && !rule.was),
    ...TABLES.flatMap((rule) => (rule.was?.opens === migration ? [{ ...rule, ...rule.was }] : [])),
  ]
  const lines = [
    '-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.',
    ...FUNCTIONS[migration],
  ]
  for (const { table } of [...rules, ...CLOSED_TABLES.filter(opensHere)])
    lines.push(
      `alter table rowan.${table} enable row level security;`,
      `alter table rowan.${table} force row level security;`,
      `create policy owner on rowan.${table} to rowan_owner using (true) with check (true);`,
    )
  for (const { table, read, columns } of rules) {
    const any = read.map((relation) => `(${condition(relation)})`).join(' or ')
    lines.push(
      `create policy read on rowan.${table} for select to rowan_web using (landlord = (select sec.landlord()) and (${any}));`,
      `grant select${columns ? ` (${columns.join(', ')})` : ''} on rowan.${table} to rowan_web;`,
    )
  }
  for (const { table, read } of TABLES.filter((rule) => rule.was && opensHere(rule))) {
    const any = read.map((relation) => `(${condition(relation)})`).join(' or ')
    lines.push(
      `drop policy read on rowan.${table};`,
      `create policy read on rowan.${table} for select to rowan_web using (landlord = (select sec.landlord()) and (${any}));`,
    )
  }
  return `${lines.join('\n')}\n`
}
