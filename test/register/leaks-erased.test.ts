/** How long what may have got out is kept, what holds it, and what is left of it when two people agreed to erase it. Made-up people. */
import { expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

const at = landlordFor('whg', '2026-03-02T11:00')

/** One that was told of and closed on 2 March 2026. */
async function closed(dpo: Member, ofCase: string): Promise<{ readonly id: string; readonly reference: string }> {
  at.landlord.at('2026-03-02T11:00')
  const by = 'data-protection-officer'
  const known = new Set((await dpo.ask('GET', '/leaks')).body.leaks.map(({ id }: { id: string }) => id))
  await dpo.ask('POST', '/leaks', { by, ofCase, data: { what: ['whereabouts'], account: 'A card lay at his door.' } })
  const { leaks } = (await dpo.ask('GET', '/leaks')).body
  const made = leaks.find(({ id }: { id: string }) => !known.has(id))
  await doDueJobs(at.landlord.rowan)
  const data = { finding: 'nothing-got-out', reasons: 'It was found unopened.' }
  expect((await dpo.ask('POST', `/leaks/${made.id}/close`, { by, data })).status).toBe(201)
  return made
}

test('what got out is due by its own time, held with its case, and goes when two people agree; its case still says that it happened', async () => {
  const dpo = await at.landlord.somebody('Dora', 'data-protection-officer')
  const lead = await at.landlord.somebody('Lena', 'safeguarding-lead')
  const person = someId()
  const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim', name: 'Amira Sampleton' } }] })
  const { reference } = await at.officer.page(id)
  const [one, other] = [await closed(dpo, reference), await closed(dpo, '')]
  const due = async () =>
    (await dpo.ask('GET', '/keeping')).body.due.find((line: { caseId: string }) => line.caseId === one.id)
  const propose = () => dpo.ask('POST', '/keeping/erasures', { caseId: one.id, what: 'leak' })

  at.landlord.at('2032-03-01T02:00')
  await at.landlord.atNight()
  expect(await due()).toMatchObject({ what: 'leak', reference: one.reference, due: '2032-03-02', isDue: false })
  expect((await propose()).status).toBe(404)
  at.landlord.at('2032-03-02T02:00')
  await at.landlord.atNight()

  // A hold on its case holds it as well.
  const hold = { case: reference, kind: 'inquiry', reason: 'The Ombudsman asked for it.' }
  expect((await dpo.ask('POST', '/keeping/holds', hold)).status).toBe(201)
  expect((await propose()).status).toBe(409)
  const [{ id: held }] = (await dpo.ask('GET', '/keeping')).body.holds
  expect((await dpo.ask('POST', `/keeping/holds/${held}/lift`, { reason: 'It was decided.' })).status).toBe(201)

  const { id: erasure } = (await propose()).body
  expect((await dpo.ask('POST', `/keeping/erasures/${erasure}/agree`)).status).toBe(409)
  expect((await lead.ask('POST', `/keeping/erasures/${erasure}/agree`)).status).toBe(201)
  await at.landlord.atNight()

  expect((await dpo.ask('GET', `/leaks/${one.id}`)).status).toBe(404)
  expect((await dpo.ask('GET', `/leaks/${other.id}`)).body).toMatchObject({ state: 'closed' })
  expect((await at.officer.timeline(id)).map(({ type }: { type: string }) => type)).toContain('leak.noted')
  expect(await at.landlord.faults()).toEqual([])
  expect((await at.landlord.audited(one.id)).map(({ action }) => action)).toContain('erased:leak')
  expect(await at.landlord.keysOf(one.id)).toEqual(['destroyed'])
  expect(await at.landlord.keysOf(other.id)).toEqual(['kept'])
})
