/**
 * Two landlords with the same homes, people, staff and jobs. At one of them somebody told of abuse. What the person who causes harm
 * receives when he asks for his data is the same at both, to the byte; and so is all that is seen there by whoever is not on the case.
 * Source: security, abuse cases 17 and 18.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { importHomes, importPeople, indexKey } from '../../src/casework/import-registry.ts'
import { keepAddress } from '../../src/casework/keep-address.ts'
import { canMakePdf } from '../../src/outgoing/documents/render-pdf.ts'
import { textOfPdf } from '../../src/outgoing/scanner/text-of-pdf.ts'
import { textOfWord } from '../../src/outgoing/scanner/text-of-word.ts'
import { idOfReference } from '../../src/people/blind-keys.ts'
import type { RoleName } from '../../src/record/vocabulary.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { type Member, type OpenedLandlord, openLandlord } from '../register/opened-landlord.ts'
import { openedAnswer } from './opened-answer.ts'

const HERS = ['Amira', 'Examplewell', '07700', '900123', 'Hawthorn', 'SO98', '7ZZ', '1991', 'RENT-HERS']
const STAFF: readonly (readonly [string, RoleName])[] = [
  ['Dee', 'data-protection-officer'],
  ['Saf', 'safeguarding-lead'],
  ['Cus', 'customer-services'],
  ['Rae', 'repairs'],
  ['Con', 'contractor'],
  ['Inc', 'income-officer'],
  ['Let', 'lettings'],
  ['Com', 'complaints-team'],
  ['Cam', 'complaints-team'],
  ['Hou', 'housing-officer'],
  // At both she works there; at one she has the case.
  ['Olive', 'community-safety-team'],
]

type Estate = {
  readonly landlord: OpenedLandlord
  readonly as: (name: string) => Member
  readonly his: string
  readonly hers: string
}
let quiet: Estate
let told: Estate

/** The same homes and people: a joint tenancy of both, and one that he alone holds. */
async function estate(): Promise<Estate> {
  const landlord = await openLandlord('plus-dane', '2026-01-30T10:00')
  const { rowan } = landlord
  const home = (reference: string, address: string, postcode: string) =>
    ({ reference, address, postcode, area: null, tenure: 'assured', nation: 'england' }) as const
  await importHomes(rowan, 'plus-dane', [
    home('h-joint', '12 Larch Close', 'SO991AA'),
    home('h-his', '3 Rowan Street', 'SO991AB'),
  ])
  const person = (reference: string, forenames: string, surname: string, dateOfBirth: string, phone: string) => ({
    ...{ reference, forenames, surname, dateOfBirth, phone },
  })
  const part = (tenancy: string, at: string, who: string, from: string, account: string | null) =>
    ({ tenancy, home: at, person: who, part: 'holder', from, until: null, tenure: 'assured', account }) as const
  await importPeople(rowan, 'plus-dane', {
    people: [
      person('p-his', 'Karl', 'Sampleton', '1988-02-03', '01632 960001'),
      person('p-hers', 'Amira', 'Examplewell', '1991-05-06', '07700 900123'),
    ],
    tenancies: [
      part('t-joint', 'h-joint', 'p-his', '2020-01-01', 'RENT-JOINT'),
      part('t-joint', 'h-joint', 'p-hers', '2020-01-01', 'RENT-JOINT'),
      part('t-his', 'h-his', 'p-his', '2024-01-01', 'RENT-HIS'),
    ],
  })
  const members = new Map<string, Member>()
  for (const [name, role] of STAFF) members.set(name, await landlord.somebody(name, role))
  const index = await indexKey(rowan, 'plus-dane')
  // He has complained: what he may have of it is put together by those who handle it, and joined.
  const complained = { about: 'Nobody rang me back about my roof', channel: 'phone', name: 'Karl Sampleton' }
  const data = { ...complained, customer: idOfReference(index, 'person', 'p-his') }
  const taken = await members.get('Com')?.ask('POST', '/complaints', { by: 'complaints-team', data })
  expect(taken).toMatchObject({ status: 201 })
  await withClient(rowan.owner, async (client) => {
    for (const table of ['stream', 'complaint'])
      await client.query(`update rowan.${table} set reference = 'C-HIS22' where stream = $1`, [taken?.body.complaintId])
  })
  return {
    landlord,
    as: (name) => members.get(name) ?? expect.fail(`nobody is called ${name}`),
    his: idOfReference(index, 'person', 'p-his'),
    hers: idOfReference(index, 'person', 'p-hers'),
  }
}

