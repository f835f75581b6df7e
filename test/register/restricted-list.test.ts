/** The Restricted Access List: lettings hear whom to speak to before they go on, and nothing else. */
import { describe, expect, test } from 'vitest'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

type Data = Readonly<Record<string, unknown>>
const LEE = { name: 'Lee Example', dateOfBirth: '1984-02-03' }
const MANAGER = 'Regional Community Housing Manager'

const check = (member: Member, asked: Data) => member.ask('POST', '/application-check', asked)

describe('WHG-2.18.a: at whg', () => {
  const at = landlordFor('whg')

  /** Somebody who meets the criteria, on a case of their own, who is not on the list yet. */
  async function known() {
    const [person, other] = [someId(), someId()]
    const id = await at.officer.report(
      {},
      {
        people: [
          { person, data: { role: 'victim', name: 'Amira Example' } },
          { person: other, data: { role: 'perpetrator', name: 'Lee Example' } },
        ],
      },
    )
    const meets = { person: other, meetsCriteria: true, criteria: ['risk-to-neighbours'] }
    await at.officer.act(id, 'restricted-access.assessed', meets)
    const entry = { person: other, wording: 'ask-the-office-before-visiting', reviewOn: '2027-06-10' }
    return { id, other, entry }
  }

  test('lettings hear to speak to a named role about an application by the same name and date of birth, and nothing of why', async () => {
    const toby = await at.landlord.somebody('Toby', 'lettings')
    const { id, other, entry } = await known()
    expect((await check(toby, LEE)).body).toEqual({ speakTo: null })
    const listed = await at.officer.propose(id, 'restricted-access.listed', { ...entry, ...LEE })
    expect(listed).toMatchObject({ status: 201 })
    for (const asked of [LEE, { ...LEE, name: "  LEE  o'EXAMPLE" }])
      expect((await check(toby, asked)).body, asked.name).toEqual({
        speakTo: asked === LEE ? MANAGER : null,
      })
    expect((await check(toby, { name: 'lee éxample', dateOfBirth: '1984-02-03' })).body).toEqual({ speakTo: MANAGER })
    for (const asked of [
      { ...LEE, dateOfBirth: '1984-02-04' },
      { ...LEE, name: 'Leah Example' },
    ])
      expect((await check(toby, asked)).body).toEqual({ speakTo: null })
    await at.officer.act(id, 'restricted-access.removed', { person: other, reason: 'review' })
    expect((await check(toby, LEE)).body).toEqual({ speakTo: null })
  })

  test('an application is recognised by the address too, whole and not in part', async () => {
    const tess = await at.landlord.somebody('Tess', 'lettings')
    const { id, entry } = await known()
    await at.officer.act(id, 'restricted-access.listed', { ...entry, address: '14 Larch Close, Madeuptown, WS99 1AA' })
    const ann = { name: 'Ann Example', dateOfBirth: '1990-01-01' }
    expect((await check(tess, { ...ann, address: '14 larch close WS991AA' })).body).toEqual({ speakTo: MANAGER })
    expect((await check(tess, { ...ann, address: '14 Larch Close, WS99 1AB' })).body).toEqual({ speakTo: null })
    expect((await check(tess, ann)).body).toEqual({ speakTo: null })
  })

  test('an application is recognised however the address and the name are typed: no commas, a short word for the road, the surname first', async () => {
    const tam = await at.landlord.somebody('Tam', 'lettings')
    const { id, entry } = await known()
    const listed = {
      name: 'Frank James Sample',
      dateOfBirth: '1985-04-02',
      address: '9 Made Up Road, Madeuptown, WS98 1AA',
    }
    await at.officer.act(id, 'restricted-access.listed', { ...entry, ...listed })
    const ann = { name: 'Ann Example', dateOfBirth: '1990-01-01' }
    for (const address of ['9 made up road madeuptown WS98 1AA', '9 Made Up Rd, WS981AA'])
      expect((await check(tam, { ...ann, address })).body, address).toEqual({ speakTo: MANAGER })
    for (const name of ['Sample, Frank', 'SAMPLE Frank James'])
      expect((await check(tam, { name, dateOfBirth: '1985-04-02' })).body, name).toEqual({ speakTo: MANAGER })
    for (const address of ['19 Made Up Road, WS98 1AA', 'Flat 2, 9 Made Up Road, WS98 1AA', '9 Birch Close, WS98 1AA'])
      expect((await check(tam, { ...ann, address })).body, address).toEqual({ speakTo: null })
    expect((await check(tam, { name: 'Sample, Frank', dateOfBirth: '1985-04-03' })).body).toEqual({ speakTo: null })
  })

  test('an entry that is taken back is recognised no more, and a new one replaces the one before', async () => {
    const ted = await at.landlord.somebody('Ted', 'lettings')
    const { id, entry } = await known()
    const [old, fresh] = [
      { name: 'Ned Example', dateOfBirth: '1970-01-01' },
      { name: 'Ned Sample', dateOfBirth: '1970-01-01' },
    ]
    await at.officer.act(id, 'restricted-access.listed', { ...entry, ...old })
    const again = await at.officer.act(id, 'restricted-access.listed', { ...entry, ...fresh })
    expect((await check(ted, old)).body).toEqual({ speakTo: null })
    expect((await check(ted, fresh)).body).toEqual({ speakTo: MANAGER })
    await at.officer.act(id, 'entry.retracted', { entry: again, reason: 'wrong person' })
    expect((await check(ted, fresh)).body).toEqual({ speakTo: null })
    expect((await check(ted, old)).body, 'the one before stands again').toEqual({ speakTo: MANAGER })
  })

  test('the answer has the same form with a match and without, is audited, and nobody but lettings may ask', async () => {
    const una = await at.landlord.somebody('Una', 'lettings')
    const { id, entry } = await known()
    const who = { name: 'Max Example', dateOfBirth: '1981-05-06' }
    await at.officer.act(id, 'restricted-access.listed', { ...entry, ...who })
    const [yes, no] = [await check(una, who), await check(una, { ...who, name: 'Mo Example' })]
    expect([yes.status, no.status]).toEqual([200, 200])
    expect(Object.keys(yes.body)).toEqual(Object.keys(no.body))
    expect(JSON.stringify(yes.body)).not.toMatch(/Max|Amira|risk|R-/)
    const trail = await at.landlord.audited('speak-first')
    expect(trail).toContainEqual(expect.objectContaining({ action: 'view:application-check', result: 'shown' }))
    expect((await check(at.officer, who)).status).toBe(404)
    expect((await check(una, { name: 'Max', dateOfBirth: '1981-05-06' })).status).toBe(400)
    expect((await una.ask('GET', `/cases/${id}`)).status).toBe(404)
  })

  test('an entry needs what it is recognised by, criteria of the list, and no word of where it is known from', async () => {
    const { id, other, entry } = await known()
    const list = (data: Data) => at.officer.propose(id, 'restricted-access.listed', { ...entry, ...data })
    expect(await list({})).toMatchObject({ status: 400, problems: ['name'] })
    expect(await list({ name: 'Lee Example' })).toMatchObject({ status: 400, problems: ['name'] })
    expect(await list({ address: 'Larch Close' })).toMatchObject({ status: 400, problems: ['address'] })
    expect(await list({ ...LEE, name: 'Lee Example, abuser' })).toMatchObject({ status: 400, problems: ['name'] })
    const meets = (criteria: readonly string[]) =>
      at.officer.propose(id, 'restricted-access.assessed', { person: other, meetsCriteria: true, criteria })
    expect(await meets([])).toMatchObject({ status: 400, problems: ['criteria'] })
    expect(await meets(['hit his wife'])).toMatchObject({ status: 400, problems: ['criteria'] })
  })
})

describe('at VIVID, whose policy has no such list', () => {
  const at = landlordFor('vivid')

  test('nobody is put on one, and there is nothing to check', async () => {
    const toby = await at.landlord.somebody('Toby', 'lettings')
    const id = await at.officer.report()
    const listed = { person: someId(), wording: 'visit-in-pairs', reviewOn: '2027-06-10', ...LEE }
    expect(await at.officer.propose(id, 'restricted-access.listed', listed)).toMatchObject({ status: 400 })
    expect((await check(toby, LEE)).status).toBe(404)
  })
})
