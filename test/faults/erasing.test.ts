/** Erasing on the real database: killed at any moment it ends whole, it leaves nothing to find, and a database from before is not served as it is. */
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eraseAgreedOn } from '../../src/casework/erase.ts'
import { openRowan } from '../../src/casework/open-rowan.ts'
import { rebuild } from '../../src/casework/rebuild.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { projectRoot } from '../../src/packs/project-root.ts'
import { instantOf } from '../../src/record/london-time.ts'
import { masterKeys } from '../../src/store/keys/master-key.ts'
import { openWords } from '../../src/store/keys/words.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { readCasePage } from '../../src/views/read-case.ts'
import { DUE, type ErasedWorld, erasedWorld, type KeptCase } from './erased-world.ts'
import { runAndKill } from './killed-child.ts'

let at: ErasedWorld
let gone: KeptCase
let stays: KeptCase
let sealedBefore: readonly { entry: string; sealed: Buffer }[]

const keysDatabase = () => ({ ...at.world.tested.owner, database: at.world.tested.keys.database })
const inKeys = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
  withClient(keysDatabase(), async (client) => (await client.query<Row>(sql, [...values])).rows)
const maintain = (database: string, sql: string) =>
  withClient({ ...at.world.tested.owner, database }, (client) => client.query(sql))

