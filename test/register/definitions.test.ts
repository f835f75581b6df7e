/** What the law's tests say, beside what a person decides: help is the same whatever they say. */
import { describe, expect, test } from 'vitest'
import { clausesOf, landlordFor, type Member, someId } from './opened-landlord.ts'

type Told = {
  readonly victim?: string
  readonly perpetrator?: string
  readonly relation?: string
  readonly current?: boolean
  readonly shareHome?: boolean
  readonly abuse?: readonly string[]
}
type Line = {
  readonly law: string
  readonly connected: string
  readonly aged: string
  readonly met: string
  readonly childRoute: boolean
  readonly says: string
}

/** A report of one person's abuse by another, and what each test says of the two. Both are adults where no age is told. */
async function between(officer: Member, told: Told) {
  const {
    victim = '18-or-over',
    perpetrator = '18-or-over',
    relation,
    abuse = ['violent-or-threatening'],
    ...how
  } = told
  const [harmed, harming] = [someId(), someId()]
  const people = [
    { person: harmed, data: { role: 'victim', ageGroup: victim } },
    { person: harming, data: { role: 'perpetrator', ageGroup: perpetrator } },
  ]
  const connected = { type: 'relationship.recorded', data: { from: harmed, to: harming, relation, ...how } }
  const id = await officer.report({ abuse }, { people, ...(relation ? { also: [connected] } : {}) })
  const page = await officer.page(id)
  const tests: readonly Line[] = page.abuseTests
  const test = (law: RegExp) => {
    const found = tests.find((line) => law.test(line.law))
    if (!found) throw new Error(`no test of the law is named ${law}`)
    return found
  }
  return { id, page, act: test(/2021/), test, asked: clausesOf(await officer.asked(id)) }
}

