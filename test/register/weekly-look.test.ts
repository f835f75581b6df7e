/** The weekly look: what is drawn every Monday, for whom, and that nobody looks at what they did themselves. Made-up people. */
import { beforeAll, expect, test } from 'vitest'
import { keepOut } from '../../src/casework/kept-apart/keep-out.ts'
import { looksRound } from '../../src/casework/looks/draw-looks.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

const at = landlordFor('whg', '2026-03-02T11:00')

type Line = {
  readonly id: string
  readonly why: string
  readonly name: string
  readonly times: number
  readonly cases: readonly string[]
  readonly looked: { readonly note: string } | null
}
const linesOf = async (who: Member): Promise<readonly Line[]> => (await who.ask('GET', '/looks')).body.lines ?? []
const drawn = async (who: Member, name: string) => (await linesOf(who)).filter((line) => line.name === name)

/** Moves what a colleague has done so far to a moment: the audit takes its times from the database. */
const happened = (name: string, moment: string) =>
  withClient(at.landlord.owner, async (client) => {
    // The audit is only added to: its owner looks away here, as nobody who serves people can.
    await client.query('set session_replication_role = replica')
    await client.query(
      `update rowan.audit a set at = $2::timestamp at time zone 'Europe/London'
       from rowan.account u where u.landlord = a.landlord and u.account = a.actor and u.name = $1`,
      [name, moment],
    )
  })

let dora: Member
let sena: Member
let nico: Member
let cleo: Member
let reference: string

beforeAll(async () => {
  dora = await at.landlord.somebody('Dora', 'data-protection-officer', 'da-caseworker')
  sena = await at.landlord.somebody('Sena', 'safeguarding-lead')
  nico = await at.landlord.somebody('Nico', 'community-housing-team', 'da-caseworker')
  cleo = await at.landlord.somebody('Cleo', 'housing-officer')
})

test('is drawn every Monday once: out of hours, again and again what is not there, every emergency, and two in a hundred by chance', async () => {
  const id = await at.officer.report(
    {},
    { people: [{ person: someId(), data: { role: 'victim', name: 'Amira Sampleton' } }] },
  )
  reference = (await at.officer.page(id)).reference
  for (let look = 0; look < 60; look++) await at.officer.ask('GET', `/cases/${id}`)
  for (const last of '234567') await cleo.ask('GET', `/cases/R-ZZZ${last}`)
  const category = { category: 'danger-now', reason: 'Somebody is at the door of the tenant now.' }
  expect((await cleo.ask('POST', '/emergencies', { reference, ...category })).status).toBe(200)
  await nico.ask('GET', `/cases/${id}`)
  await nico.ask('GET', `/cases/${id}`)
  for (const name of ['Sam', 'Cleo', 'Dora', 'Sena']) await happened(name, '2026-02-25T11:00')
  await happened('Nico', '2026-02-28T23:10')
  expect(await linesOf(dora)).toEqual([])
  expect(await looksRound(at.landlord.rowan)).toBe(1)
  const whys = async (name: string) => (await drawn(dora, name)).map(({ why }) => why)
  expect(await whys('Nico')).toContain('out-of-hours')
  expect((await drawn(dora, 'Nico')).find(({ why }) => why === 'out-of-hours')).toMatchObject({ cases: [reference] })
  expect(await whys('Cleo')).toEqual(expect.arrayContaining(['emergency', 'not-found']))
  expect((await drawn(dora, 'Cleo')).find(({ why }) => why === 'not-found')?.times).toBe(6)
  // What is drawn by chance, of which there may be more than a list holds, never stands before an emergency.
  const order = (await linesOf(dora)).map(({ why }) => why)
  expect([order[0], order.at(-1)]).toEqual(['emergency', 'drawn'])
  const chance = (await linesOf(dora)).filter(({ why }) => why === 'drawn')
  expect([1, 2, 3]).toContain(chance.length)
  expect(await whys('Sam')).not.toContain('out-of-hours')
  // The week was drawn: another process, or a later round of it, draws nothing.
  const other = { ...at.landlord.rowan, worker: Object.create(at.landlord.rowan.worker) }
  expect(await looksRound(other)).toBe(0)
})

test('is told of to those who look, naming nobody, and to nobody else', async () => {
  const told = async (who: Member) =>
    (await who.ask('GET', '/notices')).body.notices.filter(({ kind }: { kind: string }) => kind === 'looks-drawn')
  expect(await told(sena)).toHaveLength(1)
  expect(JSON.stringify(await told(sena))).not.toMatch(/Amira|R-|Nico/)
  expect(await told(at.officer)).toEqual([])
  expect((await at.officer.ask('GET', '/looks')).status).toBe(404)
  expect((await cleo.ask('GET', '/looks')).status).toBe(404)
})

test('each is marked with what was found, once, on the page as well; nobody marks or sees what they did themselves', async () => {
  const [line] = await drawn(sena, 'Nico')
  const id = line?.id ?? ''
  const mark = (who: Member, of: string, note: string) => who.ask('POST', `/looks/${of}/mark`, { note })
  expect(await sena.see('/weekly-look')).toContain('Nico')
  expect((await mark(sena, id, ' ')).status).toBe(400)
  expect((await mark(at.officer, id, 'Nothing.')).status).toBe(404)
  const empty = await sena.send('/weekly-look', { id, [`note-${id}`]: '' })
  expect([empty.status, empty.says]).toEqual([400, expect.stringContaining('Write what you found out')])
  expect((await sena.send('/weekly-look', { id, [`note-${id}`]: 'On call that night.' })).status).toBe(303)
  expect((await mark(dora, id, 'Again.')).status).toBe(404)
  expect((await drawn(dora, 'Nico')).find((each) => each.id === id)?.looked).toMatchObject({
    note: 'On call that night.',
  })
  // What they found is sealed, and on the audit is that they looked.
  const rows = await withClient(
    at.landlord.owner,
    async (client) => (await client.query('select * from rowan.look')).rows,
  )
  expect(JSON.stringify(rows)).not.toContain('On call')
  expect((await at.landlord.audited(id)).map(({ action }) => action)).toContain('act:mark-look')

  // A week later, of what Dora read at night: Sena sees it and Dora does not.
  await dora.ask('GET', `/cases/${await at.officer.report()}`)
  await dora.ask('GET', `/cases/${reference}`)
  await happened('Dora', '2026-03-07T02:00')
  at.landlord.at('2026-03-10T09:00')
  expect(await looksRound(at.landlord.rowan)).toBe(1)
  const own = await drawn(sena, 'Dora')
  expect(own.map(({ why }) => why)).toContain('out-of-hours')
  expect(await drawn(dora, 'Dora')).toEqual([])
  expect((await mark(dora, own[0]?.id ?? '', 'It was I.')).status).toBe(404)
})

test('nothing of it is seen by somebody who is kept out of the case that it is about', async () => {
  const before = (await linesOf(sena)).filter(({ cases }) => cases.includes(reference))
  expect(before.length).toBeGreaterThan(0)
  const { id } = await at.officer.page(reference)
  await keepOut(at.landlord.rowan, at.officer.token, { caseId: id, account: sena.account, why: 'friend' })
  expect((await linesOf(sena)).filter(({ cases }) => cases.includes(reference))).toEqual([])
})
