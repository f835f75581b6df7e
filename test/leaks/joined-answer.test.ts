/**
 * One answer for somebody whose data stands in several places: each part put together by one who is there and read by another, joined into
 * one file that tells of nobody else, nor how many places there are, nor which were left out. See docs/decisions/0085.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { joinedWorld } from './joined-world.ts'

let world: Awaited<ReturnType<typeof joinedWorld>>
let quiet: Awaited<ReturnType<typeof joinedWorld>>
/** Those on which she is the person harmed. */
const cases: { readonly id: string; readonly reference: string }[] = []
beforeAll(async () => {
  world = await joinedWorld()
  quiet = await joinedWorld()
}, 120_000)
afterAll(async () => {
  await world.landlord.close()
  await quiet.landlord.close()
})

const why = { tellsOfOthers: false, why: 'Zanzibar: her own words alone' }
const nothing = { ...why, nothing: true }

test('with nothing given from anywhere her answer is the same to the byte as that of somebody who is in no place at all', async () => {
  const { as, agrees, asks, onCase, complains, partAt } = world
  cases.push(await onCase('Karl Sampleton hurt her'), await onCase('He came again at night'))
  const complaint = await complains('Nobody rang me back')
  await onCase('She is said to have hit him', 'perpetrator')
  const request = await asks()
  const parts = await request.parts()
  expect(parts.map(({ place }) => place).toSorted()).toEqual(['case', 'case', 'complaint'])
  for (const { reference } of cases) {
    const at = await partAt(reference, 'cases', parts, as('Olive'))
    expect(await as('Olive').ask('POST', at, nothing)).toMatchObject({ status: 200 })
    expect(await agrees('Otto', at)).toBe(200)
  }
  const at = await partAt(complaint, 'complaints', parts, as('Com'))
  expect(await as('Com').ask('POST', at, nothing)).toMatchObject({ status: 200 })
  expect(await agrees('Cam', at)).toBe(200)
  const [one, two] = [await request.answer(), await (await quiet.asks()).answer()]
  expect(one.name).toBe(two.name)
  expect(one.bytes.equals(two.bytes)).toBe(true)
  expect(one.sealed.length).toBe(two.sealed.length)
}, 60_000)

test('what was put together in two cases and a complaint stands in one file, and nobody who was not there has read it', async () => {
  const { as, agrees, asks, partAt, landlord } = world
  const request = await asks('D-SECND')
  const parts = await request.parts()
  expect(await request.shown()).toMatchObject({ step: 'parts' })
  const given: string[] = []
  for (const { reference } of cases) {
    const at = await partAt(reference, 'cases', parts, as('Olive'))
    for (const name of ['Dee', 'Saf', 'Hou', 'Com']) expect((await as(name).ask('GET', at)).status, name).toBe(404)
    for (const name of ['Dee', 'Hou']) expect((await as(name).ask('POST', at, nothing)).status, name).toBe(404)
    const { choices } = (await as('Olive').ask('GET', at)).body
    const [report] = choices.filter(({ words }: { words: string | null }) => words !== null)
    const sent = (leaveOut: readonly string[]) => ({
      ...why,
      items: [{ entry: report.entry, words: true, read: true, leaveOut }],
    })
    const names = report.words.includes('Karl Sampleton') ? ['Karl Sampleton'] : []
    if (names.length > 0) {
      const told = await as('Olive').ask('POST', at, sent([]))
      expect(told).toMatchObject({ status: 400 })
      expect(JSON.stringify(told.body)).toContain('The name of somebody else')
      expect((await as('Olive').ask('GET', at)).body.items).toBeNull()
    }
    expect(await as('Olive').ask('POST', at, sent(names))).toMatchObject({ status: 200 })
    given.push(report.words.replace('Karl Sampleton ', ''))
    const waits = async (name: string) =>
      (await as(name).ask('GET', '/today')).body.dataParts.filter(({ part }: { part: string }) => at.endsWith(part))
    expect(await waits('Otto'), 'the second reads it').toMatchObject([{ place: 'case', isGathered: true }])
    for (const name of ['Olive', 'Dee', 'Saf', 'Com']) expect(await waits(name), name).toEqual([])
    expect(await agrees('Olive', at)).toBe(404)
    expect(await agrees('Otto', at)).toBe(200)
    expect(await waits('Otto')).toEqual([])
  }
  expect(given).toHaveLength(2)
  expect(await request.review()).toBe(200)
  expect(await request.agree()).toBe(200)
  landlord.at('2026-02-20T10:00')
  expect(await request.post('Dee', 'answer', { file: 'docx' }), 'a part waits').toBe(404)
  landlord.at('2026-01-30T10:05')
  const [complaint] = (await as('Com').ask('GET', '/complaints')).body.complaints
  const at = await partAt(complaint.reference, 'complaints', parts, as('Com'))
  const { choices } = (await as('Com').ask('GET', at)).body
  const items = choices.map(({ entry }: { entry: string }) => ({ entry, words: true, read: true }))
  expect(await as('Com').ask('POST', at, { ...why, items })).toMatchObject({ status: 200 })
  expect((await request.shown()).step, 'what was agreed to before is agreed to anew').toBe('parts')
  expect(await agrees('Cam', at)).toBe(200)
  const { text, words } = await request.answer()
  for (const said of [...given, 'Nobody rang me back', 'RENT-1', '12 Larch Close']) expect(text).toContain(said)
  expect(text).not.toMatch(/Sampleton|Zanzibar|R-[0-9A-Z]{4}|hit him/)
  expect(await as('Dee').see(`/data-requests/${request.id}`)).toContain(words)
  expect(await as('Saf').see(`/data-requests/${request.id}`)).not.toContain(words)
  expect(await landlord.faults()).toEqual([])
  const done = (await landlord.audited(cases[0]?.id ?? '')).map(({ action }) => action)
  expect(done).toEqual(
    expect.arrayContaining(['act:gather-data-part', 'act:agree-data-part', 'act:answer-data-request']),
  )
}, 60_000)

