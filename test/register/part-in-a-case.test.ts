/** Who a case concerns: law, policy and the part of each person are three answers, and help hangs on none of them. */
import { describe, expect, test } from 'vitest'
import { clausesOf, landlordFor, type Member, someId } from './opened-landlord.ts'

type Said = Readonly<Record<string, unknown>>
type Shown = {
  readonly person: string
  readonly role: string
  readonly byRule: string | null
  readonly differs: boolean
  readonly safeguarding: boolean
  readonly childAbuse: boolean
}

const peopleOf = async (officer: Member, id: string) => {
  const { body } = await officer.ask('GET', `/cases/${id}/people`)
  const one = (person: string): Shown => {
    const found = body.people.find((each: Shown) => each.person === person)
    if (!found) throw new Error('Nobody like that is on the case')
    return found
  }
  return {
    one,
    pairs: body.pairs as readonly { law: { met: string }[]; policy: { covered: string; clauses: string[] } }[],
  }
}

/** A case with one more person, and what the landlord's rule says of them. */
async function withPerson(officer: Member, data: Said, relation?: string) {
  const [person, victim] = [someId(), someId()]
  const also = relation ? [{ type: 'relationship.recorded', data: { from: person, to: victim, relation } }] : []
  const people = [
    { person: victim, data: { role: 'victim', ageGroup: '18-or-over' } },
    { person, data },
  ]
  const id = await officer.report({}, { people, also })
  return { id, person, shown: (await peopleOf(officer, id)).one(person) }
}

