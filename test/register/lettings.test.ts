/** Lettings: what a move needs, and nothing of who, from where, or why; what they answer stands on the case that they never see. */
import { describe, expect, test } from 'vitest'
import { moveId } from '../../src/casework/facet-rows.ts'
import { type Line, landlordFor, type Member, someId } from './opened-landlord.ts'

type At = ReturnType<typeof landlordFor>
type Data = Readonly<Record<string, unknown>>

/** A move for somebody on a case of their own, given to lettings. */
async function given(at: At, asks: Data = {}, request: Data = {}) {
  const [person, rehousing] = [someId(), someId()]
  const id = await at.officer.report(
    { summary: 'Karl broke the door again.' },
    { people: [{ person, data: { role: 'victim', name: 'Amira Example' } }] },
  )
  await at.officer.act(id, 'rehousing.requested', { rehousing, person, areasToAvoid: ['the Harbour'], ...request })
  await at.officer.act(id, 'lettings.asked', {
    rehousing,
    person,
    bedrooms: 2,
    homeType: 'house',
    mustHave: ['step-free'],
    likeForLike: true,
    sameTenure: true,
    tenancy: 'assured',
    priority: 'urgent',
    ...asks,
  })
  return { id, person, rehousing }
}

const pageOf = async (member: Member) => (await member.ask('GET', '/moves')).body
const movesOf = async (member: Member) => (await pageOf(member)).moves ?? []
/** A move as lettings have it on their list; undefined where it is not there. */
const moveOf = async (member: Member, { id, rehousing }: { readonly id: string; readonly rehousing: string }) =>
  (await movesOf(member)).find((each: { id: string }) => each.id === moveId(id, rehousing))
const say = (member: Member, move: string, type: string, data: Data = {}) =>
  member.ask('POST', `/moves/${move}/entries`, { type, by: 'lettings', data })
const last = (lines: readonly Line[], type: string) => lines.find((line) => line.type === type)
const HOME = { areaId: 'wirral', likeForLike: true, sameTenure: true }

