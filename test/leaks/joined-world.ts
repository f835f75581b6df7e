/** Somebody whose data stands in several places, those who are in each, and her request from its coming in to its answer. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { importHomes, importPeople, indexKey } from '../../src/casework/import-registry.ts'
import { textOfWord } from '../../src/outgoing/scanner/text-of-word.ts'
import { idOfReference } from '../../src/people/blind-keys.ts'
import type { RoleName } from '../../src/record/vocabulary.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { type Member, openLandlord } from '../register/opened-landlord.ts'
import { openedAnswer } from './opened-answer.ts'

const STAFF: readonly (readonly [string, RoleName])[] = [
  ['Dee', 'data-protection-officer'],
  ['Saf', 'safeguarding-lead'],
  ['Cus', 'customer-services'],
  ['Hou', 'housing-officer'],
  ['Com', 'complaints-team'],
  ['Cam', 'complaints-team'],
  ['Olive', 'community-safety-team'],
  ['Otto', 'community-safety-team'],
]

export type PartSeen = {
  readonly part: string
  readonly place: 'case' | 'complaint'
  readonly who: string | null
  readonly gathered: string | null
  readonly agreed: string | null
}

export const ASKED = '2026-01-30T10:05'
export const ANSWERED = '2026-02-20T10:00'

export async function joinedWorld() {
  const landlord = await openLandlord('plus-dane', '2026-01-30T10:00')
  const { rowan } = landlord
  const nation = 'england' as const
  await importHomes(rowan, 'plus-dane', [
    { reference: 'h', address: '12 Larch Close', postcode: 'SO991AA', area: null, tenure: 'assured', nation },
  ])
  await importPeople(rowan, 'plus-dane', {
    people: [
      { reference: 'p', forenames: 'Amira', surname: 'Quillbrook', dateOfBirth: '1991-05-06', phone: '01632 960002' },
    ],
    tenancies: [
      {
        tenancy: 't',
        home: 'h',
        person: 'p',
        part: 'holder',
        from: '2020-01-01',
        until: null,
        tenure: 'assured',
        account: 'RENT-1',
      },
    ],
  })
  const hers = idOfReference(await indexKey(rowan, 'plus-dane'), 'person', 'p')
  const members = new Map<string, Member>()
  for (const [name, role] of STAFF) members.set(name, await landlord.somebody(name, role))
  const as = (name: string): Member => members.get(name) ?? expect.fail(`nobody is called ${name}`)

  /** A case on which she is the person harmed; `role` says otherwise. */
  async function onCase(summary: string, role = 'victim') {
    const [amira, karl] = [randomUUID(), randomUUID()]
    const people = [
      { person: amira, data: { role, name: 'Amira Quillbrook', ageGroup: '18-or-over' } },
      { person: karl, data: { role: role === 'victim' ? 'perpetrator' : 'victim', name: 'Karl Sampleton' } },
    ]
    const id = await as('Olive').report({ person: role === 'victim' ? amira : karl, summary }, { people })
    await as('Olive').act(id, 'person.matched', { person: amira, customer: hers, certain: true })
    const { reference } = await as('Olive').page(id)
    return { id, reference: String(reference), person: amira, other: karl }
  }
  async function complains(about: string) {
    const data = { about, channel: 'phone', name: 'Amira Quillbrook', customer: hers }
    const taken = await as('Com').ask('POST', '/complaints', { by: 'complaints-team', data })
    expect(taken).toMatchObject({ status: 201 })
    return taken.body.reference as string
  }

  /** The second person reads who it is, and agrees to that. Gives the status. */
  async function agreesWho(id: string) {
    const { requests } = (await as('Saf').ask('GET', '/data-requests')).body
    const { said } = requests.find((each: { id: string }) => each.id === id).identity
    return (await as('Saf').ask('POST', `/data-requests/${id}/identity/agree`, { said })).status
  }

  /** She asks, and it is sure that it is her; gives what is done next. */
  async function asks(reference = 'D-JOINT') {
    landlord.at(ASKED)
    const { body } = await as('Cus').ask('POST', '/data-requests', {
      name: 'Amira Quillbrook',
      reach: 'Library',
      asks: 'All',
    })
    const id: string = body.id
    await withClient(rowan.owner, (client) =>
      client.query('update rowan.data_request set reference = $2 where request = $1', [id, reference]),
    )
    const post = async (name: string, step: string, sent?: object) =>
      (await as(name).ask('POST', `/data-requests/${id}/${step}`, sent)).status
    expect(await post('Dee', 'identity', { customer: hers, how: 'papers' })).toBe(200)
    expect(await agreesWho(id)).toBe(200)
    expect(await post('Dee', 'delivery', { delivery: 'by-hand', safe: true })).toBe(200)
    await doDueJobs(rowan)
    const shown = async () =>
      (await as('Dee').ask('GET', '/data-requests')).body.requests.find((each: { id: string }) => each.id === id)
    /** The second person reads what was reviewed and how it reaches them, and agrees to that. Gives the status. */
    const agree = async () => {
      const { requests } = (await as('Saf').ask('GET', '/data-requests')).body
      const { reviewed, delivery } = requests.find((each: { id: string }) => each.id === id)
      return post('Saf', 'agree', { reviewed, delivery })
    }
    const review = () => post('Dee', 'review', { tellsOfOthers: false, why: 'Hers alone' })
    /** The file as whoever gives it saves it, opened. */
    async function saved(file: 'pdf' | 'docx') {
      const answered = await as('Dee').ask('POST', `/data-requests/${id}/answer`, { file })
      expect(answered).toMatchObject({ status: 200 })
      return { ...(await openedAnswer(answered.body)), name: answered.body.name as string }
    }
    /** The review and the second yes, and the file on its day, opened. */
    async function given(file: 'pdf' | 'docx') {
      expect(await review()).toBe(200)
      await doDueJobs(rowan)
      expect(await agree()).toBe(200)
      landlord.at(ANSWERED)
      return saved(file)
    }
    const answer = async () => {
      const opened = await given('docx')
      return { ...opened, text: await textOfWord(opened.bytes) }
    }
    return {
      id,
      post,
      shown,
      review,
      agree,
      saved,
      given,
      answer,
      parts: async (): Promise<readonly PartSeen[]> => (await shown())?.parts,
    }
  }

  /** What is to be put together from a case or complaint, and where: for each who is there. */
  const partAt = async (of: string, place: 'cases' | 'complaints', parts: readonly PartSeen[], reader: Member) => {
    for (const { part } of parts) {
      const at = `/${place}/${of}/data-parts/${part}`
      if ((await reader.ask('GET', at)).status === 200) return at
    }
    return expect.fail(`no part of ${of}`)
  }
  /** Somebody reads what stands there now, and agrees to that. Gives the status. */
  const agrees = async (name: string, at: string) => {
    const { gathered } = (await as(name).ask('GET', at)).body
    return (await as(name).ask('POST', `${at}/agree`, { gathered })).status
  }
  return { landlord, as, hers, onCase, complains, asks, partAt, agrees }
}