const child = (more: Said = {}): Said => ({ role: 'victim', ageGroup: 'under-16', affected: 'heard', ...more })

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-13.b: a child of six who heard the assault is a victim, and what is due to a child is asked', async () => {
    const { id, shown } = await withPerson(at.officer, child())
    expect(shown).toMatchObject({ role: 'victim', byRule: 'victim', safeguarding: true, differs: false })
    const asWitness = await withPerson(at.officer, child({ role: 'witness' }))
    expect(asWitness.shown).toMatchObject({ role: 'witness', byRule: 'victim', differs: true })
    expect((await at.officer.page(id)).people.filter((each: Said) => each.role === 'victim')).toHaveLength(2)
  })

  test('PD-13.b: a child of whom nobody said how old is taken as a child: safeguarding is asked, no rule takes them for an adult, and the age stays an open question', async () => {
    const report = {
      channel: 'phone',
      source: 'victim',
      'victim.name': 'Amira Sampleton',
      'victim.ageGroup': '18-or-over',
      'child.2.name': 'Zac Sampleton',
      'child.2.affected': 'heard',
    }
    const before = new Set((await at.officer.ask('GET', '/cases')).body.cases.map((each: { id: string }) => each.id))
    expect((await at.officer.send('/reports/new', report)).status).toBe(303)
    const { cases } = (await at.officer.ask('GET', '/cases')).body
    const { id } = cases.find((each: { id: string }) => !before.has(each.id))
    const zac = async () => {
      const { reference, people } = await at.officer.page(id)
      const { id: person, ageGroup } = people.find(({ name }: { name: string }) => name === 'Zac Sampleton')
      const shown = (await at.officer.ask('GET', `/cases/${id}/people`)).body.people
      const rule = shown.find((each: Said) => each.person === person)
      return { reference, person, ageGroup, rule }
    }
    const { reference, person, ageGroup, rule } = await zac()
    expect(ageGroup).toBe('under-18')
    expect(rule).toMatchObject({ role: 'victim', byRule: 'victim', safeguarding: true, differs: false })
    expect(await at.officer.see(`/cases/${reference}/asks`)).toContain('How old Zac Sampleton is')
    expect(await at.officer.see(`/cases/${reference}/people`)).toMatch(
      /How old they are is not known: say it when you know/,
    )
    await at.officer.act(id, 'case.opened', { kind: 'victim' })
    const fitted = (await at.officer.asked(id)).filter(({ clauses }) => clauses.includes('PD-7.c'))
    expect(fitted).toHaveLength(1)
    const known = { 'facts.person': person, 'facts.ageGroup': '16-17' }
    expect((await at.officer.send(`/cases/${reference}/people/facts`, known)).status).toBe(303)
    expect(await zac()).toMatchObject({ ageGroup: '16-17', rule: { safeguarding: true } })
    expect(await at.officer.see(`/cases/${reference}/people`)).not.toContain('How old they are is not known')
    expect(await at.officer.see(`/cases/${reference}/asks`)).not.toContain('How old')
  })

  test('PD-13.b: a child whose day of birth is known is as old as that, whatever else was said', async () => {
    const id = await at.officer.report()
    const born = { role: 'victim', ageGroup: 'under-18', dateOfBirth: '2019-05-01' }
    await at.officer.act(id, 'person.added', { person: someId(), ...born })
    expect((await at.officer.page(id)).people.at(-1)).toMatchObject({ ageGroup: 'under-16' })
  })

  test('PD-1.b, PD-1.c: a grown son who lives there is a victim without a tenancy, beside another', async () => {
    const { id, shown } = await withPerson(at.officer, {
      role: 'victim',
      ageGroup: '18-or-over',
      customerType: 'household-member',
    })
    expect(shown.role).toBe('victim')
    const tenant = clausesOf(await at.officer.asked(await at.officer.report({ victimIs: 'tenant' })))
    expect(clausesOf(await at.officer.asked(id))).toEqual(expect.arrayContaining([...tenant]))
  })

  test('PD-3.1.l: a boy of 14 who controls his mother is covered by the policy where the Act is not met, and she is owed it all', async () => {
    const [mother, son] = [someId(), someId()]
    const people = [
      { person: mother, data: { role: 'victim', ageGroup: '18-or-over' } },
      { person: son, data: { role: 'perpetrator', ageGroup: 'under-16' } },
    ]
    const also = [{ type: 'relationship.recorded', data: { from: son, to: mother, relation: 'relatives' } }]
    const id = await at.officer.report({ abuse: ['adolescent-to-parent'] }, { people, also })
    const [pair] = (await peopleOf(at.officer, id)).pairs
    expect(pair?.law.map(({ met }) => met)).toEqual(['no'])
    expect(pair?.policy).toEqual({ covered: 'yes', clauses: ['PD-3.1.l'] })
    const usual = clausesOf(await at.officer.asked(await at.officer.report({})))
    expect(clausesOf(await at.officer.asked(id))).toEqual(expect.arrayContaining([...usual]))
  })

  test('PD-3.c: somebody who holds no tenancy and is nobody’s customer can be the person causing harm', async () => {
    for (const customerType of ['not-a-customer', 'tenant', 'joint-tenant', 'household-member', 'colleague']) {
      const { shown } = await withPerson(at.officer, { role: 'perpetrator', customerType })
      expect(shown, customerType).toMatchObject({ role: 'perpetrator', byRule: null })
    }
  })
})

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-4.3.b, CBC-6.2.b2: a child related to either is a victim; one who is not is a witness, and safeguarding is asked of both', async () => {
    const related = await withPerson(at.officer, child(), 'relatives')
    expect(related.shown).toMatchObject({ byRule: 'victim', safeguarding: true, differs: false })
    const visiting = await withPerson(at.officer, child({ role: 'witness' }), 'not-personally-connected')
    expect(visiting.shown).toMatchObject({ byRule: 'witness', safeguarding: true, differs: false })
    const unsaid = await withPerson(at.officer, child())
    expect(unsaid.shown).toMatchObject({ byRule: 'not-known', differs: false })
  })

  test('CBC-4.4.a: stalking by a stranger is covered by the policy and not by the Act', async () => {
    const [victim, stranger] = [someId(), someId()]
    const people = [
      { person: victim, data: { role: 'victim', ageGroup: '18-or-over' } },
      { person: stranger, data: { role: 'perpetrator', ageGroup: '18-or-over' } },
    ]
    const also = [
      { type: 'relationship.recorded', data: { from: stranger, to: victim, relation: 'not-personally-connected' } },
    ]
    const id = await at.officer.report({ abuse: ['stalking-harassment'] }, { people, also })
    const [pair] = (await peopleOf(at.officer, id)).pairs
    expect(pair).toMatchObject({ law: [{ met: 'no' }], policy: { covered: 'yes', clauses: ['CBC-4.4.a'] } })
    expect(clausesOf(await at.officer.asked(id))).toContain('CBC-5.1.h2')
  })
})

