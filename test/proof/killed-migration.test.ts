/** A migration is killed at each of its statements: the database is as before or as after, never between, and row-level security is never off. */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Migration, migrate } from '../../src/store/migrate.ts'
import { prepareDatabase, shippedForms } from '../../src/store/prepared-database.ts'
import { OWNER } from '../../src/store/roles.ts'
import { type Connection, withClient } from '../../src/store/server/connection.ts'
import type { Server } from '../../src/store/server/open-server.ts'
import { testFolder, testKinds, testServer } from '../../src/store/test-cluster.ts'
import { print, times } from './proving.ts'

const results: string[] = []

describe.each(testKinds())('A migration on the %s server', (kind) => {
  const { record, keys } = shippedForms()
  /** The newest in every run of the tests, all but the very first in `npm run proof`. */
  const from = Math.max(1, record.length - times(2, record.length))
  const name = `killed_${randomBytes(5).toString('hex')}`
  let server: Server
  const at = (database: string): Connection => ({ ...server.superuser, database })
  const inServer = (sql: string) => withClient(server.superuser, (client) => client.query(sql))

  beforeAll(async () => {
    server = await testServer(kind)
    const forms = { record: record.slice(0, from), keys }
    await prepareDatabase({ superuser: server.superuser, database: name }, testFolder(kind), forms)
  })
  afterAll(async () => {
    for (const each of [name, `${name}_keys`, `${name}_trial`])
      await inServer(`drop database if exists ${each} with (force)`)
    await server.leave()
  })

  test(
    'killed at any statement leaves the old form or the new one, and every table closed',
    async () => {
      let kills = 0
      for (let index = from; index < record.length; index++) {
        const until = record.slice(0, index + 1)
        for (let statement = 1; ; statement++) {
          await inServer(`drop database if exists ${name}_trial with (force)`)
          await inServer(`create database ${name}_trial template ${name} strategy file_copy`)
          const trial = at(`${name}_trial`)
          const before = await withClient(trial, formOf)
          const isKilled = await killedAt(trial, until, statement)
          if (!isKilled) break
          kills++
          expect(await withClient(trial, formOf), `${until[index]?.name}, statement ${statement}`).toEqual(before)
          expect(await withClient(trial, openTables)).toEqual([])
          // And it goes on from there to the same form as if nothing had been.
          if (statement === 1) await withClient(trial, (client) => migrate(client, until, OWNER))
        }
        await withClient(at(name), (client) => migrate(client, until, OWNER))
        expect(await withClient(at(name), openTables)).toEqual([])
      }
      expect(kills).toBeGreaterThan(0)
      results.push(`| ${kind} ${server.version} | ${record.length - from} | ${kills} | 0 |`)
      print(26, 'Migrations killed at each statement', [
        'The session that migrates is ended by the server at each statement that changes the form.',
        '',
        '| server | migrations | kills | left between two forms, or a table without row-level security |',
        '| --- | ---: | ---: | ---: |',
        ...results,
      ])
    },
    times(240_000, 7_200_000),
  )
})

/** Migrates while the server ends the session at the nth statement; false where there are fewer and it was done. */
async function killedAt(trial: Connection, until: readonly Migration[], statement: number): Promise<boolean> {
  await withClient(trial, (client) =>
    client.query(`
      create schema killing;
      create sequence killing.statement;
      create function killing.kill() returns event_trigger language plpgsql security definer as $$
        begin
          if nextval('killing.statement') = ${statement} then
            perform pg_terminate_backend(pg_backend_pid());
            perform pg_sleep(5);
          end if;
        end $$;
      create event trigger killing on ddl_command_end execute function killing.kill()`),
  )
  const isKilled = await withClient(trial, (client) => migrate(client, until, OWNER)).then(
    () => false,
    (error: Error) => {
      // The fault of the session's end, or of asking further on a session that has ended.
      if (!/terminat|connection/i.test(error.message)) throw error
      return true
    },
  )
  await withClient(trial, (client) => client.query('drop event trigger killing; drop schema killing cascade'))
  return isKilled
}

/** Everything that makes up the form: tables and their locks, policies, functions, rights, and what is noted as done. */
async function formOf(client: pg.Client): Promise<unknown> {
  const { rows } = await client.query(`
    select 'table' as kind, c.oid::regclass::text as name,
      concat_ws(' ', c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relacl::text,
        (select string_agg(concat_ws(' ', a.attname, a.atttypid::regtype, a.attnotnull), ',' order by a.attnum)
         from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)) as what
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('rowan', 'sec', 'migration')
    union all select 'policy', p.tablename || '.' || p.policyname, concat_ws(' ', p.cmd, p.roles::text, p.qual, p.with_check) from pg_policies p
    union all select 'function', f.oid::regprocedure::text, concat_ws(' ', md5(f.prosrc), f.prosecdef, f.proacl::text)
      from pg_proc f join pg_namespace n on n.oid = f.pronamespace where n.nspname in ('rowan', 'sec')
    union all select 'done', name, hash from migration.applied
    order by 1, 2, 3`)
  return rows
}

/** Tables of the record that anybody could read past the policies. */
async function openTables(client: pg.Client): Promise<unknown> {
  const { rows } = await client.query(`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'rowan' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)`)
  return rows
}
