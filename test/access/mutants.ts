/** Ways of getting the policies and functions of the database wrong, made from its catalogue. Each is tried in a transaction of its own. */
import type pg from 'pg'

export type Mutant = {
  readonly kind: string
  readonly sql: string
  /** The tables on which it could be noticed, where rules do not notice it. */
  readonly tables: readonly string[]
}

/** What is said wrongly in a policy: text of it, and what stands in its place. */
const IN_POLICIES: readonly (readonly [string, RegExp, string])[] = [
  ['no landlord', /landlord = \( SELECT sec\.landlord\(\) AS landlord\)/g, 'true'],
  ['everybody on every case', /stream = ANY \(\( SELECT sec\.visible\(\) AS visible\)::uuid\[\]\)/g, 'true'],
  ['nobody on a case', /stream = ANY \(\( SELECT sec\.visible\(\) AS visible\)::uuid\[\]\)/g, 'false'],
  [
    'all but the cases one is on',
    /stream = ANY (\(\( SELECT sec\.visible\(\) AS visible\)::uuid\[\]\))/g,
    'stream <> ALL $1',
  ],
  ['out of instead of on', /sec\.visible\(\)/g, 'sec.kept_out()'],
  ['no organisation', /stream = \( SELECT sec\.organisation\(\) AS organisation\)/g, 'false'],
  ['anybody’s', /(account|holder) = \( SELECT sec\.account\(\) AS account\)/g, 'true'],
  ['nobody’s', /(account|holder) = \( SELECT sec\.account\(\) AS account\)/g, 'false'],
  ['any role', /\( SELECT sec\.roles\(\) AS roles\) && ARRAY\[[^\]]*\]/g, 'true'],
  ['a role is missing', /'([a-z-]+)'::text(?=[,\]])/g, "'nobody'::text"],
  ['any compartment', /compartment IS NULL|compartment = '\w+'::text/g, 'true'],
  ['another compartment', /compartment = '\w+'::text/g, 'compartment IS NULL'],
  ['any meeting', /meeting = ANY \(\( SELECT sec\.represented\(\) AS represented\)::uuid\[\]\)/g, 'true'],
  [
    'any represented',
    /stream = ANY \(\( SELECT sec\.represented_cases\(\) AS represented_cases\)::uuid\[\]\)/g,
    'true',
  ],
  ['any addressee', /to_role = ANY \(\( SELECT sec\.roles\(\) AS roles\)::text\[\]\)/g, 'true'],
  ['any complaint', /stream = ANY \(\( SELECT sec\.complaints\(\) AS complaints\)::uuid\[\]\)/g, 'true'],
  ['in instead of out', /stream <> ALL/g, 'stream = ANY'],
  ['turned round', / IS FALSE$/g, ' IS TRUE'],
]

