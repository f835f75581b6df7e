/** The drill: back up, erase, lose everything, bring it back, on a real database. */
import { randomBytes } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backUp } from '../../src/casework/back-up.ts'
import { eraseAgreedOn } from '../../src/casework/erase.ts'
import { openRowan } from '../../src/casework/open-rowan.ts'
import { type Restore, restore } from '../../src/casework/restore.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { type PartAt, readPart } from '../../src/outgoing/data-requests/gather-part.ts'
import { loadHolidays } from '../../src/packs/load-holidays.ts'
import { loadLetters } from '../../src/packs/load-letters.ts'
import { loadOrganisation } from '../../src/packs/load-organisation.ts'
import { loadPolicy } from '../../src/packs/load-policies.ts'
import { projectRoot } from '../../src/packs/project-root.ts'
import { instantOf } from '../../src/record/london-time.ts'
import { whatIsThere } from '../../src/store/backup/quarantine.ts'
import { masterKeys } from '../../src/store/keys/master-key.ts'
import { prepareDatabase } from '../../src/store/prepared-database.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { openSessionFor } from '../../src/store/setting-up.ts'
import { readCasePage } from '../../src/views/read-case.ts'
import { DUE, type ErasedWorld, erasedWorld, type KeptCase } from './erased-world.ts'
import { runAndKill } from './killed-child.ts'

let at: ErasedWorld
let stays: KeptCase
let gone: KeptCase
let name: string
let before: string
let asksHere: PartAt
let askedThere: PartAt
const key = randomBytes(32)
/** Bytes of a sealed file before what is in it: what it is, its id, and the length of the piece. */
const BEFORE_A_PIECE = 'ROWAN-BACKUP-1\n'.length + 16 + 5
const OF_DATA_REQUESTS = ['data_request', 'data_extension', 'data_given', 'data_part', 'data_part_reason']
const OF_CASES = ['entry', 'words', 'duty', 'membership', 'person', 'file', 'vault_address', 'marac_minute', 'outbox']
const TABLES = [...OF_CASES, ...OF_DATA_REQUESTS]

