/** Who may know: a case exists for those who work on it, and every attempt of anybody else is on the audit trail. */
import { describe, expect, test } from 'vitest'
import { landlordFor, type Member, type OpenedLandlord, someId } from './opened-landlord.ts'

/** What somebody sees who is not on a case: nothing, by any way that leads to it, and the attempt is kept. */
async function seesNothing(
  landlord: OpenedLandlord,
  outsider: Member,
  caseId: string,
  name: string,
  reference: string,
) {
  for (const url of [`/cases/${caseId}`, `/cases/${reference}`, `/cases/${caseId}/judgement`])
    expect((await outsider.ask('GET', url)).status, url).toBe(404)
  for (const url of ['/cases', '/today', '/policy']) {
    const answer = JSON.stringify((await outsider.ask('GET', url)).body)
    for (const hint of [name, caseId, reference]) expect(answer, url).not.toContain(hint)
  }
  const attempts = (await landlord.audited(caseId)).filter((line) => line.actor === outsider.account)
  expect(attempts).toContainEqual(expect.objectContaining({ result: 'not-found' }))
  expect(attempts.map((line) => line.result)).not.toContain('shown')
}

const victim = (name: string) => ({ people: [{ person: someId(), data: { role: 'victim', name } }] })

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-1.l: somebody in repairs finds no case and no hint of one, and the attempt is on the audit trail', async () => {
    const repairs = await at.landlord.somebody('Rae', 'repairs')
    const id = await at.officer.report({}, victim('Amira Sampleton'))
    const { reference } = await at.officer.page(id)
    await seesNothing(at.landlord, repairs, id, 'Amira Sampleton', reference)
  })

  test('PD-10.b1: the case of a colleague is open to the people team alone, and its reading is logged', async () => {
    const colleague = await at.landlord.somebody('Pat', 'people-team')
    const id = await colleague.report({ victimIs: 'colleague' }, victim('Bea Exampleby'))
    const { reference } = await colleague.page(id)
    await seesNothing(at.landlord, at.officer, id, 'Bea Exampleby', reference)
    expect(reference).toMatch(/^R-/)
    expect(await at.landlord.audited(id)).toContainEqual(
      expect.objectContaining({ actor: colleague.account, action: 'view:case', result: 'shown' }),
    )
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-2.4.a: somebody in repairs who has the address of a case is told that there is none, and it is logged', async () => {
    const repairs = await at.landlord.somebody('Rae', 'repairs')
    const team = await at.landlord.somebody('Toni', 'community-housing-team')
    const id = await team.report({}, victim('Amira Sampleton'))
    const { reference } = await team.page(id)
    await seesNothing(at.landlord, repairs, id, 'Amira Sampleton', reference)
    expect(await at.landlord.audited(id)).toContainEqual(
      expect.objectContaining({ actor: team.account, action: 'view:case', result: 'shown' }),
    )
  })
})
