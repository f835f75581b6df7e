/** Two who protect data, each kept out of another case of hers: what one gave is not answered for the other, who sees what the first could not. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import type { Member } from '../register/opened-landlord.ts'
import { joinedWorld } from './joined-world.ts'

let world: Awaited<ReturnType<typeof joinedWorld>>
beforeAll(async () => {
  world = await joinedWorld()
}, 120_000)
afterAll(() => world.landlord.close())

test('an answer that one of two gave apart is not answered for the other, who gives theirs with what the first could not see', async () => {
  const { as, landlord } = world
  const dee = as('Dee')
  const dan = await landlord.somebody('Dan', 'data-protection-officer')
  const one = await world.onCase('Karl Sampleton hurt her')
  const two = await world.onCase('He came again')
  const keepOut = async (id: string, { account }: Member) =>
    expect((await as('Olive').ask('POST', '/exclusions', { caseId: id, account, why: 'friend' })).status).toBeLessThan(
      300,
    )
  await keepOut(one.id, dan)
  await keepOut(two.id, dee)
  const request = await world.asks('D-TWOO2')
  const post = async (who: Member, step: string, body: object) =>
    expect((await who.ask('POST', `/data-requests/${request.id}/${step}`, body)).status, step).toBe(200)
  const shown = async (who: Member) =>
    (await who.ask('GET', '/data-requests')).body.requests.find(({ id }: { id: string }) => id === request.id)
  const puts = async (of: string, reader: Member) => {
    const at = await world.partAt(of, 'cases', (await shown(reader)).parts, as('Olive'))
    expect((await as('Olive').ask('POST', at, { tellsOfOthers: false, why: 'None', nothing: true })).status).toBe(200)
    expect(await world.agrees('Otto', at)).toBe(200)
  }
  const agrees = async (who: Member) => {
    const { reviewed, delivery } = await shown(who)
    await post(who, 'agree', { reviewed, delivery })
  }
  await puts(two.reference, dan)
  await post(dan, 'delivery', { delivery: 'by-hand', safe: true })
  await post(dan, 'review', { tellsOfOthers: false, why: 'Her own home alone' })
  await doDueJobs(landlord.rowan)
  const whole = await shown(as('Saf'))
  expect([whole.reviewed, whole.delivery], 'nothing that Dan did counts for the whole').toEqual([null, null])
  const forDee = await shown(dee)
  expect([forDee.reviewed, forDee.delivery], 'nor for Dee, who sees what Dan may not').toEqual([null, null])
  const sid = await landlord.somebody('Sid', 'safeguarding-lead')
  await keepOut(one.id, sid)
  await agrees(sid)
  landlord.at('2026-02-20T10:00')
  await doDueJobs(landlord.rowan)
  await post(dan, 'answer', { file: 'docx' })
  expect(await shown(dan)).toMatchObject({ step: 'answered' })
  expect(await shown(sid)).toMatchObject({ step: 'answered' })
  const toDee = await shown(dee)
  expect(toDee.step).not.toBe('answered')
  expect(toDee.givenApart).toBe('2026-02-20T10:00')
  expect(toDee.parts.filter(({ agreed }: { agreed: string | null }) => agreed === null)).toHaveLength(1)
  const page = await dee.see(`/data-requests/${request.id}`)
  expect(page).toContain('The whole is still to be given')
  expect(page, 'nor why, nor of whom').not.toMatch(/may not see|\bDan\b/)
  const before = JSON.stringify(await shown(dan))

  // Dee gives what she sees; for Dan nothing changes, and for whoever sees all of it the whole is still to be given.
  await puts(one.reference, dee)
  await post(dee, 'delivery', { delivery: 'by-hand', safe: true })
  await post(dee, 'review', { tellsOfOthers: false, why: 'Her own home alone' })
  await doDueJobs(landlord.rowan)
  const tess = await landlord.somebody('Tess', 'safeguarding-lead')
  await keepOut(two.id, tess)
  await agrees(tess)
  await post(dee, 'answer', { file: 'docx' })
  expect(await shown(dee)).toMatchObject({ step: 'answered', givenApart: null })
  expect(JSON.stringify(await shown(dan))).toBe(before)
  expect((await shown(as('Saf'))).step).not.toBe('answered')
}, 90_000)
