/** What a page of a case offers, asks and shows, where the register asks for a page: looked at as its reader sees it. */
import { describe, expect, test } from 'vitest'
import { landlordFor, type Member, type OpenedLandlord, someId } from './opened-landlord.ts'

type At = { readonly landlord: OpenedLandlord; readonly officer: Member }

/** A case with one adult who is harmed; gives the case, its address on the pages, and the person. */
async function begun({ officer }: At, more: Readonly<Record<string, unknown>> = {}) {
  const person = someId()
  const victim = { role: 'victim', name: 'Amira Sampleton', ageGroup: '18-or-over', ...more }
  const id = await officer.report({}, { people: [{ person, data: victim }] })
  const { reference } = await officer.page(id)
  return { id, person, at: `/cases/${reference}` }
}

/** The entries of a type on a case, newest last, as fields by name. */
async function told({ officer }: At, id: string, type: string) {
  const lines = (await officer.timeline(id)).filter((line) => line.type === type)
  return lines.map((line) => Object.fromEntries(line.fields.map(({ name, value }) => [name, value])))
}

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-5.3.k: on a joint tenancy advice about ending it is offered; once it is held alone the offer is gone', async () => {
    const { id, person, at: address } = await begun(at, { customerType: 'joint-tenant' })
    const joint = await at.officer.see(`${address}/tenancy`)
    expect(joint).toContain('Who holds the home together')
    expect(joint).toContain('a notice by one of them can end it for all')
    const given = { person, topics: ['ending-joint-tenancy'], outcome: 'accepted', reason: 'Told to ask us first.' }
    await at.officer.act(id, 'advice.given', given)
    expect(await at.officer.see(`${address}/tenancy`)).toContain('Told to ask us first.')
    await at.officer.act(id, 'person.updated', { person, customerType: 'tenant', reason: 'Hers alone since May.' })
    expect(await at.officer.see(`${address}/tenancy`)).not.toContain('Who holds the home together')
  })

  test('CBC-5.3.k: what is put right of one holder counts for the other: alone, she has nobody to end it with', async () => {
    const { id, person, at: address } = await begun(at, { customerType: 'joint-tenant' })
    const other = { person: someId(), role: 'perpetrator', name: 'Ian Sampleton', customerType: 'joint-tenant' }
    await at.officer.act(id, 'person.added', other)
    const holders = async () => (await at.officer.see(`${address}/tenancy`)).includes('Who holds the home together')
    expect(await holders()).toBe(true)
    const says = (customerType: string) =>
      at.officer.act(id, 'person.updated', { person, customerType, reason: 'Said.' })
    await says('tenant')
    expect(await holders()).toBe(false)
    await says('joint-tenant')
    expect(await holders()).toBe(true)
    await at.officer.act(id, 'person.updated', { person: other.person, customerType: 'joint-tenant', reason: 'Said.' })
    await at.officer.act(id, 'person.updated', { person: other.person, customerType: 'former-tenant', reason: 'Left.' })
    expect(await holders()).toBe(false)
  })

  test('CBC-1.2.c: a leaseholder’s case is opened as any other, and advice on ending a joint tenancy shows as not applicable, until they hold one', async () => {
    const { id, person, at: address } = await begun(at, { customerType: 'leaseholder' })
    const child = { person: someId(), role: 'victim', name: 'Zac Sampleton', ageGroup: 'under-16' }
    await at.officer.act(id, 'person.added', { ...child, customerType: 'household-member' })
    const page = await at.officer.see(`${address}/tenancy`)
    expect(page).toContain('Stay or go')
    expect(page).not.toContain('Who holds the home together')
    expect(page).toContain(
      'Advice on ending a joint tenancy Amira Sampleton : not applicable. To us they are: leaseholder.',
    )
    expect(page).not.toContain('Zac Sampleton : not applicable')
    await at.officer.act(id, 'person.updated', { person, customerType: 'joint-tenant', reason: 'It was put right.' })
    const joint = await at.officer.see(`${address}/tenancy`)
    expect(joint).toContain('Who holds the home together')
    expect(joint).not.toContain('not applicable')
    for (const customerType of ['tenant', 'applicant', 'resident', 'household-member']) {
      const other = await begun(at, { customerType })
      const said = (await at.officer.see(`${other.at}/tenancy`)).includes('Amira Sampleton : not applicable')
      expect([customerType, said]).toEqual([customerType, customerType !== 'tenant'])
    }
  })

  test('CBC-5.3.l1: who chooses to stay is led to a plan with security, support and the day of the next look, kept together', async () => {
    const { id, person, at: address } = await begun(at)
    const chosen = await at.officer.send(`${address}/contact/wishes`, {
      'wants.person': person,
      'wants.choice': 'stay-at-home',
    })
    expect(chosen.status).toBe(303)
    expect(await at.officer.see(`${address}/contact`)).toContain('Plan to stay safely')
    await at.officer.act(id, 'stay-or-move.assessed', { person, safe: false, practical: true })
    expect(await at.officer.see(`${address}/home/stay`)).toContain('Staying was judged not safe')
    const plan = {
      'plan.person': person,
      'measures.home': ['lock-change'],
      support: ['stay-at-home-services'],
      'plan.actions': 'A code word with the neighbour',
      'plan.copy': 'not-safe-to-hold',
    }
    const undated = await at.officer.send(`${address}/home/stay`, plan)
    expect(undated.status).toBe(400)
    expect(undated.says).toContain('Give the day on which you look at it again')
    expect(undated.says).toContain('A code word with the neighbour')
    expect((await at.officer.send(`${address}/home/stay`, { ...plan, 'plan.reviewOn': '2026-07-01' })).status).toBe(303)
    expect(await told(at, id, 'security.offered')).toHaveLength(1)
    expect(await told(at, id, 'support.offered')).toHaveLength(1)
    expect(await told(at, id, 'safety-plan.agreed')).toMatchObject([
      { reviewOn: expect.stringMatching(/July|2026-07-01/) },
    ])
    expect(await at.officer.see(`${address}/plans`)).toContain('Look at it again with them by')
    at.landlord.at('2026-07-02T09:00')
    expect(await at.officer.see(`${address}/plans`)).toContain('It was to be looked at again with them by')
    at.landlord.at('2026-06-10T11:00')
  })

  test('CBC-5.3.l2: who needs to move is led to a move, which says under which policy it is decided', async () => {
    const { id, person, at: address } = await begun(at)
    await at.officer.act(id, 'victim-choice.recorded', { person, choice: 'move' })
    expect(await at.officer.see(`${address}/tenancy`)).toContain(
      'Begin a move . It is decided under the Allocations Policy.',
    )
    const form = `${address}/tenancy/ask?person=${person}`
    expect(await at.officer.see(form)).toContain('Allocations Policy (CBC-5.3.l2)')
    const asked = { 'move.person': person, 'move.rehousing': someId(), first: 'yes' }
    expect((await at.officer.send(form, asked)).status).toBe(303)
    expect(await at.officer.see(`${address}/tenancy`)).toContain('Assess')
    expect((await at.officer.ask('GET', '/requests')).body.requests).toMatchObject([{ caseId: id, queue: 'rehousing' }])
  })

  test('a form that belongs to something not on the case yet says what is missing, and is no page that was not found', async () => {
    const { at: address } = await begun(at)
    expect(await at.officer.see(`${address}/tenancy/decide`)).toContain('No move was begun on this case.')
    const sent = await at.officer.send(`${address}/tenancy/decide`, { 'decide.outcome': 'agreed' })
    expect([sent.status, sent.says.includes('No move was begun on this case.')]).toEqual([400, true])
  })

  test('nobody of the case stands among the agencies to whom a referral or a document goes', async () => {
    const { at: address } = await begun(at)
    for (const form of ['partners/refer', 'partners/tell', 'partners/contacted', 'partners/told-us'])
      expect(await at.officer.see(`${address}/${form}`), form).not.toMatch(/<option value="(?:perpetrator|victim)"/)
  })

  test('CBC-5.3.c: a decision is refused without what the person harmed wants; that it is not known, and why, is an answer', async () => {
    const { id, person, at: address } = await begun(at)
    const rehousing = someId()
    await at.officer.act(id, 'rehousing.requested', { person, rehousing })
    const decision = { rehousing, outcome: 'agreed', reasons: 'He knows the house.' }
    const asked = { type: 'rehousing.decided', by: 'da-caseworker', data: decision }
    const refused = await at.officer.ask('POST', `/cases/${id}/entries`, asked)
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body.problems)).toContain('CBC-5.3.c')
    const form = {
      'decide.rehousing': rehousing,
      'decide.outcome': 'agreed',
      'decide.reasons': 'He knows the house.',
    }
    const bare = await at.officer.send(`${address}/tenancy/decide`, form)
    expect(bare.status).toBe(400)
    expect(bare.says).toContain('clause 5.3')
    const unsafe = { ...form, 'asked.said': 'not-safe' }
    expect((await at.officer.send(`${address}/tenancy/decide`, unsafe)).says).toContain('Say why it is not safe to ask')
    const answered = { ...unsafe, 'asked.wishes': 'He is always in the room.' }
    expect((await at.officer.send(`${address}/tenancy/decide`, answered)).status).toBe(303)
    expect(await told(at, id, 'options.discussed')).toMatchObject([
      { wishes: expect.stringContaining('not safe to ask') },
    ])
    expect((await at.officer.ask('POST', `/cases/${id}/entries`, asked)).status).toBe(400)
  })
})

