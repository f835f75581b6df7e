/** Steps against somebody who causes harm, as the register's checks ask for them: who may, against whom, and what stands in the way. */
import { describe, expect, test } from 'vitest'
import { indexKey } from '../../src/casework/import-registry.ts'
import { testRegistry } from '../../src/casework/test-registry.ts'
import { idOfReference } from '../../src/people/blind-keys.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { clausesOf, landlordFor, someId } from './opened-landlord.ts'
import { REVIEW, readyStep as readyStepOf, sharedHome, WEIGHED } from './shared-home.ts'

describe('at MHA', () => {
  const at = landlordFor('mha')
  const team = 'community-safety-team'

  const readyStep = (kind: string, more = {}) => readyStepOf(at.officer, kind, more)

  test('MHA-8.4.a: a manager’s yes opens nothing, a Head of Neighbourhoods’ does, and nobody authorises what they proposed', async () => {
    const { id, action, step } = await readyStep('injunction')
    const yes = { action, stepsConsidered: true }
    const start = () => at.officer.propose(id, 'legal-action.started', step, { by: team })
    const both = await at.landlord.somebody('Mair', 'community-safety-manager', team)
    await both.act(id, 'legal-action.authorised', yes)
    expect(await start()).toMatchObject({ status: 422, missing: expect.arrayContaining(['legal-action.authorised']) })
    const own = await at.landlord.somebody('Non', 'head-of-neighbourhoods', team)
    const other = someId()
    await own.act(id, 'legal-action.proposed', { ...step, action: other, kind: 'exclude-joint-holder' }, { by: team })
    const refused = await own.propose(id, 'legal-action.authorised', { ...yes, action: other })
    expect(refused).toMatchObject({ status: 400, problems: ['action'] })
    await own.act(id, 'legal-action.authorised', yes)
    expect(await start()).toMatchObject({ status: 201 })
  })

  test('MHA-4.3.5.a: an injunction shows the gates of 4.3.2, 4.3.3 and 8.4, none of another kind of step, and all open in the end', async () => {
    const { id, action, other } = await readyStep('injunction')
    const gates = async () => (await at.officer.page(id)).gates.filter((gate: { key: string }) => gate.key === action)
    const clauses = (await gates()).flatMap((gate: { clauses: { id: string }[] }) => gate.clauses.map(({ id }) => id))
    for (const clause of ['MHA-4.3.2.a1', 'MHA-4.3.3.a', 'MHA-8.4.a']) expect(clauses).toContain(clause)
    expect(clauses).not.toContain('MHA-4.3.5.d')
    const head = await at.landlord.somebody('Olwen', 'director', team)
    await head.act(id, 'legal-action.authorised', { action, stepsConsidered: true })
    expect((await gates()).every((gate: { open: boolean }) => gate.open)).toBe(true)
    const left = { action: someId(), person: other, kind: 'end-rights-non-occupation' }
    await at.officer.act(id, 'legal-action.proposed', left)
    const ofLeft = (await at.officer.page(id)).gates.filter((gate: { key: string }) => gate.key === left.action)
    expect(JSON.stringify(ofLeft)).toContain('MHA-4.3.5.d')
  })

  test('MHA-4.3.6.a: no door takes a step that ends a home for everybody while only the housing records say that it is held together', async () => {
    const { rowan } = at.landlord
    await testRegistry(rowan, 'mha')
    const customer = idOfReference(await indexKey(rowan, 'mha'), 'person', 'P2')
    const { id, other } = await sharedHome(at.officer, { victim: 'tenant', other: 'tenant' })
    const [action, early] = [someId(), someId()]
    const possession = { action, person: other, kind: 'possession' }
    const propose = (data: Readonly<Record<string, unknown>>) =>
      at.officer.propose(id, 'legal-action.proposed', data, { by: team })
    expect(await propose({ ...possession, action: early }), 'nothing in the records says so').toMatchObject({
      status: 201,
    })
    await at.officer.act(id, 'person.matched', { person: other, customer })
    const further = { ...possession, kind: 'end-joint-tenancy-by-court' }
    expect(await propose(further)).toMatchObject({ status: 400, problems: ['kind'] })
    const weighed = { person: other, options: ['possession'], reasons: 'He threatens her.', safety: 'Away.' }
    const weigh = (decision: string) =>
      at.officer.propose(id, 'perpetrator-action.considered', { ...weighed, decision }, { by: team })
    expect(await weigh('act')).toMatchObject({ status: 400, problems: ['options'] })
    expect(await weigh('no-action')).toMatchObject({ status: 201 })
    const start = { ...possession, action: early }
    expect(await at.officer.propose(id, 'legal-action.started', start, { by: team })).toMatchObject({
      status: 400,
      problems: ['kind'],
    })
    expect(await propose({ ...possession, kind: 'injunction' })).toMatchObject({ status: 201 })
    await at.officer.act(id, 'person.updated', { person: other, customerType: 'joint-tenant' })
    expect((await propose({ ...possession, action: someId() })).refusedBy).toContain('MHA-4.3.6.a')
  })

  test('MHA-4.3.6.a: his own home is not held back because the person harmed holds another one together with somebody', async () => {
    const { rowan } = at.landlord
    await testRegistry(rowan, 'mha')
    const index = await indexKey(rowan, 'mha')
    const customerOf = (reference: string) => idOfReference(index, 'person', reference)
    const { id, victim: person, other } = await sharedHome(at.officer, { victim: 'tenant', other: 'tenant' })
    await at.officer.act(id, 'person.matched', { person, customer: customerOf('P1') })
    const propose = () =>
      at.officer.propose(
        id,
        'legal-action.proposed',
        { action: someId(), person: other, kind: 'possession' },
        { by: team },
      )
    expect(await propose(), 'nobody knows yet where he lives: it may be hers').toMatchObject({ status: 400 })
    await at.officer.act(id, 'person.matched', { person: other, customer: customerOf('P3') })
    expect(await propose(), 'he holds his home alone, and she holds hers with another').toMatchObject({ status: 201 })
  })

  test('MHA-4.3.6.a: a flat of his own that he was let since does not hide the home that he holds together with her', async () => {
    const { rowan } = at.landlord
    await testRegistry(rowan, 'mha')
    const index = await indexKey(rowan, 'mha')
    const customerOf = (reference: string) => idOfReference(index, 'person', reference)
    await withClient(rowan.owner, (client) =>
      client.query(
        `with before as (update rowan.tenancy_part set part_until = '2025-12-31' where landlord = 'mha' and customer = $2 returning landlord, tenancy)
         insert into rowan.tenancy_part (landlord, tenancy, customer, part, part_from)
         select landlord, tenancy, $1, 'holder', '2026-01-01' from before`,
        [customerOf('P2'), customerOf('P4')],
      ),
    )
    const { id, victim: person, other } = await sharedHome(at.officer, { victim: 'tenant', other: 'tenant' })
    await at.officer.act(id, 'person.matched', { person, customer: customerOf('P1') })
    await at.officer.act(id, 'person.matched', { person: other, customer: customerOf('P2') })
    const possession = { action: someId(), person: other, kind: 'possession' }
    expect(await at.officer.propose(id, 'legal-action.proposed', possession, { by: team })).toMatchObject({
      status: 400,
      problems: ['kind'],
    })
  })

  test('MHA-8.4.b: an authority that does not say that the steps were considered opens nothing', async () => {
    const { id, action, step } = await readyStep('injunction')
    const head = await at.landlord.somebody('Huw', 'head-of-neighbourhoods', team)
    const unconsidered = await head.propose(id, 'legal-action.authorised', { action, stepsConsidered: false })
    expect(unconsidered).toMatchObject({ status: 400, problems: ['stepsConsidered'] })
    await head.act(id, 'legal-action.authorised', { action })
    const refused = await at.officer.propose(id, 'legal-action.started', step, { by: team })
    expect(refused.refusedBy).toContain('MHA-8.4.b')
  })

  test('MHA-8.3.a: a housing officer on the case starts no legal step, and the team does', async () => {
    const { id, action, step } = await readyStep('injunction')
    const head = await at.landlord.somebody('Ifan', 'director', team)
    await head.act(id, 'legal-action.authorised', { action, stepsConsidered: true })
    const refused = await at.officer.propose(id, 'legal-action.started', step, { by: 'housing-officer' })
    expect(refused).toMatchObject({ status: 422, refusedBy: ['MHA-8.3.a'] })
    const { reference } = await at.officer.page(id)
    const form = { 'started.action': action, 'started.endsRemainingHoldersTenure': 'no', role: 'housing-officer' }
    expect((await at.officer.send(`/cases/${reference}/action/start`, form)).says).toMatch(
      /It is done by the community safety team.* alone\. If you are one of them, choose that role below; else pass it on\./,
    )
    await at.officer.act(id, 'legal-action.started', step, { by: team })
  })

  test('MHA-8.5.a, MHA-4.3.3.a: an assault lifts the review and nothing else; noise does not lift it', async () => {
    const { id, other } = await sharedHome(at.officer)
    const [action, assault, noise] = [someId(), someId(), someId()]
    const step = { action, person: other, kind: 'injunction' }
    await at.officer.act(id, 'incident.recorded', { incident: noise, physicalViolence: false })
    const lift = { action, incident: noise, reason: 'Loud music' }
    expect(await at.officer.propose(id, 'extreme-circumstances.recorded', lift)).toMatchObject({ status: 422 })
    await at.officer.act(id, 'incident.recorded', { incident: assault, physicalViolence: true, towards: 'contractor' })
    await at.officer.act(id, 'extreme-circumstances.recorded', {
      action,
      incident: assault,
      reason: 'He threw a hammer at a plumber.',
    })
    const { missing } = await at.officer.propose(id, 'legal-action.started', step, { by: team })
    expect(missing).toEqual(expect.arrayContaining(['victim-wishes.considered', 'legal-action.authorised']))
    expect(missing).not.toContain('proportionality-review.held')
  })

  test('MHA-4.3.6.a: possession of a home that both hold is refused as soon as it is thought of, and excluding one holder is not', async () => {
    const { id, other } = await sharedHome(at.officer)
    const propose = (kind: string) =>
      at.officer.propose(id, 'legal-action.proposed', { action: someId(), person: other, kind })
    expect(await propose('possession')).toMatchObject({ status: 422, refusedBy: ['MHA-4.3.6.a'] })
    expect(await propose('exclude-joint-holder')).toMatchObject({ status: 201 })
  })

  test('MHA-4.3.5.b, MHA-1.2.a: somebody who holds no contract can be the subject of an injunction only, and not for breach of it', async () => {
    const { id, other } = await sharedHome(at.officer, { victim: 'tenant', other: 'not-a-customer' })
    const propose = (data: object) =>
      at.officer.propose(id, 'legal-action.proposed', { action: someId(), person: other, ...data })
    expect(await propose({ kind: 'possession' })).toMatchObject({ refusedBy: ['MHA-4.3.5.b'] })
    expect(await propose({ kind: 'injunction', ground: 'prohibited-conduct' })).toMatchObject({
      refusedBy: ['MHA-1.2.a'],
    })
    expect(await propose({ kind: 'injunction', ground: 'anti-social-behaviour' })).toMatchObject({ status: 201 })
  })

  test('MHA-4.3.5.c: the notice to the person harmed does not go by post where post is not safe', async () => {
    const { id, action, victim, other } = await readyStep('exclude-joint-holder')
    const safe = { person: victim, channels: ['in-person'], neverChannels: ['letter'] }
    await at.officer.act(id, 'safe-contact.agreed', safe)
    const served = (person: string, form: string, channel: string) =>
      at.officer.propose(id, 'tenancy-notice.served', { action, person, form, channel, addressWithheld: true })
    expect(await served(victim, 'rhw33', 'letter')).toMatchObject({ status: 422 })
    expect(await served(victim, 'rhw33', 'in-person')).toMatchObject({ status: 201 })
    expect(await served(other, 'rhw32', 'letter')).toMatchObject({ status: 201 })
  })

  test('MHA-4.3.5.d: ending the rights of somebody who left is refused until what shows it is on record', async () => {
    const without = await readyStep('end-rights-non-occupation')
    const shown = await readyStep('end-rights-non-occupation', { leftEvidence: 'He gave his keys back in May.' })
    const head = await at.landlord.somebody('Eira', 'director', team)
    for (const { id, action, step, expected } of [
      { ...without, expected: 400 },
      { ...shown, expected: 201 },
    ]) {
      await head.act(id, 'legal-action.authorised', { action, stepsConsidered: true })
      const { status } = await at.officer.propose(id, 'legal-action.started', step, { by: team })
      expect(status).toBe(expected)
    }
  })

  test('MHA-4.3.5.d: the page says that what shows it is missing, and there it is added to the step that was weighed already', async () => {
    const { id, action, other, step } = await readyStep('end-rights-non-occupation')
    const head = await at.landlord.somebody('Ffion', 'director', team)
    await head.act(id, 'legal-action.authorised', { action, stepsConsidered: true })
    const { reference } = await at.officer.page(id)
    const page = () => at.officer.see(`/cases/${reference}/action`)
    expect(await page()).toMatch(/Must still say: if they have left: what shows it.* Say what it still needs/)
    const form = {
      'proposed.action': action,
      'proposed.person': other,
      'proposed.kind': 'end-rights-non-occupation',
      'proposed.leftEvidence': 'He gave his keys back in May.',
      role: team,
    }
    expect((await at.officer.send(`/cases/${reference}/action/propose?key=${action}`, form)).status).toBe(303)
    expect(await page()).not.toContain('Must still say')
    expect((await page()).match(/Wishes, safety and repercussions weighed/g)).toHaveLength(1)
    await at.officer.act(id, 'legal-action.started', step, { by: team })
  })

  test('MHA-4.3.3.a: authority waits for the review, or for what lifts it', async () => {
    const { id, other } = await sharedHome(at.officer)
    const head = await at.landlord.somebody('Gwen', 'head-of-neighbourhoods', team)
    const [action, extreme, assault] = [someId(), someId(), someId()]
    const kinds = [
      [action, 'injunction'],
      [extreme, 'exclude-joint-holder'],
    ] as const
    for (const [each, kind] of kinds)
      await at.officer.act(id, 'legal-action.proposed', { action: each, person: other, kind })
    const authorise = (each: string) =>
      head.propose(id, 'legal-action.authorised', { action: each, stepsConsidered: true })
    expect(await authorise(action)).toMatchObject({ status: 400 })
    await at.officer.act(id, 'proportionality-review.held', { action, ...REVIEW })
    expect(await authorise(extreme)).toMatchObject({ status: 400 })
    expect(await authorise(action)).toMatchObject({ status: 201 })
    await at.officer.act(id, 'incident.recorded', { incident: assault, physicalViolence: true, towards: 'contractor' })
    const lifted = { action: extreme, incident: assault, reason: 'He threw a hammer at a plumber.' }
    await at.officer.act(id, 'extreme-circumstances.recorded', lifted)
    expect(await authorise(extreme)).toMatchObject({ status: 201 })
  })

  test('MHA-4.3.7.a: costs are not sought only for a reason, and no way exists to put them on the person harmed', async () => {
    const { id, action } = await readyStep('injunction')
    const decide = (data: object) => at.officer.propose(id, 'court-costs.decided', { action, sought: false, ...data })
    expect(await decide({})).toMatchObject({ status: 422, missing: ['reason'] })
    expect(await decide({ payer: 'victim', reason: 'x' })).toMatchObject({ status: 400 })
    expect(await decide({ reason: 'He has nothing.' })).toMatchObject({ status: 201 })
  })

  test('MHA-4.3.4.b: each hearing asks by itself that the defendant is told to attend', async () => {
    const { id, action, other } = await readyStep('injunction')
    for (const hearingOn of ['2026-07-20', '2026-08-10'])
      await at.officer.act(id, 'court-hearing.fixed', { action, person: other, hearingOn })
    const asked = (await at.officer.asked(id)).filter((duty) => duty.clauses.includes('MHA-4.3.4.b'))
    expect(asked.map((duty) => duty.state)).toEqual(['open', 'open'])
  })

  test('MHA-9.2.a: an alert on an account has words to choose from and a review day, and none that say why', async () => {
    const { id, other } = await sharedHome(at.officer)
    const alert = { alert: someId(), subject: 'person', person: other, reviewOn: '2026-12-01' }
    const place = (wording: string) => at.officer.propose(id, 'alert.placed', { ...alert, wording })
    expect(await place('lives with Ann, who reported him')).toMatchObject({ status: 400, problems: ['wording'] })
    expect(await place('visit-in-pairs')).toMatchObject({ status: 201 })
  })

  test('MHA-4.3.2.a1: contact with the person causing harm is refused until safety was weighed', async () => {
    const { id, other } = await sharedHome(at.officer)
    const contact = (safetyChecked: boolean) => ({ person: other, channel: 'phone', purpose: 'tenancy', safetyChecked })
    const refused = await at.officer.propose(id, 'perpetrator.contacted', contact(false))
    expect(refused).toMatchObject({ status: 422, refusedBy: ['MHA-4.3.2.a1'] })
    await at.officer.act(id, 'perpetrator.contacted', contact(true))
  })
})

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-1.a: breach of the tenancy is a ground against somebody who holds one, and against nobody else', async () => {
    for (const [other, status] of [
      ['tenant', 201],
      ['household-member', 422],
    ] as const) {
      const made = await sharedHome(at.officer, { victim: 'household-member', other })
      const step = { action: someId(), person: made.other, kind: 'injunction', ground: 'tenancy-breach' }
      expect(await at.officer.propose(made.id, 'legal-action.proposed', step)).toMatchObject({ status })
    }
  })

  test('PD-14.2.a, PD-20.d: what to do about them is asked of everybody, and action on a tenancy of tenants alone', async () => {
    const tenant = await sharedHome(at.officer)
    const stranger = await sharedHome(at.officer, { other: 'not-a-customer' })
    const open = async (id: string) => clausesOf((await at.officer.asked(id)).filter((duty) => duty.state === 'open'))
    expect(await open(tenant.id)).toEqual(expect.arrayContaining(['PD-14.2.a', 'PD-20.d']))
    expect(await open(stranger.id)).toContain('PD-14.2.a')
    expect(await open(stranger.id)).not.toContain('PD-20.d')
  })
})

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-5.5.d: breach of the tenancy is offered against a tenant and not against somebody else', async () => {
    const { id, other } = await sharedHome(at.officer, { other: 'not-a-customer' })
    const step = { action: someId(), person: other, kind: 'injunction', ground: 'tenancy-breach' }
    expect(await at.officer.propose(id, 'legal-action.proposed', step)).toMatchObject({ refusedBy: ['CBC-5.5.d'] })
  })

  test('CBC-5.5.m: helping them to move is refused without saying how it makes the risk smaller', async () => {
    const { id, other } = await sharedHome(at.officer)
    const help = { person: other, kind: 'perpetrator-accommodation' }
    expect(await at.officer.propose(id, 'support.provided', help)).toMatchObject({ refusedBy: ['CBC-5.5.m'] })
    await at.officer.act(id, 'support.provided', { ...help, note: 'He then lives across town from her.' })
    const offer = (more: object) => at.officer.propose(id, 'support.offered', { ...help, ...more })
    expect(await offer({ outcome: 'thinking' })).toMatchObject({ status: 400, problems: ['reason'] })
    expect(await offer({ outcome: 'not-available' })).toMatchObject({ status: 201 })
    expect(await offer({ outcome: 'thinking', reason: 'He has somewhere to go on bail.' })).toMatchObject({
      status: 201,
    })
  })

  test('CBC-5.5.m: somewhere else to live is helped with only where there is somewhere, it lowers the risk and its distance was weighed; no address of either is on the page', async () => {
    const { id, victim, other } = await sharedHome(at.officer)
    const { reference } = await at.officer.page(id)
    const kept = { kind: 'home', address: '4 Example Yard, Testham TE5 7ZZ' }
    expect((await at.officer.send(`/cases/${reference}/people/${victim}/address`, kept)).status).toBe(303)
    const page = `/cases/${reference}/action/elsewhere`
    expect(await at.officer.see(page)).not.toMatch(/Example Yard|TE5/)
    const send = (more: object) =>
      at.officer.send(page, { 'elsewhere.person': other, 'elsewhere.outcome': 'accepted', ...more })
    const bare = await send({})
    expect(bare.status).toBe(400)
    expect(bare.says).toContain('Say how it makes the risk smaller')
    expect(bare.says).toContain('Weigh first how near they would be')
    const weighed = { 'elsewhere.safetyConsidered': 'yes' }
    const placed = await send({ ...weighed, 'elsewhere.reason': 'He goes to 9 Sample Road, TE5 7ZZ.' })
    expect(placed.says).toContain('Is “')
    expect((await send({ ...weighed, 'elsewhere.reason': 'He no longer comes home to her.' })).status).toBe(303)
    const types = (await at.officer.timeline(id)).map(({ type }) => type)
    expect(types).toEqual(expect.arrayContaining(['support.offered', 'support.provided']))
  })

  test('CBC-5.5.b: a step is refused while acting would put somebody in more danger', async () => {
    const { id, other } = await sharedHome(at.officer)
    const step = { action: someId(), person: other, kind: 'injunction' }
    await at.officer.act(id, 'legal-action.proposed', step)
    const weigh = (safeToAct: boolean) =>
      at.officer.act(id, 'victim-wishes.considered', { ...WEIGHED, action: step.action, safeToAct })
    await weigh(false)
    expect(await at.officer.propose(id, 'legal-action.started', step)).toMatchObject({ refusedBy: ['CBC-5.5.b'] })
    const { reference } = await at.officer.page(id)
    const no = /“Can we act without putting them in more danger\?” was answered no/
    const started = await at.officer.send(`/cases/${reference}/action/start`, { 'started.action': step.action })
    expect(started.says).toMatch(no)
    expect(started.says).toContain('Make them safer first')
    expect(started.says, 'it was considered').not.toContain('Consider the person')
    for (const page of ['', '/action']) {
      const said = await at.officer.see(`/cases/${reference}${page}`)
      expect(said, page).toMatch(no)
      expect(said, 'it is said').not.toMatch(/must still say: can we act/i)
    }
    await weigh(true)
    await at.officer.act(id, 'legal-action.started', step)
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-2.19.b: somebody in a programme can still be the subject of a step, and that is no reason against one', async () => {
    const { id, other } = await sharedHome(at.officer)
    await at.officer.act(id, 'perpetrator-support.requested', { person: other })
    await at.officer.act(id, 'signpost.given', { to: 'perpetrator-support', person: other })
    const step = { action: someId(), person: other, kind: 'injunction' }
    await at.officer.act(id, 'legal-action.proposed', step)
    await at.officer.act(id, 'legal-action.started', step)
    const onlyThat = { person: other, options: ['injunction'], decision: 'no-action', onlyBecauseInProgramme: true }
    const refused = await at.officer.propose(id, 'perpetrator-action.considered', onlyThat)
    expect(refused).toMatchObject({ refusedBy: ['WHG-2.19.b'] })
  })

  test('WHG-2.18.a: the list takes an entry with neutral words and a review day, and no free text', async () => {
    const { id, other } = await sharedHome(at.officer)
    await at.officer.act(id, 'restricted-access.assessed', {
      person: other,
      meetsCriteria: true,
      criteria: ['risk-to-staff'],
    })
    const who = { person: other, name: 'Karl Example', dateOfBirth: '1984-02-03' }
    const list = (data: object) => at.officer.propose(id, 'restricted-access.listed', { ...who, ...data })
    expect(await list({})).toMatchObject({ problems: ['wording'] })
    expect(await list({ wording: 'visit-in-pairs' })).toMatchObject({ problems: ['reviewOn'] })
    expect(await list({ wording: 'hit his wife', reviewOn: '2027-06-10' })).toMatchObject({ problems: ['wording'] })
    expect(await list({ wording: 'visit-in-pairs', reviewOn: '2027-06-10' })).toMatchObject({ status: 201 })
    await at.officer.act(id, 'restricted-access.removed', { person: other, reason: 'criteria-no-longer-met' })
  })
})

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-4.5.c2: somebody who causes harm in one case is a person harmed in another, and neither case shows the other', async () => {
    const { id, other } = await sharedHome(at.officer)
    const own = await at.officer.report({}, { people: [{ person: other, data: { role: 'victim' } }] })
    const [here, there] = [await at.officer.page(id), await at.officer.page(own)]
    expect(here.people.find((each: { id: string }) => each.id === other).role).toBe('perpetrator')
    expect(there.people.map((each: { role: string }) => each.role)).toEqual(['victim'])
    expect(JSON.stringify(here)).not.toContain(there.reference)
    expect(JSON.stringify(there)).not.toContain(here.reference)
  })
})
