/**
 * How much one word does. Whoever is not on a case holds back what would go out of it, and stops nothing; those who look after it decide, and
 * a wrong number is taken back. Made-up people.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { handleLeak } from '../../src/casework/leaks/handle-leak.ts'
import { reportLeak } from '../../src/casework/leaks/report-leak.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { readLeak, readLeaks } from '../../src/views/leaks/read-leaks.ts'
import { readCasePage } from '../../src/views/read-case.ts'
import { readNotices } from '../../src/views/read-notices.ts'
import { type SendingWorld, sendingWorld } from './sending-world.ts'

type Person = { readonly token: string }
let at: SendingWorld
let contractor: Person
let keeper: Person

beforeAll(async () => {
  at = await sendingWorld('vivid', '2026-03-02T10:00')
  contractor = await at.world.staff('vivid', 'Conor', 'contractor')
  keeper = await at.world.staff('vivid', 'Dee', 'data-protection-officer')
})
afterAll(() => at.close())

let minute = 0
const later = (hours = 0) =>
  at.at(`2026-03-02T${String(11 + hours).padStart(2, '0')}:${String(minute++ % 60).padStart(2, '0')}`)

/** Tells that where somebody is may have got out, and answers with the leak. */
async function tell(ofCase: string, who = contractor, role: 'contractor' | 'da-caseworker' = 'contractor') {
  later()
  const data = { what: ['whereabouts'], account: 'A card with her new street was left at his.' }
  expect(await reportLeak(at.rowan, who.token, { role, ofCase, data })).toEqual({ outcome: 'passed-on' })
  const [newest] = ((await readLeaks(at.rowan, keeper.token))?.leaks ?? []).toSorted((a, b) => b.reported - a.reported)
  if (!newest) throw new Error('Nothing is told of')
  return newest.id
}
type Data = Readonly<Record<string, unknown>>
const act = (leak: string, type: 'leak.handled' | 'leak.case-decided' | 'leak.closed', data: Data, who = keeper) =>
  handleLeak(at.rowan, who.token, {
    leak,
    type,
    role: who === keeper ? 'data-protection-officer' : 'da-lead',
    data,
  })
const decide = (leak: string, data: Data, who = keeper) => act(leak, 'leak.case-decided', data, who)
const stateOf = async (leak: string) => (await readLeak(at.rowan, keeper.token, leak))?.cases.map(({ state }) => state)
/** A case on which a message waits. */
async function waiting() {
  later()
  const her = await at.opened()
  await her.agree()
  later()
  expect(await her.write()).toMatchObject({ outcome: 'queued' })
  return her
}
const noted = async (reference: string) => {
  await doDueJobs(at.rowan)
  const page = await readCasePage(at.rowan, at.officer.token, reference)
  return {
    types: page?.timeline.map(({ type }) => type).filter((type) => type.startsWith('leak.')),
    agreed: page?.safeContact[0]?.agreed?.state,
  }
}

describe('somebody who is not on the case', () => {
  test('holds everything back from that moment and stops nothing: set aside, it goes out as it was agreed', async () => {
    const her = await waiting()
    const leak = await tell(her.reference)
    expect(await at.round()).toMatchObject({ sent: 0 })
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'waiting' }])
    expect(await noted(her.reference)).toEqual({ types: ['leak.raised'], agreed: 'unknown' })
    expect((await her.write()).outcome).not.toBe('queued')
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'waiting' }])
    const kinds = async (token: string) => ((await readNotices(at.rowan, token))?.notices ?? []).map(({ kind }) => kind)
    expect(await kinds(at.lead.token)).toContain('leak-raised')
    expect(await decide(leak, { case: her.reference, outcome: 'set-aside' })).toMatchObject({
      outcome: 'invalid',
      problems: [{ field: 'reasons' }],
    })
    later()
    const aside = { case: her.reference, outcome: 'set-aside', reasons: 'It was the card of another flat.' }
    expect(await decide(leak, aside, at.lead)).toMatchObject({ outcome: 'recorded' })
    // Until its record says so as well, it goes on waiting.
    expect(await at.round()).toMatchObject({ sent: 0 })
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'waiting' }])
    expect(await noted(her.reference)).toEqual({ types: ['leak.withdrawn', 'leak.raised'], agreed: 'agreed' })
    later()
    expect(await at.round()).toMatchObject({ sent: 1 })
    at.server.received.length = 0
  })

  test('is believed where those who look after it say so: then what waits is stopped, and contact is agreed anew', async () => {
    const her = await waiting()
    const leak = await tell(her.reference)
    await doDueJobs(at.rowan)
    later()
    expect(await decide(leak, { case: her.reference, outcome: 'stands' }, at.lead)).toMatchObject({
      outcome: 'recorded',
    })
    expect((await noted(her.reference)).types).toEqual(['leak.noted', 'leak.raised'])
    expect(await at.round()).toMatchObject({ sent: 0 })
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'stopped', why: 'agreement' }])
    expect(await decide(leak, { case: her.reference, outcome: 'set-aside', reasons: 'x' })).toMatchObject({
      outcome: 'invalid',
      problems: [{ field: 'outcome' }],
    })
    expect(at.server.received).toEqual([])
  })

  test('holds back three cases at a time, and never again one on which their word was set aside', async () => {
    const teller = await at.world.staff('vivid', 'Cal', 'contractor')
    const told: { readonly leak: string; readonly reference: string }[] = []
    for (const _ of ['a', 'b', 'c', 'd']) {
      later()
      const { reference } = await at.opened()
      told.push({ leak: await tell(reference, teller), reference })
    }
    const states = await Promise.all(told.map(({ leak }) => stateOf(leak)))
    expect(states).toEqual([['held'], ['held'], ['held'], ['raised']])
    const [first, second] = told
    if (!first || !second) throw new Error('Nothing is told of')
    for (const { leak, reference } of [first, second])
      await decide(leak, { case: reference, outcome: 'set-aside', reasons: 'Nobody was there.' })
    expect(await stateOf(await tell(first.reference, teller))).toEqual(['raised'])
    // Somebody else is heard of the same case.
    expect(await stateOf(await tell(first.reference))).toEqual(['held'])
  })
})

