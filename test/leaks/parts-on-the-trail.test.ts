/** Of a part of an answer, the trail names the case to those who are on it, and to nobody else: not by its number, nor by when. See docs/decisions/0090. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { readTrail, type Trail, type TrailLine } from '../../src/views/read-trail.ts'
import type { Member } from '../register/opened-landlord.ts'
import { joinedWorld } from './joined-world.ts'

let world: Awaited<ReturnType<typeof joinedWorld>>
let auditor: Member
let dan: Member
let request: Awaited<ReturnType<(typeof world)['asks']>>
let place: { readonly id: string; readonly reference: string }
const OF_PARTS = ['view:data-part', 'act:gather-data-part', 'act:agree-data-part']
const nothing = { nothing: true, tellsOfOthers: false, why: 'Nothing of hers' }

beforeAll(async () => {
  world = await joinedWorld()
  auditor = await world.landlord.somebody('Ivy', 'auditor')
  dan = await world.landlord.somebody('Dan', 'data-protection-officer')
  place = await world.onCase('Karl Sampleton hurt her')
  const other = await world.onCase('The fence is broken')
  const complaint = await world.complains('Nobody rang me back')
  const { as } = world
  await as('Olive').ask('POST', '/exclusions', { caseId: other.id, account: dan.account, why: 'friend' })
  request = await world.asks()
  const parts = await request.parts()
  for (const [of, where, one, two] of [
    [place.reference, 'cases', 'Olive', 'Otto'],
    [other.reference, 'cases', 'Olive', 'Otto'],
    [complaint, 'complaints', 'Com', 'Cam'],
  ] as const) {
    const at = await world.partAt(of, where, parts, as(one))
    const { choices } = (await as(one).ask('GET', at)).body
    const items = choices
      .filter(({ words }: { words: string | null }) => words?.includes('Karl'))
      .map(({ entry }: { entry: string }) => ({ entry, words: true, read: true, leaveOut: ['Karl Sampleton'] }))
    const given = of === place.reference ? { ...nothing, nothing: false, items } : nothing
    expect((await as(one).ask('POST', at, given)).status).toBe(200)
    expect(await world.agrees(two, at)).toBe(200)
  }
}, 120_000)
afterAll(() => world.landlord.close())

/** Every line of the trail, the newest first. */
async function trailOf(who: Member): Promise<readonly TrailLine[]> {
  const lines: TrailLine[] = []
  let before: number | null = null
  do {
    const read: Trail | null = await readTrail(world.landlord.rowan, who.token, { before, turnedAway: false })
    lines.push(...(read?.lines ?? []))
    before = read?.before ?? null
  } while (before !== null)
  return lines
}
const lookedAt = async (who: Member, url: string): Promise<string> => JSON.stringify((await who.ask('GET', url)).body)

test('whoever sees requests reads nothing on the trail of who put a part together, of which case, or when', async () => {
  const dee = world.as('Dee')
  const lines = await trailOf(dee)
  expect(lines.length).toBeGreaterThan(20)
  const ofParts = lines.filter(({ action, result }) => OF_PARTS.includes(action) && result !== 'not-found')
  expect(ofParts).toEqual([])
  expect(await dee.see('/trail')).not.toContain('who asked for their data R-')
  // Nor what was read of the case for it, under another name.
  expect(lines.filter(({ action }) => action === 'view:document')).toEqual([])
  expect(await lookedAt(dee, `/trail/${place.reference}`)).not.toContain('data-part')
  for (const { asked, gathered, agreed } of (await request.shown()).parts)
    expect([asked, gathered, agreed]).toEqual(['2026-01-30', '2026-01-30', '2026-01-30'])
})

test('whoever is on the case reads who opened it for an answer; an auditor, that somebody did and of no case', async () => {
  const team = await lookedAt(world.as('Otto'), `/cases/${place.reference}/looked`)
  for (const action of OF_PARTS) expect(team).toContain(action)
  const lines = (await trailOf(auditor)).filter(({ action }) => OF_PARTS.includes(action))
  expect(lines.length).toBeGreaterThan(8)
  expect(new Set(lines.map(({ cases }) => cases.length))).toEqual(new Set([0]))
  expect(await lookedAt(auditor, `/trail/${place.reference}`)).not.toContain('data-part')
})

test('what was given out names no case on the trail of whoever gave it, and stands on the trail of each case', async () => {
  const dee = world.as('Dee')
  await request.answer()
  const given = (await trailOf(dee)).filter(({ action }) => action === 'act:answer-data-request')
  expect(given.map(({ cases }) => cases)).toEqual([[]])
  expect(await lookedAt(world.as('Otto'), `/cases/${place.reference}/looked`)).toContain('act:answer-data-request')
  expect((await trailOf(auditor)).flatMap(({ action, cases }) => (action.includes('answer') ? cases : []))).toEqual([])
})

test('the weekly sample holds no line about a part', async () => {
  const { landlord } = world
  await withClient(landlord.owner, async (client) => {
    await client.query("select sec.draw_looks('plus-dane', '2026-02-23', now(), '{}')")
    const { rows } = await client.query(
      'select a.action from rowan.look k join rowan.audit a on a.landlord = k.landlord and a.seq = k.seq',
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.map(({ action }) => action)).not.toContain('view:data-part')
  })
})

test('whoever is kept out of a part and gave their answer sees nothing on the trail of what others do about it after', async () => {
  const { as, landlord } = world
  const second = await world.asks('D-APART')
  const ask = async (who: Member, step: string, sent: object) =>
    (await who.ask('POST', `/data-requests/${second.id}/${step}`, sent)).status
  const [complaint] = (await as('Com').ask('GET', '/complaints')).body.complaints
  for (const [of, where, one, two] of [
    [place.reference, 'cases', 'Olive', 'Otto'],
    [complaint.reference, 'complaints', 'Com', 'Cam'],
  ] as const) {
    const at = await world.partAt(of, where, await second.parts(), as(one))
    expect((await as(one).ask('POST', at, nothing)).status).toBe(200)
    expect(await world.agrees(two, at)).toBe(200)
  }
  expect(await second.review()).toBe(200)
  expect(await second.agree()).toBe(200)
  landlord.at('2026-02-20T10:00')
  await doDueJobs(landlord.rowan)
  const done = async (who: Member) =>
    (await trailOf(who)).filter(({ action }) => /delivery|review-data|answer-data/.test(action))
  expect(await ask(dan, 'answer', { file: 'docx' })).toBe(200)
  const before = await done(dan)
  expect(before[0]).toMatchObject({ action: 'act:answer-data-request', name: 'Dan' })
  expect(await ask(as('Dee'), 'delivery', { delivery: 'collect', safe: true })).toBe(200)
  expect(await second.review()).toBe(200)
  expect(await done(dan)).toEqual(before)
  expect((await done(as('Dee')))[0]).toMatchObject({ action: 'act:review-data-request', name: 'Dee' })
}, 60_000)
