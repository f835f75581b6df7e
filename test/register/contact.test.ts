/** Safe contact and what people want and need: the agreed way holds, what is safe instead is said, and nobody is pressed. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningLandlord } from '../../src/casework/landlord.ts'
import { performTogether } from '../../src/casework/perform-together.ts'
import { landlordOf } from '../../src/casework/rowan.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { CONTACT_AREA } from '../../src/views/areas/contact.ts'
import { readArea } from '../../src/views/read-area.ts'
import { landlordFor, someId } from './opened-landlord.ts'

type Data = Readonly<Record<string, unknown>>

/** A landlord from its own records and pages: a case, what is written on it, and what its contact page shows. */
function contactAt(landlord: string, start: string) {
  let world: TestRowan
  let officer: { token: string; account: string }
  beforeAll(async () => {
    world = await testRowan([landlord], start)
    officer = await world.staff(landlord, 'Sam', 'da-caseworker')
  })
  afterAll(() => world.close())
  return {
    at: (when: string) => world.at(when),
    opened: async () => {
      const person = randomUUID()
      const taken = await takeReport(world.rowan, officer.token, {
        role: 'da-caseworker',
        report: { channel: 'phone', source: 'victim', person },
        people: [{ person, data: { role: 'victim', name: 'Amira Example' } }],
      })
      if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
      const { caseId } = taken
      return {
        person,
        log: async (type: string, data: Data) => {
          const acts = [{ type, data: { person, ...data } }]
          return performTogether(world.rowan, officer.token, { caseId, role: 'da-caseworker', acts })
        },
        shown: async () => {
          const page = await readArea(world.rowan, officer.token, caseId, CONTACT_AREA)
          if (!page?.shows.people[0]) throw new Error('no such page')
          return { ...page.shows.people[0], open: page.page.open }
        },
      }
    },
  }
}

describe('at Chesterfield, on its contact page', () => {
  const chesterfield = contactAt('chesterfield', '2026-01-05T10:00')

  test('CBC-5.3.g: told on 5 January, next by 12 January; told by another way than agreed is refused, and it is said what is safe', async () => {
    const { log, shown } = await chesterfield.opened()
    await log('safe-contact.agreed', { channels: ['phone'] })
    expect(await log('victim.updated', { channel: 'phone', topic: 'progress' })).toMatchObject({ outcome: 'recorded' })
    expect((await shown()).told).toMatchObject({ channel: 'phone', next: '2026-01-12' })
    chesterfield.at('2026-01-09T10:00')
    expect(await log('victim.updated', { channel: 'email', topic: 'progress' })).toMatchObject({
      outcome: 'refused',
      refusals: [{ kind: 'safe-contact', instead: { why: 'other-way', channels: ['phone'], isNow: true } }],
    })
    expect((await shown()).told.next).toBe('2026-01-12')
  })

  test('CBC-5.2.q: what is done differently stands in the bar of every page, and nothing of why', async () => {
    const { log, shown } = await chesterfield.opened()
    await log('needs.assessed', {
      needs: ['language', 'immigration'],
      adjustments: 'Polish interpreter, not family',
      note: 'Her husband holds her passport',
    })
    const { adjustments } = await shown()
    expect(adjustments).toEqual(['Polish interpreter, not family', 'Another language'])
    expect(JSON.stringify(adjustments)).not.toMatch(/immigration|passport/)
  })
})