/** A hash of every row of the tables that matter, but for those of one case. */
async function fingerprintOf(database: string, without: string): Promise<string> {
  return withClient({ ...at.world.tested.owner, database }, async (client) => {
    const hashes: string[] = []
    for (const table of TABLES) {
      const { rows } = await client.query(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from rowan.${table} t where t::text not like $1`,
        [`%${without}%`],
      )
      hashes.push(`${table} ${rows[0].hash}`)
    }
    return hashes.join('\n')
  })
}

const target = () => `${at.world.tested.web.database}_back`
const place = (which: 'records' | 'keys') => join(at.folder, which)

/** Brings it back under another name on the same server, as on a new machine: with secrets and ledger, and without files. */
function asked(more: Partial<Restore> = {}): Restore {
  const { tested } = at.world
  const root = projectRoot()
  return {
    server: { superuser: { ...tested.owner, database: 'postgres' }, database: target() },
    data: tested.folder,
    records: join(place('records'), name),
    keys: join(place('keys'), name),
    key,
    config: {
      master: masterKeys(at.folder, {}),
      files: join(at.folder, 'files-back'),
      ledger: { folder: join(at.folder, 'ledger', tested.web.database), data: at.folder },
      landlords: [
        { ...loadPolicy(root, 'whg'), organisation: loadOrganisation(root, 'whg'), letters: loadLetters(root, 'whg') },
      ],
      holidays: loadHolidays(root),
      clock: () => instantOf(DUE),
    },
    ...more,
  }
}

const start = () => prepareDatabase(asked().server, asked().data)

beforeAll(async () => {
  at = await erasedWorld()
  stays = await at.closedCase('CNRY1A')
  gone = await at.closedCase('CNRY2B')
  asksHere = await at.askedForData(stays)
  askedThere = await at.askedForData(gone)
  await at.later()
  name = await backUp(at.rowan, { records: place('records'), keys: place('keys'), key })
  before = await fingerprintOf(at.world.tested.web.database, gone.id)
  await at.agreed(gone)
  expect(await eraseAgreedOn(at.rowan)).toBe(1)
})
afterAll(async () => {
  await withClient({ ...at.world.tested.owner, database: 'postgres' }, async (client) => {
    for (const each of [target(), `${target()}_keys`])
      await client.query(`drop database if exists ${each} with (force)`)
  })
  await at.close()
})

describe('a backup', () => {
  test('holds nothing that can be read, in neither folder', () => {
    for (const folder of [place('records'), place('keys')])
      for (const each of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!each.endsWith('.rowan')) continue
        const bytes = readFileSync(join(folder, each))
        for (const text of [stays.canary, stays.person, stays.account, 'whg', stays.id])
          expect(bytes.includes(text)).toBe(false)
        // Packed is not sealed: what is in it opens without its key by no program that unpacks.
        const piece = bytes.subarray(BEFORE_A_PIECE)
        expect(piece.length).toBeGreaterThan(100)
        for (const unpack of [gunzipSync, inflateSync]) expect(() => unpack(piece)).toThrow()
      }
  })

  test('that was changed, cut short or sealed with another key does not come back', async () => {
    await expect(restore(asked({ key: randomBytes(32) }))).rejects.toThrow(/does not open/)
    const spoilt = join(at.folder, 'spoilt')
    cpSync(join(place('records'), name), spoilt, { recursive: true })
    const file = join(spoilt, 'record.rowan')
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.subarray(0, bytes.length - 9))
    await expect(restore(asked({ records: spoilt }))).rejects.toThrow(/cut short|does not open/)
    const middle = bytes.length >> 1
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
    writeFileSync(file, bytes)
    await expect(restore(asked({ records: spoilt }))).rejects.toThrow(/does not open/)
    // Records where keys belong, and a file under the name of another, open nothing.
    cpSync(join(place('keys'), name, 'keys.rowan'), file)
    await expect(restore(asked({ records: spoilt }))).rejects.toThrow(/does not open/)
    cpSync(join(place('records'), name, 'record.rowan'), file)
    cpSync(file, join(spoilt, 'keys.rowan'))
    await expect(restore(asked({ records: spoilt, keys: spoilt }))).rejects.toThrow(/does not open/)
    expect(await whatIsThere({ ...at.world.tested.owner, database: 'postgres' }, target())).toBe('nothing')
  })

  test('does not come back without the ledger of erasures', async () => {
    const empty = { folder: join(at.folder, 'no-ledger'), data: at.folder }
    await expect(restore(asked({ config: { ...asked().config, ledger: empty } }))).rejects.toThrow(/There is no ledger/)
  })
})

describe('a restore', () => {
  test('that is interrupted leaves a database from which nobody is served, and begins anew', async () => {
    const stopped = asked({
      say: () => {
        throw new Error('stopped half way')
      },
    })
    await expect(restore(stopped)).rejects.toThrow('stopped half way')
    await expect(start()).rejects.toThrow(/A restore of this database did not end/)
  })

  test('that is killed without warning leaves a database from which nobody is served, or none', async () => {
    const { web, door, worker, keys, owner } = at.world.tested
    const { data, records, keys: keysFolder, config } = asked()
    const place = {
      database: target(),
      data,
      records,
      keys: keysFolder,
      key: key.toString('base64'),
      files: config.files,
    }
    const work = {
      web,
      door,
      worker,
      keys,
      owner,
      folder: at.folder,
      landlord: 'whg',
      what: 'restore',
      restore: place,
    } as const
    const now = instantOf(DUE)
    let kills = 0
    for (const after of [0, 100, 250, 500]) {
      if (await runAndKill({ ...work, now, root: projectRoot() }, after)) break
      kills++
      const there = await whatIsThere({ ...owner, database: 'postgres' }, target())
      // Killed after its last step, before it could say so: it is whole, and there is nothing left to kill.
      if (there === 'records') break
      expect(['nothing', 'half-restored']).toContain(there)
      if (there === 'half-restored') await expect(start()).rejects.toThrow(/did not end/)
    }
    expect(kills).toBeGreaterThan(0)
    await withClient({ ...owner, database: 'postgres' }, async (client) => {
      for (const each of [target(), `${target()}_keys`])
        await client.query(`drop database if exists ${each} with (force)`)
    })
  }, 60_000)

  test('brings everything back as it was, but for what was erased since; it is whole, and only then served', async () => {
    const began = Date.now()
    const done = await restore(asked())
    expect(done.faults).toEqual([])
    expect(done.files).toBe(2)
    expect(Date.now() - began).toBeLessThan(60_000)
    expect(await fingerprintOf(target(), gone.id)).toBe(before)
    const left = await withClient(
      { ...at.world.tested.owner, database: target() },
      async (client) => (await client.query('select from rowan.words where stream = $1', [gone.id])).rowCount,
    )
    expect(left).toBe(0)
    const trail = await withClient(
      { ...at.world.tested.owner, database: target() },
      async (client) =>
        (await client.query<{ action: string }>('select action from rowan.audit order by seq desc limit 3')).rows,
    )
    expect(trail.map((line) => line.action)).toEqual(expect.arrayContaining(['backup:restored', 'erased:case']))
    const prepared = await start()
    const { config } = asked()
    const rowan = await openRowan({ ...config, ...prepared })
    const token = await openSessionFor(prepared.owner, 'whg', at.lead.account)
    expect(JSON.stringify(await readCasePage(rowan, token, stays.id))).toContain(`Said ${stays.canary}.`)
    expect(await readCasePage(rowan, token, gone.id)).toBeNull()
    // What was put together for an answer is there too, and of what was erased it is gone.
    expect((await readPart(rowan, token, asksHere))?.items).toMatchObject([{ words: `Said ${stays.canary}.` }])
    expect(await readPart(rowan, token, askedThere)).toBeNull()
    const parts = await withClient(
      { ...at.world.tested.owner, database: target() },
      async (client) => (await client.query<{ stream: string }>('select stream from rowan.data_part')).rows,
    )
    expect(parts.map(({ stream }) => stream)).toEqual([stays.id])
    expect(await rowan.keyring.findKey({ landlord: 'whg', kind: 'case', subject: gone.id })).toBeUndefined()
    expect(readdirSync(config.files, { recursive: true, encoding: 'utf8' }).join()).not.toContain(gone.file)
    expect(await verifyChain(rowan)).toEqual([])
    await rowan.close()
    await expect(restore(asked())).rejects.toThrow(/has records already/)
  }, 90_000)

  test('keeps backups for the landlord’s time and no longer', async () => {
    at.world.at('2032-04-10T02:00')
    const newer = await backUp(at.rowan, { records: place('records'), keys: place('keys'), key })
    expect(readdirSync(place('records'))).toEqual([newer])
    expect(readdirSync(place('keys'))).toEqual([newer])
    rmSync(place('records'), { recursive: true })
  })
})
