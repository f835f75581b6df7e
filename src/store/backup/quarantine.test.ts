import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../migrate.ts'
import { shippedForms } from '../prepared-database.ts'
import { OWNER } from '../roles.ts'
import { type Connection, withClient } from '../server/connection.ts'
import { type TestDatabase, testDatabase } from '../test-database.ts'
import { beginQuarantine, endQuarantine, whatIsThere } from './quarantine.ts'

const NAME = `half_made_${randomBytes(4).toString('hex')}`
let tested: TestDatabase
let superuser: Connection

beforeAll(async () => {
  tested = await testDatabase()
  superuser = { ...tested.owner, database: 'postgres' }
})
afterAll(async () => {
  await withClient(superuser, (client) => client.query(`drop database if exists ${NAME} with (force)`))
  await tested.close()
})

describe('what stands where a restore would go', () => {
  it('is nothing, after whichever migration a restore was killed', async () => {
    expect(await whatIsThere(superuser, NAME)).toBe('nothing')
    await withClient(superuser, (client) => client.query(`create database ${NAME} owner ${OWNER}`))
    const forms = shippedForms().record
    await withClient({ ...superuser, database: NAME }, async (client) => {
      for (const count of forms.keys()) {
        await migrate(client, forms.slice(0, count + 1), OWNER)
        expect(await whatIsThere(superuser, NAME), `after ${forms[count]?.name}`).toBe('nothing')
      }
    })
  }, 240_000)

  it('is a half restored database until the restore has ended', async () => {
    await beginQuarantine(tested.owner)
    expect(await whatIsThere(superuser, tested.owner.database)).toBe('half-restored')
    await endQuarantine(tested.owner)
    expect(await whatIsThere(superuser, tested.owner.database)).toBe('nothing')
  })

  it('is somebody’s records as soon as a home of a landlord is in it', async () => {
    await withClient(tested.owner, async (client) => {
      await client.query("insert into rowan.landlord (landlord, name) values ('whg', 'whg')")
      await client.query(`insert into rowan.home (landlord, home, nation, sealed, fingerprint)
        values ('whg', gen_random_uuid(), 'england', '\\x00', '\\x00')`)
    })
    expect(await whatIsThere(superuser, tested.owner.database)).toBe('records')
  })
})
