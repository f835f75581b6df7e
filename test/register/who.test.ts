/** Who it concerns: a child who saw it is a victim, with a duty of their own. */
import { describe, expect, test } from 'vitest'
import { landlordFor, someId } from './opened-landlord.ts'

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-2.n: a child of ten who saw the assault is a victim, and what has to be decided for the child is owed', async () => {
    const [child, other] = [someId(), someId()]
    const id = await at.officer.report()
    const saw = { ageGroup: 'under-16', affected: 'saw' }
    await at.officer.act(id, 'person.added', { person: other, role: 'victim', ageGroup: 'under-16', affected: 'heard' })
    await at.officer.act(id, 'person.added', { person: child, role: 'witness', ...saw })
    const { reference } = await at.officer.page(id)
    const people = () => at.officer.see(`/cases/${reference}/people`)
    const differs = /a victim in their own right\. On the record they have another part: put it right/g
    expect((await people()).match(differs)).toHaveLength(1)
    const put = { 'part.person': child, 'part.role': 'victim', 'part.ageGroup': 'under-16', 'part.affected': 'saw' }
    expect((await at.officer.send(`/cases/${reference}/people/part`, put)).status).toBe(303)
    expect(await people()).not.toMatch(differs)
    expect((await people()).match(/By the policy’s rule: a victim in their own right/g)).toHaveLength(2)
    const page = await at.officer.page(id)
    expect(page.people).toContainEqual(expect.objectContaining({ id: child, role: 'victim', affected: 'saw' }))
    const states = async () =>
      (await at.officer.asked(id)).filter(({ clauses }) => clauses.includes('VIV-3.6.c1')).map(({ state }) => state)
    expect(await states()).toEqual(['open', 'open'])
    await at.officer.act(id, 'safeguarding-concern.identified', { person: child, kind: 'child' })
    expect((await states()).toSorted()).toEqual(['done', 'open'])
  })

  test('VIV-2.n: an adult who saw it is a victim here, and is not called a witness', async () => {
    const id = await at.officer.report()
    const seen = { role: 'witness', ageGroup: '18-or-over', affected: 'saw' }
    await at.officer.act(id, 'person.added', { person: someId(), ...seen })
    const { reference } = await at.officer.page(id)
    const says = await at.officer.see(`/cases/${reference}/people`)
    expect(says).toContain('By the policy’s rule: a victim in their own right. On the record they have another part')
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

  test('VIV-3.6.b: an age that is learned late counts from then on; put right to an adult, nothing of a child is left to do', async () => {
    const person = someId()
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim' } }] })
    const owed = async () => {
      const ofChild = ['VIV-3.6.c1', 'VIV-3.6.c2', 'VIV-4.8.c']
      const open = (await at.officer.asked(id)).filter(({ state }) => state === 'open')
      return ofChild.filter((clause) => open.some(({ clauses }) => clauses.includes(clause)))
    }
    const says = (ageGroup: string) =>
      at.officer.act(id, 'person.updated', { person, ageGroup, reason: 'She told us.' })
    expect(await owed()).toEqual([])
    await says('16-17')
    expect(await owed()).toEqual(['VIV-3.6.c1', 'VIV-3.6.c2', 'VIV-4.8.c'])
    await says('under-16')
    expect(await owed()).toEqual(['VIV-3.6.c1', 'VIV-3.6.c2', 'VIV-4.8.c'])
    await says('18-or-over')
    expect(await owed()).toEqual([])
  })
})

