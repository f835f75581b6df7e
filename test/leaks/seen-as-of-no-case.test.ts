/**
 * Whoever is kept out of a case sees a request for data, and what they told of as a leak, as if there were no such case: in two landlords that
 * differ in nothing else, every list, page, answer, count and notice is the same. See docs/decisions/0089.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { dateOfDay, dayOf } from '../../src/record/london-time.ts'
import { asActor } from '../../src/store/database.ts'
import { sayDate } from '../../src/web/kit/times.ts'
import type { Member } from '../register/opened-landlord.ts'
import { joinedWorld } from './joined-world.ts'
import { openedAnswer } from './opened-answer.ts'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** A notice bears the minute of the server's own clock, and the two stories are told one after the other. */
const today = dayOf(Date.now())
const WRITTEN_NOW = [today, today + 1].map((day) => {
  const words = sayDate(dateOfDay(day)).replace(/ \d{4}$/, '')
  return new RegExp(`${dateOfDay(day)}T\\d\\d:\\d\\d|${words}(?: \\d{4},| at) (?:midday|midnight|[\\d.]+[ap]m)`, 'g')
})
/** In the order in which ids come, so that what differs by chance alone does not. */
function withoutChance(text: string): string {
  const known = new Map<string, string>()
  return WRITTEN_NOW.reduce((left, time) => left.replace(time, 'now'), text)
    .replace(UUID, (id) => {
      const called = known.get(id) ?? `#${known.size}`
      known.set(id, called)
      return called
    })
    .replace(/\b[a-z]+(?:-[a-z]+){5}\b/g, 'six-words')
    .replace(/\bL-[0-9A-Z]{5}\b/g, 'L-LEAK')
}

/** One landlord, with a case out of which three are kept: of whoever asks, or of nobody who does. */
async function landlordWith(isHers: boolean) {
  const world = await joinedWorld()
  const { landlord, as } = world
  const dan = await landlord.somebody('Dan', 'data-protection-officer')
  const sid = await landlord.somebody('Sid', 'safeguarding-lead')
  const lia = await landlord.somebody('Lia', 'da-lead')
  const somebody = async () => {
    const id = await as('Olive').report({ summary: 'Karl Sampleton hurt her' })
    return { id, reference: String((await as('Olive').page(id)).reference) }
  }
  const place = isHers ? await world.onCase('Karl Sampleton hurt her') : await somebody()
  for (const { account } of [sid, dan, lia]) {
    const kept = await as('Olive').ask('POST', '/exclusions', { caseId: place.id, account, why: 'friend' })
    expect(kept.status).toBeLessThan(300)
  }
  return { ...world, dan, sid, lia, place }
}
type World = Awaited<ReturnType<typeof landlordWith>>
let hers: World
let none: World
beforeAll(async () => {
  hers = await landlordWith(true)
  none = await landlordWith(false)
}, 120_000)
afterAll(async () => {
  await hers.landlord.close()
  await none.landlord.close()
})

/** All that somebody can look at of requests and leaks, as one text. */
async function seenBy({ landlord }: World, who: Member, pages: readonly string[]): Promise<string> {
  await doDueJobs(landlord.rowan)
  const asked = await Promise.all(
    ['/data-requests', '/leaks', '/notices'].map(async (url) => JSON.stringify(await who.ask('GET', url))),
  )
  const seen = []
  for (const url of ['/data-requests', '/got-out', '/notices', '/', ...pages]) seen.push(await who.see(url))
  return withoutChance([...asked, ...seen].join('\n'))
}

