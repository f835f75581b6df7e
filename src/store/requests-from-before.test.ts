/** Requests for data from before each of their migrations: brought up row by row, in a database that stopped where those rows were written. */
import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { shippedForms } from './prepared-database.ts'
import { OWNER } from './roles.ts'
import { type Connection, withClient } from './server/connection.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

const NAME = `from_before_${randomBytes(4).toString('hex')}`
/** The last before the time of a request was kept. */
const BEFORE = '0079-leak-access.sql'
/** The last before each answer that somebody gave apart was kept with what it was without. */
const BEFORE_EACH = '0118-looks-of-lines-they-may-see.sql'
let tested: TestDatabase
let old: Connection
const [dee, saf] = [randomUUID(), randomUUID()]

beforeAll(async () => {
  tested = await testDatabase()
  old = { ...tested.owner, database: NAME }
  await withClient({ ...tested.owner, database: 'postgres' }, (client) =>
    client.query(`create database ${NAME} owner ${OWNER}`),
  )
  const forms = shippedForms().record
  const until = forms.findIndex(({ name }) => name === BEFORE) + 1
  await withClient(old, async (client) => {
    await migrate(client, forms.slice(0, until), OWNER)
    await client.query('set session_replication_role = replica')
    await client.query("insert into rowan.landlord (landlord, name) values ('whg', 'whg')")
    for (const [account, name] of [
      [dee, 'Dee'],
      [saf, 'Saf'],
    ])
      await client.query(
        "insert into rowan.account (landlord, account, username, name, password_hash) values ('whg', $1, $2, $2, '')",
        [account, name],
      )
    await client.query(
      "insert into rowan.stream (landlord, stream, kind, reference, case_kind, opened, head) values ('whg', gen_random_uuid(), 'organisation', 'O', 'organisation', now(), '\\x00')",
    )
    for (const [request, columns] of Object.entries(OLD)) await insert(client, request, columns)
    await client.query(
      "insert into rowan.audit values ('whg', 1, now(), $1, 'act:confirm-identity', 'list', $2, 'staff', 'done', '\\x00', '\\x00')",
      [dee, REVIEWED],
    )
    await client.query('set session_replication_role = origin')
    await migrate(client, forms.slice(0, forms.findIndex(({ name }) => name === BEFORE_EACH) + 1), OWNER)
    await client.query('set session_replication_role = replica')
    await givenApart(client)
    await client.query(
      "insert into rowan.notice select 'whg', $1::uuid, $2::text, md5('whg' || $1::uuid::text || $2::text)::uuid, stream, 'data-late', $3::text, now() from rowan.stream",
      [dee, LATE, REVIEWED],
    )
    await client.query('set session_replication_role = origin')
    await migrate(client, forms, OWNER)
  })
}, 240_000)
afterAll(async () => {
  await withClient({ ...tested.owner, database: 'postgres' }, (client) =>
    client.query(`drop database if exists ${NAME} with (force)`),
  )
  await tested.close()
})

