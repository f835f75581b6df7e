/** A landlord with one thing of every kind that a route can be asked about, and a second landlord beside it: all of it by acts. */
import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { buildApi } from '../../src/api/build-api.ts'
import { moveId } from '../../src/casework/facet-rows.ts'
import { importHomes, importPeople, indexKey } from '../../src/casework/import-registry.ts'
import { keepAddress } from '../../src/casework/keep-address.ts'
import { openMeeting } from '../../src/casework/keep-minutes.ts'
import { testRowan } from '../../src/casework/test-rowan.ts'
import { idOfReference } from '../../src/people/blind-keys.ts'
import { ROLES, type RoleName } from '../../src/record/vocabulary.ts'
import { withClient } from '../../src/store/server/connection.ts'

export const OURS = 'plus-dane'
export const THEIRS = 'vivid'

/** Whoever holds these may do everything, so that there is one of everything. */
const EVERYTHING = ROLES.filter(
  (role) => !['other-employee', 'member-of-public', 'contractor', 'volunteer', 'system'].includes(role),
)

type Body = Readonly<Record<string, unknown>>

/** Asks the API; throws where that does not succeed: the world would lack something. */
const asking =
  (api: FastifyInstance, token: string) => async (method: 'GET' | 'POST', path: string, payload?: object) => {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await api.inject({ method, url: `/api${path}`, headers, ...(payload ? { payload } : {}) })
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`)
    return answer.json() as Body
  }

export type DoorWorld = Awaited<ReturnType<typeof doorWorld>>
/** Ids under which things of the world can be asked for. */
export type Things = DoorWorld['things']

export async function doorWorld() {
  const tested = await testRowan([OURS, THEIRS], '2026-06-10T11:00', { sendsMessages: true })
  const { rowan } = tested
  const api = fastify()
  await api.register(buildApi(rowan), { prefix: '/api' })
  const somebody = async (landlord: string, name: string, ...roles: RoleName[]) => {
    const made = await tested.staff(landlord, name, ...roles)
    return { ...made, ask: asking(api, made.token) }
  }
  const alma = await somebody(OURS, 'Alma', ...EVERYTHING)
  const bea = await somebody(OURS, 'Bea', 'safeguarding-lead', 'da-lead', 'housing-officer')
  const pia = await somebody(OURS, 'Pia', 'people-team')
  const conor = await somebody(OURS, 'Conor', 'contractor')
  const theirs = await somebody(THEIRS, 'Vera', 'da-caseworker')
  const [person, other, order, rehousing] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]

  const reference = randomUUID()
  const nation = 'england' as const
  const home = { reference, address: '4 Example Row', postcode: 'CH41 1AA', area: null, tenure: null, nation }
  await importHomes(rowan, OURS, [home])
  const known = { reference, forenames: 'Mina', surname: 'Sample', dateOfBirth: '1990-03-04', phone: '07700 900321' }
  await importPeople(rowan, OURS, { people: [known], tenancies: [] })
  const customer = idOfReference(await indexKey(rowan, OURS), 'person', reference)

  const report = async (who: typeof alma, by: RoleName, said: object = {}, more: object = {}) =>
    who.ask('POST', '/reports', { by, report: { channel: 'phone', source: 'victim', ...said }, ...more })
  const taken = await report(
    alma,
    'housing-officer',
    { person, summary: 'He broke the door.' },
    {
      people: [
        { person, data: { role: 'victim', name: 'Mina Sample', ageGroup: '18-or-over' }, account: '40-1177' },
        { person: other, data: { role: 'perpetrator', name: 'Karl Example', ageGroup: '18-or-over' } },
      ],
    },
  )
  const stream = String(taken.caseId)
  const act = async (type: string, data: object, by = 'da-caseworker') =>
    String((await alma.ask('POST', `/cases/${stream}/entries`, { type, by, data })).entryId)
  await act('safe-contact.agreed', {
    ...{ person, channels: ['phone', 'email'], email: 'mina@post.example', expiresOn: '2026-12-31' },
  })
  await act('person.matched', { person, customer, certain: true })
  await act('security.offered', { person, measures: ['lock-change'], outcome: 'accepted' })
  const where = { where: '1 Example Court', holder: conor.account }
  await act('work-order.placed', { order, person, measure: 'lock-change', priority: 'urgent', ...where })
  await act('rehousing.requested', { rehousing, person })
  await act('lettings.asked', {
    ...{ rehousing, person, bedrooms: 2, homeType: 'house', mustHave: ['step-free'], priority: 'urgent' },
    ...{ likeForLike: true, sameTenure: true, tenancy: 'assured' },
  })
  const handover = await act('handover.made', { to: 'tenancy-team' })
  await act('complaint.received', { person, side: 'victim', about: 'Nobody rang back', reach: 'Ring the shop' })
  const shown = await alma.ask('GET', `/cases/${stream}`)
  const rowOf = async (sql: string, values: readonly unknown[] = []) =>
    String((await withClient(tested.tested.owner, (client) => client.query(sql, [...values]))).rows[0]?.id)
  const owned = (sql: string) => rowOf(sql, [stream])

  const made = await alma.ask('POST', `/cases/${stream}/documents`, {
    ...{
      by: 'da-caseworker',
      file: 'docx',
      seq: shown.seq,
      kind: 'chronology',
      recipient: 'court',
      sections: ['events'],
    },
  })
  const begun = await alma.ask('POST', `/cases/${stream}/files/${made.id}/exports`, { means: 'words' })
  const message = await alma.ask('POST', `/cases/${stream}/messages`, {
    ...{ by: 'da-caseworker', person, template: 'please-call', phone: '01632 960001' },
  })
  await keepAddress(rowan, alma.token, {
    caseId: stream,
    person,
    kind: 'new-home',
    address: '9 Elsewhere Fold',
  } as never)
  await openMeeting(rowan, alma.token, { caseId: stream, meetingOn: '2026-06-20' })
  const hold = await alma.ask('POST', '/keeping/holds', { case: stream, kind: 'legal', reason: 'A claim.' })
  await alma.ask('POST', '/leaks', {
    ...{ by: 'housing-officer', ofCase: shown.reference },
    data: { what: ['other-data'], account: 'A page was left open.' },
  })
  const request = await alma.ask('POST', '/data-requests', { name: 'Amira Exampleby', reach: 'Library', asks: 'All' })

  const complaint = await rowOf('select stream as id from rowan.complaint')
  /** What of the request stands there. */
  const partOf = (place: string, of: string) =>
    rowOf(
      `insert into rowan.data_part (landlord, part, request, place, stream, person, asked)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, now()) returning part as id`,
      [OURS, request.id, place, of, place === 'case' ? person : null],
    )
  const part = await partOf('case', stream)
  const complaintPart = await partOf('complaint', complaint)
  // A part stands while it is theirs.
  await rowOf(
    'update rowan.data_request set customer = $2, identity_agreed = now(), identity_agreed_by = received_by where request = $1 returning request as id',
    [request.id, customer],
  )
  await rowOf('update rowan.complaint set customer = $2 where stream = $1 returning stream as id', [
    complaint,
    customer,
  ])

  const colleague = await report(
    pia,
    'people-team',
    { victimIs: 'colleague' },
    { people: [{ person: randomUUID(), data: { role: 'victim', name: 'Maryam Sample' } }] },
  )
  await pia.ask('POST', `/cases/${colleague.caseId}/entries`, {
    type: 'case.opened',
    by: 'people-team',
    data: { kind: 'colleague' },
  })
  await pia.ask('POST', `/cases/${colleague.caseId}/entries`, {
    ...{ type: 'advice.sought', by: 'people-team' },
    data: { from: 'community-safety-team', topic: 'Which refuge has places?', identifiesPerson: false },
  })
  const elsewhere = String((await report(bea, 'housing-officer')).caseId)
  const abroad = String((await report(theirs, 'da-caseworker')).caseId)
  await bea.ask('POST', '/exclusions', { caseId: stream, account: pia.account, why: 'friend' })
  const closed = String((await report(bea, 'housing-officer')).caseId)

  return {
    tested,
    rowan,
    alma,
    bea,
    elsewhere,
    abroad,
    things: {
      stream,
      reference: String(shown.reference),
      person,
      customer,
      handover,
      account: alma.account,
      rent: '40-1177',
      closed,
      job: order,
      move: moveId(stream, rehousing),
      question: await rowOf('select id from rowan.asked_question'),
      complaint,
      part,
      complaintPart,
      leak: await rowOf('select stream as id from rowan.leak'),
      duty: await owned('select id from rowan.duty where stream = $1 limit 1'),
      meeting: await owned('select meeting as id from rowan.marac_meeting where stream = $1'),
      file: String(made.id),
      sealed: String(begun.id),
      message: String(message.message),
      hold: String(hold.id),
      exclusion: await owned('select id from rowan.exclusion where stream = $1 limit 1'),
      request: String(request.id),
      erasure: randomUUID(),
      glass: randomUUID(),
    },
    close: async () => {
      await api.close()
      await tested.close()
    },
  }
}