test('whoever protects data, or agrees, and is kept out of her case cannot tell her request from one that concerns no case', async () => {
  const told = { reviewed: 0, delivery: '' }
  /** Each step that is taken, in both landlords alike; what is asked for is what they see after it. */
  async function story(world: World) {
    const { landlord, dan, sid, as } = world
    const seen: Record<string, string> = {}
    const request = await world.asks('D-SAME2')
    const page = `/data-requests/${request.id}`
    const look = async (when: string) => {
      for (const [name, who] of Object.entries({ dan, sid }))
        seen[`${name}, ${when}`] = await seenBy(world, who, [page])
    }
    const does = async (when: string, who: Member, step: string, sent?: object) => {
      const { status, body } = await who.ask('POST', `${page}/${step}`, sent)
      seen[`answer, ${when}`] = withoutChance(JSON.stringify([status, step === 'answer' ? null : body]))
      await look(when)
      return body
    }
    const agree = async (when: string, who: Member) => {
      const { requests } = (await who.ask('GET', '/data-requests')).body
      const { reviewed, delivery } = requests.find(({ id }: { id: string }) => id === request.id) ?? told
      await does(when, who, 'agree', { reviewed, delivery })
    }
    await look('found')
    await does('reviewed', dan, 'review', { tellsOfOthers: false, why: 'Her own home alone' })
    await agree('agreed', sid)
    if (world === hers) {
      const at = await world.partAt(world.place.reference, 'cases', await request.parts(), as('Olive'))
      expect((await as('Olive').ask('POST', at, { tellsOfOthers: false, why: 'None', nothing: true })).status).toBe(200)
      await look('put together')
      expect(await world.agrees('Otto', at)).toBe(200)
      for (const name of ['dan', 'sid']) expect(seen[`${name}, put together`], name).toBe(seen[`${name}, agreed`])
      const shown = await request.shown()
      expect([shown.step, shown.reviewed], 'the others do anew what they did').toEqual(['review', null])
    }
    await does('another way', dan, 'delivery', { delivery: 'collect', safe: true })
    await agree('agreed anew', sid)
    await does('too early', dan, 'answer', { file: 'docx' })
    for (const moment of ['2026-02-06T10:10', '2026-02-20T10:00']) {
      landlord.at(moment)
      await look(moment)
    }
    const words = await does('answered', dan, 'answer', { file: 'docx' })
    await does('once it is answered', dan, 'delivery', { delivery: 'post', safe: true })
    return { request, seen, answer: await openedAnswer(words), does, agree, look, page }
  }
  const [one, two] = [await story(hers), await story(none)]
  const names = Object.keys(two.seen)
  expect(names.length).toBeGreaterThan(20)
  for (const name of names) expect(one.seen[name], name).toBe(two.seen[name])
  expect(one.answer.bytes.equals(two.answer.bytes)).toBe(true)
  expect(one.seen['dan, answered']).toContain('answered')

  // For the others it is not answered: they do anew what somebody did who may not see all of it, and give the whole.
  const { as, landlord } = hers
  const { request } = one
  expect(await request.shown()).toMatchObject({ step: 'delivery', delivery: null })
  expect(await as('Dee').see(one.page)).toContain('The whole is still to be given')
  expect(await as('Saf').see(one.page)).not.toContain('The whole is still to be given')
  const before = one.seen['dan, once it is answered']
  expect(await request.post('Dee', 'delivery', { delivery: 'by-hand', safe: true })).toBe(200)
  expect(await request.review()).toBe(200)
  await doDueJobs(landlord.rowan)
  expect(await request.agree()).toBe(200)
  expect((await as('Dee').ask('POST', `${one.page}/answer`, { file: 'docx' })).status).toBe(200)
  expect(await request.shown()).toMatchObject({ step: 'answered', givenApart: null })
  expect(await seenBy(hers, hers.dan, [one.page])).toBe(before)
  expect(await landlord.faults()).toEqual([])
}, 120_000)

test('a second yes of somebody who is kept out of a place is none for the whole, and one of somebody else is', async () => {
  const request = await hers.asks('D-SECO2')
  const { as, sid, agrees, partAt, place } = hers
  const at = await partAt(place.reference, 'cases', await request.parts(), as('Olive'))
  await as('Olive').ask('POST', at, { tellsOfOthers: false, why: 'None', nothing: true })
  expect(await agrees('Otto', at)).toBe(200)
  expect(await request.review()).toBe(200)
  await doDueJobs(hers.landlord.rowan)
  const { reviewed, delivery } = await request.shown()
  expect((await sid.ask('POST', `/data-requests/${request.id}/agree`, { reviewed, delivery })).status).toBe(200)
  expect((await request.shown()).step).toBe('second')
  expect(await request.agree()).toBe(200)
  expect((await request.shown()).step).not.toBe('second')
}, 60_000)

const report = { by: 'da-lead', data: { what: ['whereabouts'], account: 'A card with her street lay at his door.' } }

