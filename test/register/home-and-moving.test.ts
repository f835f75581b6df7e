/** The home and moving: what was ordered and fitted, what it cost and what it is for; where somebody stays, and who decided. */
import { describe, expect, test } from 'vitest'
import { type Line, landlordFor, type Member, someId } from './opened-landlord.ts'

const written = (line: Line | undefined, name: string) => line?.fields.find((field) => field.name === name)?.value

/** Orders a measure for the victim and has it fitted some days later; gives the two lines of the timeline. */
async function orderAndFit(officer: Member, measure: string, said: Readonly<Record<string, unknown>> = {}) {
  const person = someId()
  const id = await officer.report({}, { people: [{ person, data: { role: 'victim' } }] })
  const consider = { person, for: ['security'], protectedCharacteristics: true }
  await officer.act(id, 'needs.assessed', consider, { at: '2026-06-01T10:00' })
  const ordered = await officer.act(
    id,
    'security.ordered',
    { person, measure, risk: 'He has a key.', ...said },
    { at: '2026-06-05T10:00' },
  )
  const fitted = await officer.act(id, 'security.fitted', { person, measure }, { at: '2026-06-09T15:00' })
  const lines = await officer.timeline(id)
  const lineOf = (entry: string) => lines.find((line) => line.id === entry)
  return { id, person, ordered: lineOf(ordered), fitted: lineOf(fitted) }
}

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-5.3.i: a lock change that was ordered and fitted shows both days on the case', async () => {
    const { ordered, fitted } = await orderAndFit(at.officer, 'lock-change')
    expect([ordered?.at, fitted?.at]).toEqual(['2026-06-05T10:00', '2026-06-09T15:00'])
    expect(written(fitted, 'measure')).toMatch(/lock change/i)
  })

  test('CBC-5.3.f: where it is not safe to stay, temporary accommodation is arranged and the decision is on record', async () => {
    const person = someId()
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim' } }] })
    await at.officer.act(id, 'stay-or-move.assessed', { person, safe: false, practical: false })
    const arranged = await at.officer.act(id, 'temporary-accommodation.arranged', { person, kind: 'refuge' })
    const line = (await at.officer.timeline(id)).find((each) => each.id === arranged)
    expect([written(line, 'kind'), line?.by, line?.at]).toEqual([
      expect.stringMatching(/refuge/i),
      'Sam',
      '2026-06-10T11:00',
    ])
  })

  test('CBC-5.4.c2: help with a homelessness application is on record, with the day and whose it was', async () => {
    const person = someId()
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim' } }] })
    const helped = await at.officer.act(id, 'support.provided', { person, kind: 'homelessness-application' })
    const line = (await at.officer.timeline(id)).find((each) => each.id === helped)
    expect([written(line, 'kind'), line?.at]).toEqual([expect.stringMatching(/homeless/i), '2026-06-10T11:00'])
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-2.9.c: window alarms, CCTV and locks can be ordered and fitted, with both days and what they cost', async () => {
    for (const measure of ['window-alarm', 'cctv', 'additional-locks']) {
      const { id, ordered, fitted } = await orderAndFit(at.officer, measure)
      expect([ordered?.at, fitted?.at], measure).toEqual(['2026-06-05T10:00', '2026-06-09T15:00'])
      const cost = await at.officer.act(id, 'cost.recorded', { kind: 'security', amount: 12500 })
      const line = (await at.officer.timeline(id)).find((each) => each.id === cost)
      expect(written(line, 'amount'), measure).toMatch(/125/)
    }
  })

  test('WHG-2.10.b2: a special rehousing case that was granted says who granted it, when and why', async () => {
    const [person, rehousing] = [someId(), someId()]
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim' } }] })
    await at.officer.act(id, 'rehousing.requested', { rehousing, person })
    const assessed = { person, for: ['rehousing'], protectedCharacteristics: true }
    await at.officer.act(id, 'needs.assessed', assessed)
    await at.officer.act(id, 'rehousing.assessed', {
      rehousing,
      person,
      riskMitigation: 'Out of his reach.',
      reasons: 'Risk.',
    })
    for (const reasons of [undefined, '  '])
      expect(
        await at.officer.propose(id, 'rehousing.decided', { rehousing, outcome: 'special-case', reasons }),
      ).toMatchObject({ status: 400, problems: ['reasons'] })
    const granted = await at.officer.act(id, 'rehousing.decided', {
      rehousing,
      outcome: 'special-case',
      reasons: 'She cannot wait for a bid.',
    })
    const line = (await at.officer.timeline(id)).find((each) => each.id === granted)
    expect(line).toMatchObject({ by: 'Sam', at: '2026-06-10T11:00' })
    expect(written(line, 'outcome')).toMatch(/special case/i)
    expect(written(line, 'reasons')).toBe('She cannot wait for a bid.')
  })
})

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-4.2.b: each home security item can be ordered with its priority and day: locks, bolts, alarms, a safe room, light, doorbell', async () => {
    const items = [
      'additional-locks',
      'bolts',
      'window-alarm',
      'safe-room',
      'security-lighting',
      'video-doorbell',
      'sanctuary-room',
    ]
    for (const measure of items) {
      const { ordered } = await orderAndFit(at.officer, measure, { priority: 'urgent' })
      expect([written(ordered, 'priority'), ordered?.at], measure).toEqual([
        expect.stringMatching(/urgent/i),
        '2026-06-05T10:00',
      ])
    }
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-4.2.8.b1: target hardening keeps the days on which it was ordered and fitted, and the risk that it answers', async () => {
    const { ordered, fitted } = await orderAndFit(at.officer, 'door-reinforcement', { risk: 'He kicked the door in.' })
    expect([ordered?.at, fitted?.at]).toEqual(['2026-06-05T10:00', '2026-06-09T15:00'])
    expect(written(ordered, 'risk')).toBe('He kicked the door in.')
  })

  test('MHA-4.2.8.b3: a talk with the police about risk at the home is on record with what came of it', async () => {
    const person = someId()
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim' } }] })
    const talk = { partner: 'police', purpose: 'risk-at-property', person, outcome: 'They will pass by at night.' }
    const spoke = await at.officer.act(id, 'partner.contacted', talk)
    const line = (await at.officer.timeline(id)).find((each) => each.id === spoke)
    expect([written(line, 'partner'), written(line, 'outcome')]).toEqual([
      expect.stringMatching(/police/i),
      'They will pass by at night.',
    ])
    const { outcome: _none, ...unsaid } = talk
    await at.officer.act(id, 'partner.contacted', unsaid)
    await at.officer.act(id, 'partner.contacted', { ...talk, purpose: 'monitor', outcome: 'Not of the home.' })
    const { reference } = await at.officer.page(id)
    const plan = await at.officer.see(`/cases/${reference}/home`)
    expect(plan).toMatch(/With the police, about the risk here .*10 June 2026.*They will pass by at night\./)
    expect(plan).toContain('what came of it is not written down yet')
    expect(plan).not.toContain('Not of the home.')
  })

  test('MHA-4.2.12.b: cameras, window and door alarms and lights are sanctuary work that can be ordered and fitted', async () => {
    for (const measure of ['cctv', 'window-alarm', 'door-alarm', 'security-lighting']) {
      const { fitted } = await orderAndFit(at.officer, measure)
      expect(fitted?.at, measure).toBe('2026-06-09T15:00')
    }
  })
})