describe('whose age is learned late', () => {
  const landlords = [
    { at: landlordFor('vivid'), ofChild: ['VIV-3.6.c1', 'VIV-3.6.c2', 'VIV-4.8.c'], ages: ['16-17', 'under-16'] },
    { at: landlordFor('mha'), ofChild: ['MHA-5.3.c'], ages: ['under-16'] },
    { at: landlordFor('whg'), ofChild: ['WHG-1.5.b', 'WHG-1.5.c'], ages: ['16-17', 'under-16'] },
    { at: landlordFor('chesterfield'), ofChild: ['CBC-6.2.b2'], ages: ['16-17', 'under-16'] },
  ]

  test('VIV-3.6.c1, MHA-5.3.c, WHG-1.5.b, WHG-1.5.c, CBC-6.2.b2: for each part the same is owed as if it had been said at once', async () => {
    for (const { at, ofChild, ages } of landlords)
      for (const ageGroup of ages)
        for (const data of [
          { role: 'victim' },
          { role: 'perpetrator' },
          { role: 'reporter' },
          { role: 'witness' },
          { role: 'witness', affected: 'saw' },
          { role: 'household-member', affected: 'heard' },
        ]) {
          const owedTo = async (people: object, later: object | null) => {
            const person = someId()
            const id = await at.officer.report({}, { people: [{ person, data: people }] })
            if (later) await at.officer.act(id, 'person.updated', { person, ...later, reason: 'Learned later.' })
            return (await at.officer.asked(id))
              .filter(({ state }) => state === 'open')
              .flatMap(({ clauses }) => clauses.filter((clause) => ofChild.includes(clause)))
              .toSorted()
          }
          const [atOnce, late] = [await owedTo({ ...data, ageGroup }, null), await owedTo(data, { ageGroup })]
          expect([ageGroup, data, late]).toEqual([ageGroup, data, atOnce])
          if (data.role === 'victim') expect(late).not.toEqual([])
          if (data.role === 'perpetrator') expect(late).toEqual([])
        }
  })
})

describe('whose age is put right on the page of their part', () => {
  const landlords = [
    { at: landlordFor('vivid'), ofChild: ['VIV-3.6.c1', 'VIV-3.6.c2', 'VIV-4.8.c'], before: 'under-18' },
    { at: landlordFor('mha'), ofChild: ['MHA-5.3.c'], before: 'under-18' },
    { at: landlordFor('whg'), ofChild: ['WHG-1.5.c'], before: '16-17' },
    { at: landlordFor('chesterfield'), ofChild: ['CBC-6.2.b2'], before: 'under-18' },
  ]

  test('VIV-3.6.b, MHA-5.3.c, WHG-1.5.c, CBC-6.2.b2: an adult after all is owed nothing of a child', async () => {
    for (const { at, ofChild, before } of landlords) {
      const person = someId()
      const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim', ageGroup: before } }] })
      const { reference } = await at.officer.page(id)
      const owed = async () =>
        (await at.officer.asked(id))
          .filter(({ state }) => state === 'open')
          .flatMap(({ clauses }) => clauses.filter((clause) => ofChild.includes(clause)))
          .toSorted()
      const says = (ageGroup: string) =>
        at.officer.send(`/cases/${reference}/people/part`, {
          'part.person': person,
          'part.role': 'victim',
          'part.ageGroup': ageGroup,
        })
      expect((await says(before)).status).toBe(303)
      expect(await owed()).toEqual(ofChild)
      expect((await says('18-or-over')).status).toBe(303)
      expect(await owed()).toEqual([])
    }
  })
})

