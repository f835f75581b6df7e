/** An administrator opens the database up by hand: whatever they change of who may see what, the next look finds it, and nobody is served. */
import fastify from 'fastify'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readiness } from '../../src/api/ready.ts'
import { catalogueLines, roleLines } from '../../src/store/self-check/catalogue.ts'
import { expectedForm, expectedRoles, type Form } from '../../src/store/self-check/expected.ts'
import { differences, LOOK_EVERY, selfCheckOf } from '../../src/store/self-check/self-check.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { type TestDatabase, testDatabase } from '../../src/store/test-database.ts'
import { chance, print, times } from './proving.ts'

let tested: TestDatabase
let form: Form

beforeAll(async () => {
  tested = await testDatabase()
  form = await expectedForm(tested.owner, tested.folder)
})
afterAll(() => tested.close())

const checked = () => ({ worker: tested.worker, keys: tested.keys, owner: tested.owner, folder: tested.folder })

/** What a look finds after a statement that is undone again: it is looked at from inside its own transaction. */
async function foundAfter(client: pg.Client, sql: string, lines: readonly string[]): Promise<readonly string[]> {
  await client.query('begin')
  try {
    await client.query(sql)
    const roles = await roleLines(client, tested.owner.user)
    return [...differences(lines, await catalogueLines(client)), ...differences(expectedRoles(), roles)]
  } finally {
    await client.query('rollback')
  }
}

/** Every object that decides something, each with the ways in which it can be opened or broken. */
const WAYS = `
  select format('drop policy %I on %s', polname, polrelid::regclass) as sql, 'policies' as what from pg_policy
  union all select format('alter policy %I on %s using (true)', polname, polrelid::regclass), 'policies' from pg_policy
    where polqual is not null and pg_get_expr(polqual, polrelid) <> 'true'
  union all select format('alter policy %I on %s to public', polname, polrelid::regclass), 'policies' from pg_policy
  union all select format('create policy extra on %s to rowan_web using (true)', oid::regclass), 'policies' from pg_class where relrowsecurity
  union all select format('alter table %s disable row level security', oid::regclass), 'tables' from pg_class where relrowsecurity
  union all select format('alter table %s no force row level security', oid::regclass), 'tables' from pg_class where relforcerowsecurity
  union all select format('alter table %s owner to rowan_web', oid::regclass), 'tables' from pg_class where relrowsecurity
  union all select format('grant update on %s to rowan_web', oid::regclass), 'grants' from pg_class where relrowsecurity
  union all select format('grant delete on %s to rowan_worker', oid::regclass), 'grants' from pg_class where relrowsecurity
  union all select format('grant select (%I) on %s to public', a.attname, c.oid::regclass), 'grants' from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relrowsecurity and a.attnum = 2
  union all select format('create view rowan.opened as select * from %s', oid::regclass), 'tables' from pg_class where relrowsecurity
  union all select format('create rule opened as on insert to %s do instead nothing', oid::regclass), 'tables' from pg_class where relrowsecurity
  union all select format('alter table %s add column extra text', oid::regclass), 'tables' from pg_class where relrowsecurity
  union all select format('grant execute on function %s to public', p.oid::regprocedure), 'grants' from pg_proc p where pronamespace = 'sec'::regnamespace
  union all select format('grant execute on function %s to %I', p.oid::regprocedure, role), 'grants' from pg_proc p,
    unnest(array['rowan_web', 'rowan_door']) role where pronamespace = 'sec'::regnamespace and not has_function_privilege(role, p.oid, 'execute')
  union all select format('alter function %s %s', p.oid::regprocedure, case when prosecdef then 'security invoker' else 'security definer' end), 'functions'
    from pg_proc p where pronamespace = 'sec'::regnamespace
  union all select format('alter function %s %s', p.oid::regprocedure, case when provolatile = 'i' then 'stable' else 'immutable' end), 'functions'
    from pg_proc p where pronamespace = 'sec'::regnamespace
  union all select format('alter function %s reset all', p.oid::regprocedure), 'functions' from pg_proc p
    where pronamespace = 'sec'::regnamespace and proconfig is not null
  union all select format('alter function %s leakproof', p.oid::regprocedure), 'functions' from pg_proc p where pronamespace = 'sec'::regnamespace
  union all select format('update pg_proc set prosrc = replace(prosrc, ''select'', ''select '') where oid = %s', p.oid), 'functions'
    from pg_proc p where pronamespace = 'sec'::regnamespace and prosrc like '%select%'
  union all select format('alter table %s disable trigger %I', tgrelid::regclass, tgname), 'triggers' from pg_trigger where not tgisinternal
  union all select format('drop trigger %I on %s', tgname, tgrelid::regclass), 'triggers' from pg_trigger where not tgisinternal
  union all select format('alter table %s disable trigger all', conrelid::regclass), 'triggers' from pg_constraint
    where contype = 'f' and connamespace = 'rowan'::regnamespace
  union all select format('alter table %s drop constraint %I', conrelid::regclass, conname), 'constraints' from pg_constraint
    where contype in ('c', 'f') and connamespace = 'rowan'::regnamespace
  union all select format('drop index %s', indexrelid::regclass), 'constraints' from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'rowan'::regnamespace and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
  union all select format('alter role %I %s', role, power), 'roles' from unnest(array['rowan_web', 'rowan_door', 'rowan_worker', 'rowan_keys', 'rowan_owner']) role,
    unnest(array['superuser', 'bypassrls', 'createrole', 'createdb', 'replication', 'inherit']) power
  union all select format('grant rowan_owner to %I', role), 'roles' from unnest(array['rowan_web', 'rowan_door', 'rowan_worker', 'rowan_keys']) role
  union all select format('grant pg_read_all_data to %I', role), 'roles' from unnest(array['rowan_web', 'rowan_door', 'rowan_worker', 'rowan_keys']) role
  union all select format('alter role %I set row_security = off', role), 'roles' from unnest(array['rowan_web', 'rowan_door', 'rowan_worker']) role
  union all select format('alter database %I set session_replication_role = replica', current_database()), 'roles'
  union all select format('alter role %I in database %I set search_path = public', role, current_database()), 'roles' from unnest(array['rowan_web', 'rowan_door', 'rowan_worker']) role
  union all select unnest(array['create schema opened', 'grant create on schema sec to rowan_web', 'grant create on schema public to public', 'create extension pg_trgm',
    'grant usage on language plpgsql to public', 'alter default privileges for role rowan_owner grant select on tables to rowan_web',
    'create publication everything for all tables', 'create function public.opened() returns int language sql as ''select 1''',
    'grant execute on function pg_read_file(text) to rowan_web', 'grant select on pg_authid to rowan_web',
    'alter function pg_catalog.sha256(bytea) security definer', format('grant temporary on database %I to rowan_web', current_database())]), 'the server'
`