describe('at VIVID, on its contact page', () => {
  const vivid = contactAt('vivid', '2026-03-02T10:00')

  test('VIV-3.4.b1: a decision paused until 10 March at her request is not overdue on 5 March, and is back on the day', async () => {
    const { log, shown } = await vivid.opened()
    await log('rehousing.requested', { rehousing: someId() })
    await log('victim-choice.recorded', { choice: 'needs-time', until: '2026-03-10' })
    vivid.at('2026-03-05T10:00')
    const waiting = await shown()
    expect(waiting).toMatchObject({ paused: true, pause: { until: '2026-03-10', back: false } })
    const late = waiting.open.filter((duty) => duty.late).flatMap((duty) => duty.metBy)
    expect(late.filter((act) => act.startsWith('rehousing'))).toEqual([])
    vivid.at('2026-03-10T08:00')
    expect(await shown()).toMatchObject({ paused: false, pause: { until: '2026-03-10', back: true } })
    await log('victim-choice.recorded', { choice: 'move' })
    expect(await shown()).toMatchObject({ paused: false, pause: null, choice: { choice: 'move' } })
  })

  test('VIV-3.4.b1: what she says meanwhile of anything else ends no time that she asked for; another day does, or coming back', async () => {
    vivid.at('2026-03-02T10:00')
    const { log, shown } = await vivid.opened()
    await log('victim-choice.recorded', { choice: 'needs-time', until: '2026-03-10' })
    vivid.at('2026-03-04T10:00')
    for (const choice of ['no-police-report', 'too-intimidated-to-report', 'stay-at-home', 'move']) {
      await log('victim-choice.recorded', { choice })
      expect(await shown()).toMatchObject({ paused: true, choice: { choice }, pause: { until: '2026-03-10' } })
    }
    await log('victim-choice.recorded', { choice: 'needs-time', until: '2026-03-06' })
    vivid.at('2026-03-06T08:00')
    expect(await shown()).toMatchObject({ paused: false, pause: { until: '2026-03-06', back: true } })
    await log('victim-choice.recorded', { choice: 'needs-time', until: '2026-03-20' })
    expect(await shown()).toMatchObject({ paused: true, pause: { until: '2026-03-20' } })
    await log('victim-choice.recorded', { choice: 're-engage' })
    expect(await shown()).toMatchObject({ paused: false, pause: null })
  })
})

describe('at VIVID, where somebody asks for time', () => {
  const at = landlordFor('vivid', '2026-03-02T10:00')

  test('VIV-3.4.b1: a pause has a day that is to come, agreed with them; without one or with one that is past it is refused beside the field', async () => {
    const person = someId()
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim', ageGroup: '18-or-over' } }] })
    const { reference } = await at.officer.page(id)
    const log = (data: object, more: object = {}) =>
      at.officer.propose(id, 'victim-choice.recorded', { person, ...data }, more as Record<string, unknown>)
    const waits = (until?: string) => log({ choice: 'needs-time', ...(until ? { until } : {}) })
    for (const until of [undefined, '2026-03-01', '2026-03-02'])
      expect(await waits(until), until).toMatchObject({ status: 400, problems: ['until'] })
    expect(await log({ choice: 'move', until: '2026-03-10' })).toMatchObject({ status: 400, problems: ['until'] })
    expect((await waits('2026-03-10')).status).toBe(201)
    const form = (until: string) =>
      at.officer.send(`/cases/${reference}/contact/wishes`, {
        'wants.person': person,
        'wants.choice': 'needs-time',
        'wants.until': until,
      })
    expect((await form('')).says).toContain('Give the day on which you ask again: agree it with them')
    const past = await form('2026-02-20')
    expect([past.status, past.says]).toEqual([
      400,
      expect.stringContaining('after the day on which they asked for time'),
    ])
    expect((await form('2026-03-11')).status).toBe(303)
  })

  test('VIV-3.4.b1: what was agreed last week is written down late, and is over or not by the day on which it was said', async () => {
    const person = someId()
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim', ageGroup: '18-or-over' } }] })
    at.landlord.at('2026-03-12T10:00')
    const late = { at: '2026-03-02T12:00' }
    const data = { person, choice: 'needs-time', until: '2026-03-10' }
    expect((await at.officer.propose(id, 'victim-choice.recorded', data, late)).status).toBe(201)
    expect((await at.officer.propose(id, 'victim-choice.recorded', data)).problems).toEqual(['until'])
    at.landlord.at('2026-03-02T10:00')
  })
})

