import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate, readMigrations } from './migrate.ts'
import { prepareDatabase } from './prepared-database.ts'
import { type Connection, withClient } from './server/connection.ts'
import { testFolder, testKinds, testServer } from './test-cluster.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

const OWNER = 'rowan_owner'
const file = (name: string, sql: string) => ({ name, sql, hash: sql })

describe.each(testKinds())('migrating on the %s server', (kind) => {
  let database: TestDatabase

  beforeAll(async () => {
    database = await testDatabase(kind)
    await withClient(database.owner, (client) => client.query('truncate migration.applied'))
  })

  afterAll(() => database.close())

  const run = (...files: readonly ReturnType<typeof file>[]) =>
    withClient(database.owner, (client) => migrate(client, files, OWNER))

  const first = file('0001-first.sql', 'create schema trial; create table trial.one (id int)')

  it('runs each file once, as the owner that nobody logs in as', async () => {
    expect(await run(first)).toEqual(['0001-first.sql'])
    expect(await run(first)).toEqual([])
    const { rows } = await withClient(database.owner, (client) =>
      client.query(`select tableowner from pg_tables where schemaname = 'trial'`),
    )
    expect(rows).toEqual([{ tableowner: OWNER }])
  })

  it('runs a file once when two start at once', async () => {
    const second = file('0002-second.sql', 'create table trial.two (id int)')
    const ran = await Promise.all([run(first, second), run(first, second)])
    expect(ran.flat()).toEqual(['0002-second.sql'])
    await withClient(database.owner, (client) =>
      client.query(`drop table trial.two; delete from migration.applied where name like '0002%'`),
    )
  })

  it('leaves no trace of a file that fails', async () => {
    const broken = file('0002-broken.sql', 'create table trial.half (id int); select 1/0')
    await expect(run(first, broken)).rejects.toThrow('Migration 0002-broken.sql failed: division by zero')
    const { rows } = await withClient(database.owner, (client) =>
      client.query(`select to_regclass('trial.half') as half`),
    )
    expect(rows).toEqual([{ half: null }])
    expect(await run(first, file('0002-broken.sql', 'create table trial.half (id int)'))).toEqual(['0002-broken.sql'])
    await withClient(database.owner, (client) =>
      client.query(`drop table trial.half; delete from migration.applied where name like '0002%'`),
    )
  })

  it('refuses history that was changed or is missing', async () => {
    await expect(run({ ...first, hash: 'other' })).rejects.toThrow('0001-first.sql was changed after it ran here')
    await expect(run()).rejects.toThrow('has the migration 0001-first.sql, which this version of Rowan does not')
  })

  it('gives the role of the pages no way to make, hold on to or run anything of its own', async () => {
    await withClient(database.web, async (client) => {
      await expect(client.query('create table public.mine (id int)')).rejects.toThrow('permission denied')
      await expect(client.query('create temporary table mine (id int)')).rejects.toThrow('permission denied')
      await expect(client.query('do $$ begin end $$')).rejects.toThrow('permission denied')
      await expect(client.query('set role rowan_owner')).rejects.toThrow('permission denied')
      const { rows } = await client.query('show statement_timeout')
      expect(rows).toEqual([{ statement_timeout: '5s' }])
    })
  })
})

describe.each(testKinds())('a database prepared on the %s server', (kind) => {
  it('opens to the roles that it is for, each its own part, and lets none make tables of its own', async () => {
    const server = await testServer(kind)
    const name = `prepared_${randomBytes(5).toString('hex')}`
    const drop = () =>
      withClient(server.superuser, async (client) => {
        for (const each of [name, `${name}_keys`]) await client.query(`drop database if exists ${each} with (force)`)
      })
    try {
      const forms = { record: [], keys: [] }
      const { web, worker, door, keys } = await prepareDatabase({ ...server, database: name }, testFolder(kind), forms)
      const enters = (connection: Connection, database: string) =>
        withClient({ ...connection, database }, async () => 'in').catch((error: Error) => error.message)
      for (const own of [web, worker, door]) {
        expect(await enters(own, name)).toBe('in')
        expect(await enters(own, `${name}_keys`)).toMatch(/^permission denied for database/)
        await withClient({ ...own, database: name }, async (client) => {
          for (const hostile of ['create temporary table mine (id int)', 'create table public.mine (id int)'])
            await expect(client.query(hostile)).rejects.toThrow('permission denied')
          await expect(client.query('do $$ begin end $$')).rejects.toThrow('permission denied')
        })
      }
      expect(await enters(keys, `${name}_keys`)).toBe('in')
      expect(await enters(keys, name)).toMatch(/^permission denied for database/)
    } finally {
      await drop()
      await server.leave()
    }
  })
})

describe('the files of migrations', () => {
  it('are numbered without a gap', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rowan-migrations-'))
    writeFileSync(join(folder, '0001-one.sql'), 'select 1')
    writeFileSync(join(folder, '0003-three.sql'), 'select 3')
    expect(() => readMigrations(folder)).toThrow('0003-three.sql should be 0002-...')
    rmSync(folder, { recursive: true })
  })
})