describe('at Chesterfield, where MARAC is central', () => {
  const at = landlordFor('chesterfield')

  test('CBC-7.2.a: at a high risk the decision about MARAC stands as not made until a person makes it, and is asked again at the next', async () => {
    const { id, person, at: address } = await begun(at)
    const high = { person, instrument: 'professional-judgement', level: 'high' }
    expect(await at.officer.see(`${address}/plans`)).not.toContain('Not decided yet')
    await at.officer.act(id, 'risk.assessed', high)
    expect(await at.officer.see(`${address}/plans`)).toContain('Decide whether to refer to MARAC Not decided yet')
    const no = { person, criteria: ['professional-judgement'], decision: 'not-refer', reasons: 'Heard last week.' }
    await at.officer.act(id, 'marac.considered', no)
    expect(await at.officer.see(`${address}/plans`)).toContain('MARAC: not referred, decided by Sam')
    at.landlord.at('2026-06-12T11:00')
    await at.officer.act(id, 'risk.assessed', high)
    expect(await at.officer.see(`${address}/plans`)).toContain('Not decided yet')
  })
})

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-13.a: a step against somebody is not authorised or started before the safety of the home was weighed for it', async () => {
    const { id } = await begun(at)
    const [other, action] = [someId(), someId()]
    await at.officer.act(id, 'person.added', { person: other, role: 'perpetrator', customerType: 'tenant' })
    await at.officer.act(id, 'legal-action.proposed', { action, person: other, kind: 'injunction' })
    const started = { action, person: other, kind: 'injunction' }
    const blocked = async (type: 'legal-action.authorised' | 'legal-action.started', data: object) => {
      const { status, body } = await at.officer.ask('POST', `/cases/${id}/entries`, { type, by: 'da-caseworker', data })
      return `${status} ${JSON.stringify(body.problems ?? body.refusals ?? '')}`
    }
    const other2 = someId()
    await at.officer.act(id, 'victim-wishes.considered', { action, wishes: 'She wants him gone.', safeToAct: true })
    await at.officer.act(id, 'victim-wishes.considered', {
      action: other2,
      safety: 'At her sister’s.',
      safeToAct: true,
    })
    expect(await blocked('legal-action.started', started)).toMatch(/^400 .*PD-13\.a/)
    const manager = await at.landlord.somebody('Mo', 'da-lead')
    const yes = { type: 'legal-action.authorised', by: 'da-lead', data: { action, stepsConsidered: true } }
    expect(JSON.stringify((await manager.ask('POST', `/cases/${id}/entries`, yes)).body)).toContain('PD-13.a')
    const safety = 'She and both children stay at her sister’s on the day.'
    await at.officer.act(id, 'victim-wishes.considered', { action, safety, safeToAct: true })
    expect((await manager.ask('POST', `/cases/${id}/entries`, yes)).status).toBe(201)
    await at.officer.act(id, 'legal-action.started', started)
  })

  test('PD-13.a: a step that was weighed as not safe is neither authorised nor started, until it is weighed anew; another step is', async () => {
    const { id } = await begun(at)
    const [other, action, second] = [someId(), someId(), someId()]
    await at.officer.act(id, 'person.added', { person: other, role: 'perpetrator', customerType: 'tenant' })
    const kindOf = (of: string) => (of === action ? 'injunction' : 'temporary-exclusion')
    for (const each of [action, second])
      await at.officer.act(id, 'legal-action.proposed', { action: each, person: other, kind: kindOf(each) })
    const weigh = (of: string, safeToAct: boolean | null) =>
      at.officer.act(id, 'victim-wishes.considered', {
        action: of,
        safety: 'He knows where she is staying.',
        ...(safeToAct === null ? {} : { safeToAct }),
      })
    const step = async (type: 'legal-action.authorised' | 'legal-action.started', of: string) => {
      const [who, by, data] =
        type === 'legal-action.started'
          ? ([at.officer, 'da-caseworker', { action: of, person: other, kind: kindOf(of) }] as const)
          : ([manager, 'da-lead', { action: of }] as const)
      const { status, body } = await who.ask('POST', `/cases/${id}/entries`, { type, by, data })
      return `${status} ${JSON.stringify(body.problems ?? body.refusals ?? '')}`
    }
    const manager = await at.landlord.somebody('Lowri', 'da-lead')
    const stopped = /^400 .*latest answer to this is no.*safety.*PD-13\.a.*Make them safer first/
    await weigh(action, true)
    await weigh(action, false)
    await weigh(action, null)
    expect(await step('legal-action.started', action)).toMatch(stopped)
    expect(await step('legal-action.authorised', action)).toMatch(stopped)
    const [gate] = (await at.officer.page(id)).gates.filter(
      (each: { act: string; key: string }) => each.act === 'legal-action.started' && each.key === action,
    )
    expect(gate).toMatchObject({
      open: false,
      unsaid: [{ act: 'victim-wishes.considered', field: 'safeToAct', isNo: true }],
    })
    await weigh(second, null)
    expect(await step('legal-action.started', second)).toMatch(/^201/)
    await weigh(action, true)
    expect(await step('legal-action.started', action)).toMatch(/^201/)
  })

  test('PD-13.a: a decision to act says how safe the home is, in every door; to wait, to do nothing and to think about it need no such word', async () => {
    const { id, at: address } = await begun(at)
    const other = someId()
    await at.officer.act(id, 'person.added', { person: other, role: 'perpetrator', customerType: 'tenant' })
    const decide = (decision: string, more: object = {}) =>
      at.officer.propose(id, 'perpetrator-action.considered', {
        person: other,
        options: ['warning'],
        decision,
        ...more,
      })
    expect(await decide('act')).toMatchObject({ status: 400, problems: ['safety'] })
    expect(await decide('later')).toMatchObject({ status: 201 })
    expect(await decide('no-action')).toMatchObject({ status: 201 })
    expect(await decide('act', { safety: 'She and the children are at her sister’s.' })).toMatchObject({ status: 201 })
    const form = {
      'considered.person': other,
      'considered.other': 'warning',
      'considered.reasons': 'He came back.',
      'wishes.said': 'declined',
    }
    const send = (more: object) => at.officer.send(`${address}/action/weigh`, { ...form, ...more })
    const silent = await send({ 'considered.decision': 'act' })
    expect([silent.status, silent.says]).toEqual([400, expect.stringContaining('Say how safe they are now')])
    expect((await send({ 'considered.decision': 'later' })).status).toBe(303)
    expect((await send({ 'considered.decision': 'act', 'wishes.safety': 'All of them are away.' })).status).toBe(303)
  })

  test('PD-13.a: a step that was proposed shows on the case that it waits until the safety of the home was weighed', async () => {
    const { id } = await begun(at)
    const [other, action] = [someId(), someId()]
    await at.officer.act(id, 'person.added', { person: other, role: 'perpetrator', customerType: 'tenant' })
    await at.officer.act(id, 'legal-action.proposed', { action, person: other, kind: 'injunction' })
    const start = async () =>
      (await at.officer.page(id)).gates.filter(
        (gate: { act: string; norm: string }) => gate.act === 'legal-action.started' && gate.norm === 'PD-13.a',
      )
    expect(await start()).toMatchObject([{ key: action, open: false, missing: ['victim-wishes.considered'] }])
    await at.officer.act(id, 'victim-wishes.considered', { action, wishes: 'She wants him gone.' })
    expect(await start()).toMatchObject([{ unsaid: [{ act: 'victim-wishes.considered', field: 'safety' }] }])
    await at.officer.act(id, 'victim-wishes.considered', { action, safety: 'At her sister’s.', safeToAct: true })
    expect(await start()).toMatchObject([{ open: true, missing: [] }])
  })

  test('PD-13.b: the safeguarding question is asked of a child until it was answered for that child; an answer that was taken back asks it again', async () => {
    const { id, at: address } = await begun(at)
    const [zac, mia] = [someId(), someId()]
    for (const [person, name] of [
      [zac, 'Zac Sampleton'],
      [mia, 'Mia Sampleton'],
    ])
      await at.officer.act(id, 'person.added', {
        person,
        role: 'victim',
        name,
        ageGroup: 'under-16',
        affected: 'heard',
      })
    const asks = async () => {
      const page = await at.officer.see(`${address}/people`)
      return ['Zac', 'Mia'].map((name) => page.includes(`answer it for ${name} Sampleton`))
    }
    expect(await asks()).toEqual([true, true])
    const raised = await at.officer.act(id, 'safeguarding-concern.identified', { person: zac, kind: 'child' })
    expect(await asks()).toEqual([false, true])
    expect(await at.officer.see(`${address}/people`)).toContain(
      'the safeguarding question was answered on 10 June 2026',
    )
    await at.officer.act(id, 'entry.retracted', { entry: raised, reason: 'It was another child.' })
    expect(await asks()).toEqual([true, true])
  })

  test('PD-16.b2: a concern for the home noticed on a visit is kept, and offered to safeguarding until it is raised', async () => {
    const { id, person, at: address } = await begun(at)
    const visit = { 'visit.person': person, 'visit.slaverySigns': 'no', 'visit.welfareConcern': 'yes' }
    expect((await at.officer.send(`${address}/contact/visit`, visit)).says).toContain('Say what the concern is')
    const said = { ...visit, 'visit.welfare': 'No heating, hoarding' }
    expect((await at.officer.send(`${address}/contact/visit`, said)).status).toBe(303)
    const page = await at.officer.see(`${address}/contact`)
    expect(page).toMatch(/No heating, hoarding.*Raise it with safeguarding/)
    const owed = (await at.officer.asked(id)).filter((duty) => duty.clauses.includes('PD-16.c'))
    expect(owed).toMatchObject([{ state: 'open' }])
    await at.officer.act(id, 'safeguarding-concern.identified', { person, kind: 'adult' })
    expect(await at.officer.see(`${address}/contact`)).not.toContain('Raise it with safeguarding')
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-4.6.3.b: who faces a barrier is shown services run by and for people who do, and nobody else is', async () => {
    const { id, person, at: address } = await begun(at)
    expect(await at.officer.see(`${address}/contact`)).not.toContain('Bawso')
    await at.officer.act(id, 'needs.assessed', { person, barriers: ['minoritised'] })
    const page = await at.officer.see(`${address}/contact`)
    expect(page).toMatch(/Services by and for people who face the same\..*: Bawso \(Wales\)/)
    await at.officer.act(id, 'support.offered', { person, kind: 'overcoming-barriers', outcome: 'accepted' })
    const other = await begun(at)
    await at.officer.act(other.id, 'needs.assessed', { person: other.person, barriers: ['substance-use'] })
    expect(await at.officer.see(`${other.at}/contact`)).not.toContain('Services by and for people')
  })

  test('MHA-4.3.5.c: to exclude one joint holder both forms stand as wanted, each until it was served', async () => {
    const { id, person, at: address } = await begun(at, { customerType: 'joint-tenant' })
    const [other, action] = [someId(), someId()]
    await at.officer.act(id, 'person.added', {
      person: other,
      role: 'perpetrator',
      name: 'Ian Sampleton',
      customerType: 'joint-tenant',
    })
    const exclude = { action, person: other, kind: 'exclude-joint-holder', ground: 'prohibited-conduct' }
    await at.officer.act(id, 'legal-action.proposed', exclude)
    const page = await at.officer.see(`${address}/action`)
    expect(page).toContain('Record RHW32 as served')
    expect(page).toContain('Record RHW33 as served')
    await at.officer.act(id, 'safe-contact.agreed', { person, channels: ['in-person'] })
    const copy = { person, form: 'rhw33', action, addressWithheld: true, channel: 'in-person' }
    await at.officer.act(id, 'tenancy-notice.served', copy)
    const after = await at.officer.see(`${address}/action`)
    expect(after).toContain('Record RHW32 as served')
    expect(after).toContain('Given to Amira Sampleton')
  })

  test('MHA-3.1.a: an applicant who holds no contract is taken in, and no action against a contract is offered', async () => {
    const { id, at: address } = await begun(at, { customerType: 'applicant' })
    await at.officer.act(id, 'person.added', {
      person: someId(),
      role: 'perpetrator',
      name: 'Ian Sampleton',
      customerType: 'applicant',
    })
    expect(await at.officer.see(`${address}/tenancy`)).not.toContain('Who holds the home together')
    const steps = await at.officer.see(`${address}/action/propose`)
    expect(steps).toContain('Which step?')
    expect(steps).not.toMatch(/possession|joint contract/i)
    const holding = await begun(at, { customerType: 'tenant' })
    await at.officer.act(holding.id, 'person.added', {
      person: someId(),
      role: 'perpetrator',
      name: 'Ian Sampleton',
      customerType: 'tenant',
    })
    expect(await at.officer.see(`${holding.at}/action/propose`)).toMatch(/possession/i)
  })
})
