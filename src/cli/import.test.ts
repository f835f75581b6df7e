import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { withClient } from '../store/server/connection.ts'
import { findMatches } from '../views/find-matches.ts'
import { importing } from './import.ts'
import { run } from './run.ts'

let world: TestRowan
let officer: { token: string; account: string }
beforeAll(async () => {
  world = await testRowan(['vivid', 'whg'], '2026-04-01T10:00')
  officer = await world.staff('vivid', 'Olive', 'housing-officer')
})
afterAll(() => world.close())

async function rowan(kind: string, text: string | Buffer, ...more: string[]) {
  const file = join(world.tested.folder, `${kind}.csv`)
  writeFileSync(file, text)
  const said: string[] = []
  const say = (line: string) => said.push(line.replaceAll(file, 'FILE'))
  const terminal = { out: say, error: say, root: '', explains: false }
  const code = await run([importing((_, work) => work(world.rowan))], ['import', kind, file, ...more], terminal)
  return { code, said }
}

const rows = () =>
  withClient(world.tested.owner, async (client) => {
    const found: string[] = []
    for (const table of ['home', 'customer', 'tenancy', 'tenancy_part', 'rent_account', 'blind_index'])
      for (const { row } of (await client.query(`select t::text as row from rowan.${table} t`)).rows)
        found.push(`${table} ${row}`)
    return found.toSorted()
  })

const HOMES = 'reference,address,postcode\nH1,12 Larch Close,SO99 1AA\nH2,7 Alder Way,SO99 2BB\n'
const PEOPLE = `reference,forenames,surname,home,tenancy,account
P1,Amira,Example,H1,T1,R1
P2,Karl,Example,H1,T1,
`

test('homes and people are taken in, found, and the same files again change nothing', async () => {
  expect(await rowan('homes', HOMES, 'vivid')).toEqual({ code: 0, said: ['homes: 2 new, 0 changed, 0 as they were'] })
  expect(await rowan('people', PEOPLE, 'vivid')).toMatchObject({ said: ['people: 2 new, 0 changed, 0 as they were'] })
  const found = await findMatches(world.rowan, officer.token, { name: 'Amira Example', postcode: 'SO991AA' })
  expect(found).toMatchObject({ candidates: [{ name: 'Amira Example', tenancy: 'joint' }, { name: 'Karl Example' }] })
  const before = await rows()
  expect(await rowan('homes', HOMES, 'vivid')).toMatchObject({ said: ['homes: 0 new, 0 changed, 2 as they were'] })
  expect(await rowan('people', PEOPLE, 'vivid')).toMatchObject({ said: ['people: 0 new, 0 changed, 2 as they were'] })
  expect(await rows()).toEqual(before)
})

test('a changed name is found by the new one and no longer by the old; who left a tenancy is on it no more', async () => {
  const changed = 'reference,forenames,surname,home,tenancy\nP2,Karl,Otherwise,H1,T1\n'
  expect(await rowan('people', changed, 'vivid')).toMatchObject({ said: ['people: 0 new, 1 changed, 0 as they were'] })
  const byNew = await findMatches(world.rowan, officer.token, { name: 'Karl Otherwise' })
  expect(byNew).toMatchObject({ candidates: [{ name: 'Karl Otherwise', tenancy: 'sole' }] })
  expect(await findMatches(world.rowan, officer.token, { name: 'Karl Example' })).toMatchObject({
    candidates: [{ name: 'Amira Example', tenancy: null }],
  })
})

test('a file with a wrong line says which, and leaves nothing behind', async () => {
  const before = await rows()
  expect(await rowan('homes', `${HOMES}H3,9 Alder Way,nowhere\n`, 'vivid')).toEqual({
    code: 1,
    said: ['FILE:4: "nowhere" is no whole postcode', 'Nothing was taken in.'],
  })
  const unknown = `${PEOPLE}P9,Dana,Example,H9,T9,\n`
  expect(await rowan('people', unknown, 'vivid')).toEqual({
    code: 1,
    said: ['FILE: homes not known yet: H9. Import the homes first', 'Nothing was taken in.'],
  })
  expect(await rows()).toEqual(before)
})

test('what cannot be done is said in one line', async () => {
  expect(await rowan('homes', HOMES)).toEqual({ code: 2, said: ['Say which landlord: vivid, whg'] })
  expect((await rowan('homes', HOMES, 'elm')).said[0]).toMatch(/^There is no landlord "elm"/)
  expect((await rowan('homes', Buffer.from([0x52, 0xe9, 0x2c]), 'vivid')).said[0]).toMatch(/is not UTF-8/)
  expect((await rowan('pets', HOMES, 'vivid')).said[0]).toMatch(/^Say what/)
})
