/** What was said at a MARAC: it goes no further than its protocol, a law or a life at risk lets it, and is no evidence of ours. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EntryTypeName, ROLES } from '../record/vocabulary.ts'
import { perform } from './perform.ts'
import { takeReport } from './take-report.ts'
import { type TestRowan, testRowan } from './test-rowan.ts'

let world: TestRowan
let officer: string
let caseId: string
const amira = randomUUID()
const role = ROLES.find((each) => each === 'community-safety-team') ?? 'da-caseworker'

beforeAll(async () => {
  world = await testRowan(['plus-dane'], '2026-03-02T10:00')
  officer = (await world.staff('plus-dane', 'Olu', role)).token
  const taken = await takeReport(world.rowan, officer, {
    role,
    report: { channel: 'phone', source: 'victim', person: amira },
    people: [{ person: amira, data: { role: 'victim', name: 'Amira Example' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  caseId = taken.caseId
})
afterAll(() => world.close())

const act = (type: EntryTypeName, data: Readonly<Record<string, unknown>>) =>
  perform(world.rowan, officer, { target: { on: 'case', caseId }, type, role, data: { person: amira, ...data } })
const share = (basis: string, more: Readonly<Record<string, unknown>> = {}) =>
  act('information.shared', {
    with: 'school',
    what: ['marac-minutes'],
    ...(basis === '' ? {} : { basis }),
    reasons: 'They asked',
    consent: 'not-needed',
    neededForSafety: true,
    ...more,
  })

test('minutes are passed on by the protocol of the meeting, and not because it seems useful', async () => {
  const refused = await share('legitimate-interests')
  expect(refused).toMatchObject({ outcome: 'invalid', problems: [{ field: 'basis' }] })
  expect(JSON.stringify(refused)).toContain('belong to whoever said them')
})

test.each(['marac-protocol', 'legal-requirement', 'vital-interests', 'safeguarding', 'crime-and-disorder-act-115'])(
  'minutes may be passed on by %s',
  async (basis) => {
    expect(await share(basis)).toMatchObject({ outcome: 'recorded' })
  },
)

test('minutes go out on no ground to nobody, also where nobody can be known from them', async () => {
  const refused = { outcome: 'invalid', problems: [{ field: 'basis' }] }
  expect(await share('')).toMatchObject(refused)
  expect(await share('', { identifiesPerson: false })).toMatchObject(refused)
})

test('minutes are not what the person harmed is given who asks for her own data: the chair is asked', async () => {
  const refused = await share('subject-access', { with: 'victim' })
  expect(refused).toMatchObject({ outcome: 'invalid', problems: [{ field: 'what' }] })
  expect(JSON.stringify(refused)).toContain('Ask the chair of the meeting')
  expect(await share('subject-access', { with: 'victim', what: ['risk-facts'] })).toMatchObject({ outcome: 'recorded' })
})

test('minutes are no evidence of ours for the police', async () => {
  const given = await act('police-evidence.provided', { what: ['marac-minutes'] })
  expect(given).toMatchObject({ outcome: 'invalid', problems: [{ field: 'what' }] })
})

test('a meeting that is still to come is named by its day as people say it', async () => {
  await act('marac.listed', { meetingOn: '2026-03-10' })
  const heard = await act('marac.heard', { attended: true })
  expect(JSON.stringify(heard)).toContain('The meeting is on 10 March 2026.')
})
