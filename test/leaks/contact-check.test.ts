/** What other systems of the landlord hear before they write to anybody: yes, no, or ask; and nothing of whether there is a case. */
import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { asActor } from '../../src/store/database.ts'
import { type SendingWorld, sendingWorld } from './sending-world.ts'

let at: SendingWorld
let app: FastifyInstance
let system: string

beforeAll(async () => {
  at = await sendingWorld('vivid', '2026-03-02T10:00')
  system = (await at.world.staff('vivid', 'Ledger', 'income-officer')).token
  app = fastify()
  await app.register(buildApi(at.rowan), { prefix: '/api' })
})
afterAll(async () => {
  await app.close()
  await at.close()
})

const ask = (account: string, channel = 'letter', token = system) =>
  app.inject({
    method: 'POST',
    url: '/api/contact-check',
    headers: { authorization: `Bearer ${token}` },
    payload: { account, channel },
  })
const answer = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).json().answer

/** A case of somebody with this rent account. */
async function caseWith(account: string, agreed: object | null, role = 'victim') {
  const person = randomUUID()
  const taken = await takeReport(at.rowan, at.officer.token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim' },
    people: [{ person, data: { role, name: 'Amira Example' }, account }],
    ...(agreed ? { also: [{ type: 'safe-contact.agreed' as const, data: { person, ...agreed } }] } : {}),
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
}

test('an account without a case, and one that there is not, are to be written to', async () => {
  expect(await answer('RENT-NONE')).toBe('send')
  await caseWith('RENT-HIS', null, 'perpetrator')
  expect(await answer('RENT-HIS')).toBe('send')
})

test('where nothing is agreed, or what was agreed cannot be relied on, the case lead is asked', async () => {
  await caseWith('RENT-OPEN', null)
  expect(await answer('RENT-OPEN')).toBe('ask-the-case-lead')
  await caseWith('RENT-OVER', { channels: ['letter'], expiresOn: '2026-03-01' })
  expect(await answer('RENT-OVER')).toBe('ask-the-case-lead')
})

test('what was agreed holds for every system, on its days and in its hours', async () => {
  await caseWith('RENT-AGREED', {
    channels: ['letter', 'text'],
    neverChannels: ['voicemail'],
    from: '09:00',
    until: '11:00',
  })
  expect(await answer('RENT-AGREED', 'letter')).toBe('send')
  for (const channel of ['voicemail', 'email'])
    expect(await answer('RENT-AGREED', channel), channel).toBe('do-not-send')
  at.at('2026-03-02T11:01')
  expect(await answer('RENT-AGREED', 'letter')).toBe('do-not-send')
  at.at('2026-03-02T10:00')
})

test('of two people on one account the safer answer counts', async () => {
  await caseWith('RENT-TWO', { channels: ['letter'] })
  await caseWith('RENT-TWO', { channels: ['phone'] })
  expect(await answer('RENT-TWO')).toBe('do-not-send')
})

test('the answer holds one word, and nobody hears it who sees no rent accounts', async () => {
  expect((await ask('RENT-AGREED')).json()).toEqual({ answer: 'send' })
  const refused = await ask('RENT-AGREED', 'letter', at.officer.token)
  expect(refused.statusCode).toBe(404)
  expect(refused.body).toBe((await ask('RENT-NONE', 'letter', at.officer.token)).body)
})

test('whoever is kept out of a case hears what they would hear without it', async () => {
  const person = randomUUID()
  const taken = await takeReport(at.rowan, at.officer.token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim' },
    people: [{ person, data: { role: 'victim', name: 'Amira Example' }, account: 'RENT-KIN' }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  const brother = await at.world.staff('vivid', 'Brother', 'income-officer')
  expect(await answer('RENT-KIN', 'letter', brother.token)).toBe('ask-the-case-lead')
  await asActor(at.rowan.database, at.lead.token, (query) =>
    query('keep-out-of-test', "select sec.keep_out($1, $2, 'relative')", [taken.caseId, brother.account]),
  )
  expect(await answer('RENT-KIN', 'letter', brother.token)).toBe('send')
  expect(await answer('RENT-KIN')).toBe('ask-the-case-lead')
})

/** The share of pairs in which the first took longer: 0.5 where time tells nothing. */
const areaUnder = (ones: readonly number[], others: readonly number[]): number => {
  const wins = ones.flatMap((one) => others.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)))
  return wins.reduce<number>((sum, each) => sum + each, 0) / wins.length
}

test('how long it takes tells nothing of whether there is a case', async () => {
  const took = async (account: string) => {
    const began = performance.now()
    await ask(account)
    return performance.now() - began
  }
  const [with_, without]: [number[], number[]] = [[], []]
  await took('RENT-AGREED')
  for (let n = 0; n < 60; n++) {
    with_.push(Math.round((await took('RENT-AGREED')) / 20))
    without.push(Math.round((await took('RENT-NONE')) / 20))
  }
  const area = areaUnder(with_, without)
  expect(area).toBeGreaterThan(0.4)
  expect(area).toBeLessThan(0.6)
  expect(Math.min(...with_, ...without)).toBeGreaterThanOrEqual(2)
})
