/** The door: the one role of the database that opens sessions. Who runs SQL on the connection of the pages opens none, and confirms nobody. */
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { signIn } from '../../src/identity/sign-in.ts'
import { type Connection, withClient } from '../../src/store/server/connection.ts'
import { ASKS_OF_NO_CASE, LISTS, OF_THE_DOOR, QUESTIONS } from './questions.ts'

let world: TestRowan
let director: { readonly token: string; readonly account: string }
let officer: { readonly token: string; readonly account: string }

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T09:00')
  director = await world.staff('vivid', 'Dora', 'director')
  officer = await world.staff('vivid', 'Olaf', 'housing-officer')
})
afterAll(() => world.close())

const asOwner = (text: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(text, [...values])).rows)

/** How the database refuses it, in a transaction that is undone; nothing where it does not. */
async function refusalOf(client: pg.Client, statement: string): Promise<string> {
  try {
    await client.query(`savepoint tried; ${statement}; rollback to savepoint tried`)
    return 'done'
  } catch (error) {
    await client.query('rollback to savepoint tried')
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}

/** What of these statements is not refused as a thing that this role may not do, with somebody's session taken on. */
const notRefused = (as: Connection, token: string, statements: readonly string[]): Promise<readonly string[]> =>
  withClient(as, async (client) => {
    await client.query('begin')
    await client.query("select set_config('app.token', $1, true)", [token])
    const through: string[] = []
    for (const statement of statements) {
      const refusal = await refusalOf(client, statement)
      if (refusal !== '42501') through.push(`${statement}: ${refusal}`)
    }
    return through
  })

const functionsOf = async (role: string): Promise<readonly string[]> =>
  (
    await asOwner(
      "select distinct proname as name from pg_proc where pronamespace = 'sec'::regnamespace and has_function_privilege($1, oid, 'execute') order by 1",
      [role],
    )
  ).map(({ name }) => name)

/** Each function that these names stand for, with arguments of nothing. */
const callsOf = async (where: string): Promise<readonly string[]> =>
  (
    await asOwner(
      `select format('select sec.%I(%s)', proname, (select coalesce(string_agg(format('null::%s', format_type(t, null)), ', ' order by n), '')
         from unnest(proargtypes::oid[]) with ordinality as a(t, n))) as call
       from pg_proc where pronamespace = 'sec'::regnamespace and prorettype <> 'trigger'::regtype and ${where}`,
    )
  ).map(({ call }) => call)

test('the door calls what is listed here, and none of it is open to anybody else', async () => {
  expect(await functionsOf('rowan_door')).toEqual(Object.keys(OF_THE_DOOR).toSorted())
  for (const role of ['rowan_web', 'rowan_worker']) {
    const called = await functionsOf(role)
    expect(called.filter((name) => name in OF_THE_DOOR)).toEqual([])
  }
})

test('whoever runs SQL on the connection of the pages calls no function of the door, whosesoever session is on it', async () => {
  const calls = Object.entries(OF_THE_DOOR).map(([name, words]) => `select sec.${name}(${words})`)
  for (const token of ['', officer.token, director.token])
    expect(await notRefused(world.tested.web, token, calls)).toEqual([])
})

test('and opens no session, confirms none, and makes itself nobody else, by any statement that was thought of', async () => {
  const { account } = director
  const hostile = [
    `insert into rowan.session (landlord, token_hash, account, began, idle_until, absolute_until)
       values ('vivid', sha256('mine'), '${account}', now(), now() + interval '15 minutes', now() + interval '1 hour')`,
    "update rowan.session set proved = now(), token_hash = sha256('mine')",
    `update rowan.account set password_hash = 'mine', must_change = false where account = '${account}'`,
    'select password_hash from rowan.account',
    'select * from rowan.session',
    'select * from rowan.sign_in_step',
    'select * from rowan.authenticator',
    'delete from rowan.sign_in_attempt',
    `insert into rowan.sign_in_attempt (landlord, username_hash, from_hash, at, succeeded) values ('vivid', sha256('a'), sha256('b'), now(), false)`,
    `insert into rowan.recovery (landlord, id, account, asked_by) values ('vivid', gen_random_uuid(), '${officer.account}', '${account}')`,
    `select sec.open_session('vivid', '${account}', sha256('mine'), '', 'password')`,
    "select sec.reserve_attempt('vivid', sha256('a'), sha256('b'))",
    'select sec.succeed(gen_random_uuid())',
    "select sec.step_of(sha256('a'))",
    "select sec.go_on(null, sha256('a'))",
    `select sec.asked_of('vivid', '${account}', true, 'password')`,
    "select sec.rest_on('vivid', sha256('mine'), gen_random_uuid())",
    "select sec.prove_at_provider(null, null, '', '', now(), sha256('mine'))",
    `select sec.uses_own_means('vivid', '${account}')`,
    `insert into rowan.sign_on_account (landlord, issuer, subject, account) values ('vivid', 'mine', 'me', '${account}')`,
    "insert into rowan.sign_on_provider values ('vivid', 'mine', false)",
    'update rowan.account set reserve = true',
    'select * from rowan.sign_on',
    'select sec.who()',
    'set role rowan_door',
    'set local role rowan_owner',
    'set session authorization rowan_door',
    "alter role rowan_door password 'mine'",
    'grant rowan_door to rowan_web',
    'grant execute on function sec.prove(uuid, bigint, bytea, text) to rowan_web',
    'create function public.mine() returns int language sql as $$ select 1 $$',
  ]
  const before = await asOwner('select count(*)::int as n from rowan.session')
  expect(await notRefused(world.tested.web, officer.token, hostile)).toEqual([])
  expect(await notRefused(world.tested.worker, '', hostile)).toEqual([])
  expect(await asOwner('select count(*)::int as n from rowan.session')).toEqual(before)
})

test('the door itself reads no table, calls nothing that pages, the worker or functions call, and becomes nobody', async () => {
  const tables = (
    await asOwner("select relname from pg_class where relnamespace = 'rowan'::regnamespace and relkind = 'r'")
  ).map(({ relname }) => relname)
  expect(tables.length).toBeGreaterThan(50)
  const others = await callsOf("not has_function_privilege('rowan_door', oid, 'execute')")
  expect(others.length).toBeGreaterThan(150)
  for (const name of [...Object.keys(QUESTIONS), ...Object.keys(LISTS), ...Object.keys(ASKS_OF_NO_CASE)])
    expect(
      others.some((call) => call.startsWith(`select sec.${name.split(' ')[0]}(`)),
      name,
    ).toBe(true)
  const statements = [
    ...tables.flatMap((table) => [`select 1 from rowan.${table}`, `delete from rowan.${table}`]),
    ...others,
    'set role rowan_web',
    'set role rowan_owner',
    'create table public.mine (a int)',
    'create temporary table mine (a int)',
    'do $$ begin perform 1; end $$',
  ]
  expect(await notRefused(world.tested.door, director.token, statements)).toEqual([])
})

test('a session that is taken on at the door says whose it is, and a token of nobody’s says nothing', async () => {
  const signed = await signIn(world.rowan.door, { username: 'olaf@vivid.example', password: PASSWORD, from: 'here' })
  if (!signed.ok) throw new Error(signed.reason)
  const own = await world.rowan.door.pool.query('select account, landlord from sec.at_door($1)', [signed.token])
  expect(own.rows).toEqual([{ account: officer.account, landlord: 'vivid' }])
  expect((await world.rowan.door.pool.query("select * from sec.at_door('nobody’s')")).rows).toEqual([])
})
