/** How far a legal step is: proposed once, for one person who is harmed, begun as it was authorised, and over once it ended or the case was closed. */
import { describe, expect, test } from 'vitest'
import { landlordFor, someId } from './opened-landlord.ts'
import { readyStep as readyStepOf, sharedHome } from './shared-home.ts'

describe('a legal step at MHA', () => {
  const at = landlordFor('mha')
  const team = 'community-safety-team'
  const readyStep = (kind: string) => readyStepOf(at.officer, kind)

  test('one step of a kind is proposed for each person who is harmed, and for one of them only once', async () => {
    const { id, victim, other } = await sharedHome(at.officer)
    const son = someId()
    const propose = (more: object) =>
      at.officer.propose(
        id,
        'legal-action.proposed',
        { action: someId(), person: other, kind: 'injunction', ground: 'anti-social-behaviour', ...more },
        { by: team },
      )
    expect(await propose({})).toMatchObject({ status: 201 })
    expect(await propose({ protects: victim }), 'while one person is harmed, it is for them').toMatchObject({
      status: 400,
      problems: ['kind'],
    })
    expect(await propose({ protects: other }), 'nobody is protected who causes harm').toMatchObject({
      status: 400,
      problems: ['protects'],
    })
    await at.officer.act(id, 'person.added', { person: son, role: 'victim', name: 'Ewan Sample' })
    const { reference } = await at.officer.page(id)
    const form = {
      role: team,
      'proposed.action': someId(),
      'proposed.person': other,
      'proposed.kind': 'injunction',
      'proposed.ground': 'anti-social-behaviour',
    }
    const sent = await at.officer.send(`/cases/${reference}/action/propose`, form)
    expect([sent.status, sent.says]).toEqual([400, expect.stringContaining('must say whom it is to protect')])
    expect(sent.says).toContain('Whom is it to protect?')
    const forSon = await at.officer.send(`/cases/${reference}/action/propose`, { ...form, 'proposed.protects': son })
    expect(forSon.status).toBe(303)
    expect(await at.officer.see(`/cases/${reference}/action`)).toContain(', to protect Ewan Sample')
    for (const protects of [son, victim])
      expect(await propose({ protects }), protects).toMatchObject({ status: 400, problems: ['kind'] })
    expect(await propose({})).toMatchObject({ status: 400, problems: ['protects'] })
  })

  test('with several who are harmed nobody is chosen beforehand, and what is weighed for one goes to no step for another', async () => {
    const { id, other } = await sharedHome(at.officer)
    const son = someId()
    const action = someId()
    await at.officer.act(id, 'legal-action.proposed', { action, person: other, kind: 'injunction' }, { by: team })
    await at.officer.act(id, 'person.added', { person: son, role: 'victim', name: 'Ewan Sample' })
    const { reference } = await at.officer.page(id)
    const weigh = `/cases/${reference}/action/weigh`
    const asked = (await at.officer.markupOf(weigh)).match(/<input[^>]*name="wishes\.person"[^>]*>/g) ?? []
    expect([asked.length, asked.filter((each) => each.includes('checked'))]).toEqual([2, []])
    const form = {
      role: team,
      'considered.person': other,
      'considered.legal': 'injunction',
      'considered.decision': 'act',
      'considered.reasons': 'He waits at the school.',
      'id.injunction': someId(),
      'wishes.said': 'declined',
      'wishes.safety': 'Away from him.',
      'proposed.ground': 'anti-social-behaviour',
    }
    expect((await at.officer.send(weigh, form)).says).toContain('Say whose wishes they are')
    expect((await at.officer.send(weigh, { ...form, 'wishes.person': son })).status).toBe(303)
    const lines = await at.officer.timeline(id)
    expect(lines.filter(({ type }) => type === 'legal-action.proposed')).toHaveLength(2)
    const steps = await at.officer.see(`/cases/${reference}/action`)
    expect(steps).toContain(', to protect Ewan Sample')
    expect(
      (
        await at.officer.propose(
          id,
          'legal-action.started',
          { action, person: other, kind: 'injunction' },
          { by: team },
        )
      ).missing,
    ).toContain('victim-wishes.considered')
  })

  test('what is weighed for one of several goes to no step of which nobody can tell whom it protects', async () => {
    const [other, ann, son, action] = [someId(), someId(), someId(), someId()]
    const id = await at.officer.report({}, { people: [{ person: other, data: { role: 'perpetrator' } }] })
    const step = { action, person: other, kind: 'injunction' }
    await at.officer.act(id, 'legal-action.proposed', step, { by: team })
    for (const person of [ann, son]) await at.officer.act(id, 'person.added', { person, role: 'victim' })
    const unsaid = { ...step, action: someId() }
    const told = await at.officer.propose(id, 'legal-action.proposed', unsaid, { by: team, happened: true })
    expect(told, 'nor is one written down as done that says of nobody').toMatchObject({ problems: ['protects'] })
    const { reference } = await at.officer.page(id)
    const sent = await at.officer.send(`/cases/${reference}/action/weigh`, {
      role: team,
      'considered.person': other,
      'considered.legal': 'injunction',
      'considered.decision': 'act',
      'considered.reasons': 'He waits at the school.',
      'id.injunction': someId(),
      'wishes.person': son,
      'wishes.said': 'declined',
    })
    expect(sent.status).toBe(303)
    const lines = await at.officer.timeline(id)
    expect(lines.filter(({ type }) => type === 'legal-action.proposed')).toHaveLength(2)
  })

  test('a step protects whom it was proposed for and is begun as it was proposed: a yes to one is none to another', async () => {
    const { id, action, victim, step } = await readyStep('injunction')
    const head = await at.landlord.somebody('Nerys', 'head-of-neighbourhoods', team)
    const start = (more: object) => at.officer.propose(id, 'legal-action.started', { ...step, ...more }, { by: team })
    const yes = { action, stepsConsidered: true }
    const unproposed = await head.propose(id, 'legal-action.authorised', { ...yes, action: someId() })
    expect(unproposed, 'nobody can say yes to what nobody proposed').toMatchObject({ status: 400 })
    await head.act(id, 'legal-action.authorised', yes)
    expect(await start({ kind: 'committal' })).toMatchObject({ status: 400, problems: ['kind'] })
    expect(await start({ person: victim })).toMatchObject({ status: 400, problems: ['person'] })
    const changed = { ...step, kind: 'exclude-joint-holder' }
    expect(await at.officer.propose(id, 'legal-action.proposed', changed, { by: team })).toMatchObject({
      status: 400,
      problems: ['kind'],
    })
    expect(await start({})).toMatchObject({ status: 201 })
    expect(await start({}), 'it is begun once').toMatchObject({ status: 400, problems: ['action'] })
  })

  test('MHA-8.4.a: a yes from before the case was closed starts nothing once it is open again; the step is proposed, weighed and authorised anew', async () => {
    const { id, action, other, step } = await readyStep('injunction')
    const head = await at.landlord.somebody('Rhian', 'head-of-neighbourhoods', team)
    await head.act(id, 'legal-action.authorised', { action, stepsConsidered: true })
    await at.officer.act(id, 'case.closed', { reason: 'duplicate' }, { by: team })
    await at.officer.act(id, 'case.reopened', { reason: 'new-report' }, { by: team })
    const start = (data: object) => at.officer.propose(id, 'legal-action.started', { ...step, ...data }, { by: team })
    expect(await start({})).toMatchObject({ status: 400, problems: ['action'] })
    const under = await at.officer.propose(id, 'legal-action.proposed', step, { by: team })
    expect(under, 'under its own id the old yes would carry it').toMatchObject({ status: 400, problems: ['action'] })
    expect(await head.propose(id, 'legal-action.authorised', { action, stepsConsidered: true })).toMatchObject({
      status: 400,
      problems: ['action'],
    })
    const { reference } = await at.officer.page(id)
    const page = await at.officer.see(`/cases/${reference}/action`)
    expect(page).toContain('It is from before the case was closed. What was weighed and agreed for it counts no more.')
    expect(page).toContain('Propose it again as a new step')
    expect(page).not.toContain('Start it')
    const form = await at.officer.markupOf(`/cases/${reference}/action/propose?key=${action}`)
    const [, fresh] = form.match(/name="proposed\.action" value="([^"]+)"/) ?? []
    expect(fresh).not.toBe(action)
    await at.officer.act(
      id,
      'legal-action.proposed',
      { action: fresh, person: other, kind: 'injunction' },
      { by: team },
    )
    expect((await start({ action: fresh })).missing).toContain('legal-action.authorised')
  })

  test('a step that ended without an order waits for nobody, is not begun, and is left out before closing; it can be proposed anew', async () => {
    const { id, action, step } = await readyStep('injunction')
    const head = await at.landlord.somebody('Elin', 'head-of-neighbourhoods', team)
    const end = (data: object) => at.officer.propose(id, 'legal-action.ended', { action, ...data }, { by: team })
    expect(await end({ why: 'settled' }), 'nobody has begun it').toMatchObject({ status: 400, problems: ['why'] })
    expect(await end({ why: 'not-begun', action: someId() })).toMatchObject({ status: 400, problems: ['action'] })
    await head.act(id, 'legal-action.authorised', { action, stepsConsidered: true })
    await at.officer.act(id, 'legal-action.started', step, { by: team })
    const { reference } = await at.officer.page(id)
    const closing = async () => (await at.officer.see(`/cases/${reference}/running/close`)).includes('Legal steps that')
    const steps = () => at.officer.see(`/cases/${reference}/action`)
    expect([await closing(), (await steps()).includes('It ended without an order')]).toEqual([true, true])
    expect(await end({ why: 'not-begun' })).toMatchObject({ status: 400, problems: ['why'] })
    const page = `/cases/${reference}/acts/legal-action.ended`
    expect(await at.officer.see(`${page}?key=${action}`)).toContain('How did it end?')
    const form = { role: team, 'f.action': action, 'f.why': 'settled', 'f.reason': 'He signed that he stays away.' }
    expect((await at.officer.send(page, form)).status).toBe(303)
    expect([await closing(), (await steps()).includes('It ended without an order')]).toEqual([false, false])
    expect(await steps()).toContain('Both sides agreed.')
    expect(await steps()).toContain('He signed that he stays away.')
    expect(await end({ why: 'withdrawn' })).toMatchObject({ status: 400, problems: ['action'] })
    for (const type of ['legal-action.started', 'legal-action.proposed', 'legal-action.authorised'] as const)
      expect(
        (
          await at.officer.propose(
            id,
            type,
            { action, ...(type === 'legal-action.authorised' ? {} : step) },
            { by: team },
          )
        ).problems,
        type,
      ).toEqual(['action'])
    const anew = { ...step, action: someId() }
    await at.officer.act(id, 'legal-action.proposed', anew, { by: team })
    const { missing } = await at.officer.propose(id, 'legal-action.started', anew, { by: team })
    expect(missing, 'nothing from before its end carries it').toEqual(
      expect.arrayContaining(['victim-wishes.considered', 'legal-action.authorised']),
    )
  })

  test('the end of a step that there is not is not written down, also as something that happened', async () => {
    const { id, action, other, step } = await readyStep('injunction')
    const happened = true
    const end = (data: object) =>
      at.officer.propose(id, 'legal-action.ended', { action, ...data }, { by: team, happened })
    expect(await end({ why: 'settled', action: someId() })).toMatchObject({ status: 400, problems: ['action'] })
    expect(await end({ why: 'settled' }), 'nobody has begun it').toMatchObject({ status: 400, problems: ['why'] })
    await at.officer.act(id, 'legal-action.started', step, { by: team, happened })
    await at.officer.act(id, 'court-order.made', { action, person: other, kind: 'injunction' }, { by: team })
    expect(await end({ why: 'settled' }), 'it led to an order').toMatchObject({ status: 400, problems: ['action'] })
    const second = { ...step, action: someId() }
    await at.officer.act(id, 'legal-action.proposed', second, { by: team })
    expect(await end({ why: 'not-begun', action: second.action })).toMatchObject({ status: 201 })
    expect(await end({ why: 'not-begun', action: second.action })).toMatchObject({ status: 400, problems: ['action'] })
    const begun = await at.officer.propose(id, 'legal-action.started', second, { by: team, happened })
    expect(begun, 'what was begun after its end was a new step').toMatchObject({ status: 400, problems: ['action'] })
  })

  test('a proposal that is not taken any further no longer waits for a yes', async () => {
    const { id, action } = await readyStep('injunction')
    const head = await at.landlord.somebody('Sian', 'head-of-neighbourhoods', team)
    const { reference } = await at.officer.page(id)
    await head.see(`/cases/${reference}`)
    const gates = async () => (await at.officer.page(id)).gates.filter(({ key }: { key: string }) => key === action)
    expect((await gates()).length).toBeGreaterThan(0)
    const ended = { action, why: 'not-begun', reason: 'She does not want it.' }
    await at.officer.act(id, 'legal-action.ended', ended, { by: team })
    expect(await gates()).toEqual([])
    expect(await at.officer.see(`/cases/${reference}/action`)).not.toContain('Authorise it')
  })
})