/** Every row of every table of a database, as text: what a dump of it holds. */
async function dump(database: string): Promise<string> {
  return withClient({ ...at.world.tested.owner, database }, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('rowan', 'keyring')`,
    )
    const all: string[] = []
    for (const { name } of rows) {
      const { rows: lines } = await client.query<{ line: string }>(`select t::text as line from ${name} t`)
      all.push(name, ...lines.map((each) => each.line))
    }
    return all.join('\n')
  })
}

/** How often bytes stand in the files of a database, as they lie on the disk. */
async function inFiles(database: string, bytes: Buffer): Promise<number> {
  const owner = { ...at.world.tested.owner, database }
  return withClient(owner, async (client) => {
    await client.query('checkpoint')
    const { rows } = await client.query<{ place: string; oid: string }>(
      `select current_setting('data_directory') as place, oid::text from pg_database where datname = current_database()`,
    )
    const folder = join(rows[0]?.place ?? '', 'base', rows[0]?.oid ?? '')
    return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(bytes)).length
  })
}

const storedFiles = (): readonly string[] =>
  readdirSync(join(at.folder, 'files'), { recursive: true, encoding: 'utf8' })

beforeAll(async () => {
  at = await erasedWorld()
  gone = await at.closedCase('CNRY7Q')
  stays = await at.closedCase('CNRY8R')
  await at.later()
  sealedBefore = await at.rows('select entry, sealed from rowan.words where stream = $1', [gone.id])
})
afterAll(() => at.close())

const namesOf = async (kept: KeptCase): Promise<readonly string[]> => {
  const record = await dump(at.world.tested.web.database)
  const keys = await dump(at.world.tested.keys.database)
  const files = storedFiles().join('\n')
  const found = [kept.person, kept.account, kept.file].filter((each) => `${record}\n${keys}\n${files}`.includes(each))
  // Words are sealed before and after: none stands anywhere in clear.
  for (const text of [record, keys, files]) expect(text).not.toContain(` ${kept.canary}`)
  return found
}

describe('erasing a case', () => {
  test('that is killed again and again ends whole: one line in the ledger, and nothing half erased', async () => {
    const before = await inKeys<{ wrapped: Buffer }>('select wrapped from keyring.key where subject = $1', [gone.id])
    expect((await namesOf(gone)).length).toBe(3)
    expect(await inFiles(at.world.tested.keys.database, before[0]?.wrapped ?? Buffer.from('?'))).toBeGreaterThan(0)
    await at.agreed(gone)
    const { web, door, worker, keys, owner } = at.world.tested
    const work = { web, door, worker, keys, owner, folder: at.folder, landlord: 'whg', what: 'erase' } as const
    const now = instantOf(DUE)
    let kills = 0
    for (let after = 0; !(await runAndKill({ ...work, now, root: projectRoot() }, after)); after = after * 2 + 5)
      kills++
    expect(kills).toBeGreaterThan(1)
    // A round leaves the bytes to the next one where somebody works on the server.
    expect(await at.rowan.shredding.scrub()).toBe(true)
    const lines = at.rowan.shredding.ledger.read('whg')
    expect(lines.map((line) => line.stream)).toEqual([gone.id])
    expect(lines[0]?.keys.map((key) => key.kind)).toEqual(['case', 'vault', 'vault'])
    expect(JSON.stringify(lines)).not.toContain(gone.canary)
    expect(await inFiles(keys.database, before[0]?.wrapped ?? Buffer.from('?'))).toBe(0)
  }, 240_000)

  test('leaves nothing of it in dumps, in the files of the databases and in the folder of files; other cases are unharmed', async () => {
    expect(await namesOf(gone)).toEqual([])
    expect((await namesOf(stays)).length).toBe(3)
    await maintain(at.world.tested.web.database, 'vacuum full')
    for (const { sealed } of sealedBefore) expect(await inFiles(at.world.tested.web.database, sealed)).toBe(0)
    const person = Buffer.from(gone.person.replaceAll('-', ''), 'hex')
    for (const bytes of [person, Buffer.from(gone.account), Buffer.from(gone.canary)])
      expect(await inFiles(at.world.tested.web.database, bytes)).toBe(0)
    expect(await inFiles(at.world.tested.web.database, Buffer.from(stays.account))).toBeGreaterThan(0)
    expect(await at.rowan.keyring.keyFor({ landlord: 'whg', kind: 'case', subject: gone.id })).toBeUndefined()
    expect(await readCasePage(at.rowan, at.lead.token, gone.id)).toBeNull()
    expect(JSON.stringify(await readCasePage(at.rowan, at.lead.token, stays.id))).toContain(`Said ${stays.canary}.`)
  })

  test('leaves a record that verifies and says nothing, and that a rebuild leaves alone', async () => {
    const entries = await at.rows<{ codes: object }>('select codes from rowan.entry where stream = $1', [gone.id])
    expect(entries.length).toBeGreaterThan(5)
    expect(entries.every(({ codes }) => JSON.stringify(codes) === '{}')).toBe(true)
    expect(await verifyChain(at.rowan)).toEqual([])
    await rebuild(at.rowan)
    expect(await at.rows('select from rowan.case_summary where stream = $1', [gone.id])).toEqual([])
    await at.rows("update rowan.entry set hash = '\\x00' where stream = $1 and seq = 2", [gone.id])
    expect((await verifyChain(at.rowan)).length).toBeGreaterThan(0)
    await at.rows(
      'update rowan.entry e set hash = n.previous_hash from rowan.entry n where e.stream = $1 and e.seq = 2 and n.stream = $1 and n.seq = 3',
      [gone.id],
    )
    expect(await verifyChain(at.rowan)).toEqual([])
    await at.rows('update rowan.stream set erased = now() where stream = $1', [stays.id])
    expect((await verifyChain(at.rowan)).map((fault) => fault.what)).toContain(
      'it was emptied, and the ledger of erasures does not say so',
    )
    await at.rows('update rowan.stream set erased = null where stream = $1', [stays.id])
  })

  test('takes the bytes of its keys off the disk also where somebody wrote on the server all the while', async () => {
    const { web, keys } = at.world.tested
    const written = await at.closedCase('CNRY5T')
    await at.rows('delete from rowan.keeping_round')
    await at.later()
    const [key] = await inKeys<{ wrapped: Buffer }>('select wrapped from keyring.key where subject = $1', [written.id])
    await at.agreed(written)
    const bytes = key?.wrapped ?? Buffer.from('?')
    await withClient({ ...at.world.tested.owner, database: web.database }, async (writer) => {
      await writer.query('begin')
      await writer.query('select pg_current_xact_id()')
      const erased = eraseAgreedOn(at.rowan)
      while ((await inKeys('select from keyring.shred_replayed where not scrubbed')).length === 0) await pause(20)
      await pause(500)
      expect(await inFiles(keys.database, bytes)).toBeGreaterThan(0)
      await writer.query('commit')
      expect(await erased).toBe(1)
    })
    // Where the round did not wait for so long, the next one goes on.
    expect(await at.rowan.shredding.scrub()).toBe(true)
    expect(await inKeys('select from keyring.shred_replayed where not scrubbed')).toEqual([])
    expect(await inFiles(keys.database, bytes)).toBe(0)
  })
})

describe('a database from before an erasure', () => {
  test('is brought up to the ledger before anybody is served, and refused while the ledger is missing, older or changed', async () => {
    const { tested } = at.world
    const names = { record: tested.web.database, keys: tested.keys.database }
    const copy = { record: `${names.record}_old`, keys: `${names.record}_old_keys` }
    const third = await at.closedCase('CNRY9S')
    await at.later()
    await withClient({ ...tested.owner, database: 'postgres' }, async (client) => {
      for (const which of ['record', 'keys'] as const) {
        await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [names[which]])
        await client.query(`create database ${copy[which]} template ${names[which]}`)
        await client.query(
          `grant connect on database ${copy[which]} to ${which === 'record' ? 'rowan_web, rowan_door, rowan_worker' : 'rowan_keys'}`,
        )
      }
    })
    await at.rows('delete from rowan.keeping_round')
    await at.later()
    await at.agreed(third)
    expect(await eraseAgreedOn(at.rowan)).toBe(1)
    const ledger = join(at.folder, 'ledger', names.record)
    const open = () =>
      openRowan({
        web: { ...tested.web, database: copy.record },
        door: { ...tested.door, database: copy.record },
        worker: { ...tested.worker, database: copy.record },
        keys: { ...tested.keys, database: copy.keys },
        owner: { ...tested.owner, database: copy.record },
        master: masterKeys(at.folder, {}),
        files: join(at.folder, 'files'),
        ledger: { folder: ledger, data: at.folder },
        landlords: [],
        holidays: [],
      })
    const file = join(ledger, 'whg.jsonl')
    const whole = readFileSync(file, 'utf8')
    writeFileSync(file, whole.replace(gone.id, stays.id))
    await expect(open()).rejects.toThrow(/ledger of erasures of whg was changed in line 1/)
    renameSync(file, `${file}.away`)
    await expect(open()).rejects.toThrow(/not the one that this database knows/)
    renameSync(`${file}.away`, file)
    writeFileSync(file, whole)

    const old = { ...tested.owner, database: copy.record }
    const inOld = (sql: string) => withClient(old, async (client) => (await client.query(sql, [third.id])).rows)
    expect((await inOld('select from rowan.words where stream = $1')).length).toBeGreaterThan(0)
    const served = await open()
    expect(await inOld('select from rowan.words where stream = $1')).toEqual([])
    expect(await inOld('select from rowan.person where stream = $1')).toEqual([])
    expect(await served.keyring.findKey({ landlord: 'whg', kind: 'case', subject: third.id })).toBeUndefined()
    const other = await served.keyring.findKey({ landlord: 'whg', kind: 'case', subject: stays.id })
    const [kept] = await withClient(
      old,
      async (client) =>
        (await client.query('select entry, sealed from rowan.words where stream = $1', [stays.id])).rows,
    )
    expect(other && openWords(other, { landlord: 'whg', stream: stays.id, entry: kept.entry }, kept.sealed)).toContain(
      '{',
    )
    expect(existsSync(join(at.folder, 'files', 'whg', third.file.slice(0, 2), third.file))).toBe(false)
    await served.close()
    await withClient({ ...tested.owner, database: 'postgres' }, async (client) => {
      for (const name of Object.values(copy)) await client.query(`drop database ${name} with (force)`)
    })
  }, 60_000)
})
