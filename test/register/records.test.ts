/** The record: what was said and done, when, by whom and to whom it went; nothing of it is lost. */
import { describe, expect, test } from 'vitest'
import { type Line, landlordFor, someId } from './opened-landlord.ts'

const written = (line: Line | undefined, name: string) => line?.fields.find((field) => field.name === name)?.value

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-4.1.e: what a disclosure said before it was put right stays on the record, with who wrote it and when', async () => {
    const id = await at.officer.report({ summary: 'It was on Monday.' })
    const [first] = await at.officer.timeline(id)
    at.landlord.at('2026-06-11T09:30')
    const other = await at.landlord.somebody('Robin', 'da-caseworker')
    await at.officer.act(id, 'case.assigned', { to: 'da-caseworker', officer: other.account })
    const corrected = await other.act(
      id,
      'report.received',
      { channel: 'phone', source: 'victim', summary: 'It was on Tuesday.' },
      {
        at: '2026-06-10T11:00',
      },
    )
    const { reference } = await other.page(id)
    const [, where = ''] =
      /href="([^"]+)"[^>]*>\s*Take an entry back/.exec(await other.markupOf(`/cases/${reference}`)) ?? []
    expect(await other.see(where)).toContain('A report came in from the person harmed by phone')
    const taken = { 'f.entry': '1', 'f.reason': 'The day was wrong.', 'when.date': '2026-06-11', 'when.time': '09:30' }
    expect((await other.send(where, taken)).status).toBe(303)
    const lines = await other.timeline(id)
    const earlier = lines.find((line) => line.id === first?.id)
    expect(earlier).toMatchObject({ by: 'Sam', recordedAt: '2026-06-10T11:00', retracted: true })
    expect(written(earlier, 'summary')).toBe('It was on Monday.')
    const later = lines.find((line) => line.id === corrected)
    expect(await other.see(`/cases/${reference}`)).toMatch(
      /It was on Tuesday\..*Corrected: this entry no longer counts\..*It was on Monday\./,
    )
    expect([later?.by, later?.recordedAt, written(later, 'summary')]).toEqual([
      'Robin',
      '2026-06-11T09:30',
      'It was on Tuesday.',
    ])
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-3.1.a1: a report that was no domestic abuse stays on record with its outcome, and nobody can delete it', async () => {
    const id = await at.officer.report()
    await at.officer.act(id, 'abuse.classified', {
      outcome: 'not-domestic-abuse',
      reason: 'Neighbours, not connected.',
    })
    expect(await at.officer.propose(id, 'case.closed', { reason: 'other' })).toMatchObject({ status: 201 })
    expect((await at.officer.ask('DELETE', `/cases/${id}`)).status).toBe(404)
    const page = await at.officer.page(id)
    expect(page.state.state).toBe('closed')
    const outcome = page.timeline.find((line: Line) => line.type === 'abuse.classified')
    expect(written(outcome, 'outcome')).toMatch(/not domestic abuse/i)
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-9.1.a2: every agency that was told something or given a referral is on the case, with the day and what it was', async () => {
    const person = someId()
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim' } }] })
    await at.officer.act(id, 'information.shared', {
      with: 'police',
      what: ['risk-facts'],
      person,
      consent: 'given',
      basis: 'consent',
      agreement: 'She agreed on the phone.',
      reasons: 'To keep her safe.',
      method: 'secure-email',
    })
    at.landlord.at('2026-06-12T10:00')
    await at.officer.act(id, 'referral.made', { to: 'idva', person, purpose: 'support', consent: 'given' })
    const lines = await at.officer.timeline(id)
    const shared = lines.find((line) => line.type === 'information.shared')
    const referred = lines.find((line) => line.type === 'referral.made')
    expect([shared?.at, written(shared, 'with'), written(shared, 'what')]).toEqual([
      '2026-06-10T11:00',
      expect.stringMatching(/police/i),
      expect.stringMatching(/risk/i),
    ])
    expect([referred?.at, written(referred, 'to'), written(referred, 'purpose')]).toEqual([
      '2026-06-12T10:00',
      expect.stringMatching(/idva/i),
      expect.stringMatching(/support/i),
    ])
  })
})
