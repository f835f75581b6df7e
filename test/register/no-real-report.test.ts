/** What came through the public form and was made up is closed as that, and nothing else is. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { tellPublicly } from '../../src/casework/tell-publicly.ts'
import { telling } from '../../src/identity/telling.ts'
import { landlordFor, someId } from './opened-landlord.ts'

const WORDS = 'It was no real report'
const MADE_UP = { reason: 'other', noReport: true }
const HOW = 'The words of a song, sent eleven times within a minute'

describe.each([
  ['chesterfield', 'da-caseworker'],
  ['vivid', 'da-caseworker'],
] as const)('at %s', (landlord, role) => {
  const at = landlordFor(landlord)

  /** A report that came through the form, taken on. */
  async function told() {
    const { rowan } = at.landlord
    const came = await telling(rowan.door, landlord, (token) =>
      tellPublicly(rowan, token, {
        key: randomUUID(),
        isThemselves: true,
        ways: '',
        notContacted: false,
        details: '',
        avoid: '',
        name: '',
        ofColleague: false,
        summary: 'La la la',
      }),
    )
    if (came.outcome !== 'told' || came.came.outcome !== 'recorded') throw new Error(JSON.stringify(came))
    const { caseId, reference } = came.came
    const [made] = (await at.officer.timeline(caseId)).filter(({ type }) => type === 'handover.made')
    const taken = await at.officer.ask('POST', `/handovers/${caseId}/acceptance`, { by: role, entry: made?.id })
    expect(taken.status).toBe(201)
    return { caseId, at: `/cases/${reference}` }
  }
  const close = (caseId: string, more: object) => at.officer.propose(caseId, 'case.closed', { ...MADE_UP, ...more })

  test('what was made up is closed as no real report, with how that is known: nothing is waited for of somebody who is not there', async () => {
    const { caseId, at: address } = await told()
    expect(await at.officer.see(`${address}/running/close`)).toContain(WORDS)
    expect(await close(caseId, {})).toMatchObject({ status: 400, problems: ['reasons'] })
    expect(await close(caseId, { noReport: false, reasons: HOW }), 'another reason waits').toMatchObject({
      status: 400,
    })
    const sent = { 'closed.reason': 'no-report', 'closed.reasons': HOW }
    const shown = await at.officer.send(`${address}/running/close`, sent)
    expect(shown.status, shown.says).toBe(200)
    const [, looked = ''] = / name="looked" value="([^"]*)"/.exec(shown.markup) ?? []
    const done = await at.officer.send(`${address}/running/close`, { ...sent, looked })
    expect([done.status, done.says]).toEqual([303, ''])
    expect(await at.officer.see(`${address}/running`)).toContain(WORDS)
    const closed = (await at.officer.timeline(caseId)).find(({ type }) => type === 'case.closed')
    expect(closed?.fields.map(({ name }) => name)).toContain('noReport')
  })

  test('a case on which anything else tells of harm, or that came another way, is never closed as no real report', async () => {
    const { caseId, at: address } = await told()
    await at.officer.act(caseId, 'incident.recorded', { incident: someId() })
    expect(await at.officer.see(`${address}/running/close`)).not.toContain(WORDS)
    expect(await close(caseId, { reasons: HOW })).toMatchObject({ status: 400, problems: ['reason'] })
    const byTelephone = await at.officer.report()
    expect(await close(byTelephone, { reasons: HOW })).toMatchObject({ status: 400, problems: ['reason'] })
  })
})