test('the word of somebody on the case stands at once, and so does that of those who look after it', async () => {
  const her = await waiting()
  expect(await stateOf(await tell(her.reference, at.officer, 'da-caseworker'))).toEqual(['stands'])
  expect((await noted(her.reference)).types).toEqual(['leak.noted'])
  expect(await at.rows(her.caseId)).toMatchObject([{ state: 'stopped', why: 'agreement' }])
})

test('nothing is called stopped, and nothing closed, while a case that was named waits for a decision', async () => {
  later()
  const her = await at.opened()
  const leak = await tell(her.reference)
  const stop = () => act(leak, 'leak.handled', { step: 'stopped', outcome: 'done' })
  const close = () => act(leak, 'leak.closed', { finding: 'nothing-got-out', reasons: 'It was found.' })
  expect(await stop()).toMatchObject({ outcome: 'invalid', problems: [{ field: 'step' }] })
  expect(await close()).toMatchObject({ outcome: 'invalid', problems: [{ field: 'finding' }] })
  await decide(leak, { case: her.reference, outcome: 'set-aside', reasons: 'It was found in the van.' })
  expect(await stop()).toMatchObject({ outcome: 'recorded' })
  expect(await close()).toMatchObject({ outcome: 'recorded' })
})

describe('a wrong number', () => {
  test('is taken back by the data protection officer alone, and the right one is named in the same step', async () => {
    const [wrong, right] = [await waiting(), await waiting()]
    const leak = await tell(wrong.reference, at.officer, 'da-caseworker')
    await doDueJobs(at.rowan)
    later()
    const back = { case: wrong.reference, outcome: 'wrong-case', reasons: 'Two letters of the number were swapped.' }
    expect(await decide(leak, back, at.lead)).toMatchObject({ outcome: 'invalid', problems: [{ field: 'outcome' }] })
    const corrected = (instead: string) =>
      handleLeak(at.rowan, keeper.token, {
        leak,
        type: 'leak.case-decided',
        role: 'data-protection-officer',
        data: back,
        instead,
      })
    expect(await corrected('R-ZZZZ')).toMatchObject({ outcome: 'invalid', problems: [{ field: 'instead' }] })
    expect(await stateOf(leak)).toEqual(['stands'])
    expect(await corrected(right.reference)).toMatchObject({ outcome: 'recorded' })
    expect(await stateOf(leak)).toEqual(['withdrawn', 'stands'])
    expect(await noted(wrong.reference)).toEqual({ types: ['leak.withdrawn', 'leak.noted'], agreed: 'agreed' })
    expect(await noted(right.reference)).toMatchObject({ types: ['leak.noted'], agreed: 'unknown' })
    later()
    expect(await wrong.write()).toMatchObject({ outcome: 'queued' })
    later()
    expect(await at.round()).toMatchObject({ sent: 1 })
    at.server.received.length = 0
  })

  test('can be taken back also when it is closed, and every stream stays whole', async () => {
    const her = await waiting()
    const leak = await tell(her.reference, at.officer, 'da-caseworker')
    await doDueJobs(at.rowan)
    later()
    await act(leak, 'leak.closed', { finding: 'nothing-got-out', reasons: 'It was found.' })
    expect((await noted(her.reference)).agreed).toBe('unknown')
    const back = { case: her.reference, outcome: 'wrong-case', reasons: 'It was never hers.' }
    expect(await decide(leak, back)).toMatchObject({ outcome: 'recorded' })
    expect((await noted(her.reference)).agreed).toBe('agreed')
    expect(await verifyChain(at.rowan)).toEqual([])
  })
})
