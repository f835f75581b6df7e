/** The keys are gone, or are not the ones: nobody is served, nothing is written in clear, and no new key is made beside what an old one sealed. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openRowan } from '../../src/casework/open-rowan.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { masterKeyFiles, masterKeys, newMasterKey } from '../../src/store/keys/master-key.ts'
import { withClient } from '../../src/store/server/connection.ts'

let world: TestRowan
let folder: string
let token: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rowan-key-store-'))
  world = await testRowan(['vivid'], '2026-06-10T11:00', { folder })
  token = (await world.staff('vivid', 'Sally', 'da-caseworker')).token
  for (const summary of ['First.', 'Second.']) await reported(summary)
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const reported = async (summary: string) => {
  const taken = await takeReport(world.rowan, token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim', summary },
    people: [{ person: randomUUID(), data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
  })
  expect(taken.outcome).toBe('recorded')
}

const inKeys = <Row extends object>(sql: string) =>
  withClient(
    { ...world.tested.owner, database: world.tested.keys.database },
    async (client) => (await client.query<Row>(sql)).rows,
  )
const state = async () => ({
  keys: await inKeys('select landlord, kind, subject, master, wrapped from keyring.key order by 1, 2, 3'),
  words: await withClient(
    world.tested.owner,
    async (client) => (await client.query('select count(*)::int as n from rowan.words')).rows,
  ),
})

/** Starts Rowan on what is there; throws what somebody would read who starts it. */
const start = async (env: Readonly<Record<string, string>> = {}) => {
  const rowan = await openRowan({
    ...world.tested,
    master: masterKeys(folder, env),
    files: join(folder, 'files'),
    ledger: { folder: join(folder, 'ledger', world.tested.web.database), data: folder },
    landlords: [],
    holidays: [],
  })
  await rowan.close()
}

describe('Rowan does not start', () => {
  let was: Awaited<ReturnType<typeof state>>
  beforeAll(async () => {
    was = await state()
    await start()
  })
  afterEach(async () => {
    expect(await state()).toEqual(was)
    await start()
  })

  test('without its master key, and makes none in its place', async () => {
    const { current } = masterKeyFiles(folder)
    renameSync(current, `${current}.away`)
    await expect(start()).rejects.toThrow(/^The master key is not the one that wrapped the keys/)
    expect(existsSync(current)).toBe(false)
    renameSync(`${current}.away`, current)
  })

  test('with another master key, whether in its file or in the environment', async () => {
    const { current } = masterKeyFiles(folder)
    const right = readFileSync(current, 'utf8')
    await expect(start({ ROWAN_MASTER_KEY: newMasterKey() })).rejects.toThrow(/^The master key is not the one/)
    writeFileSync(current, `${newMasterKey()}\n`)
    await expect(start()).rejects.toThrow(/^The master key is not the one/)
    writeFileSync(current, right)
  })

  test('with an empty database of keys, or one from before the newest record', async () => {
    await inKeys('create table keyring.away as select * from keyring.key')
    await inKeys('delete from keyring.key')
    await expect(start()).rejects.toThrow(/^The keys of \d+ records are gone: bring back the database of the keys/)
    expect(await inKeys('select from keyring.key')).toEqual([])
    await inKeys('insert into keyring.key select * from keyring.away order by made_at desc offset 1')
    await expect(start()).rejects.toThrow(/^The keys of 1 record are gone/)
    await inKeys('insert into keyring.key select * from keyring.away on conflict do nothing')
    await inKeys('drop table keyring.away')
  })
})