test('whoever tells of a leak on a known number, or looks after it before its case is named, sees it as one that names no case', async () => {
  async function story(world: World) {
    const { landlord, lia, as, place } = world
    const seen: string[] = []
    landlord.at('2026-03-02T10:00')
    const look = async () => {
      const { leaks } = (await lia.ask('GET', '/leaks')).body
      const pages = leaks.map(({ reference }: { reference: string }) => `/got-out/${reference}`)
      const read = await Promise.all(leaks.map(({ id }: { id: string }) => lia.ask('GET', `/leaks/${id}`)))
      seen.push(withoutChance(JSON.stringify(read)), await seenBy(world, lia, pages))
      return leaks
    }
    const ofCase = world === hers ? place.reference : 'R-ZZZZ'
    expect((await lia.ask('POST', '/leaks', { ...report, ofCase })).status).toBe(201)
    const [told] = await look()
    expect(told, 'it is on the list').toBeDefined()
    landlord.at('2026-03-02T10:10')
    expect((await as('Cus').ask('POST', '/leaks', { ...report, by: 'customer-services' })).status).toBe(201)
    const all: { id: string }[] = await look()
    const other = all.find(({ id }) => id !== told.id)
    landlord.at('2026-03-02T10:20')
    if (world === hers) {
      const cases = (await as('Dee').ask('GET', `/leaks/${told.id}`)).body.cases
      expect(cases).toMatchObject([{ reference: place.reference, state: 'held' }])
      const by = 'data-protection-officer'
      const decided = { by, data: { case: place.reference, outcome: 'stands' } }
      expect((await as('Dee').ask('POST', `/leaks/${told.id}/decisions`, decided)).status).toBe(201)
      expect((await as('Dee').ask('POST', `/leaks/${other?.id}/cases`, { ofCase: place.reference })).status).toBe(200)
    }
    await look()
    for (const { id } of all) {
      const { seq } = (await lia.ask('GET', `/leaks/${id}`)).body
      const step = { by: 'da-lead', seq, data: { step: 'stopped', outcome: 'done' } }
      seen.push(withoutChance(JSON.stringify(await lia.ask('POST', `/leaks/${id}/steps`, step))))
      const rang = { by: 'data-protection-officer', data: { step: 'told', outcome: 'done' } }
      expect((await as('Dee').ask('POST', `/leaks/${id}/steps`, rang)).status).toBe(201)
    }
    await look()
    landlord.at('2026-03-09T10:00')
    await look()
    return { seen, told }
  }
  const [one, two] = [await story(hers), await story(none)]
  one.seen.forEach((text, index) => {
    expect(text, `look ${index}`).toBe(two.seen[index])
  })

  const { as, lia, landlord, place } = hers
  const words = { step: 'lessons', outcome: 'done', reasons: 'She was moved to a refuge in time.' }
  const by = 'data-protection-officer'
  expect((await as('Dee').ask('POST', `/leaks/${one.told.id}/steps`, { by, data: words })).status).toBe(201)
  expect(await lia.see(`/got-out/${one.told.reference}`)).not.toContain('refuge')
  expect(await as('Dee').see(`/got-out/${one.told.reference}`)).toContain('refuge')
  const known = (await lia.ask('GET', '/leaks')).body.leaks.length
  await as('Cus').ask('POST', '/leaks', { ...report, by: 'customer-services', ofCase: place.reference })
  expect((await lia.ask('GET', '/leaks')).body.leaks, 'what another tells of that case is hidden').toHaveLength(known)
  expect(await landlord.faults()).toEqual([])
}, 120_000)

test('SQL in the session of whoever told of a leak and is kept out of its case does not get what was decided about that case', async () => {
  const { as, lia, landlord, place } = hers
  landlord.at('2026-03-03T10:00')
  expect((await lia.ask('POST', '/leaks', { ...report, ofCase: place.reference })).status).toBe(201)
  await doDueJobs(landlord.rowan)
  const { leaks } = (await lia.ask('GET', '/leaks')).body
  const told = leaks.find(({ reported }: { reported: string }) => reported.startsWith('2026-03-03'))
  const decided = { by: 'data-protection-officer', data: { case: place.reference, outcome: 'stands' } }
  expect((await as('Dee').ask('POST', `/leaks/${told.id}/decisions`, decided)).status).toBe(201)
  const load = (token: string) =>
    asActor(landlord.rowan.database, token, (query) =>
      query('one-leak', 'select sec.load_leak($1) as record', [told.id]),
    )
  expect(JSON.stringify(await load(as('Dee').token))).toContain('case-decided')
  const seen = JSON.stringify(await load(lia.token))
  expect(seen).toContain('leak.reported')
  expect(seen).not.toContain('case-decided')
  // What Lia does next is done, and stands in the chain after what is hidden.
  const step = { by: 'da-lead', data: { step: 'stopped', outcome: 'done' } }
  expect(await lia.ask('POST', `/leaks/${told.id}/steps`, step)).toMatchObject({ status: 201 })
}, 60_000)
