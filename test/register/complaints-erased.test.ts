/** How long a complaint is kept, what holds it, and what is left of it when two people agreed to erase it. */
import { expect, test } from 'vitest'
import { landlordFor, type Member } from './opened-landlord.ts'

const at = landlordFor('whg', '2026-03-02T11:00')

/** A complaint that was answered and closed on 2 March 2026. */
async function closed(handler: Member, about: string): Promise<{ readonly id: string; readonly reference: string }> {
  at.landlord.at('2026-03-02T11:00')
  const { body } = await handler.ask('POST', '/complaints', { by: 'complaints-team', data: { about } })
  for (const [type, data] of [
    ['complaint.acknowledged', { understood: 'A made-up wish' }],
    ['complaint.answered', { outcome: 'not-upheld' }],
    ['complaint.closed', { reason: 'answered', concern: 'nothing-noticed' }],
  ] as const) {
    const said = await handler.ask('POST', `/complaints/${body.complaintId}/entries`, {
      type,
      by: 'complaints-team',
      data,
    })
    expect(said.status, JSON.stringify(said.body)).toBe(201)
  }
  return { id: body.complaintId, reference: body.reference }
}

test('a closed complaint is due by its own time, is held by whom it matters to, and goes when two people agree', async () => {
  const handler = await at.landlord.somebody('Nell', 'complaints-team')
  const dpo = await at.landlord.somebody('Dora', 'data-protection-officer')
  const lead = await at.landlord.somebody('Lena', 'safeguarding-lead')
  const [one, other] = [await closed(handler, 'Said in confidence.'), await closed(handler, 'Stays where it is.')]
  const due = async (id: string) =>
    (await dpo.ask('GET', '/keeping')).body.due.find((line: { caseId: string }) => line.caseId === id)
  const propose = () => dpo.ask('POST', '/keeping/erasures', { caseId: one.id, what: 'complaint' })

  at.landlord.at('2032-03-01T02:00')
  await at.landlord.atNight()
  expect(await due(one.id)).toMatchObject({
    what: 'complaint',
    reference: one.reference,
    due: '2032-03-02',
    isDue: false,
  })
  expect((await propose()).status).toBe(404)
  at.landlord.at('2032-03-02T02:00')
  await at.landlord.atNight()

  const hold = { case: one.reference, kind: 'inquiry', reason: 'The Ombudsman asked for it.' }
  expect((await dpo.ask('POST', '/keeping/holds', hold)).status).toBe(201)
  expect((await propose()).status).toBe(409)
  const [{ id: held }] = (await dpo.ask('GET', '/keeping')).body.holds
  expect((await dpo.ask('POST', `/keeping/holds/${held}/lift`, { reason: 'It was decided.' })).status).toBe(201)

  const { id: erasure } = (await propose()).body
  await at.landlord.atNight()
  expect((await handler.ask('GET', `/complaints/${one.id}`)).status).toBe(200)
  expect((await dpo.ask('POST', `/keeping/erasures/${erasure}/agree`)).status).toBe(409)
  expect((await lead.ask('POST', `/keeping/erasures/${erasure}/agree`)).status).toBe(201)
  await at.landlord.atNight()

  expect((await handler.ask('GET', `/complaints/${one.id}`)).status).toBe(404)
  expect((await handler.ask('GET', `/complaints/${other.id}`)).body).toMatchObject({ state: 'closed' })
  expect(await at.landlord.faults()).toEqual([])
  expect((await at.landlord.audited(one.id)).map(({ action }) => action)).toContain('erased:complaint')
  expect(await at.landlord.keysOf(one.id)).toEqual(['destroyed'])
  expect(await at.landlord.keysOf(other.id)).toEqual(['kept'])
})
