/** What a page says is left to do: of a meeting’s plan, and for somebody who cannot stay. */
import { describe, expect, test } from 'vitest'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

/** A case of one adult who is harmed; gives the case, the person and the address of its pages. */
async function begun(officer: Member) {
  const person = someId()
  const id = await officer.report({}, { people: [{ person, data: { role: 'victim', ageGroup: '18-or-over' } }] })
  await officer.act(id, 'case.opened', { kind: 'victim' })
  const { reference } = await officer.page(id)
  return { id, person, address: `/cases/${reference}` }
}

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield', '2026-02-09T10:00')

  test('CBC-7.2.d: each action of a meeting is a task of its own, late from the day after its day, and said at closing until it is done', async () => {
    const { officer, landlord } = at
    const { id, person, address } = await begun(officer)
    await officer.act(id, 'marac.heard', { person, attended: true, actions: ['Outside light', 'New door'] })
    const give = (action: string, dueOn: string) =>
      officer.act(id, 'marac.action-assigned', { person, action, owner: 'repairs', dueOn })
    const light = await give('Outside light', '2026-02-13')
    await give('New door', '2026-02-20')
    const seen = () => officer.see(`${address}/partners/panel`)
    landlord.at('2026-02-13T23:59')
    expect(await seen()).toMatch(/Outside light To do .*New door To do /)
    landlord.at('2026-02-16T09:00')
    expect(await seen()).toMatch(/Outside light Late .*New door To do /)
    await officer.act(id, 'marac.action-completed', { person, action: 'Outside light', entry: light })
    expect(await seen()).toMatch(/New door To do .*Outside light Done /)
    const closing = await officer.see(`${address}/running/close`)
    expect(closing).toContain('MARAC: New door')
    expect(closing).not.toContain('MARAC: Outside light')
  })

  test('CBC-5.3.f: where it is not safe to stay, the page offers to arrange somewhere to stay; where it is, it does not', async () => {
    const { officer } = at
    const { id, person, address } = await begun(officer)
    const judge = (safe: boolean) => officer.act(id, 'stay-or-move.assessed', { person, safe, practical: safe })
    await judge(true)
    expect(await officer.see(`${address}/tenancy`)).not.toContain('Arrange somewhere to stay tonight')
    await judge(false)
    expect(await officer.see(`${address}/tenancy`)).toContain('Arrange somewhere to stay tonight')
  })
})

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-4.3.e1: the page says for how many days nobody has asked the council, until somebody has', async () => {
    const { officer, landlord } = at
    const { id, person, address } = await begun(officer)
    await officer.act(id, 'victim-choice.recorded', { person, choice: 'move' })
    landlord.at('2026-06-13T11:00')
    expect(await officer.see(`${address}/tenancy`)).toContain('not been asked yet, 3 days after they chose to go')
    await officer.act(id, 'partner.contacted', { partner: 'local-authority-housing', purpose: 'move', person })
    expect(await officer.see(`${address}/tenancy`)).not.toContain('not been asked yet')
  })
})
