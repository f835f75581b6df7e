/** Money: court action waits, help is offered and given with its cost, and advice about money is owed where it is needed. */
import { describe, expect, test } from 'vitest'
import { clausesOf, landlordFor, type Member, someId } from './opened-landlord.ts'

/** A case of one person harmed, who rents from the landlord. */
async function caseOf(officer: Member, said: Readonly<Record<string, unknown>> = {}) {
  const person = someId()
  const id = await officer.report(said, { people: [{ person, data: { role: 'victim', customerType: 'tenant' } }] })
  return { id, person }
}
const isAsked = async (officer: Member, id: string, clause: string) =>
  clausesOf((await officer.asked(id)).filter((duty) => duty.state === 'open')).includes(clause)

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-4.4.a: court action over rent waits from the report on, for one to three months, and a no ends it', async () => {
    const { id, person } = await caseOf(at.officer)
    const claim = { person, step: 'claim' }
    expect((await at.officer.propose(id, 'income-court-action.started', claim)).refusedBy).toEqual(['VIV-4.4.a'])
    for (const months of [0, 4])
      expect((await at.officer.propose(id, 'breathing-space.set', { person, months })).refusedBy).toEqual(['VIV-4.4.a'])
    await at.officer.act(id, 'breathing-space.set', { person, months: 2 })
    expect((await at.officer.page(id)).holds).toMatchObject([{ until: '2026-08-11T00:00', running: true }])
    await at.officer.act(id, 'breathing-space.declined', { person })
    await at.officer.act(id, 'income-court-action.started', claim)
  })

  test('VIV-4.4.a: where no rent account is known, the page and the form say that the income team sees no pause, and lead to our records', async () => {
    const reported = async (account: { account?: string }) => {
      const person = someId()
      const data = { role: 'victim', name: 'Priya Example', ageGroup: '18-or-over', customerType: 'tenant' }
      const id = await at.officer.report({}, { people: [{ person, data, ...account }] })
      const { reference } = await at.officer.page(id)
      return { id, person, reference }
    }
    const income = await at.landlord.somebody('Ines', 'income-officer')
    const holds = async () => (await income.ask('GET', '/holds')).body.holds
    const said = 'No rent account is known for Priya Example.'
    const before = await holds()
    const typed = await reported({})
    expect(await holds()).toEqual(before)
    for (const place of ['money', 'money/pause']) {
      const page = await at.officer.see(`/cases/${typed.reference}/${place}`)
      expect(page).toContain(said)
      expect(page).toContain('The income team does not see this pause yet')
      expect(page).toContain('Match to our records')
      expect(page).not.toMatch(/The income team sees the (account|new end at once)/)
    }
    const known = await reported({ account: 'RA-2207' })
    expect(await holds()).toContainEqual(expect.objectContaining({ account: 'RA-2207' }))
    for (const place of ['money', 'money/pause']) {
      const page = await at.officer.see(`/cases/${known.reference}/${place}`)
      expect(page).not.toContain('No rent account is known')
      expect(page).toMatch(/The income team sees the (account|new end at once)/)
    }
  })

  test('VIV-4.3.a2: a new customer who was affected is owed an offer of support, and a no answers it', async () => {
    const { id, person } = await caseOf(at.officer)
    await at.officer.act(id, 'sign-up.asked', { person, affected: 'yes' })
    expect(await isAsked(at.officer, id, 'VIV-4.3.a2')).toBe(true)
    await at.officer.act(id, 'support.offered', { person, kind: 'counselling', outcome: 'declined' })
    expect(await isAsked(at.officer, id, 'VIV-4.3.a2')).toBe(false)
  })

  test('VIV-4.4.b: money and benefit advice is offered on every case and needs an answer', async () => {
    const { id, person } = await caseOf(at.officer, { abuse: ['economic'] })
    await at.officer.act(id, 'case.opened', { kind: 'victim', basis: 'report' })
    expect(await isAsked(at.officer, id, 'VIV-4.4.b')).toBe(true)
    await at.officer.act(id, 'support.offered', { person, kind: 'money-advice', outcome: 'thinking' })
    expect(await isAsked(at.officer, id, 'VIV-4.4.b')).toBe(false)
  })

  test('VIV-4.4.c: a food voucher of 50 pounds and utility help of 30 are on record with their worth', async () => {
    const { id, person } = await caseOf(at.officer)
    await at.officer.act(id, 'needs.assessed', { person, needs: ['hardship'] })
    expect(await isAsked(at.officer, id, 'VIV-4.4.c')).toBe(true)
    const given = { person, safetyConsidered: true }
    await at.officer.act(id, 'support.provided', { ...given, kind: 'food-voucher', cost: 50 })
    await at.officer.act(id, 'support.provided', { ...given, kind: 'utility-bills', cost: 30 })
    expect(await isAsked(at.officer, id, 'VIV-4.4.c')).toBe(false)
    const costs = (await at.officer.timeline(id)).flatMap((line) =>
      line.fields.filter((field) => field.name === 'cost').map((field) => Number(/\d+/.exec(field.value)?.[0])),
    )
    expect(costs.reduce((sum, each) => sum + each, 0)).toBe(80)
  })

  test('VIV-4.4.d: furniture for a new home after fleeing is owed until it came or was declined; a yes alone is not enough', async () => {
    for (const [type, said] of [
      ['support.provided', { kind: 'white-goods', safetyConsidered: true }],
      ['support.offered', { kind: 'furniture', outcome: 'declined' }],
    ] as const) {
      const { id, person } = await caseOf(at.officer)
      await at.officer.act(id, 'victim.moved', { person, ourHome: true, fledAbuse: true })
      await at.officer.act(id, 'needs.assessed', { person, needs: ['home-set-up'] })
      await at.officer.act(id, 'support.offered', { person, kind: 'white-goods', outcome: 'accepted' })
      expect(await isAsked(at.officer, id, 'VIV-4.4.d'), type).toBe(true)
      await at.officer.act(id, type, { person, ...said })
      expect(await isAsked(at.officer, id, 'VIV-4.4.d'), type).toBe(false)
    }
  })
})

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-5.4.b: debt brings a referral, and the case stays open until it is made or the person declines it', async () => {
    const { id, person } = await caseOf(at.officer)
    await at.officer.act(id, 'needs.assessed', { person, needs: ['money-or-debt'] })
    expect(await isAsked(at.officer, id, 'CBC-5.4.b')).toBe(true)
    const close = { reason: 'safe', reasons: 'She says so.', offersOpen: true }
    expect((await at.officer.propose(id, 'case.closed', close)).refusedBy).toContain('CBC-5.4.b')
    await at.officer.act(id, 'referral.not-made', { to: 'benefits-advisor', person, reason: 'She does not want it.' })
    expect(await isAsked(at.officer, id, 'CBC-5.4.b')).toBe(false)
    expect((await at.officer.propose(id, 'case.closed', close)).refusedBy).not.toContain('CBC-5.4.b')
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-4.5.2.a: advice on arrears meets what is owed and is on record by its topic; the other topics stay optional', async () => {
    const { id, person } = await caseOf(at.officer)
    await at.officer.act(id, 'needs.assessed', { person, needs: ['money-or-debt'] })
    expect(await isAsked(at.officer, id, 'MHA-4.5.2.a')).toBe(true)
    const advice = await at.officer.act(id, 'advice.given', { person, topics: ['arrears'], outcome: 'accepted' })
    expect(await isAsked(at.officer, id, 'MHA-4.5.2.a')).toBe(false)
    const line = (await at.officer.timeline(id)).find((each) => each.id === advice)
    expect(line?.fields.find((field) => field.name === 'topics')?.value).toBe('Arrears')
  })
})
