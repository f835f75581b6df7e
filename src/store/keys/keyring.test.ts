import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testKinds } from '../test-cluster.ts'
import { type TestDatabase, testDatabase } from '../test-database.ts'
import { type Keyring, openKeyring } from './keyring.ts'
import { masterKeys } from './master-key.ts'

const master = masterKeys('unused', { ROWAN_MASTER_KEY: randomBytes(32).toString('base64url') })
const named = (subject: string) => ({ landlord: 'oak', kind: 'case', subject }) as const

describe.each(testKinds())('the keyring on the %s server', (kind) => {
  let database: TestDatabase
  let pool: pg.Pool
  let keyring: Keyring

  beforeAll(async () => {
    database = await testDatabase(kind)
    pool = new pg.Pool(database.keys)
    keyring = await openKeyring(pool, master)
  })

  afterAll(async () => {
    await pool.end()
    await database.close()
  })

  it('makes a key once, also when two ask at once', async () => {
    const [one, other] = await Promise.all([keyring.keyFor(named('c1')), keyring.keyFor(named('c1'))])
    expect(one?.bytes).toHaveLength(32)
    expect(other).toEqual(one)
    expect(await keyring.findKey(named('c1'))).toEqual(one)
    expect((await keyring.keyFor(named('c2')))?.bytes).not.toEqual(one?.bytes)
  })

  it('finds the keys of many cases at once, and none that was never made', async () => {
    await keyring.keyFor(named('m1'))
    await keyring.keyFor(named('m2'))
    const found = await keyring.findKeys('oak', 'case', ['m1', 'm2', 'm3'])
    expect([...found.keys()].toSorted()).toEqual(['m1', 'm2'])
    expect(await keyring.findKey({ ...named('m1'), landlord: 'elm' })).toBeUndefined()
  })

  it('makes the keys of many homes at once, the same ones again, and none that was destroyed', async () => {
    await keyring.destroyKey({ landlord: 'oak', kind: 'home', subject: 'h3' }, new Date(0))
    const made = await keyring.keysFor('oak', 'home', ['h1', 'h2', 'h3'])
    expect([...made.keys()].toSorted()).toEqual(['h1', 'h2'])
    expect(await keyring.keysFor('oak', 'home', ['h2', 'h1'])).toEqual(made)
  })

  it('never makes a destroyed key again', async () => {
    await keyring.keyFor(named('gone'))
    await keyring.destroyKey(named('gone'), new Date(0))
    expect(await keyring.findKey(named('gone'))).toBeUndefined()
    expect(await keyring.keyFor(named('gone'))).toBeUndefined()
    const back = `update keyring.key set wrapped = '\\x00', destroyed_at = null where subject = 'gone'`
    await expect(pool.query(back)).rejects.toThrow('a destroyed key stays destroyed')
    await expect(pool.query(`delete from keyring.key`)).rejects.toThrow('permission denied')
  })

  it('holds nothing that opens without the master key, nor a row moved to another case', async () => {
    const key = await keyring.keyFor(named('moved'))
    const { rows } = await pool.query(`select wrapped from keyring.key where subject = 'moved'`)
    expect(Buffer.from(rows[0].wrapped).includes(key?.bytes ?? '')).toBe(false)
    await keyring.keyFor(named('target'))
    await pool.query(`update keyring.key set wrapped = $1 where subject = 'target'`, [rows[0].wrapped])
    await expect(keyring.findKey(named('target'))).rejects.toThrow(/do not belong here/)
  })

  it('refuses to open with another master key', async () => {
    await keyring.keyFor(named('c1'))
    const other = masterKeys('unused', { ROWAN_MASTER_KEY: randomBytes(32).toString('base64url') })
    await expect(openKeyring(pool, other)).rejects.toThrow(/The master key is not the one/)
  })
})

describe('the master key', () => {
  it('must be 32 bytes', () => {
    expect(() => masterKeys('unused', { ROWAN_MASTER_KEY: 'short' })).toThrow(
      'The master key must be 32 bytes in base64',
    )
  })
})
