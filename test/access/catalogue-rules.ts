/** The rules of the database's form, each a question to the catalogue that has to be answered by no row. Source: security 3.3. */
import type pg from 'pg'
import {
  CLOSED_TABLES,
  MORE_TABLES_OF_CASES,
  NOT_IN_AN_EMERGENCY,
  TABLES,
  TABLES_OF_CASES,
} from '../../src/access/table.ts'

const list = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ')
const ALL = [...TABLES, ...CLOSED_TABLES].map(({ table }) => table)
const KEPT_OUT = [...TABLES_OF_CASES, ...MORE_TABLES_OF_CASES, 'export', 'audit']
const LOGINS = `'rowan_web', 'rowan_door', 'rowan_worker', 'rowan_keys'`
const OURS = `in ('rowan'::regnamespace, 'sec'::regnamespace)`

/** What must stand in the way of a write, whoever writes. */
const GUARDS = [
  'forget_blind_keys customer',
  'forget_blind_keys home',
  'forget_new_authenticator sign_in_step',
  'guard_export export',
  'guard_data_request data_request',
  'guard_giving entry',
  'guard_membership membership',
  'guard_notice notice',
  'guard_outbox outbox',
  'guard_reason broken_glass',
  'guard_unsealing unsealing',
  'guard_writing entry',
  'guard_writing file',
  'guard_writing outbox',
  'guard_writing vault_address',
  'keep_off_erased membership',
  'keep_public_role staff_role',
  'note_agreement entry',
  'note_conflicts person',
  'note_maker entry',
  'note_match entry',
  'only_add audit',
  'only_add_whole audit',
  'tell_of_answer entry',
  'tell_of_keeping_out exclusion',
  'tell_of_no_officer exclusion',
  'tell_of_two_sides person',
]

/** What a policy may ask of who asks. Worked out once a statement, and anew for each. */
const ASKED_BY_POLICIES = [
  'account',
  'complaints',
  'kept_out',
  'kept_out_objects',
  'landlord',
  'only_read',
  'organisation',
  'represented',
  'represented_cases',
  'roles',
  'visible',
]

/** Each column or table that the web role reads, as the access table says. */
const READABLE = TABLES.flatMap(({ table, columns }) => (columns ?? ['*']).map((column) => `${table}.${column}`))