describe('at MHA, on its contact page', () => {
  const mha = contactAt('mha', '2026-06-10T11:00')

  test('MHA-4.2.10.c1: somebody who does not want to talk is left in peace, and can come back', async () => {
    const { log, shown } = await mha.opened()
    await log('victim-choice.recorded', { choice: 'disengage' })
    await log('victim-choice.recorded', { choice: 'no-police-report' })
    await log('victim-choice.recorded', { choice: 'move' })
    const { pause, paused, wishes } = await shown()
    expect({ pause, paused }).toMatchObject({ paused: true, pause: { choice: 'disengage' } })
    expect(wishes.map(({ choice }: { choice: string }) => choice)).toEqual(['disengage', 'move', 'no-police-report'])
    await log('victim-choice.recorded', { choice: 're-engage' })
    expect(await shown()).toMatchObject({ paused: false })
  })

  test('MHA-4.2.10.c1: time to decide takes back no wish to be left in peace; once its day has passed the page says the wish again', async () => {
    mha.at('2026-06-10T11:00')
    const { log, shown } = await mha.opened()
    await log('victim-choice.recorded', { choice: 'disengage', ownWords: 'Please do not ring me.' })
    await log('victim-choice.recorded', { choice: 'needs-time', until: '2026-06-15' })
    const said = async () => {
      const { pause, paused, wishes } = await shown()
      return [pause?.choice, paused, wishes.map(({ choice }: { choice: string }) => choice)]
    }
    expect(await said()).toEqual(['needs-time', true, ['needs-time', 'disengage']])
    mha.at('2026-06-15T10:00')
    expect(await said()).toEqual(['needs-time', false, ['needs-time', 'disengage']])
    await log('victim-choice.recorded', { choice: 'move' })
    expect(await said()).toEqual(['disengage', true, ['disengage', 'move']])
    expect(await log('victim.contacted', { channel: 'phone', purpose: 'discuss-abuse' })).toMatchObject({
      outcome: 'refused',
      refusals: [{ clauses: ['MHA-4.2.10.c1'] }],
    })
    await log('victim-choice.recorded', { choice: 're-engage' })
    expect(await said()).toEqual([undefined, false, ['re-engage', 'move']])
  })
})

describe('at MHA, through the API', () => {
  const at = landlordFor('mha')

  test('MHA-4.2.10.c1: while the page says not to reach out, no door takes it for their coming back that one of several told us again', async () => {
    const [ann, son] = [someId(), someId()]
    const people = [{ person: ann, data: { role: 'victim', name: 'Ann Example' } }]
    const id = await at.officer.report({}, { people })
    const { reference } = await at.officer.page(id)
    const talk = { person: ann, channel: 'phone', purpose: 'discuss-abuse' }
    const warning = async () =>
      (await at.officer.see(`/cases/${reference}/contact/log?person=${ann}`)).includes('Do not reach out')
    await at.officer.act(id, 'victim-choice.recorded', { person: ann, choice: 'disengage' })
    await at.officer.act(id, 'report.received', { channel: 'phone', source: 'victim' })
    expect(await warning(), 'she alone is harmed: it was her report').toBe(false)
    await at.officer.act(id, 'person.added', { person: son, role: 'victim', name: 'Ewan Example' })
    expect(await warning(), 'it may have been his').toBe(true)
    expect(await at.officer.propose(id, 'victim.contacted', talk)).toMatchObject({ status: 400 })
    await at.officer.act(id, 'victim.contacted', { ...talk, purpose: 'safety' })
    await at.officer.act(id, 'report.received', { channel: 'phone', source: 'victim', person: ann })
    expect(await warning()).toBe(false)
    await at.officer.act(id, 'victim.contacted', talk)
  })
})