/** A case with all that could leak: both known in the records, an address kept apart, a hold, a report of what he did. */
async function tellsOfAbuse({ landlord, as, his, hers }: Estate): Promise<void> {
  const officer = as('Olive')
  const [amira, karl] = [randomUUID(), randomUUID()]
  const people = [
    { person: amira, data: { role: 'victim', name: 'Amira Examplewell', ageGroup: '18-or-over' } },
    { person: karl, data: { role: 'perpetrator', name: 'Karl Sampleton' } },
  ]
  const id = await officer.report({ summary: 'Karl Sampleton hurt her' }, { people })
  await officer.act(id, 'person.matched', { person: amira, customer: hers, certain: true })
  await officer.act(id, 'person.matched', { person: karl, customer: his, certain: true })
  await officer.act(id, 'case.opened', { kind: 'victim', basis: 'report' })
  await officer.act(id, 'incident.recorded', { incident: randomUUID(), account: 'He broke her telephone' })
  const kept = await keepAddress(landlord.rowan, officer.token, {
    ...{ caseId: id, person: amira, kind: 'new-home', address: '4 Hawthorn Fold, SO98 7ZZ' },
    role: 'community-safety-team',
  })
  expect(kept).toMatchObject({ outcome: 'recorded' })
}

beforeAll(async () => {
  quiet = await estate()
  told = await estate()
  await tellsOfAbuse(told)
}, 240_000)
afterAll(async () => {
  await quiet.landlord.close()
  await told.landlord.close()
})

type Part = { readonly part: string; readonly place: string }
const partsOf = async (dee: Member, id: string): Promise<readonly Part[]> =>
  (await dee.ask('GET', '/data-requests')).body.requests.find((each: { id: string }) => each.id === id).parts

/** What he may have of his complaint: his own words. By one who handles it, and read by another. */
async function putTogether(one: Member, other: Member, parts: readonly string[]): Promise<void> {
  const [complaint] = (await one.ask('GET', '/complaints')).body.complaints
  for (const part of parts) {
    const at = `/complaints/${complaint.reference}/data-parts/${part}`
    const { choices } = (await one.ask('GET', at)).body
    const items = choices.map(({ entry }: { entry: string }) => ({ entry, words: true, read: true }))
    const sent = { items, tellsOfOthers: false, why: 'His own complaint' }
    expect(await one.ask('POST', at, sent)).toMatchObject({ status: 200 })
    const { gathered } = (await other.ask('GET', at)).body
    expect(await other.ask('POST', `${at}/agree`, { gathered })).toMatchObject({ status: 200 })
  }
}

/** He asks, and is answered: every step as it is for anybody. Gives what each step said, and the answer as a file. */
async function hisAnswer({ landlord, as, his }: Estate, file: 'pdf' | 'docx') {
  const said: unknown[] = []
  landlord.at(file === 'pdf' ? '2026-01-30T10:05' : '2026-01-30T10:00')
  const ask = async (name: string, url: string, body?: object) => {
    const answer = await as(name).ask('POST', url, body)
    said.push([url.split('/').at(-1), answer.status])
    return answer.body
  }
  const { id } = await ask('Cus', '/data-requests', {
    name: 'Karl Sampleton',
    reach: '3 Rowan Street',
    asks: 'All of it',
  })
  await withClient(landlord.rowan.owner, (client) =>
    client.query("update rowan.data_request set reference = 'D-' || $2 where request = $1", [id, file]),
  )
  await ask('Dee', `/data-requests/${id}/identity`, { customer: his, how: 'papers' })
  expect(await partsOf(as('Dee'), id)).toEqual([])
  const waits = (await as('Saf').ask('GET', '/data-requests')).body.requests
  const { said: read, ...whom } = waits.find((each: { id: string }) => each.id === id).identity
  said.push(whom)
  await ask('Saf', `/data-requests/${id}/identity/agree`, { said: read })
  await doDueJobs(landlord.rowan)
  const known = await partsOf(as('Dee'), id)
  said.push(known.map((part) => ({ ...part, part: null })))
  await putTogether(
    as('Com'),
    as('Cam'),
    known.map(({ part }) => part),
  )
  await ask('Dee', `/data-requests/${id}/delivery`, { delivery: 'collect', safe: true })
  await ask('Dee', `/data-requests/${id}/review`, { tellsOfOthers: false, why: 'His own tenancies alone' })
  await doDueJobs(landlord.rowan)
  const { reviewed, delivery } = (await as('Saf').ask('GET', '/data-requests')).body.requests.find(
    (each: { id: string }) => each.id === id,
  )
  await ask('Saf', `/data-requests/${id}/agree`, { reviewed, delivery })
  landlord.at('2026-02-19T23:00')
  await ask('Dee', `/data-requests/${id}/answer`, { file })
  landlord.at('2026-02-20T10:00')
  const { requests } = (await as('Dee').ask('GET', '/data-requests')).body
  const answer = await ask('Dee', `/data-requests/${id}/answer`, { file })
  said.push(
    requests.map((each: { parts: object[] }) => ({
      ...each,
      id: null,
      parts: each.parts.map((part) => ({ ...part, part: null })),
    })),
  )
  return { said, name: answer.name as string, ...(await openedAnswer(answer)) }
}

