/** What the partners page reads from the record: an unanswered referral stays on top, and a decision not to share is a decision. */
import { expect, test } from 'vitest'
import { loadOrganisation } from '../../../packs/load-organisation.ts'
import { projectRoot } from '../../../packs/project-root.ts'
import { HOUR, instantOf } from '../../../record/london-time.ts'
import { separate } from '../../../record/separate.ts'
import type { EntryTypeName } from '../../../record/vocabulary.ts'
import type { AreaEntry, AreaReading } from '../../area-page.ts'
import { concernsOn } from './concerns.ts'
import { maracOn } from './marac.ts'
import { policeOn } from './police.ts'
import { awaitsAnswer, isWithoutAgreement, referralsOn } from './referrals.ts'
import { agreementsOn, sharingOn } from './sharing.ts'

const NOW = instantOf('2026-03-20T09:00')
type Said = readonly [EntryTypeName, Readonly<Record<string, unknown>>]
const said = (...acts: readonly Said[]): readonly AreaEntry[] =>
  acts.map(([type, data], index) => {
    const read = separate(type, data)
    if (!read.ok) throw new Error(`${type}: ${JSON.stringify(read)}`)
    const at = instantOf('2026-03-02T09:00') + index * HOUR
    return {
      n: index + 1,
      id: `e${index}`,
      type,
      at,
      recordedAt: at,
      by: 'Olive',
      role: 'da-caseworker',
      codes: read.codes,
      words: read.words,
    }
  })
const reading = (entries: readonly AreaEntry[], landlord = 'chesterfield'): AreaReading =>
  ({
    entries,
    landlord,
    nameOf: (id: string) => ({ amira: 'Amira Example', zac: 'Zac Example' })[id] ?? null,
    organisation: loadOrganisation(projectRoot(), landlord),
    page: { now: NOW, people: [{ id: 'amira', name: 'Amira Example', role: 'victim' }] },
  }) as unknown as AreaReading

const idva = { to: 'idva', person: 'amira', purpose: 'support', consent: 'given' }

test('a referral waits for its answer, also on a waiting list, until somebody took it on or said no', () => {
  const acts = [
    ['referral.made', idva],
    ['referral.made', { to: 'refuge', person: 'amira', consent: 'refused', reasons: 'in danger tonight' }],
    ['referral.answered', { entry: 1, outcome: 'waiting' }],
  ] as const
  const open = referralsOn(reading(said(...acts)))
  expect(open.map(awaitsAnswer)).toEqual([true, true])
  expect(open.map(isWithoutAgreement)).toEqual([false, true])
  const done = referralsOn(reading(said(...acts, ['referral.answered', { entry: 1, outcome: 'accepted' }])))
  expect(done.map(({ to, answer }) => [to, answer?.outcome])).toEqual([
    ['refuge', undefined],
    ['idva', 'accepted'],
  ])
})

test('decisions to share and not to share stand in one list, and of a person’s answers the latest counts', () => {
  const on = reading(
    said(
      ['consent.discussed', { person: 'amira', scope: 'sharing', answer: 'given' }],
      ['information.shared', { with: 'police', what: ['risk-facts'], basis: 'safeguarding', reasons: 'a threat' }],
      ['information.share-refused', { with: 'employer', reasons: 'no ground', reasonKind: 'no-lawful-basis' }],
      ['consent.discussed', { person: 'amira', scope: 'sharing', answer: 'withdrawn' }],
    ),
  )
  expect(sharingOn(on).map(({ with: by, shared }) => [by, shared])).toEqual([
    ['employer', false],
    ['police', true],
  ])
  expect(agreementsOn(on)).toMatchObject([{ scope: 'sharing', answer: 'withdrawn' }])
})

test('a slavery concern goes to two places, and one alone leaves the other open', () => {
  const acts = [
    ['slavery-concern.identified', { person: 'amira', signs: ['forced-money-handover'] }],
    ['referral.made', { to: 'police', person: 'amira', purpose: 'crime' }],
  ] as const
  const [concern] = concernsOn(reading(said(...acts)))
  expect(concern?.routes.map(({ to, referral }) => [to, referral !== null])).toEqual([
    ['police', true],
    ['county-slavery-team', false],
  ])
  const [settled] = concernsOn(
    reading(
      said(...acts, ['referral.not-made', { to: 'county-slavery-team', person: 'amira', reason: 'lives elsewhere' }]),
    ),
  )
  expect(settled?.routes[1]?.notMade).toEqual({ reason: 'lives elsewhere' })
})

test('social services under one name answer for a child and for an adult, but not for another person', () => {
  const concern = ['safeguarding-concern.identified', { person: 'zac', kind: 'child', statutory: true }] as const
  const other = ['referral.made', { to: 'social-services', person: 'amira' }] as const
  const own = ['referral.made', { to: 'social-services', person: 'zac' }] as const
  const referred = (...acts: readonly Said[]) => concernsOn(reading(said(...acts)))[0]?.routes[0]?.referral?.to
  expect(referred(concern, other)).toBeUndefined()
  expect(referred(concern, other, own)).toBe('social-services')
})

test('a MARAC that has passed without a word whether we were there is unheard, and an action past its day is late', () => {
  const listed = ['marac.listed', { person: 'amira', meetingOn: '2026-03-04' }] as const
  const action = [
    'marac.action-assigned',
    { person: 'amira', action: 'lock', owner: 'repairs', dueOn: '2026-03-18' },
  ] as const
  const [amira] = maracOn(reading(said(listed, action))).people
  expect(amira).toMatchObject({ unheard: '2026-03-04', actions: [{ late: true, outcome: null }] })
  const ended = [
    'marac.action-completed',
    { person: 'amira', action: 'lock', entry: 2, outcome: 'could-not-be-done' },
  ] as const
  expect(maracOn(reading(said(listed, action, ended))).people[0]?.actions).toMatchObject([
    { late: false, outcome: 'could-not-be-done' },
  ])
})

test('what may be a crime waits for a decision, and a decision not to report is one', () => {
  const crime = ['incident.recorded', { incident: 'i1', potentialCrime: true }] as const
  expect(policeOn(reading(said(crime))).undecided).toHaveLength(1)
  const no = ['police-report.decided', { decision: 'not-reported', reasons: 'her safety' }] as const
  expect(policeOn(reading(said(crime, no)))).toMatchObject({ undecided: [], decisions: [{ decision: 'not-reported' }] })
})

test('of a family the meeting is about those who are 16 or over; a younger child is heard with them', () => {
  const people = [
    { id: 'amira', name: 'Amira Example', role: 'victim', ageGroup: '18-or-over' },
    { id: 'zac', name: 'Zac Example', role: 'victim', ageGroup: 'under-16' },
  ]
  const of = (entries: readonly AreaEntry[]) => {
    const read = reading(entries)
    return maracOn({ ...read, page: { ...read.page, people } } as unknown as AreaReading).people.map(
      ({ person }) => person,
    )
  }
  expect(of(said())).toEqual(['amira'])
  expect(of(said(['marac.listed', { person: 'zac', meetingOn: '2026-04-01' }]))).toEqual(['amira', 'zac'])
})