describe('PD-14.5.a: a lettings officer at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('sees what the home must be and the areas to avoid by their names, and nothing of who, from where, or why', async () => {
    const toby = await at.landlord.somebody('Toby', 'lettings')
    const { id, person, rehousing } = await given(at, { avoid: ['halton'] }, { avoid: ['knowsley'] })
    const page = await pageOf(toby)
    expect(page.moves).toMatchObject([
      {
        priority: 'urgent',
        needs: { bedrooms: 2, homeType: 'house', mustHave: ['step-free'], tenancy: 'assured', moveBy: null },
        avoid: [
          { id: 'knowsley', name: 'Knowsley' },
          { id: 'halton', name: 'Halton' },
        ],
        offers: [],
        next: 'offer',
      },
    ])
    const { reference } = await at.officer.page(id)
    for (const hidden of ['Amira', 'Karl', 'Harbour', id, person, rehousing, reference, 'victim'])
      expect(JSON.stringify(page), hidden).not.toContain(hidden)
    expect((await toby.ask('GET', `/cases/${id}`)).status).toBe(404)
    expect(await at.landlord.audited(page.moves[0].id)).toContainEqual(
      expect.objectContaining({ action: 'view:moves', result: 'shown' }),
    )
  })

  test('offers a home and records the answer: both stand on the case, and the move leaves the list once they have moved', async () => {
    const tess = await at.landlord.somebody('Tess', 'lettings')
    const asked = await given(at)
    const { id, person } = asked
    const move = await moveOf(tess, asked)
    const offered = await say(tess, move.id, 'rehousing.offered', { ...HOME, mitigatesRisk: true, person })
    expect(offered).toMatchObject({ status: 201, body: { caseId: null } })
    expect(await moveOf(tess, asked)).toMatchObject({ next: 'answer', offers: [{ area: 'Wirral', answer: null }] })
    expect((await say(tess, move.id, 'rehousing.offered', HOME)).status, 'a second before the answer').toBe(404)
    expect((await say(tess, move.id, 'rehousing.answered', { outcome: 'accepted' })).status).toBe(201)
    expect(await moveOf(tess, asked)).toMatchObject({ next: 'wait' })
    const lines = await at.officer.timeline(id)
    expect(last(lines, 'rehousing.offered')).toMatchObject({ by: 'Tess' })
    expect(last(lines, 'rehousing.offered')?.fields.map(({ name }) => name)).not.toContain('mitigatesRisk')
    await at.officer.act(id, 'victim.moved', { person, ourHome: true })
    expect(await moveOf(tess, asked)).toBeUndefined()
    expect((await say(tess, move.id, 'rehousing.answered', { outcome: 'declined' })).status).toBe(404)
  })

  test('offers no home in an area to avoid, whether it was named by its id or in the words of the person', async () => {
    const ted = await at.landlord.somebody('Ted', 'lettings')
    const asked = await given(at, { avoid: ['halton'] }, { areasToAvoid: ['Congleton, near the school'] })
    const move = await moveOf(ted, asked)
    for (const areaId of ['halton', 'congleton']) {
      const refused = await say(ted, move.id, 'rehousing.offered', { ...HOME, areaId })
      expect(refused, areaId).toMatchObject({
        status: 400,
        body: { problems: [{ field: 'areaId', problem: 'is an area to avoid' }] },
      })
      expect(JSON.stringify(refused.body)).not.toContain('school')
    }
    expect((await say(ted, move.id, 'rehousing.offered', { ...HOME, areaId: 'the harbour' })).status).toBe(400)
    expect((await say(ted, move.id, 'rehousing.offered', HOME)).status).toBe(201)
  })

  test('gives a move back with its reason, and it is asked for again', async () => {
    const una = await at.landlord.somebody('Una', 'lettings')
    const asked = await given(at)
    const { id, person, rehousing } = asked
    const move = await moveOf(una, asked)
    expect((await say(una, move.id, 'lettings.returned', { why: 'no-home-of-that-size' })).status).toBe(201)
    expect(await moveOf(una, asked)).toBeUndefined()
    expect(last(await at.officer.timeline(id), 'lettings.returned')?.sentence).toMatch(/gave a move back/)
    const again = { rehousing, person, bedrooms: 1, likeForLike: false, sameTenure: true, priority: 'emergency' }
    await at.officer.act(id, 'lettings.asked', again)
    expect(await moveOf(una, asked)).toMatchObject({ id: move.id, priority: 'emergency', needs: { bedrooms: 1 } })
    await at.officer.act(id, 'lettings.withdrawn', { rehousing })
    expect(await moveOf(una, asked)).toBeUndefined()
  })

  test('can say nothing else on a case by way of a move, and nobody else sees the moves', async () => {
    const eve = await at.landlord.somebody('Eve', 'lettings')
    const asked = await given(at)
    const { person } = asked
    const move = await moveOf(eve, asked)
    for (const [type, data] of [
      ['rehousing.decided', { outcome: 'refused', reasons: 'no' }],
      ['case.closed', { reason: 'safe' }],
      ['lettings.asked', { person, bedrooms: 9, likeForLike: true, sameTenure: true, priority: 'routine' }],
    ] as const)
      expect((await say(eve, move.id, type, data)).status, type).toBe(404)
    const income = await at.landlord.somebody('Ines', 'income-officer')
    for (const other of [at.officer, income]) {
      expect((await other.ask('GET', '/moves')).status).toBe(404)
      expect((await say(other, move.id, 'lettings.returned', { why: 'other' })).status).toBe(404)
    }
    expect((await say(eve, someId(), 'lettings.returned', { why: 'other' })).status).toBe(404)
  })

  test('reads no free text: an area that is none of ours is refused where the move is asked for', async () => {
    const { id, person, rehousing } = await given(at)
    const asks = { rehousing, person, bedrooms: 2, likeForLike: true, sameTenure: true, priority: 'urgent' }
    const told = await at.officer.propose(id, 'lettings.asked', { ...asks, avoid: ['where Karl works'] })
    expect(told).toMatchObject({ status: 400, problems: ['avoid'] })
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-2.15.a1, WHG-2.15.a2: lettings read that one offer is expected and by whom another is made; a second is refused to them', async () => {
    const toby = await at.landlord.somebody('Toby', 'lettings')
    const { id, person, rehousing } = await given(at, { avoid: ['bloxwich'] })
    const first = await pageOf(toby)
    expect(first.limit).toEqual({
      atMost: 1,
      clause: 'WHG-2.15.a1',
      exceptionBy: ['Regional Community Housing Manager', 'manager'],
    })
    const [move] = first.moves
    const home = { ...HOME, areaId: 'aldridge' }
    const early = await say(toby, move.id, 'rehousing.offered', home)
    expect(early).toMatchObject({ status: 422, body: { refusals: [{ until: null }] } })
    expect(JSON.stringify(early.body)).not.toContain('WHG-2.14.a')
    await at.officer.act(id, 'options.discussed', { person, topics: ['rehousing-requirements'], rehousing })
    const smaller = await say(toby, move.id, 'rehousing.offered', { ...home, likeForLike: false })
    expect(smaller.status, 'not like for like without a reason').toBe(422)
    expect((await say(toby, move.id, 'rehousing.offered', home)).status).toBe(201)
    expect((await say(toby, move.id, 'rehousing.answered', { outcome: 'declined' })).status).toBe(201)
    expect((await say(toby, move.id, 'rehousing.offered', { ...home, reason: 'another' })).status).toBe(422)
  })

  test('WHG-2.16.a: no home is offered in an area that they named as unsafe, also by the team; another is', async () => {
    const { id, person, rehousing } = await given(at, {}, { avoid: ['darlaston'] })
    await at.officer.act(id, 'options.discussed', { person, topics: ['rehousing-requirements'], rehousing })
    const home = { rehousing, mitigatesRisk: true, outsideAreasToAvoid: true, likeForLike: true, sameTenure: true }
    const unsafe = await at.officer.propose(id, 'rehousing.offered', { ...home, areaId: 'darlaston' })
    expect(unsafe).toMatchObject({ status: 400, problems: ['areaId'] })
    await at.officer.act(id, 'rehousing.offered', { ...home, areaId: 'brownhills' })
  })
})