/** What can be read of a PDF that was sealed: the program that opens it here leaves a few strings of its tags as they were sealed. */
const readable = (text: string) => text.split('\n').filter((line) => /^[ -~’]{6,}$/.test(line.trim()))

const tellsOfHer = (text: string) => HERS.filter((canary) => text.toLowerCase().includes(canary.toLowerCase()))

test('the answer to him is the same to the byte whether or not there is a case, at the same time, and nothing in it is hers', async () => {
  for (const file of canMakePdf() ? (['docx', 'pdf'] as const) : (['docx'] as const)) {
    const [one, two] = [await hisAnswer(quiet, file), await hisAnswer(told, file)]
    expect(one.said, file).toEqual(two.said)
    expect(one.said).toContainEqual(['answer', 404])
    expect(one.name).toBe(two.name)
    if (file === 'docx') expect(one.bytes.equals(two.bytes), file).toBe(true)
    else expect(readable(await textOfPdf(one.bytes))).toEqual(readable(await textOfPdf(two.bytes)))
    expect(one.bytes.length).toBe(two.bytes.length)
    // Sealed, each opens with words of its own, and is as long as the other.
    expect(one.sealed.length).toBe(two.sealed.length)
    expect(one.words).not.toBe(two.words)
    const text = file === 'docx' ? await textOfWord(two.bytes) : await textOfPdf(two.bytes)
    expect(text.replace(/\s/g, '')).toContain('KarlSampleton')
    expect(text.replace(/\s/g, '')).toContain('Nobodyrangmebackaboutmyroof')
    // Once: that somebody else holds it too is in no line of it.
    expect(text.replace(/\s/g, '').split('12LarchClose')).toHaveLength(2)
    expect(tellsOfHer(text), file).toEqual([])
  }
}, 60_000)

/** Every question of the API that names no thing: what each of them may ask for, that is not a case. */
async function feedsOf(estate: Estate) {
  const { paths } = (await estate.as('Hou').ask('GET', '/openapi.json')).body as { paths: Record<string, object> }
  const lists = Object.entries(paths).flatMap(([path, methods]) =>
    'get' in methods && !path.includes('{') && !path.includes('openapi') ? [path.replace('/api', '')] : [],
  )
  const posts = ['RENT-HIS', 'RENT-NONE'].map((account) => ({ account, channel: 'letter' }))
  return [
    ...STAFF.filter(([name]) => name !== 'Olive').flatMap(([name]) =>
      lists
        // Whoever safeguards leads cases, and sees every number of them.
        .filter((url) => name !== 'Saf' || url !== '/implementation')
        .map((url) => ({ name, method: 'GET', url }) as const),
    ),
    ...posts.map((body) => ({ name: 'Inc', method: 'POST', url: '/contact-check', body }) as const),
  ]
}

/** Ids are random at each: what is compared is everything else, and which ids are the same. */
function withoutIds(answer: object): string {
  const known = new Map<string, string>()
  return JSON.stringify(answer).replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
    known.set(id, known.get(id) ?? `id-${known.size}`)
    return known.get(id) ?? id
  })
}

test('every list and feed of whoever is not on the case is the same, whether or not there is one', async () => {
  const feeds = await feedsOf(quiet)
  let shown = 0
  const differs: string[] = []
  for (const { name, method, url, ...more } of feeds) {
    const body = 'body' in more ? more.body : undefined
    const [one, two] = [await quiet.as(name).ask(method, url, body), await told.as(name).ask(method, url, body)]
    if (withoutIds(two) !== withoutIds(one)) differs.push(`${name} ${url}`)
    expect(tellsOfHer(JSON.stringify(two)), `${name} ${url}`).toEqual([])
    if (two.status === 200) shown++
  }
  expect(differs).toEqual([])
  expect(feeds.length).toBeGreaterThan(100)
  expect(shown).toBeGreaterThan(50)
}, 60_000)

test('for the account that both hold, other systems hear one word of three, and nothing beside it', async () => {
  const ask = (estate: Estate) =>
    estate.as('Inc').ask('POST', '/contact-check', { account: 'RENT-JOINT', channel: 'letter' })
  for (const each of [quiet, told])
    expect(await ask(each)).toEqual({
      status: 200,
      body: { answer: expect.stringMatching(/^(?:send|do-not-send|ask-the-case-lead)$/) },
    })
})

test('whoever looks him up, and whoever handles his request, is told nothing else where there is a case', async () => {
  const asked = { name: 'Karl Sampleton', dateOfBirth: '1988-02-03', phone: '', address: '', postcode: '' }
  for (const name of ['Dee', 'Saf', 'Hou']) {
    const [one, two] = await Promise.all(
      [quiet, told].map(async (each) => {
        const { status, body } = await each.as(name).ask('POST', '/matches', asked)
        return { status, text: JSON.stringify(body).replaceAll(each.his, 'his') }
      }),
    )
    expect(two, name).toEqual(one)
  }
})