const [CAME, ASKED, REVIEWED, UNKNOWN, ANSWERED] = [
  randomUUID(),
  randomUUID(),
  randomUUID(),
  randomUUID(),
  randomUUID(),
]
/** What keeps a notice from being written twice. */
const LATE = `data-late ${REVIEWED} 2026-02-01`
const SURE = { identity_sure: '2026-01-02', identity_how: 'papers', not_before: '2026-01-23', delivery: 'post' }
const OLD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [CAME]: {},
  [ASKED]: { identity_asked: '2026-01-02' },
  [REVIEWED]: { ...SURE, reviewed: '2026-01-03', reviewed_by: dee },
  // Whoever said who it is stands on no line of the audit any more.
  [UNKNOWN]: SURE,
  [ANSWERED]: {
    ...{ ...SURE, reviewed: '2026-01-03', reviewed_by: dee, agreed: '2026-01-04', agreed_by: saf },
    ...{ released: '2026-01-23', released_by: dee },
  },
}
async function insert(client: pg.Client, request: string, columns: Readonly<Record<string, string>>): Promise<void> {
  const all = {
    request,
    reference: `D-${request}`,
    received: '2026-01-01',
    received_by: dee,
    sealed: '\\x00',
    ...columns,
  }
  const names = Object.keys(all)
  await client.query(
    `insert into rowan.data_request (landlord, ${names.join(', ')}) values ('whg', ${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(all),
  )
}
/** One that Dee gave without the first of its two parts, out of which she is kept. */
const [GIVEN, WITHOUT, SEEN] = [randomUUID(), randomUUID(), randomUUID()]
async function givenApart(client: pg.Client): Promise<void> {
  const seen = {
    request: GIVEN,
    released: '2026-01-23',
    sealed: '\\x00',
    withheld: '000000010a',
    extension: '000000010b',
  }
  await insert(client, GIVEN, {
    ...{ given_apart: '2026-01-23T12:00Z', given_apart_by: dee, given_apart_seq: '7' },
    due: '2026-02-01',
    as_given_apart: JSON.stringify(seen),
    sealed: '\\x000000020c',
  })
  // The key was turned since: its rows were sealed again, and the copies inside the answer were not.
  await client.query("insert into rowan.data_withholding values ('whg', $1, '2026-01-20', $2, '\\x000000020a')", [
    GIVEN,
    dee,
  ])
  await client.query("insert into rowan.data_extension values ('whg', $1, '\\x000000020b')", [GIVEN])
  for (const part of [WITHOUT, SEEN])
    await client.query(
      "insert into rowan.data_part (landlord, part, request, place, stream, asked) values ('whg', $1, $2, 'complaint', $1, now())",
      [part, GIVEN],
    )
  await client.query(
    "insert into rowan.exclusion (landlord, id, stream, account, why, declared_by) values ('whg', gen_random_uuid(), $1, $2, 'friend', $3)",
    [WITHOUT, dee, saf],
  )
}
const rows = (sql: string, values: readonly unknown[] = []) =>
  withClient(old, async (client) => (await client.query(sql, [...values])).rows)
const rowOf = async (request: string) =>
  (await rows('select * from rowan.data_request where request = $1', [request]))[0]

test('what was answered counts as agreed to by two; of what was not, who asks waits for a second person, by whoever said it', async () => {
  const [answered, reviewed, unknown, came] = await Promise.all([ANSWERED, REVIEWED, UNKNOWN, CAME].map(rowOf))
  expect(answered.identity_agreed).toEqual(answered.agreed)
  expect(answered.identity_agreed_by).toBe(saf)
  expect(reviewed).toMatchObject({ identity_by: dee, identity_agreed: null, released: null })
  expect(unknown).toMatchObject({ identity_by: null, identity_agreed: null })
  expect(new Set([answered, reviewed, unknown].map(({ identity_said }) => identity_said)).size).toBe(3)
  expect(came).toMatchObject({ identity_said: null, due: null })
})

test('a second person is asked of each that waits for one, and nobody of what was answered or was not said', async () => {
  const jobs = await rows(
    "select split_part(about, ' ', 1) as request, kind from rowan.job where kind like 'data-%' order by kind, about",
  )
  expect(jobs.map(({ request, kind }) => [kind, request]).toSorted()).toEqual(
    [
      ['data-who', REVIEWED],
      ['data-who', UNKNOWN],
    ].toSorted(),
  )
})

test('the worker is given each whose time runs and was never worked out, and no other', async () => {
  const untimed = await rows('select request from sec.untimed_requests()')
  expect(untimed.map(({ request }) => request).toSorted()).toEqual([CAME, REVIEWED, UNKNOWN].toSorted())
})

test('an answer that somebody gave apart is kept with what it was without', async () => {
  const seen = { request: GIVEN, released: '2026-01-23' }
  const at = Date.parse('2026-01-23T12:00Z')
  const [kept] = (await rowOf(GIVEN)).given_without
  expect(kept).toEqual({ id: expect.any(String), by: dee, at, seq: 7, without: [WITHOUT], seen })
  expect(
    await rows("select what, encode(sealed, 'hex') as sealed from rowan.data_given where id = $1 order by what", [
      kept.id,
    ]),
    'sealed as it can be opened now',
  ).toEqual([
    { what: 'extension', sealed: '000000020b' },
    { what: 'withheld', sealed: '000000020a' },
  ])
  const [given] = await rows(
    'select sec.given_for(d, $2) is not null as dee, sec.given_for(d, $3) is not null as saf from rowan.data_request d where request = $1',
    [GIVEN, dee, saf],
  )
  expect(given).toEqual({ dee: true, saf: false })
})

test('a notice keeps from being written twice without naming what it is about', async () => {
  const [before] = await rows('select key, id from rowan.notice')
  expect(before.key).toMatch(/^[0-9a-f]{64}$/)
  const tell = (key: string) =>
    rows("select sec.notify('whg', $1, stream, 'data-late', 'x', now(), array[$2::uuid]) as told from rowan.stream", [
      key,
      dee,
    ])
  expect(await tell(LATE)).toEqual([{ told: 0 }])
  expect(await tell(`${LATE} again`)).toEqual([{ told: 1 }])
})
