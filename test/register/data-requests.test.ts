/** Somebody asks for the data that we hold about them: each step in its turn, by whoever it is for, and the same for all. */
import { expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { landlordFor, type Member } from './opened-landlord.ts'

const at = landlordFor('vivid', '2026-03-02T10:00')
const asked = { name: 'Amira Exampleby', reach: 'Only in the library', asks: 'What you have' }

let count = 0
/** Takes in one request; gives its id, and those who handle it. */
async function taken() {
  const name = `${++count}`
  const dee = await at.landlord.somebody(`Dee${name}`, 'data-protection-officer')
  const saf = await at.landlord.somebody(`Saf${name}`, 'safeguarding-lead')
  const both = await at.landlord.somebody(`Both${name}`, 'data-protection-officer', 'safeguarding-lead')
  const cus = await at.landlord.somebody(`Cus${name}`, 'customer-services')
  const { body } = await cus.ask('POST', '/data-requests', asked)
  const id: string = body.id
  const post = async (who: Member, step: string, sent?: object) => {
    // It is looked for where else their data stands, as it is within seconds.
    await doDueJobs(at.landlord.rowan)
    return (await who.ask('POST', `/data-requests/${id}/${step}`, sent)).status
  }
  const shown = async () =>
    (await dee.ask('GET', '/data-requests')).body.requests.find((each: { id: string }) => each.id === id)
  /** A second person agrees to who it is, as they read it. */
  const agreesWho = async (who = saf) => {
    const { said } = (await shown()).identity
    return post(who, 'identity/agree', { said })
  }
  /** Somebody agrees to the answer as it stands: to the review and the way that are read. */
  const agrees = async (who: Member) => {
    const { reviewed, delivery } = await shown()
    return post(who, 'agree', { reviewed: reviewed ?? 0, delivery: delivery ?? 'by-hand' })
  }
  return { id, dee, saf, both, cus, post, shown, agreesWho, agrees }
}
const identity = { customer: null, how: 'papers' }
const delivery = { delivery: 'by-hand', safe: true }
const review = { tellsOfOthers: false, why: 'Nothing of others' }

test('a request goes step by step, and none can be left out, done by another, or done by one person alone', async () => {
  const { dee, saf, both, cus, post, shown, agreesWho, agrees } = await taken()
  for (const who of [cus, saf, at.officer]) expect(await post(who, 'identity', identity)).toBe(404)
  expect(await post(dee, 'review', review)).toBe(404)
  expect(await post(dee, 'identity', identity)).toBe(200)
  expect(await post(dee, 'review', review)).toBe(404)
  expect(await agreesWho()).toBe(200)
  expect(await post(dee, 'review', review)).toBe(404)
  expect(await post(dee, 'delivery', { delivery: 'post', safe: false })).toBe(400)
  expect(await post(dee, 'delivery', delivery)).toBe(200)
  expect(await agrees(saf)).toBe(404)
  expect(await post(both, 'review', review)).toBe(200)
  for (const who of [both, dee, cus]) expect(await agrees(who)).toBe(404)
  at.landlord.at('2026-04-01T10:00')
  expect(await post(dee, 'answer', { file: 'docx' })).toBe(404)
  expect(await agrees(saf)).toBe(200)
  expect((await shown()).step).toBe('answer')
  expect(await post(saf, 'answer', { file: 'docx' })).toBe(404)
  expect(await post(dee, 'answer', { file: 'docx' })).toBe(200)
  expect((await shown()).step).toBe('answered')
  at.landlord.at('2026-03-02T10:00')
})

test('that one came in stands on Today for those who handle it, with its last day, and for nobody else', async () => {
  const { dee, saf, cus } = await taken()
  const open = async (who: Member) => (await who.ask('GET', '/today')).body.openRequests
  const count = (await open(dee)).open
  expect(count).toBeGreaterThan(0)
  expect(await open(dee)).toMatchObject({ late: 0, nextDue: '2026-04-02' })
  expect((await open(saf)).open).toBe(count)
  for (const who of [cus, at.officer]) expect(await open(who)).toBeNull()
})

test('no answer goes out before its day, which is the same for everybody', async () => {
  const { dee, saf, post, shown, agreesWho, agrees } = await taken()
  await post(dee, 'identity', identity)
  await agreesWho()
  await post(dee, 'delivery', delivery)
  await post(dee, 'review', review)
  await agrees(saf)
  expect(await shown()).toMatchObject({ step: 'waits', notBefore: '2026-03-23' })
  at.landlord.at('2026-03-22T23:59')
  expect(await post(dee, 'answer', { file: 'docx' })).toBe(404)
  at.landlord.at('2026-03-23T00:01')
  expect(await post(dee, 'answer', { file: 'docx' })).toBe(200)
  at.landlord.at('2026-03-02T10:00')
})

test('where we had to ask who it is, the time runs from when we know', async () => {
  const { dee, post, shown } = await taken()
  expect((await shown()).due).toBe('2026-04-02')
  expect(await post(dee, 'identity/ask')).toBe(200)
  expect((await shown()).due).toBeNull()
  at.landlord.at('2026-03-10T10:00')
  await post(dee, 'identity', identity)
  expect(await shown()).toMatchObject({ due: '2026-04-10', notBefore: '2026-03-31' })
  at.landlord.at('2026-03-02T10:00')
})

test('of others, the second and the third step are asked, and why stands in the log and in no answer', async () => {
  const { dee, saf, post, agreesWho, agrees } = await taken()
  await post(dee, 'identity', identity)
  await agreesWho()
  await post(dee, 'delivery', delivery)
  expect(await post(dee, 'review', { tellsOfOthers: true, why: 'x' })).toBe(400)
  expect(await post(dee, 'review', { tellsOfOthers: true, othersAgree: 'not-asked', why: 'x' })).toBe(400)
  const sent = { tellsOfOthers: true, othersAgree: 'not-asked', reasonableWithout: false, why: 'Zanzibar-word' }
  expect(await post(dee, 'review', sent)).toBe(200)
  expect(await dee.see('/data-requests')).not.toContain('Zanzibar')
  await agrees(saf)
  expect(await at.landlord.faults()).toEqual([])
})

test('a request on a case is hers alone, and there it is taken in as before', async () => {
  const person = '7d0cbf8e-5a3a-4d6c-9b55-2c1a5b6f0a01'
  const people = [{ person, data: { role: 'victim', name: 'Amira Exampleby' } }]
  const id = await at.officer.report({}, { people })
  await at.officer.act(id, 'data-request.received', { person })
  expect((await at.officer.page(id)).dataRequests).toMatchObject([{ keptBack: [] }])
})
