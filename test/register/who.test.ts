/** Who it concerns: a child who saw it is a victim, with a duty of their own. */
import { describe, expect, test } from 'vitest'
import { landlordFor, someId } from './opened-landlord.ts'

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-2.n: a child of ten who saw the assault is a victim, and what has to be decided for the child is owed', async () => {
    const child = someId()
    const id = await at.officer.report()
    await at.officer.act(id, 'person.added', { person: child, role: 'victim', ageGroup: 'under-16', affected: 'saw' })
    const { people } = await at.officer.page(id)
    expect(people).toContainEqual(expect.objectContaining({ id: child, role: 'victim', affected: 'saw' }))
    const open = await at.officer.asked(id)
    expect(open).toContainEqual(expect.objectContaining({ clauses: ['VIV-3.6.c1'], state: 'open' }))
    await at.officer.act(id, 'safeguarding-concern.identified', { person: child, kind: 'child' })
    const after = await at.officer.asked(id)
    expect(after).toContainEqual(expect.objectContaining({ clauses: ['VIV-3.6.c1'], state: 'done' }))
  })

  test('VIV-3.6.b: somebody of 17 is a victim in their own right: everything is owed to them, and safeguarding beside it', async () => {
    const young = { people: [{ person: someId(), data: { role: 'victim', ageGroup: '16-17' } }] }
    const adult = { people: [{ person: someId(), data: { role: 'victim', ageGroup: '18-or-over' } }] }
    const clauses = async (people: Readonly<Record<string, unknown>>) =>
      (await at.officer.asked(await at.officer.report({}, people))).flatMap((duty) => duty.clauses)
    const owed = await clauses(young)
    expect(owed).toEqual(expect.arrayContaining([...(await clauses(adult))]))
    expect(owed).toContain('VIV-3.6.c1')
    expect(await clauses(adult)).not.toContain('VIV-3.6.c1')
  })
})

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-4.3.b: a child of the perpetrator who lives elsewhere and was there is a victim; a visiting child is a witness', async () => {
    const [son, visitor, perpetrator] = [someId(), someId(), someId()]
    const id = await at.officer.report()
    await at.officer.act(id, 'person.added', { person: perpetrator, role: 'perpetrator' })
    await at.officer.act(id, 'person.added', { person: son, role: 'victim', ageGroup: 'under-16', affected: 'saw' })
    await at.officer.act(id, 'relationship.recorded', {
      from: son,
      to: perpetrator,
      relation: 'relatives',
      shareHome: false,
    })
    await at.officer.act(id, 'person.added', { person: visitor, role: 'witness', ageGroup: 'under-16' })
    const page = await at.officer.page(id)
    const roleOf = (person: string) => page.people.find((each: { id: string }) => each.id === person)?.role
    expect([roleOf(son), roleOf(visitor)]).toEqual(['victim', 'witness'])
    expect(page.relationships).toContainEqual(
      expect.objectContaining({ from: son, to: perpetrator, relation: 'relatives', shareHome: false }),
    )
    const referral = (await at.officer.asked(id)).filter((duty) => duty.clauses.includes('CBC-6.2.b2'))
    expect(referral).toHaveLength(1)
  })
})