describe('whose part is learned late', () => {
  const landlords = [
    {
      at: landlordFor('vivid'),
      ofChild: ['VIV-3.6.c1', 'VIV-3.6.c2', 'VIV-4.8.c'],
      part: { role: 'witness', affected: 'saw' },
    },
    { at: landlordFor('mha'), ofChild: ['MHA-5.3.c'], part: { role: 'witness', affected: 'saw' } },
    { at: landlordFor('whg'), ofChild: ['WHG-1.5.b'], part: { role: 'victim' } },
    { at: landlordFor('chesterfield'), ofChild: ['CBC-6.2.b2'], part: { role: 'victim' } },
  ]

  test('VIV-3.6.c1, MHA-5.3.c, WHG-1.5.b, CBC-6.2.b2: a child whose age is known is owed it, though the age is not said again', async () => {
    for (const { at, ofChild, part } of landlords) {
      const person = someId()
      const child = { role: 'household-member', ageGroup: 'under-16' }
      const id = await at.officer.report({}, { people: [{ person, data: child }] })
      const owed = async () =>
        (await at.officer.asked(id))
          .filter(({ state }) => state === 'open')
          .flatMap(({ clauses }) => clauses.filter((clause) => ofChild.includes(clause)))
          .toSorted()
      expect(await owed()).toEqual([])
      await at.officer.act(id, 'person.added', { person, ...part })
      expect(await owed()).toEqual(ofChild)
    }
  })
})

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  type Shown = {
    readonly person: string
    readonly role: string
    readonly byRule: string | null
    readonly differs: boolean
  }

  /** His son of nine, who lives elsewhere, and a visiting child: both were there. Whatever part each was given. */
  async function twoChildren(parts: { readonly son: string; readonly visitor: string }) {
    const [victim, perpetrator, son, visitor] = [someId(), someId(), someId(), someId()]
    const child = { ageGroup: 'under-16', affected: 'saw' }
    const people = [
      { person: victim, data: { role: 'victim', ageGroup: '18-or-over' } },
      { person: perpetrator, data: { role: 'perpetrator', ageGroup: '18-or-over' } },
      { person: son, data: { ...child, role: parts.son } },
      { person: visitor, data: { ...child, role: parts.visitor } },
    ]
    const id = await at.officer.report({}, { people })
    const tie = (from: string, to: string, relation: string) =>
      at.officer.act(id, 'relationship.recorded', { from, to, relation, shareHome: false })
    const rule = async (person: string): Promise<Shown> => {
      const { body } = await at.officer.ask('GET', `/cases/${id}/people`)
      return body.people.find((each: Shown) => each.person === person)
    }
    return { id, victim, perpetrator, son, visitor, tie, rule }
  }

  test('CBC-4.3.b: a child of the perpetrator who lives elsewhere and was there is a victim; a visiting child is a witness; safeguarding is asked of both', async () => {
    const on = await twoChildren({ son: 'victim', visitor: 'witness' })
    await on.tie(on.son, on.perpetrator, 'relatives')
    await on.tie(on.visitor, on.victim, 'not-personally-connected')
    await on.tie(on.perpetrator, on.visitor, 'not-personally-connected')
    expect(await on.rule(on.son)).toMatchObject({ byRule: 'victim', differs: false, safeguarding: true })
    expect(await on.rule(on.visitor)).toMatchObject({ byRule: 'witness', differs: false, safeguarding: true })
    const referrals = (await at.officer.asked(on.id)).filter((duty) => duty.clauses.includes('CBC-6.2.b2'))
    expect(referrals.map(({ state }) => state)).toEqual(['open', 'open'])
  })

  test('CBC-4.3.b: the part that each child was given is held against the rule, and the page says so', async () => {
    const on = await twoChildren({ son: 'witness', visitor: 'victim' })
    const { reference } = await at.officer.page(on.id)
    const page = () => at.officer.see(`/cases/${reference}/people`)
    await on.tie(on.son, on.perpetrator, 'relatives')
    for (const other of [on.victim, on.perpetrator]) await on.tie(on.visitor, other, 'not-personally-connected')
    expect(await on.rule(on.son)).toMatchObject({ byRule: 'victim', differs: true })
    expect(await on.rule(on.visitor)).toMatchObject({ byRule: 'witness', differs: true })
    expect(await page()).toMatch(
      /a victim in their own right\. On the record they have another part.*a witness, since they are related to neither person\. On the record they have another part/,
    )
  })

  test('CBC-4.3.b: who is nothing to her may be his child: while nobody said so it is not known; what was put right counts', async () => {
    const on = await twoChildren({ son: 'witness', visitor: 'witness' })
    await on.tie(on.son, on.victim, 'not-personally-connected')
    expect(await on.rule(on.son)).toMatchObject({ byRule: 'not-known', safeguarding: true })
    await on.tie(on.son, on.perpetrator, 'relatives')
    expect(await on.rule(on.son)).toMatchObject({ byRule: 'victim', differs: true })
    await on.tie(on.son, on.perpetrator, 'not-personally-connected')
    expect(await on.rule(on.son)).toMatchObject({ byRule: 'witness', differs: false })
  })
})