test('a database as this release makes it is found so, by every role that looks', async () => {
  expect(await selfCheckOf(checked()).look()).toEqual([])
})

test('whatever is changed of who may see what is found', async () => {
  const { all, missed, tried } = await withClient(tested.owner, async (client) => {
    await client.query('set search_path = pg_catalog')
    const { rows } = await client.query<{ sql: string; what: string }>(WAYS)
    const random = chance(3)
    const chosen = rows.map((row) => ({ row, order: random() })).toSorted((a, b) => a.order - b.order)
    const missing: string[] = []
    const counted = new Map<string, number>()
    for (const { row } of chosen.slice(0, times(60, rows.length))) {
      if ((await foundAfter(client, row.sql, form.record)).length === 0) missing.push(row.sql)
      counted.set(row.what, (counted.get(row.what) ?? 0) + 1)
    }
    return { all: rows.length, missed: missing, tried: counted }
  })
  expect(missed).toEqual([])
  expect(all).toBeGreaterThan(200)
  print(20, 'A database that was opened up serves nobody', [
    'Statements of a superuser, one at a time, each looked for by the check that the start, the worker and `/ready` make.',
    '',
    '| of | tried | found |',
    '| --- | ---: | ---: |',
    ...[...tried].toSorted().map(([what, count]) => `| ${what} | ${count} | ${count} |`),
  ])
}, 3_600_000)

test('/ready says no within five minutes of it, without a reason, and yes again when it is mended', async () => {
  let now = 0
  const { lately } = selfCheckOf(checked(), () => now)
  const app = fastify()
  await app.register(readiness(lately))
  const ready = async () => {
    const { statusCode, body } = await app.inject('/ready')
    return [statusCode, body]
  }
  const run = (sql: string) => withClient(tested.owner, (client) => client.query(sql))
  expect(await ready()).toEqual([200, 'ready\n'])
  await run('alter table rowan.words no force row level security')
  now += LOOK_EVERY
  expect(await ready()).toEqual([503, 'not ready\n'])
  await run('alter table rowan.words force row level security')
  now += LOOK_EVERY
  expect(await ready()).toEqual([200, 'ready\n'])
  await app.close()
})