/** The page about the people of such a report: what it says, where it leads, and the same as JSON. */
async function peopleOf(officer: Member, told: Told) {
  const { id, page } = await between(officer, told)
  const url = `/cases/${page.reference}/people`
  const { pairs } = (await officer.ask('GET', `/cases/${id}/people`)).body
  return { says: await officer.see(url), markup: await officer.markupOf(url), pair: pairs[0] }
}

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-1.e: a threat between people who were married meets the Act; between neighbours it does not, and the report and its duties stay', async () => {
    const spouses = await between(at.officer, { relation: 'married', current: false })
    expect(spouses.act).toMatchObject({ connected: 'yes', aged: 'yes', met: 'yes' })
    const neighbours = await between(at.officer, { relation: 'not-personally-connected' })
    expect(neighbours.act).toMatchObject({
      connected: 'no',
      met: 'no',
      says: expect.stringMatching(/anti-social behaviour/),
    })
    expect(neighbours.page.state.state).toBe('reported')
    expect(neighbours.asked).toEqual(spouses.asked)
  })

  test('PD-1.e: what is dealt with elsewhere names the policy, and no empty brackets where no clause says so', async () => {
    const { says } = await peopleOf(at.officer, { relation: 'not-personally-connected' })
    expect(says).toContain('What neighbours and others do is dealt with by the ASB Policy. Pass it on')
    expect(says).not.toContain('ASB Policy (')
  })

  test('PD-1.e: how they are connected can be put right, either way: what was said last of a tie that never was counts', async () => {
    const [harmed, harming] = [someId(), someId()]
    const people = [
      { person: harmed, data: { role: 'victim', dateOfBirth: '1992-02-03' } },
      { person: harming, data: { role: 'perpetrator', dateOfBirth: '1990-02-03' } },
    ]
    const id = await at.officer.report({ abuse: ['violent-or-threatening'] }, { people })
    const met = async () => (await at.officer.page(id)).abuseTests.map((line: Line) => line.met)
    const tie = (from: string, to: string, relation: string) =>
      at.officer.act(id, 'relationship.recorded', { from, to, relation, current: false })
    expect(await met()).toEqual(['not-known'])
    await tie(harmed, harming, 'married')
    expect(await met()).toEqual(['yes'])
    await tie(harming, harmed, 'not-personally-connected')
    expect(await met()).toEqual(['no'])
    await tie(harmed, harming, 'relatives')
    expect(await met()).toEqual(['yes'])
  })
})

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-4.1.a: former partners with a child who never lived together meet the Act, also by one economic incident', async () => {
    const told = { relation: 'parental-relationship-same-child', current: false, shareHome: false }
    expect((await between(at.officer, told)).act.met).toBe('yes')
    expect((await between(at.officer, { ...told, abuse: ['economic'] })).act.met).toBe('yes')
  })

  test('CBC-4.1.a, CBC-4.1.c: strangulation is violence, though nothing else was told, and the policy names it', async () => {
    const told = await between(at.officer, { relation: 'intimate-relationship', abuse: ['strangulation'] })
    expect(told.act).toMatchObject({ abusive: 'yes', met: 'yes' })
    const { pairs } = (await at.officer.ask('GET', `/cases/${told.id}/people`)).body
    expect(pairs).toMatchObject([{ policy: { covered: 'yes', clauses: ['CBC-4.1.c'] } }])
  })

  test('CBC-4.2.a: sharing the care of a child and nothing else is to be personally connected', async () => {
    expect((await between(at.officer, { relation: 'parental-relationship-same-child' })).act.connected).toBe('yes')
  })

  test('CBC-4.3.a: where the two live makes no difference', async () => {
    const apart = await between(at.officer, { relation: 'relatives', shareHome: false })
    const together = await between(at.officer, { relation: 'relatives', shareHome: true })
    expect(apart.act).toMatchObject({ connected: 'yes', met: 'yes' })
    expect(apart.asked).toEqual(together.asked)
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-1.4.a: at 15 and 17 the Act’s test is not met and the child comes first; at 16 and 17 it is met', async () => {
    const told = { relation: 'intimate-relationship', perpetrator: '16-17' }
    expect((await between(at.officer, { ...told, victim: 'under-16' })).act).toMatchObject({
      aged: 'no',
      met: 'no',
      childRoute: true,
      says: expect.stringMatching(/child safeguarding/),
    })
    expect((await between(at.officer, { ...told, victim: '16-17' })).act).toMatchObject({ aged: 'yes', met: 'yes' })
  })

  test('WHG-1.4.h: each of the seven connections counts, also when it has ended; sharing a flat alone does not', async () => {
    const seven = [
      'married',
      'civil-partners',
      'agreed-to-marry',
      'civil-partnership-agreed',
      'intimate-relationship',
      'parental-relationship-same-child',
      'relatives',
    ]
    for (const relation of seven)
      expect((await between(at.officer, { relation, current: false })).act.connected, relation).toBe('yes')
    const flatmates = await between(at.officer, { relation: 'same-household' })
    expect(flatmates.act).toMatchObject({ connected: 'no', says: expect.stringMatching(/anti-social behaviour/) })
  })

  test('WHG-1.4.h: for flatmates the page leads to the policy by which it is dealt with, with the clauses, and to passing it on; once engaged, it names the clause', async () => {
    const flatmates = await peopleOf(at.officer, { relation: 'same-household' })
    expect(flatmates.says).toMatch(
      /Personally connected No\..*by the Anti-Social Behaviour Policy \( ?clause 1\.4 ?, ?clause 7\.1 ?\)/,
    )
    expect(flatmates.markup).toMatch(
      /Anti-Social Behaviour Policy \([\s\S]*href="\/policy#WHG-7\.1\.a"[\s\S]*href="[^"]*\/people\/pass-on"/,
    )
    expect(flatmates.pair.connected).toEqual({
      connected: 'no',
      clauses: [],
      otherwise: 'Anti-Social Behaviour Policy',
    })
    const engaged = await peopleOf(at.officer, { relation: 'agreed-to-marry', current: false })
    expect(engaged.says).toMatch(/Personally connected Yes\. The policy names: agreed to marry \( ?clause 1\.4/)
    expect(engaged.says).not.toContain('Anti-Social Behaviour Policy')
    const unknown = await peopleOf(at.officer, {})
    expect(unknown.says).toContain('Personally connected Not known yet')
    expect(unknown.says).not.toContain('Anti-Social Behaviour Policy')
  })
})

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-2.a: for a victim of 15 the age test is not met, safeguarding is asked for, and every offer to an adult stays', async () => {
    const child = await between(at.officer, { relation: 'intimate-relationship', victim: 'under-16' })
    const adult = await between(at.officer, { relation: 'intimate-relationship' })
    expect(child.act).toMatchObject({ aged: 'no', says: expect.stringMatching(/age test is not met/) })
    expect(child.asked).toEqual(expect.arrayContaining([...adult.asked]))
    expect(child.asked).toContain('VIV-3.6.c1')
  })

  test('VIV-2.h: people who are or were married or civil partners are personally connected', async () => {
    for (const relation of ['married', 'civil-partners'])
      for (const current of [true, false])
        expect((await between(at.officer, { relation, current })).act.connected, relation).toBe('yes')
  })

  test('VIV-2.h: divorced, they are connected by that clause, which is named beside it, and by no other', async () => {
    const divorced = await peopleOf(at.officer, { relation: 'married', current: false })
    expect(divorced.pair.connected).toEqual({ connected: 'yes', clauses: ['VIV-2.h'], otherwise: null })
    expect(divorced.markup).toMatch(/The policy names: married \([\s\S]{0,90}href="\/policy#VIV-2\.h"/)
    const family = await peopleOf(at.officer, { relation: 'relatives' })
    expect(family.pair.connected.clauses).toEqual(['VIV-2.l'])
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-5.1.a: a threat between former partners meets the Act; with a victim of 15 it does not, and the child comes first', async () => {
    const told = { relation: 'intimate-relationship', current: false }
    expect((await between(at.officer, told)).act.met).toBe('yes')
    const child = await between(at.officer, { ...told, victim: 'under-16' })
    expect(child.act).toMatchObject({ met: 'no', childRoute: true })
    expect(child.asked).toContain('MHA-5.3.c')
  })

  test('MHA-5.1.f: somebody once engaged is connected; a neighbour is not, and the way for anti-social behaviour is named', async () => {
    expect((await between(at.officer, { relation: 'agreed-to-marry', current: false })).act.connected).toBe('yes')
    const neighbour = await between(at.officer, { relation: 'not-personally-connected' })
    expect(neighbour.act).toMatchObject({ connected: 'no', says: expect.stringMatching(/anti-social behaviour/) })
    const { says, markup, pair } = await peopleOf(at.officer, { relation: 'not-personally-connected' })
    expect(says).toMatch(/by the Anti-Social Behaviour Policy and Procedures \( ?clause 5\.1 ?, ?clause 7\.1 ?\)/)
    expect(markup).toMatch(/href="\/policy#MHA-5\.1\.f"[\s\S]*href="[^"]*\/people\/pass-on"/)
    const flatmate = await peopleOf(at.officer, { relation: 'same-household' })
    expect(flatmate.says).toContain('Yes, by a test of the law. The policy’s own words do not name it.')
    expect(pair.connected.clauses).toEqual([])
  })

  test('MHA-5.3.c: the Welsh association is met at 15 where the 2021 Act is not, and child safeguarding comes first', async () => {
    const { act, test: of, asked } = await between(at.officer, { relation: 'same-household', victim: 'under-16' })
    expect(act.met).toBe('no')
    expect(asked).toContain('MHA-5.3.c')
    expect((await between(at.officer, { relation: 'same-household' })).asked).not.toContain('MHA-5.3.c')
    expect(of(/Wales/)).toMatchObject({
      met: 'yes',
      childRoute: true,
      says: expect.stringMatching(/child safeguarding/),
    })
  })
})