describe('at whg', () => {
  const at = landlordFor('whg', '2026-05-31T11:00')

  test('WHG-1.5.a: born on 1 June 2010, somebody is a child on 31 May 2026, and 16 on the next day', async () => {
    const born = { role: 'victim', dateOfBirth: '2010-06-01', affected: 'direct' }
    const groupOf = async () => {
      const { id, person } = await withPerson(at.officer, born)
      return (await at.officer.page(id)).people.find((each: { id: string }) => each.id === person)?.ageGroup
    }
    expect(await groupOf()).toBe('under-16')
    at.landlord.at('2026-06-01T11:00')
    expect(await groupOf()).toBe('16-17')
  })

  test('WHG-1.5.a: somebody who is 16 when it is told, and was 15 when it happened, is put right as a child on the page', async () => {
    at.landlord.at('2026-06-02T11:00')
    const { id, person } = await withPerson(at.officer, {
      role: 'victim',
      dateOfBirth: '2010-06-01',
      affected: 'direct',
    })
    const { reference } = await at.officer.page(id)
    const page = () => at.officer.see(`/cases/${reference}/people`)
    const says = 'they were under 16 when something on this case happened'
    await at.officer.act(id, 'incident.recorded', { incident: someId() }, { at: '2026-06-01T10:00' })
    expect(await page()).not.toContain(says)
    await at.officer.act(id, 'incident.recorded', { incident: someId() }, { at: '2026-05-31T22:00' })
    expect(await page()).toContain(says)
    expect(clausesOf(await at.officer.asked(id))).not.toContain('WHG-1.5.b')
    const right = {
      'part.person': person,
      'part.role': 'victim',
      'part.ageGroup': 'under-16',
      'part.affected': 'direct',
    }
    expect((await at.officer.send(`/cases/${reference}/people/part`, right)).status).toBe(303)
    expect(await page()).not.toContain(says)
    expect(clausesOf(await at.officer.asked(id))).toContain('WHG-1.5.b')
  })

  test('WHG-1.5.b: the abuse of a girl of 15 by her boyfriend goes to safeguarding as child abuse', async () => {
    const { id, shown } = await withPerson(at.officer, child({ affected: 'direct' }))
    expect(shown).toMatchObject({ byRule: 'victim', childAbuse: true })
    expect(clausesOf(await at.officer.asked(id))).toContain('WHG-1.5.b')
  })

  test('WHG-1.5.c: at 16 with a tenancy of her own she is owed what an adult is, and safeguarding is asked all the same', async () => {
    const own = await withPerson(at.officer, child({ ageGroup: '16-17', affected: 'direct', customerType: 'tenant' }))
    expect(own.shown).toMatchObject({ byRule: 'victim', childAbuse: false, safeguarding: true })
    const adult = clausesOf(await at.officer.asked(await at.officer.report({})))
    expect(adult).not.toContain('WHG-1.5.c')
    expect(clausesOf(await at.officer.asked(own.id))).toContain('WHG-1.5.c')
    expect(clausesOf(await at.officer.asked(own.id))).toEqual(expect.arrayContaining([...adult]))
  })
})

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-2.n: an adult who saw it is a victim too', async () => {
    const seen = await withPerson(at.officer, { role: 'witness', ageGroup: '18-or-over', affected: 'saw' })
    expect(seen.shown).toMatchObject({ byRule: 'victim', differs: true, safeguarding: false })
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-5.1.e: a child who heard the assault is a victim, and safeguarding is asked', async () => {
    const { id, person, shown } = await withPerson(at.officer, child())
    expect(shown).toMatchObject({ byRule: 'victim', safeguarding: true })
    expect((await at.officer.page(id)).people).toContainEqual(expect.objectContaining({ id: person, role: 'victim' }))
  })

  test('the word that somebody chose for themselves goes before the landlord’s, also where that was chosen later', async () => {
    const word = await withPerson(at.officer, { role: 'victim' })
    await at.officer.act(word.id, 'person.label-chosen', {
      person: word.person,
      label: 'own-word',
      chosenBy: 'person',
      ownWord: 'fighter',
    })
    await at.officer.act(word.id, 'person.label-chosen', { person: word.person, label: 'victim', chosenBy: 'landlord' })
    const shown = (await at.officer.page(word.id)).people.find((each: { id: string }) => each.id === word.person)
    expect(shown.calledAs).toBe('fighter')
  })
})