const CASE_TABLES = ['stream', 'words', 'file', 'marac_minute', 'notice']
/** What is forgotten in a function that policies ask. */
const IN_FUNCTIONS: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['who()', 's.ended is null', 'true', ['stream']],
  ['who()', 's.idle_until > now()', 'true', ['stream']],
  ['who()', 's.absolute_until > now()', 'true', ['stream']],
  ['who()', 'not a.disabled', 'true', ['stream']],
  ['who()', 's.token_hash =', 'true or s.token_hash =', ['stream']],
  ['visible()', 'm.member_from <= now()', 'true', CASE_TABLES],
  ['visible()', 'm.member_until > now()', 'true', CASE_TABLES],
  ['visible()', 'm.landlord = w.landlord', 'true', CASE_TABLES],
  ['visible()', 'm.account = w.account', 'true', CASE_TABLES],
  ['visible()', 'x.ended is null', 'true', CASE_TABLES],
  ['visible()', 'x.account = w.account', 'true', CASE_TABLES],
  ['visible()', 'not bool_or(c.account = w.account)', 'false', CASE_TABLES],
  ['visible()', 'not bool_or(c.account = w.account)', 'true', CASE_TABLES],
  ['visible()', 'm.stream <> all(sealed) or', 'true or', CASE_TABLES],
  ['visible()', "m.purpose = 'emergency'", 'true', CASE_TABLES],
  ['visible()', "or m.purpose = 'emergency'", '', CASE_TABLES],
  ['kept_out()', 'x.ended is null', 'true', CASE_TABLES],
  ['kept_out()', 'x.account = w.account', 'true', ['account_hold', ...CASE_TABLES]],
  ['kept_out()', 'x.landlord = w.landlord', 'false', ['account_hold', 'work_order', 'due_to_erase']],
  ['roles()', 'r.landlord = w.landlord', 'true', ['words']],
  ['roles()', 'r.account = w.account', 'true', ['words', 'account_hold', 'audit']],
  ['organisation()', "s.kind = 'organisation'", "s.kind = 'case' limit 1", ['entry']],
  ['complaints()', 'not sec.handles_complaints()', 'false', ['complaint']],
  ['complaints()', 'c.officer is distinct from w.account', 'true', ['complaint']],
  ['complaints()', 's.owner = w.account', 'false', ['complaint']],
  ['complaints()', 'c.case_stream <> all(sec.kept_out())', 'true', ['complaint']],
  ['represented()', 'r.until is null', 'true', ['marac_minute']],
  ['represented()', 'r.account = w.account', 'true', ['marac_minute']],
  ['represented_cases()', 'r.until is null', 'true', ['file']],
  ['represented_cases()', 'r.account = w.account', 'true', ['file']],
  ['only_read()', "m.purpose = 'emergency'", 'true', ['file']],
  ['only_read()', 'm.account = w.account', 'true', ['file']],
  ['kept_out_objects()', 'select k::text as object', 'select null as object', ['audit']],
  ['kept_out_objects()', 'select s.reference', 'select null', ['audit']],
]

/** Changes that change nothing that anybody could see, and why. */
export const EQUIVALENT: Readonly<Record<string, string>> = {}

/** Whole statements of the catalogue that open it up. */
const STATEMENTS = `
  select 'policy dropped' as kind, format('drop policy %I on %s', policyname, format('rowan.%I', tablename)) as sql, tablename::text as of_table
    from pg_policies where schemaname = 'rowan'
  union all select 'policy for all rows', format('alter policy %I on rowan.%I using (true)', policyname, tablename), tablename::text
    from pg_policies where schemaname = 'rowan' and qual <> 'true'
  union all select 'policy for everybody', format('alter policy %I on rowan.%I to public', policyname, tablename), tablename::text
    from pg_policies where schemaname = 'rowan'
  union all select 'restrictive made permissive', format('drop policy %1$I on rowan.%2$I; create policy %1$I on rowan.%2$I for select to rowan_web using (%3$s)', policyname, tablename, qual), tablename::text
    from pg_policies where schemaname = 'rowan' and permissive = 'RESTRICTIVE'
  union all select 'second policy', format('create policy extra on rowan.%I for select to rowan_web using (true)', relname), relname::text
    from pg_class where relnamespace = 'rowan'::regnamespace and relkind = 'r'
  union all select 'no force', format('alter table rowan.%I no force row level security', relname), relname::text from pg_class where relnamespace = 'rowan'::regnamespace and relkind = 'r'
  union all select 'no row security', format('alter table rowan.%I disable row level security', relname), relname::text from pg_class where relnamespace = 'rowan'::regnamespace and relkind = 'r'
  union all select 'grant of ' || verb, format('grant %s on rowan.%I to rowan_web', verb, relname), relname::text from pg_class, unnest(array['insert', 'update', 'delete', 'truncate']) verb
    where relnamespace = 'rowan'::regnamespace and relkind = 'r'
  union all select 'grant to the door', format('grant select on rowan.%I to rowan_door', relname), relname::text from pg_class where relnamespace = 'rowan'::regnamespace and relkind = 'r'
  union all select 'the door opened to others', format('grant execute on function %s to %I', p.oid::regprocedure, role), null from pg_proc p, unnest(array['rowan_web', 'rowan_worker']) role
    where pronamespace = 'sec'::regnamespace and has_function_privilege('rowan_door', p.oid, 'execute')
  union all select 'the door goes further', format('grant execute on function %s to rowan_door', p.oid::regprocedure), null from pg_proc p
    where pronamespace = 'sec'::regnamespace and has_function_privilege('rowan_web', p.oid, 'execute')
  union all select 'grant to the worker', format('grant select on rowan.%I to rowan_worker', relname), relname::text from pg_class where relnamespace = 'rowan'::regnamespace and relkind = 'r'
  union all select 'owned by the web role', format('alter table rowan.%I owner to rowan_web', relname), relname::text from pg_class where relnamespace = 'rowan'::regnamespace and relkind = 'r'
  union all select 'view', format('create view rowan.opened as select * from rowan.%I', relname), relname::text from pg_class where relnamespace = 'rowan'::regnamespace and relkind = 'r'
  union all select 'function for everybody', format('grant execute on function %s to public', p.oid::regprocedure), null from pg_proc p where pronamespace = 'sec'::regnamespace
  union all select 'function looks anywhere', format('alter function %s reset search_path', p.oid::regprocedure), null from pg_proc p where pronamespace = 'sec'::regnamespace
  union all select 'function remembered', format('alter function %s immutable', p.oid::regprocedure), null from pg_proc p
    where pronamespace = 'sec'::regnamespace and provolatile <> 'i' and prosrc ~ 'rowan\\.'
  union all select 'function as the asker', format('alter function %s security invoker', p.oid::regprocedure), null from pg_proc p
    where pronamespace = 'sec'::regnamespace and prosecdef and prosrc ~ '(from|join|into|update) rowan\\.'
  union all select 'function leakproof', format('alter function %s leakproof', p.oid::regprocedure), null from pg_proc p where pronamespace = 'sec'::regnamespace
  union all select 'trigger dropped', format('drop trigger %I on %s', tgname, tgrelid::regclass), null from pg_trigger where not tgisinternal
  union all select 'trigger off', format('alter table %s disable trigger %I', tgrelid::regclass, tgname), null from pg_trigger where not tgisinternal
  union all select 'of the server', unnest(array['grant create on schema public to public', 'grant usage on language plpgsql to public', 'grant create on schema rowan to rowan_web',
    format('grant temporary on database %I to public', current_database()), 'create materialized view rowan.opened as select * from rowan.entry', 'create sequence rowan.opened',
    'alter default privileges for role rowan_owner grant select on tables to rowan_web', 'create table rowan.opened (a int)', 'grant rowan_owner to rowan_web',
    'create statistics rowan.opened on landlord, stream from rowan.entry']), null
`

