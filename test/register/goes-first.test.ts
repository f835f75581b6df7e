/** What goes before other work, and how lists show it: to whoever is on the case the order and why, to whoever does a job the order alone. */
import { describe, expect, test } from 'vitest'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

/** A case with one adult who is harmed; gives the case and the person. */
async function begun(officer: Member) {
  const person = someId()
  const id = await officer.report({}, { people: [{ person, data: { role: 'victim', ageGroup: '18-or-over' } }] })
  return { id, person }
}

/** A noise report in which a person looked for abuse and saw none. */
async function noise(officer: Member): Promise<string> {
  const id = await officer.begin('concern.raised', { noticedIn: 'noise-report' })
  await officer.act(id, 'concern.considered', { outcome: 'no-abuse-seen' })
  return id
}

const set = (queue: string, level: string) => ({ queue, level })

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-3.5.a1: to reach the person harmed comes before ten others that were set to wait, late as they are', async () => {
    const { landlord } = at
    const officer = await landlord.somebody('Ada', 'da-caseworker')
    for (let i = 0; i < 10; i += 1) {
      const { id } = await begun(officer)
      await officer.act(id, 'priority.set', set('contact', 'routine'))
      await officer.act(id, 'priority.set', set('case', 'routine'))
    }
    landlord.at('2026-06-12T10:00')
    const { id } = await begun(officer)
    type Line = { caseId: string; metBy: string[]; late: boolean }
    const { duties } = (await officer.ask('GET', '/today?whose=all')).body as { duties: Line[] }
    const contacts = duties.filter((duty) => duty.metBy.includes('victim.contacted'))
    expect(contacts.length).toBeGreaterThan(10)
    expect(contacts.some((duty) => duty.late && duty.caseId !== id)).toBe(true)
    expect(contacts[0]).toMatchObject({ caseId: id, late: false })
    expect(duties[0]).toMatchObject({ caseId: id })
    landlord.at('2026-06-10T11:00')
  })

  test('VIV-3.5.a2: three cases of abuse head the list of an officer, before three noise reports that changed since', async () => {
    const { officer } = at
    const abuse = [(await begun(officer)).id, (await begun(officer)).id, (await begun(officer)).id]
    const others = [await noise(officer), await noise(officer), await noise(officer)]
    type Line = { id: string; goesFirst: boolean }
    const { cases } = (await officer.ask('GET', '/cases')).body as { cases: Line[] }
    const mine = cases.filter((line) => [...abuse, ...others].includes(line.id))
    expect(new Set(mine.slice(0, 3).map((line) => line.id))).toEqual(new Set(abuse))
    expect(mine.map((line) => line.goesFirst)).toEqual([true, true, true, false, false, false])
    const shown = (await officer.ask('GET', '/today')).body.cases as Line[]
    expect(shown.map((line) => line.id)).toEqual(cases.map((line) => line.id))
  })

  test('VIV-3.5.a2: where no abuse was seen of one neighbour, a sign about the other goes first on every list until somebody looks at it', async () => {
    const { officer } = at
    const [one, other] = [someId(), someId()]
    const id = await officer.begin('concern.raised', { noticedIn: 'noise-report', person: one })
    const goesFirst = async () => {
      const [cases, today, requests] = await Promise.all(
        ['/cases', '/today', '/requests'].map(async (list) => (await officer.ask('GET', list)).body),
      )
      return [
        cases.cases.find((line: { id: string }) => line.id === id).goesFirst,
        today.cases.find((line: { id: string }) => line.id === id).goesFirst,
        requests.requests.find((line: { caseId: string }) => line.caseId === id).goesFirst,
      ]
    }
    const asked = await officer.act(id, 'rehousing.requested', { person: other, rehousing: someId() })
    const looked = (person: string) =>
      officer.act(id, 'concern.considered', { outcome: 'no-abuse-seen', reason: 'A barking dog.', person })
    await looked(one)
    expect(await goesFirst()).toEqual([false, false, false])
    await officer.act(id, 'concern.raised', { noticedIn: 'repair', person: other })
    expect(await goesFirst()).toEqual([true, true, true])
    await looked(other)
    expect(await goesFirst()).toEqual([false, false, false])
    await officer.act(id, 'entry.retracted', { entry: asked, reason: 'Asked by mistake.' })
  })

  test('VIV-3.5.a4: a change of tenancy for the person harmed heads two routine ones that have waited longer', async () => {
    const { officer } = at
    const change = (person: string) => ({ person, kind: 'joint-to-sole' })
    const routine = await noise(officer)
    await officer.act(routine, 'tenancy-change.requested', change(someId()))
    at.landlord.at('2026-06-10T11:05')
    const { id, person } = await begun(officer)
    const karl = someId()
    await officer.act(id, 'person.added', { person: karl, role: 'perpetrator' })
    await officer.act(id, 'tenancy-change.requested', change(karl))
    await officer.act(id, 'tenancy-change.requested', change(person))
    const { requests } = (await officer.ask('GET', '/requests')).body
    const lines = requests.filter((line: { queue: string }) => line.queue === 'tenancy-change')
    expect(lines).toMatchObject([
      { caseId: id, goesFirst: true },
      { caseId: routine, goesFirst: false },
      { caseId: id, goesFirst: false },
    ])
    await officer.act(id, 'tenancy-change.decided', { person, outcome: 'agreed', route: 'new-tenancy' })
    expect((await officer.ask('GET', '/requests')).body.requests).toHaveLength(2)
  })

  test('VIV-3.5.a5: a move of the person harmed heads two routine ones that have waited longer', async () => {
    const { officer } = at
    const move = (person: string) => ({ person, rehousing: someId() })
    const [one, two] = [await noise(officer), await noise(officer)]
    await officer.act(one, 'rehousing.requested', move(someId()))
    at.landlord.at('2026-06-10T11:08')
    await officer.act(two, 'rehousing.requested', move(someId()))
    at.landlord.at('2026-06-10T11:10')
    const { id, person } = await begun(officer)
    await officer.act(id, 'rehousing.requested', move(person))
    const asked = async () =>
      (await officer.ask('GET', '/requests')).body.requests
        .filter((line: { queue: string }) => line.queue === 'rehousing')
        .map((line: { caseId: string }) => line.caseId)
    expect(await asked()).toEqual([id, one, two])
    await officer.act(two, 'priority.set', set('rehousing', 'top'))
    expect(await asked()).toEqual([two, id, one])
  })

  test('VIV-3.5.a5: on the list of lettings that move is urgent and at the top, with no word more than any other has', async () => {
    const { officer } = at
    const lettings = await at.landlord.somebody('Lou', 'lettings')
    const begin = async (id: string, person: string) => {
      const rehousing = someId()
      await officer.act(id, 'rehousing.requested', { person, rehousing })
      const asks = { rehousing, person, bedrooms: 2, likeForLike: true, sameTenure: true, priority: 'routine' }
      await officer.act(id, 'lettings.asked', asks)
    }
    const karl = someId()
    await begin(await noise(officer), someId())
    at.landlord.at('2026-06-10T11:20')
    const { id, person } = await begun(officer)
    await officer.act(id, 'person.added', { person: karl, role: 'perpetrator' })
    await begin(id, karl)
    at.landlord.at('2026-06-10T11:25')
    await begin(id, person)
    type Move = Readonly<Record<string, unknown>>
    const { moves } = (await lettings.ask('GET', '/moves')).body as { moves: Move[] }
    expect(moves.map(({ priority }) => priority)).toEqual(['urgent', 'routine', 'routine'])
    expect(moves[0]).toMatchObject({ asked: '2026-06-10T11:25' })
    expect(new Set(moves.map((move) => Object.keys(move).join())).size).toBe(1)
    expect(JSON.stringify(moves)).not.toMatch(/first|VIV-|abus|victim|R-[0-9A-Z]{4}/i)
  })

  test('a list of requests holds nothing of a case that its reader is not on', async () => {
    const { id, person } = await begun(at.officer)
    await at.officer.act(id, 'rehousing.requested', { person, rehousing: someId() })
    const lettings = await at.landlord.somebody('Lee', 'lettings')
    expect((await lettings.ask('GET', '/requests')).body.requests).toEqual([])
  })

  test('a job that goes first is urgent and at the top for whoever does it, with no word more than any other job has', async () => {
    const { officer } = at
    const planner = await at.landlord.somebody('Pip', 'repairs')
    const job = (person: string) => ({ order: someId(), person, measure: 'bolts', where: '1 Example Court' })
    const routine = await noise(officer)
    await officer.act(routine, 'work-order.placed', job(someId()))
    const { id, person } = await begun(officer)
    await officer.act(id, 'work-order.placed', { ...job(person), priority: 'routine' })
    type Job = Readonly<Record<string, unknown>>
    const jobs = async () => (await planner.ask('GET', '/jobs')).body.jobs as readonly Job[]
    expect((await jobs()).map(({ priority }) => priority)).toEqual(['urgent', null])
    const karl = someId()
    await officer.act(id, 'person.added', { person: karl, role: 'perpetrator' })
    const his = job(karl)
    await officer.act(id, 'work-order.placed', his)
    expect((await jobs()).map(({ priority }) => priority)).toEqual(['urgent', null, null])
    await officer.act(id, 'work-order.cancelled', { order: his.order, reason: 'placed-in-error' })
    const [first, other] = await jobs()
    expect(Object.keys(first ?? {}).toSorted()).toEqual(Object.keys(other ?? {}).toSorted())
    expect(JSON.stringify(await jobs())).not.toMatch(/first|priority.set|abus|victim|VIV-|R-[0-9A-Z]{4}/i)
    await officer.act(id, 'priority.set', { ...set('security', 'routine'), reason: 'She is away until July.' })
    expect((await jobs()).map(({ priority }) => priority)).toEqual([null, 'routine'])
    expect(JSON.stringify(await jobs())).not.toMatch(/July/)
  })
})

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-1.i: a report of abuse after ten of noise heads the list, and setting it to wait changes nothing', async () => {
    const { officer } = at
    const { id } = await begun(officer)
    for (let i = 0; i < 10; i += 1) await noise(officer)
    await officer.act(id, 'priority.set', set('case', 'routine'))
    type Line = { id: string; goesFirst: boolean }
    const { cases } = (await officer.ask('GET', '/cases')).body as { cases: Line[] }
    expect(cases[0]).toMatchObject({ id, goesFirst: true })
    expect(cases.slice(1).map((line) => line.goesFirst)).toEqual(Array(10).fill(false))
  })
})
