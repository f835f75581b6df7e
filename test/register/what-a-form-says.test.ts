/** What a form says when an answer is missing, too early or too late, or when there is nothing yet for it to be about. */
import { describe, expect, test } from 'vitest'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

/** A case of one person harmed and one who causes harm; gives its address on the pages. */
async function begun(officer: Member) {
  const [amira, karl] = [someId(), someId()]
  const people = [
    { person: amira, data: { role: 'victim', name: 'Amira Sampleton', ageGroup: '18-or-over' } },
    { person: karl, data: { role: 'perpetrator', name: 'Karl Sampleton', ageGroup: '18-or-over' } },
  ]
  const id = await officer.report({ person: amira }, { people })
  await officer.act(id, 'case.opened', { kind: 'victim', basis: 'report' })
  const { reference } = await officer.page(id)
  return { id, amira, karl, at: `/cases/${reference}` }
}

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('everything that is missing is said at once, in the order in which it is asked', async () => {
    const { at: address } = await begun(at.officer)
    const { status, says } = await at.officer.send(`${address}/partners/refer`, {})
    expect(status).toBe(400)
    const summary = says.slice(says.indexOf('There is something to put right'), says.indexOf('Make a referral'))
    expect(summary).toMatch(/Who is this about.*To whom.*Say what it is for.*Say whether they agree/)
    const moved = await at.officer.send(`${address}/running/transfer`, {})
    expect(moved.says).toMatch(/put right.*Does it come or go.*To or from what.*Do they agree.*Move the case/)
  })

  test('what is refused for want of one of several things says that one is enough', async () => {
    const { amira, at: address } = await begun(at.officer)
    const evidence = { 'evidence.person': amira, 'evidence.what': ['repair-photos'], 'evidence.method': 'secure-email' }
    const refused = await at.officer.send(`${address}/partners/papers`, evidence)
    expect(refused.status).toBe(409)
    expect(refused.says).toContain('What is missing: one of these is enough')
  })

  test('what waits only for one answer of its form says for which', async () => {
    const { at: address } = await begun(at.officer)
    expect(await at.officer.see(`${address}/partners`)).toContain(
      'Only where “On what ground?” is answered “Legal requirement”.',
    )
  })

  test('of the right to ask nobody waits for what the police answered', async () => {
    const { id, amira, at: address } = await begun(at.officer)
    await at.officer.act(id, 'referral.made', {
      to: 'disclosure-scheme',
      person: amira,
      purpose: 'crime',
      consent: 'given',
    })
    const page = await at.officer.see(`${address}/partners`)
    expect(page).toContain('What the police tell them is theirs. Write none of it here.')
    expect(page).not.toContain('Write down their answer')
    expect(await at.officer.see(`${address}/partners/answer`)).toContain(
      'No referral is on the record of this case yet.',
    )
  })

  test('a case that is open is not opened again, a closed one is not closed again', async () => {
    const { id, at: address } = await begun(at.officer)
    const again = { 'again.reason': 'person-returned' }
    expect(await at.officer.see(`${address}/running/reopen`)).toContain('This case is not closed')
    expect((await at.officer.send(`${address}/running/reopen`, again)).status).toBe(400)
    await at.officer.act(id, 'case.closed', { reason: 'duplicate' }, { happened: true })
    expect(await at.officer.see(`${address}/running/close`)).toContain('This case is closed already.')
    expect((await at.officer.send(`${address}/running/reopen`, again)).status).toBe(303)
  })

  test('the next look is on a day to come, supervision says something, a second person looks at an entry', async () => {
    const { at: address } = await begun(at.officer)
    const review = { 'review.why': 'routine', 'review.outcome': 'carry-on', 'review.nextOn': '2026-06-09' }
    const late = await at.officer.send(`${address}/running/review`, review)
    expect([late.status, late.says]).toEqual([400, expect.stringContaining('Choose a day that is still to come')])
    const empty = await at.officer.send(`${address}/running/talk`, { 'talk.about': 'case' })
    expect([empty.status, empty.says]).toEqual([
      400,
      expect.stringContaining('Write what was agreed, or say with whom'),
    ])
    const nothing = await at.officer.send(`${address}/running/check`, { 'check.outcome': 'agreed' })
    expect([nothing.status, nothing.says]).toEqual([
      400,
      expect.stringContaining('Choose the entry that you looked at'),
    ])
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-4.3.1.a2: a step that is open already is not proposed again: beside its question it says since when, and what was typed stays', async () => {
    const { id, karl, at: address } = await begun(at.officer)
    const propose = (kind: string) =>
      at.officer.send(`${address}/action/propose`, {
        'proposed.action': someId(),
        'proposed.person': karl,
        'proposed.kind': kind,
        'proposed.leftEvidence': 'His room is empty since May.',
      })
    expect((await propose('injunction')).status).toBe(303)
    const again = await propose('injunction')
    expect([again.status, again.says]).toEqual([
      400,
      expect.stringContaining('Which step? It was proposed against them already, on '),
    ])
    expect(
      again.says.match(/It was proposed against them already/g),
      'at the top and beside the question',
    ).toHaveLength(2)
    expect(again.says).toContain('His room is empty since May.')
    const proposed = (await at.officer.timeline(id)).filter(({ type }) => type === 'legal-action.proposed')
    expect(proposed).toHaveLength(1)
  })

  test('MHA-4.3.4.b: each day of a hearing is named to whoever explains it, and no hearing is before its step', async () => {
    const { id, karl, at: address } = await begun(at.officer)
    expect(await at.officer.see(`${address}/action/date`)).toContain('No legal step was proposed on this case yet.')
    expect(await at.officer.see(`${address}/action/before`)).toContain('No legal step was proposed on this case yet.')
    const action = someId()
    await at.officer.act(id, 'legal-action.proposed', { action, person: karl, kind: 'injunction' })
    const on = (hearingOn: string) =>
      at.officer.send(`${address}/action/date`, { 'hearing.action': action, 'hearing.hearingOn': hearingOn })
    const early = await on('2026-06-09')
    expect([early.status, early.says]).toEqual([400, expect.stringContaining('the hearing cannot be before that')])
    for (const day of ['2026-07-10', '2026-06-20']) expect((await on(day)).status).toBe(303)
    const form = await at.officer.see(`${address}/action/before?key=${action}&person=${karl}`)
    expect(form).toContain('To come to the hearings on 20 June 2026 and 10 July 2026: always tell them')
    expect((await at.officer.timeline(id)).map(({ sentence }) => sentence)).toContain(
      'A hearing was fixed for 10 July 2026',
    )
    const missing = await at.officer.send(`${address}/action/before`, { 'told.action': action, 'told.person': karl })
    expect(missing.says).toMatch(/Weigh their safety first.*Say how you were in touch/)
  })
})