describe('at Plus Dane, through the API', () => {
  const at = landlordFor('plus-dane')

  test('PD-21.b: deaf and BSL stand above every task of the case, and only the phone is called into doubt', async () => {
    const person = someId()
    const id = await at.officer.report({ person }, { people: [{ person, data: { role: 'victim' } }] })
    const { reference } = await at.officer.page(id)
    const doubt = 'Only the phone is agreed, which may not work for them'
    const pages = ['', '/contact', '/contact/log', '/home/order'].map((page) => `/cases/${reference}${page}`)
    await at.officer.act(id, 'safe-contact.agreed', { person, channels: ['phone', 'voicemail'] })
    for (const page of pages) expect(await at.officer.see(page), page).not.toContain(doubt)
    await at.officer.act(id, 'needs.assessed', { person, for: ['case'], adjustments: 'Deaf, BSL' })
    for (const page of pages) {
      const says = await at.officer.see(page)
      expect(says, page).toContain('Deaf, BSL.')
      expect(says, page).toContain(doubt)
    }
    await at.officer.act(id, 'safe-contact.agreed', { person, channels: ['phone', 'text'] })
    expect(await at.officer.see(`/cases/${reference}/contact`)).not.toContain(doubt)
  })

  test('PD-14.1.b: a blank form of needs is no assessment, and a lock change still waits for one', async () => {
    const person = someId()
    const id = await at.officer.report({ person }, { people: [{ person, data: { role: 'victim' } }] })
    const { reference } = await at.officer.page(id)
    const needs = (more: Readonly<Record<string, string>>) =>
      at.officer.send(`/cases/${reference}/contact/needs`, {
        'needs.person': person,
        'needs.for': ['case', 'security'],
        ...more,
      })
    const order = { person, measure: 'lock-change', priority: 'urgent', risk: 'He has a key.' }
    const blank = await needs({ 'needs.note': '   ' })
    expect([blank.status, blank.says]).toEqual([400, expect.stringContaining('Say what you found')])
    expect(await at.officer.propose(id, 'security.ordered', order)).toMatchObject({ refusedBy: ['PD-14.1.b'] })
    expect((await needs({ 'needs.note': 'She is alone at night.' })).status).toBe(303)
    await at.officer.act(id, 'security.ordered', order)
  })
  const entry = (caseId: string, type: string, data: Data) =>
    at.officer.ask('POST', `/cases/${caseId}/entries`, { type, by: 'da-caseworker', data })

  test('PD-1.k: no letters were agreed, so a letter is refused, and the refusal says what is safe and from when', async () => {
    const person = someId()
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim' } }] })
    const hours = { from: '09:00', until: '10:30' }
    await at.officer.act(id, 'safe-contact.agreed', {
      person,
      channels: ['text', 'phone'],
      neverChannels: ['letter'],
      ...hours,
    })
    const { status, body } = await entry(id, 'message.sent', { person, channel: 'letter' })
    expect(status).toBe(422)
    expect(body.refusals).toMatchObject([
      {
        clauses: ['PD-1.k'],
        instead: { why: 'other-way', channels: ['text', 'phone'], ...hours, next: '2026-06-11T09:00' },
      },
    ])
    expect(body.refusals[0].instead.says).toBe(
      'Use text or phone, between 09:00 and 10:30. The next safe time begins on Thursday 11 June, 09:00.',
    )
  })

  test('after a move nothing but a try to reach them passes, and the case says since when', async () => {
    const person = someId()
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim' } }] })
    await at.officer.act(id, 'safe-contact.agreed', { person, channels: ['text', 'phone'] })
    await at.officer.act(id, 'victim.moved', { person, ourHome: false })
    const { body } = await entry(id, 'message.sent', { person, channel: 'text' })
    expect(body.refusals).toMatchObject([{ instead: { why: 'unknown', channels: ['phone'] } }])
    expect((await at.officer.page(id)).safeContact).toMatchObject([
      { agreed: { state: 'unknown', since: { type: 'victim.moved', on: '2026-06-10T11:00' } } },
    ])
    await at.officer.act(id, 'victim.contacted', { person, channel: 'phone' })
    await at.officer.act(id, 'safe-contact.agreed', { person, channels: ['text'] })
    await at.officer.act(id, 'message.sent', { person, channel: 'text' })
  })
})

describe('at a landlord whose policy says nothing of time to decide', () => {
  const at = landlordFor('plus-dane', '2026-03-02T10:00')

  test('a pause needs a day because the landlord chose so; where it chose otherwise it may have none, and a day that is past is none', async () => {
    const person = someId()
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim', ageGroup: '18-or-over' } }] })
    const { reference } = await at.officer.page(id)
    const pause = (until?: string) =>
      at.officer.propose(id, 'victim-choice.recorded', { person, choice: 'needs-time', ...(until ? { until } : {}) })
    const form = (until: string) =>
      at.officer.send(`/cases/${reference}/contact/wishes`, {
        'wants.person': person,
        'wants.choice': 'needs-time',
        'wants.until': until,
      })
    expect(await pause()).toMatchObject({ status: 400, problems: ['until'] })
    expect((await form('')).status).toBe(400)
    const { landlords } = at.landlord.rowan as unknown as { landlords: Map<string, RunningLandlord> }
    const running = landlordOf(at.landlord.rowan, 'plus-dane')
    const contact = { ...running.organisation.contact, pauseHasDay: { required: false } }
    landlords.set('plus-dane', { ...running, organisation: { ...running.organisation, contact } })
    expect((await pause()).status).toBe(201)
    expect((await form('')).status).toBe(303)
    expect(await pause('2026-03-01')).toMatchObject({ status: 400, problems: ['until'] })
  })
})
