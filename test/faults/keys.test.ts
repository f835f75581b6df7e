/** Keys are turned while people work, by processes that are killed: everything stays readable, and nothing is left under the old ones. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepAddress } from '../../src/casework/keep-address.ts'
import { rotateDataKeys } from '../../src/casework/rotate-keys.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { projectRoot } from '../../src/packs/project-root.ts'
import { masterKeyFiles } from '../../src/store/keys/master-key.ts'
import { SEALED_COLUMNS } from '../../src/store/sealed-rows.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { openAddress } from '../../src/views/open-address.ts'
import { readCasePage } from '../../src/views/read-case.ts'
import { type ChildWork, runAndKill } from './killed-child.ts'

let world: TestRowan
let folder: string
let token: string
const cases: { id: string; address: string }[] = []

const work = (what: ChildWork['what']): ChildWork => {
  const { web, door, worker, keys, owner } = world.tested
  return { web, door, worker, keys, owner, folder, landlord: 'vivid', what, now: Date.now(), root: projectRoot() }
}

const inKeys = <Row extends object>(sql: string) =>
  withClient(
    { ...world.tested.owner, database: world.tested.keys.database },
    async (client) => (await client.query<Row>(sql)).rows,
  )

async function reported(summary: string): Promise<{ id: string; address: string }> {
  const person = randomUUID()
  const taken = await takeReport(world.rowan, token, {
    role: 'safeguarding-lead',
    report: { channel: 'phone', source: 'victim', summary },
    people: [{ person, data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
  })
  if (taken.outcome !== 'recorded' || taken.caseId === null) throw new Error(JSON.stringify(taken))
  const kept = await keepAddress(world.rowan, token, {
    caseId: taken.caseId,
    person,
    kind: 'new-home',
    address: `${summary}, 1 Made-up Row`,
    role: 'safeguarding-lead',
  })
  if (kept.outcome !== 'recorded') throw new Error(JSON.stringify(kept))
  const entry = await withClient(world.tested.owner, (client) =>
    client.query('select address from rowan.vault_address where stream = $1', [taken.caseId]),
  )
  return { id: taken.caseId, address: entry.rows[0].address }
}

/** Reads all that was written, as somebody on the cases does. */
async function everythingReads(): Promise<void> {
  for (const [index, { id, address }] of cases.entries()) {
    const page = await readCasePage(world.rowan, token, id)
    expect(JSON.stringify(page)).toContain(`Summary ${index}.`)
    const opened = await openAddress(world.rowan, token, { caseId: id, address, reason: 'emergency' })
    expect(JSON.stringify(opened), `${index}`).toContain(`Summary ${index}., 1 Made-up Row`)
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rowan-keys-'))
  world = await testRowan(['vivid'], '2026-06-10T11:00', { folder })
  token = (await world.staff('vivid', 'Sally', 'safeguarding-lead', 'da-caseworker')).token
  for (let index = 0; index < 12; index++) cases.push(await reported(`Summary ${index}.`))
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the master key', () => {
  test('is turned by processes that are killed again and again, while everything stays readable and new cases are written', async () => {
    const before = readFileSync(masterKeyFiles(folder).current, 'utf8')
    let kills = 0
    for (let after = 0; !(await runAndKill(work('turn-master'), after)); after = after * 2 + 1) {
      kills++
      await everythingReads()
      cases.push(await reported(`Summary ${cases.length}.`))
    }
    expect(kills).toBeGreaterThan(0)
    await everythingReads()
    const current = readFileSync(masterKeyFiles(folder).current, 'utf8')
    expect(current).not.toBe(before)
    const masters = await inKeys<{ master: string }>(
      'select distinct master from keyring.key where wrapped is not null',
    )
    expect(masters).toHaveLength(1)
    expect(await verifyChain(world.rowan)).toEqual([])
  }, 240_000)

  test('that was retired wraps nothing more', async () => {
    const [row] = await inKeys<{ id: string }>('select id from keyring.retired_master')
    const insert = `insert into keyring.key (landlord, kind, subject, master, wrapped) values ('vivid', 'case', 'late', '${row?.id}', '\\x00')`
    await expect(inKeys(insert)).rejects.toThrow('this master key is retired')
  })
})

describe('the keys of what is kept', () => {
  test('are turned by processes that are killed again and again; everything reads, the chains hold, and the old keys open nothing', async () => {
    const sealedBefore = await withClient(
      world.tested.owner,
      async (client) =>
        (await client.query<{ entry: string; sealed: Buffer }>('select entry, sealed from rowan.words')).rows,
    )
    let kills = 0
    for (let after = 5; !(await runAndKill(work('turn-data'), after)); after *= 2) {
      kills++
      await everythingReads()
      cases.push(await reported(`Summary ${cases.length}.`))
    }
    expect(kills).toBeGreaterThan(2)
    await rotateDataKeys(world.rowan, { landlord: 'vivid', grace: 0 })
    await everythingReads()
    expect(await verifyChain(world.rowan)).toEqual([])
    const versions = await withClient(
      world.tested.owner,
      async (client) =>
        (await client.query(`select distinct substring(sealed from 1 for 4) = '\\x00000001' as first from rowan.words`))
          .rows,
    )
    expect(versions).toEqual([{ first: false }])
    expect(await inKeys('select from keyring.earlier where opens')).toEqual([])
    const [old] = sealedBefore
    await withClient(world.tested.owner, (client) =>
      client.query('update rowan.words set sealed = $2 where entry = $1', [old?.entry, old?.sealed]),
    )
    expect((await verifyChain(world.rowan)).map((fault) => fault.what)).toEqual(['the words of an entry do not open'])
    await withClient(world.tested.owner, (client) =>
      client.query('delete from rowan.words where entry = $1', [old?.entry]),
    )
    expect((await verifyChain(world.rowan)).map((fault) => fault.what)).toEqual(['the words of an entry are missing'])
  }, 240_000)

  test('are turned in every table that holds something sealed, and a case is emptied in every table that names it', async () => {
    const columns = (which: string) =>
      withClient(world.tested.owner, async (client) => {
        const { rows } = await client.query<{ place: string }>(
          `select table_name || '.' || column_name as place from information_schema.columns where table_schema = 'rowan' and ${which} order by 1`,
        )
        return rows.map((row) => row.place)
      })
    // A new column of sealed words belongs into src/store/sealed-rows.ts, or what it holds is lost when its key is turned. These are none:
    // hashes, fingerprints, keyed indexes, and what a passkey shows to everybody (its name and its public key).
    const sealed = await columns(
      `data_type = 'bytea' and column_name !~ 'hash|head|fingerprint|session' and column_name <> 'key'
       and table_name not in ('passkey', 'passkey_challenge')`,
    )
    expect(sealed).toEqual([...SEALED_COLUMNS].toSorted())
    // Emptying finds tables by their column "stream"; one that names a case otherwise belongs into sec.empty_stream.
    const others = (await columns("column_name like '%stream%' and data_type = 'uuid'")).filter(
      (place) => !place.endsWith('.stream'),
    )
    expect(others).toEqual(['complaint.case_stream', 'leak_case.case_stream'])
  })
})
