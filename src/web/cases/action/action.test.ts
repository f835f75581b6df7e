/** The page of the person causing harm, on a real record: what is still unsaid, what the housing records know, and no form that says nothing. */
import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeReport } from '../../../casework/take-report.ts'
import { testRegistry } from '../../../casework/test-registry.ts'
import { type TestRowan, testRowan } from '../../../casework/test-rowan.ts'
import { findMatches } from '../../../views/find-matches.ts'
import { assetsOfTest } from '../../assets-of-test.ts'
import { buildWeb } from '../../build-web.ts'
import { deskOf } from '../../desk-of-rowan.ts'
import { formTokenOf } from '../../kit/form-token.ts'

let world: TestRowan
let app: FastifyInstance
let officer: string
let base: string
const [amira, karl] = [randomUUID(), randomUUID()]

beforeAll(async () => {
  world = await testRowan(['mha'], '2026-03-02T10:00')
  officer = (await world.staff('mha', 'Olu', 'community-safety-team')).token
  const taken = await takeReport(world.rowan, officer, {
    role: 'community-safety-team',
    report: { channel: 'phone', source: 'victim', person: amira },
    people: [
      { person: amira, data: { role: 'victim', name: 'Amira Example', customerType: 'tenant' } },
      { person: karl, data: { role: 'perpetrator', name: 'Karl Example' } },
    ],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  base = `/cases/${taken.reference}`
  app = fastify()
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(deskOf(world.rowan), options))
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const get = async (url: string) => (await app.inject({ url: `${base}${url}`, cookies: { s: officer } })).body
const post = (url: string, form: Readonly<Record<string, string>>, who = officer) =>
  app.inject({
    method: 'POST',
    url: `${base}${url}`,
    cookies: { s: who },
    headers: {
      host: 'rowan.example',
      origin: 'http://rowan.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({
      token: formTokenOf(who),
      key: randomUUID(),
      role: 'community-safety-team',
      ...form,
    }).toString(),
  })

const action = randomUUID()
const when = { 'when.date': '2026-03-02', 'when.time': '10:00' }

test('a step says what was recorded and still must say, and is named by what it is, never by a part of an id', async () => {
  const proposed = { 'proposed.action': action, 'proposed.person': karl, 'proposed.kind': 'injunction' }
  expect((await post('/action/propose', { ...when, ...proposed })).statusCode).toBe(303)
  const wishes = { 'wishes.action': action, 'wishes.said': 'told', 'wishes.wishes': 'That he stays away' }
  expect((await post('/action/wishes', { ...when, ...wishes })).statusCode).toBe(303)
  const page = await get('/action')
  expect(page).toContain('Must still say: how safe are they now, and everybody else in the home; what might follow')
  const now = await get('')
  expect(now).toContain('<strong>Start legal action</strong>: Injunction, Karl Example')
  expect(now.match(/Start legal action<\/strong>/g)).toHaveLength(1)
  expect(now).toContain('It is on the record, and must still say: how safe are they now')
  expect(now).not.toContain(`Action ${action.slice(0, 4)}`)
})

test('MHA-4.3.3.a, MHA-8.5.a: authority waits for a review or for extreme circumstances, and the page says that either will do', async () => {
  for (const page of ['/action', '']) {
    const says = (await get(page)).replaceAll(/<[^>]*>/g, '')
    expect(says).toContain(
      'First, one of these is enough: Log a proportionality review or Record extreme circumstances',
    )
    expect(says).not.toContain('First: Record extreme circumstances')
  }
})

test('MHA-8.4.a: whoever may authorise does so in the post that counts, and nobody does it in vain', async () => {
  const head = await world.staff('mha', 'Ruth', 'community-safety-manager', 'head-of-neighbourhoods')
  const given = { 'given.to': 'community-safety-team', 'given.officer': head.account }
  expect((await post('/running/give', { ...when, ...given })).statusCode).toBe(303)
  const form = await app.inject({ url: `${base}/action/authorise?key=${action}`, cookies: { s: head.token } })
  expect(form.body).toMatch(/value="head-of-neighbourhoods" selected/)
  expect(form.body).toContain(
    'It counts only from the Director of Housing and Communities or the Head of Neighbourhoods.',
  )
  const mine = { 'authorised.action': action, 'authorised.stepsConsidered': 'yes' }
  const vain = await post('/action/authorise', { ...when, ...mine })
  expect(vain.statusCode).toBe(400)
  expect(vain.body).toContain(
    'Only the Director of Housing and Communities or the Head of Neighbourhoods may authorise it',
  )
})

test('MHA-8.4.b: nobody authorises a step while saying that the steps before court were not considered', async () => {
  const director = await world.staff('mha', 'Dora', 'community-safety-team', 'director')
  const given = { 'given.to': 'community-safety-team', 'given.officer': director.account }
  expect((await post('/running/give', { ...when, ...given })).statusCode).toBe(303)
  const said = { role: 'director', 'authorised.action': action, 'authorised.stepsConsidered': 'no' }
  const refused = await post('/action/authorise', { ...when, ...said }, director.token)
  expect(refused.statusCode).toBe(400)
  expect(refused.body).toContain('Authorise it only once both were considered; else do not agree, and say why')
})

test('MHA-4.3.3.b: a review that names nothing that was looked at is no review', async () => {
  const empty = await post('/action/review', { ...when, 'review.action': action })
  expect(empty.statusCode).toBe(400)
  expect(empty.body).toContain('Write down at least one thing that was looked at')
})

test('a case goes to another area by what an officer can write: the area is named in words, and no id is asked for', async () => {
  const moved = { ...when, 'moved.to': 'area', 'moved.direction': 'out', 'moved.agreed': 'given' }
  expect(await get('/running/transfer')).not.toContain('moved.area')
  expect((await post('/running/transfer', { ...moved, 'moved.reasons': 'To Caldicot: she moved' })).statusCode).toBe(
    303,
  )
  expect(await get('/running')).toContain('Went to another of our areas')
  expect(await get('/running')).toContain('To Caldicot: she moved')
})

test('mediation waits for what makes it safe and who says so, at every landlord, and the form says the same', async () => {
  const wanted = { 'mediation.victimLed': 'yes', 'mediation.appropriate': 'yes', 'mediation.independent': 'yes' }
  const offer = { ...when, ...wanted, 'mediation.outcome': 'accepted' }
  const bare = await post('/tenancy/mediate', offer)
  expect(bare.statusCode).toBe(400)
  expect(bare.body).toContain('Say why it is safe, and who says so')
  expect((await post('/tenancy/mediate', { ...offer, 'mediation.reason': 'Her adviser sits in.' })).statusCode).toBe(
    303,
  )
})

test('facts about somebody are put right only where one changed, and a question that is left is named in its own words', async () => {
  const person = { 'facts.person': karl }
  const same = await post('/people/facts', person)
  expect(same.statusCode).toBe(400)
  expect(same.body).toContain('Change at least one of the three facts')
  expect((await post('/people/facts', { ...person, 'facts.customerType': 'joint-tenant' })).statusCode).toBe(303)
  expect(await get('/action')).toContain('Holds the home together with somebody.')
  const left = await post('/action/propose', { ...when, 'proposed.action': randomUUID(), 'proposed.person': karl })
  expect(left.body).toContain('Answer “Which step?”')
})

test('roles are chosen among those that the landlord has, in its own titles', async () => {
  const form = await get('/action/review')
  expect(form).toContain('Director of Housing and Communities')
  expect(form).not.toContain('value="system"')
  expect(form).not.toContain('value="asb-officer"')
})

test('a call that came in from the person causing harm is written down as it was, though nobody could weigh it first', async () => {
  const call = {
    ...when,
    'contact.person': karl,
    'contact.channel': 'phone',
    'contact.purpose': 'other',
    'contact.revealsReport': 'yes',
    'contact.safetyChecked': 'no',
    'contact.note': 'He rang and asked who had told us',
  }
  const planned = await post('/action/contact', call)
  expect(planned.statusCode).toBe(400)
  expect(planned.body).toContain('They came to us, or it already took place')
  const came = await post('/action/contact', { ...call, happened: 'yes' })
  expect(came.statusCode).toBe(303)
  expect(await get('')).toContain('He rang and asked who had told us')
})

test('MHA-4.3.6.a: no step that ends a home for everybody is proposed while only the housing records say that it is shared', async () => {
  await testRegistry(world.rowan, 'mha')
  const found = await findMatches(world.rowan, officer, { name: 'Karl Example', dateOfBirth: '1988-07-01' })
  const customer = found?.outcome === 'found' ? found.candidates[0]?.customer : undefined
  const taken = await takeReport(world.rowan, officer, {
    role: 'community-safety-team',
    report: { channel: 'phone', source: 'victim', person: amira },
    people: [
      { person: amira, data: { role: 'victim', name: 'Amira Example', customerType: 'tenant' } },
      { person: karl, data: { role: 'perpetrator', name: 'Karl Example', customerType: 'tenant' } },
    ],
    also: [{ type: 'person.matched', data: { person: karl, customer } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  base = `/cases/${taken.reference}`
  const possession = {
    ...when,
    'proposed.action': randomUUID(),
    'proposed.person': karl,
    'proposed.kind': 'possession',
  }
  const unsaid = await post('/action/propose', possession)
  expect(unsaid.statusCode).toBe(400)
  expect(unsaid.body).toContain('Which step? It would end a home that our housing records say is held together')
  const weighed = {
    ...when,
    'considered.person': karl,
    'considered.legal': 'possession',
    'id.possession': randomUUID(),
    'considered.decision': 'act',
    'considered.reasons': 'He threatens her.',
    'wishes.said': 'declined',
  }
  const unweighed = await post('/action/weigh', weighed)
  expect([unweighed.statusCode, unweighed.body]).toEqual([400, expect.stringContaining('He threatens her.')])
  expect(unweighed.body.match(/is held together, and this case does not/g), 'at the top and beside it').toHaveLength(2)
  const facts = { 'facts.person': karl, 'facts.customerType': 'joint-tenant' }
  expect((await post('/people/facts', facts)).statusCode).toBe(303)
  const refused = await post('/action/propose', possession)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('security of tenure intact')
})

test('weighing a step again while it is open records all that was weighed for that step, and proposes no second one', async () => {
  const weighed = {
    ...when,
    'considered.person': karl,
    'considered.legal': 'injunction',
    'id.injunction': randomUUID(),
    'considered.decision': 'act',
    'considered.reasons': 'He came back twice.',
    'wishes.said': 'told',
    'wishes.wishes': 'That he never comes back',
    'wishes.safety': 'With her sister until May',
  }
  expect((await post('/action/weigh', weighed)).statusCode).toBe(303)
  const again = { ...weighed, 'id.injunction': randomUUID(), 'considered.reasons': 'And a third time.' }
  const sent = await post('/action/weigh', again)
  expect([sent.statusCode, sent.body]).toEqual([303, ''])
  const page = await get('/action')
  expect(page).toContain('And a third time.')
  expect(page.match(/<h3[^>]*>Injunction/g) ?? [], 'one step').toHaveLength(1)
})
