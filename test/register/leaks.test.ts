/** Something that may have got out, through the pages and the API: told of by anybody, looked after by few. Made-up people. */
import { beforeAll, describe, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')
  let conor: Member
  let dee: Member
  let lena: Member
  beforeAll(async () => {
    conor = await at.landlord.somebody('Conor', 'contractor')
    dee = await at.landlord.somebody('Dee', 'data-protection-officer')
    lena = await at.landlord.somebody('Lena', 'da-lead', 'da-caseworker')
  })

  const form = {
    what: ['whereabouts', 'that-they-told-us'],
    learnt: 'person-causing-harm',
    how: 'sent-to-the-wrong-place',
    goesOn: 'no',
    account: 'The card with her new street lay at number 4.',
    whose: 'The lady of the new flat',
  }
  const leaksOf = async (who: Member) => (await who.ask('GET', '/leaks')).body.leaks ?? []

  test('every page leads to the form; it keeps what was typed, looks nobody up, and says the same of a case and of none', async () => {
    expect(await conor.see('/jobs')).toContain('Something may have got out')
    expect(await conor.see('/got-out/new')).toContain('When did you come to know of it?')
    const { body } = await conor.ask('GET', '/leaks')
    expect(body.error).toBe('not-found')
    const half = await conor.send('/got-out/new', { account: 'The card lay at number 4.' })
    expect([half.status, half.says]).toEqual([400, expect.stringContaining('Tick what may be known')])
    expect(half.says).toContain('The card lay at number 4.')
    const id = await at.officer.report(
      {},
      { people: [{ person: someId(), data: { role: 'victim', name: 'Amira Sampleton' } }] },
    )
    const { reference } = await at.officer.page(id)
    const said = await conor.send('/got-out/new', { ...form, ofCase: reference })
    const none = await conor.send('/got-out/new', { ...form, ofCase: 'R-ZZZZ' })
    expect(said).toEqual(none)
    expect(said.says).toContain('It is passed on')
    expect(said.says).not.toMatch(/R-|L-|Amira/)
    for (const { id: leak, reference: called } of await leaksOf(dee))
      for (const url of [`/got-out/${called}`, `/got-out/${called}/step`, `/got-out/${called}/case`])
        expect(await conor.see(url), `${url} of ${leak}`).not.toContain(called)
  })

  test('the case says that contact is unknown and why, asks for the risk again, and its team has a notice; nobody else learns of it', async () => {
    const person = someId()
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim', name: 'Amira Sampleton' } }] })
    const { reference } = await at.officer.page(id)
    await at.officer.act(id, 'safe-contact.agreed', { person, channels: ['phone', 'email'], expiresOn: '2026-12-31' })
    await at.officer.act(id, 'risk.assessed', { person, instrument: 'professional-judgement', level: 'medium' })
    at.landlord.at('2026-06-10T11:05')
    expect((await conor.send('/got-out/new', { ...form, ofCase: reference })).status).toBe(200)
    await doDueJobs(at.landlord.rowan)
    expect(await at.officer.see(`/cases/${reference}/contact`)).toContain('somebody not on this case says')
    at.landlord.at('2026-06-10T11:10')
    expect((await at.officer.send('/got-out/new', { ...form, ofCase: reference })).status).toBe(200)
    await doDueJobs(at.landlord.rowan)
    const page = await at.officer.see(`/cases/${reference}/contact`)
    expect(page).toContain('may have got out. Reach them first')
    expect(await at.officer.see(`/cases/${reference}/plans`)).toContain('new incident')
    expect(JSON.stringify((await lena.ask('GET', '/notices')).body)).toContain('leak-noted')
    expect(JSON.stringify((await conor.ask('GET', '/notices')).body)).not.toContain('leak')
    for (const type of ['leak.noted', 'leak.closed'] as const)
      expect((await at.officer.propose(id, type, { leak: someId(), what: ['whereabouts'] })).status, type).toBe(400)
    const timeline = JSON.stringify(await at.officer.timeline(id))
    expect(timeline).not.toMatch(/number 4|new flat/)
  })

  test('it is led through its steps and closed on the pages, with every look and step on the audit', async () => {
    at.landlord.at('2026-06-10T12:00')
    await conor.send('/got-out/new', form)
    const [first] = await leaksOf(dee).then((all: { id: string; reference: string; reported: string }[]) =>
      all.toSorted((a, b) => (a.reported < b.reported ? 1 : -1)),
    )
    const page = `/got-out/${first?.reference}`
    const seen = await dee.see(page)
    for (const said of ['No case is named yet', 'The lady of the new flat', 'Call whoever it is about', '72 hours'])
      expect(seen).toContain(said)
    const id = await at.officer.report()
    const { reference } = await at.officer.page(id)
    expect((await dee.send(`${page}/case`, { ofCase: 'R-ZZZZ' })).says).toContain('There is no case of this number')
    expect((await dee.send(`${page}/case`, { ofCase: reference })).status).toBe(303)
    expect(await lena.see(page)).toContain(reference)
    expect((await lena.send(`${page}/close`, { finding: 'got-out', reasons: 'x' })).status).toBe(404)
    const early = await dee.send(`${page}/close`, { finding: 'got-out', reasons: 'He has the card.' })
    expect([early.status, early.says]).toEqual([400, expect.stringContaining('First take each step')])
    const step = (name: string, reasons = '') => lena.send(`${page}/step`, { step: name, reasons })
    const without = await step('regulator/not-reported')
    expect([without.status, without.says]).toEqual([400, expect.stringContaining('only with its reasons')])
    for (const [name, why] of [
      ['stopped/done', ''],
      ['safety-call/done', 'Rang her at work, at noon.'],
      ['risk-looked-at/done', ''],
      ['regulator/not-reported', 'The card named a street of 200 homes.'],
      ['told/done', ''],
      ['lessons/done', 'Cards go to the desk.'],
    ] as const)
      expect((await step(name, why)).status, name).toBe(303)
    expect((await dee.send(`${page}/close`, { finding: 'got-out', reasons: 'He has the card.' })).status).toBe(303)
    expect(await dee.see(page)).toContain('He has the card.')
    const { audited } = at.landlord
    const lines = (await audited(String(first?.id))).map(({ action }) => action)
    for (const action of ['act:report-leak', 'view:leak', 'act:tie-leak', 'act:leak.handled', 'act:leak.closed'])
      expect(lines).toContain(action)
    expect(await at.landlord.faults()).toEqual([])
  })
})