export const RULES: Readonly<Record<string, string>> = {
  'every table has row policies that hold for its owner too': `
    select relname from pg_class where relnamespace = 'rowan'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`,
  'every table is in the access table': `
    select relname from pg_class where relnamespace = 'rowan'::regnamespace and relkind in ('r', 'p') and relname not in (${list(ALL)})`,
  'there are tables and indexes, and nothing that row policies do not reach: no view, sequence, partition, rule or statistics': `
    select relname from pg_class where relnamespace ${OURS} and (relkind not in ('r', 'i', 'c') or relispartition)
    union all select rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class where c.relnamespace ${OURS}
    union all select stxname from pg_statistic_ext where stxnamespace ${OURS}`,
  'one role that nobody logs in as owns everything': `
    select relname from pg_class where relnamespace ${OURS} and relowner <> 'rowan_owner'::regrole
    union all select proname from pg_proc where pronamespace ${OURS} and proowner <> 'rowan_owner'::regrole
    union all select rolname from pg_roles where rolname = 'rowan_owner' and rolcanlogin`,
  'no role that logs in has a power of its own or of another': `
    select rolname from pg_roles where rolname in (${LOGINS}, 'rowan_owner') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
    union all select m.rolname from pg_auth_members a join pg_roles m on m.oid = a.member where m.rolname in (${LOGINS})`,
  'one policy lets the web role read a table, and none lets it write': `
    select t.name from unnest(array[${list(TABLES.map(({ table }) => table))}]) as t(name)
    where (select count(*) from pg_policies p where p.schemaname = 'rowan' and p.tablename = t.name and p.permissive = 'PERMISSIVE'
      and p.cmd = 'SELECT' and p.roles = '{rowan_web}') <> 1
    union all select tablename from pg_policies where schemaname = 'rowan' and roles <> '{rowan_owner}' and
      (roles <> '{rowan_web}' or cmd <> 'SELECT' or permissive = 'PERMISSIVE' and policyname <> 'read' or tablename not in (${list(TABLES.map(({ table }) => table))}))`,
  'the owner, whom functions run as, works on every table': `
    select t.name from unnest(array[${list(ALL)}]) as t(name) where not exists (select from pg_policies p where p.schemaname = 'rowan'
      and p.tablename = t.name and p.policyname = 'owner' and p.roles = '{rowan_owner}' and p.qual = 'true' and p.with_check = 'true' and p.permissive = 'PERMISSIVE')`,
  'whoever is kept out is kept out of every table of cases, above every other policy': `
    select t.name from unnest(array[${list(KEPT_OUT)}]) as t(name) where not exists (select from pg_policies p where p.schemaname = 'rowan'
      and p.tablename = t.name and p.policyname = 'kept_out' and p.permissive = 'RESTRICTIVE'
      and (p.qual = '(stream <> ALL (( SELECT sec.kept_out() AS kept_out)::uuid[]))' or p.tablename = 'audit'))
    union all select t.name from unnest(array[${list(NOT_IN_AN_EMERGENCY)}]) as t(name) where not exists (select from pg_policies p
      where p.schemaname = 'rowan' and p.tablename = t.name and p.policyname = 'only_read' and p.permissive = 'RESTRICTIVE')`,
  'every policy of the web role begins with its landlord, and asks no question of each row': `
    select tablename from pg_policies where schemaname = 'rowan' and roles <> '{rowan_owner}' and permissive = 'PERMISSIVE'
      and qual not like '((landlord = ( SELECT sec.landlord() AS landlord)) AND %'
    union all select tablename from pg_policies where schemaname = 'rowan' and qual ~* '(exists|from) '`,
  'policies ask these functions and no other, and none may be remembered from one asker to the next': `
    select f.name from pg_policies p cross join lateral regexp_matches(p.qual, 'sec\\.(\\w+)\\(', 'g') as m(found) cross join lateral (select m.found[1] as name) f
    where p.schemaname = 'rowan' and f.name not in (${list(ASKED_BY_POLICIES)})
    union all select proname from pg_proc where pronamespace = 'sec'::regnamespace and provolatile = 'i'
      and (prosrc ~ 'rowan\\.|now\\(|current_setting|sec\\.(who|visible|account|roles|landlord|kept_out)\\(' or proname in (${list(ASKED_BY_POLICIES)}))
    union all select proname from pg_proc where pronamespace = 'sec'::regnamespace and proname in (${list(ASKED_BY_POLICIES)}) and provolatile <> 's'`,
  'every function looks nowhere but where the server looks, and those that read tables run as the owner': `
    select proname from pg_proc where pronamespace = 'sec'::regnamespace and proconfig is distinct from array['search_path=pg_catalog']
    union all select proname from pg_proc where pronamespace = 'sec'::regnamespace and not prosecdef and prosrc ~ '(from|join|into|update) rowan\\.'
    union all select proname from pg_proc where pronamespace = 'sec'::regnamespace and proleakproof
    union all select proname from pg_proc where pronamespace = 'rowan'::regnamespace`,
  'nobody has anything by being anybody': `
    select proname from pg_proc p cross join lateral aclexplode(coalesce(proacl, acldefault('f', proowner))) a where pronamespace ${OURS} and a.grantee = 0
    union all select nspname from pg_namespace n cross join lateral aclexplode(nspacl) a where nspname in ('rowan', 'sec', 'public') and a.grantee = 0
    union all select relname from pg_class c cross join lateral aclexplode(relacl) a where relnamespace ${OURS} and a.grantee = 0
    union all select attname from pg_attribute t join pg_class c on c.oid = t.attrelid cross join lateral aclexplode(t.attacl) a where relnamespace ${OURS} and a.grantee = 0
    union all select datname from pg_database d cross join lateral aclexplode(coalesce(datacl, acldefault('d', datdba))) a
      where datname = current_database() and a.grantee = 0
    union all select lanname from pg_language l cross join lateral aclexplode(coalesce(lanacl, acldefault('l', lanowner))) a where lanname = 'plpgsql' and a.grantee = 0`,
  'no role that serves people makes anything: no schema, no table, no temporary one, no block of code': `
    select r.name from unnest(array[${LOGINS}]) as r(name) where has_database_privilege(r.name, current_database(), 'create')
      or has_database_privilege(r.name, current_database(), 'temporary') or has_schema_privilege(r.name, 'public', 'usage')
      or has_schema_privilege(r.name, 'rowan', 'create') or has_schema_privilege(r.name, 'sec', 'create') or has_language_privilege(r.name, 'plpgsql', 'usage')
    union all select defaclobjtype::text from pg_default_acl d cross join lateral aclexplode(defaclacl) a where a.grantee <> 'rowan_owner'::regrole`,
  'the web role reads the columns that the access table opens, and holds no other right to a table; other roles hold none': `
    select c.relname || ' ' || a.privilege_type from pg_class c cross join lateral aclexplode(c.relacl) a
      where c.relnamespace = 'rowan'::regnamespace and a.grantee <> 'rowan_owner'::regrole
      and not (a.grantee = 'rowan_web'::regrole and a.privilege_type = 'SELECT' and c.relname || '.*' in (${list(READABLE)}))
    union all select c.relname || '.' || t.attname from pg_attribute t join pg_class c on c.oid = t.attrelid cross join lateral aclexplode(t.attacl) a
      where c.relnamespace = 'rowan'::regnamespace and not (a.grantee = 'rowan_web'::regrole and a.privilege_type = 'SELECT'
        and c.relname || '.' || t.attname in (${list(READABLE)}))`,
  'what the door may call nobody else may, and the door does not come to the tables': `
    select p.proname || ' ' || r.name from pg_proc p, unnest(array[${LOGINS}]) as r(name) where p.pronamespace = 'sec'::regnamespace and r.name <> 'rowan_door'
      and has_function_privilege('rowan_door', p.oid, 'execute') and has_function_privilege(r.name, p.oid, 'execute')
    union all select nspname from pg_namespace where nspname in ('rowan', 'public') and has_schema_privilege('rowan_door', oid, 'usage')`,
  'no function changes or removes a line of the audit': `
    select proname from pg_proc where pronamespace ${OURS} and prosrc ~* '(delete\\s+from|update|truncate)\\s+(table\\s+|only\\s+)*rowan\\.audit\\M'`,
  'what stands in the way of a write stands there': `
    select g.name from unnest(array[${list(GUARDS)}]) as g(name) where not exists (select from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where t.tgname || ' ' || c.relname = g.name and t.tgenabled in ('O', 'A'))
    union all select tgname from pg_trigger where not tgisinternal and tgrelid in (select oid from pg_class where relnamespace = 'rowan'::regnamespace)
      and tgname || ' ' || (select relname from pg_class where oid = tgrelid) not in (${list(GUARDS)})`,
}

/** The rules that are broken, each with what breaks it. */
export async function broken(client: pg.Client): Promise<readonly string[]> {
  const names = Object.keys(RULES)
  const sql = Object.values(RULES).map((rule, at) => `select ${at} as rule, x.what::text from (${rule}) as x(what)`)
  const { rows } = await client.query<{ rule: number; what: string }>(sql.join(' union all '))
  return rows.map(({ rule, what }) => `${names[rule]}: ${what}`)
}