test('a place that is found after it was agreed makes it be agreed to anew, and data protection is told that it waits', async () => {
  const { as, asks, complains, landlord, partAt } = quiet
  const request = await asks('D-AFTER')
  expect(await request.parts()).toEqual([])
  expect(await request.review()).toBe(200)
  await doDueJobs(landlord.rowan)
  expect(await request.agree()).toBe(200)
  const complaint = await complains('My roof leaks')
  expect(await request.review()).toBe(200)
  expect(await request.agree()).toBe(200)
  landlord.at('2026-02-20T10:00')
  expect(await request.post('Dee', 'answer', { file: 'docx' }), 'nobody has looked yet').toBe(404)
  await doDueJobs(landlord.rowan)
  expect(await request.shown()).toMatchObject({ step: 'parts', parts: [{ place: 'complaint', gathered: null }] })
  const kinds = async (name: string) => {
    await doDueJobs(landlord.rowan)
    return (await as(name).ask('GET', '/notices')).body.notices.map((each: { kind: string }) => each.kind)
  }
  expect(await kinds('Com')).toContain('data-part')
  expect(await kinds('Hou')).not.toContain('data-part')
  landlord.at('2026-02-27T10:01')
  expect(await kinds('Dee')).toContain('data-waits')
  const at = await partAt(complaint, 'complaints', await request.parts(), as('Com'))
  expect(await as('Com').see(at)).toContain('What they may have from')
}, 60_000)

test('who protects data and is kept out of a case where a part of it stands sees the request without it, and nothing that they did counts for the whole', async () => {
  const { as, asks, landlord } = world
  const request = await asks('D-KEPT2')
  const dan = await landlord.somebody('Dan', 'data-protection-officer')
  const seen = async () => {
    const { requests } = (await dan.ask('GET', '/data-requests')).body
    return requests.find((each: { id: string }) => each.id === request.id).parts.length
  }
  const there = (await request.parts()).length
  expect(await seen()).toBe(there)
  const kept = await as('Olive').ask('POST', '/exclusions', {
    caseId: cases[0]?.id,
    account: dan.account,
    why: 'friend',
  })
  expect(kept.status).toBeLessThan(300)
  expect(await seen()).toBe(there - 1)
  expect(
    (await dan.ask('POST', `/data-requests/${request.id}/delivery`, { delivery: 'post', safe: true })).status,
  ).toBe(200)
  expect((await request.shown()).delivery, 'it is asked anew').toBeNull()
})