/** Every mutant of this database, in an order that does not change. */
export async function mutantsOf(client: pg.Client): Promise<readonly Mutant[]> {
  const { rows: whole } = await client.query<{ kind: string; sql: string; of_table: string | null }>(STATEMENTS)
  const { rows: policies } = await client.query<{ tablename: string; policyname: string; qual: string }>(
    "select tablename, policyname, qual from pg_policies where schemaname = 'rowan' and roles = '{rowan_web}' order by 1, 2",
  )
  const { rows: functions } = await client.query<{ name: string; definition: string }>(
    "select oid::regprocedure::text as name, pg_get_functiondef(oid) as definition from pg_proc where pronamespace = 'sec'::regnamespace",
  )
  return [
    ...whole.map(({ kind, sql, of_table }) => ({ kind, sql, tables: of_table ? [of_table] : [] })),
    ...policies.flatMap(({ tablename, policyname, qual }) =>
      IN_POLICIES.flatMap(([kind, find, put]) =>
        [...qual.matchAll(find)].map((match) => {
          const instead = put.replace('$1', match[1] ?? '')
          const wrong = `${qual.slice(0, match.index)}${instead}${qual.slice(match.index + match[0].length)}`
          const sql = `alter policy ${policyname} on rowan.${tablename} using (${wrong})`
          return { kind: `in a policy: ${kind}`, sql, tables: [tablename] }
        }),
      ),
    ),
    ...IN_FUNCTIONS.map(([name, find, put, tables]) => {
      const definition = functions.find((each) => each.name === `sec.${name}`)?.definition ?? ''
      if (!definition.includes(find)) throw new Error(`sec.${name} does not say ${find}`)
      return { kind: `in a function: ${name} ${find}`, sql: definition.replaceAll(find, () => put), tables }
    }),
  ]
}
