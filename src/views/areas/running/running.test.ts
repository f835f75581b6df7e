/** What the page of running reads from the record: quiet cases, days to look again, what stands open, and what waits for a second person. */
import { expect, test } from 'vitest'
import { DAY, type Instant, instantOf } from '../../../record/london-time.ts'
import { separate } from '../../../record/separate.ts'
import type { EntryTypeName } from '../../../record/vocabulary.ts'
import type { AreaEntry, AreaReading } from '../../area-page.ts'
import { CONTACT_AREA } from '../contact.ts'
import { RUNNING_AREA } from '../running.ts'
import { passedOn } from './ownership.ts'

const START = instantOf('2026-03-02T09:00')
type Said = readonly [number, EntryTypeName, Readonly<Record<string, unknown>>]

/** Acts with the day after the start on which they happened. */
const reading = (now: Instant, state: string, ...acts: readonly Said[]): AreaReading =>
  ({
    page: {
      now,
      state: { state, since: START },
      open: [],
      leftUndone: [],
      holds: [],
      kept: [],
      safeContact: [],
      people: [],
      timeline: [],
    },
    nameOf: (id: string) => (id === 'amira' ? 'Amira Example' : null),
    organisation: {
      running: { quietDays: 14, reviewDays: 28, monitorMonths: 3, secondCheck: ['service.limited'] },
      measures: [],
      law: { protectiveOrders: [] },
      nation: 'england',
      contact: { toldAgain: { endsWish: false } },
    },
    entries: acts.map(([day, type, data], index): AreaEntry => {
      const read = separate(type, data)
      if (!read.ok) throw new Error(`${type}: ${JSON.stringify(read)}`)
      const at = START + day * DAY
      const { codes, words } = read
      return {
        n: index + 1,
        id: `e${index}`,
        type,
        at,
        recordedAt: at,
        by: 'Olive',
        role: 'da-caseworker',
        codes,
        words,
      }
    }),
  }) as unknown as AreaReading

const shown = (now: string, state: string, ...acts: readonly Said[]) =>
  RUNNING_AREA.shows(reading(instantOf(now), state, ...acts))

const told: Said = [0, 'report.received', { channel: 'phone', source: 'victim' }]

test('an open case is quiet once nothing was written for longer than the landlord lets pass; a closed one never is', () => {
  expect(shown('2026-03-16T09:00', 'open', told).quietFor).toBeNull()
  expect(shown('2026-03-17T09:00', 'open', told).quietFor).toBe(15)
  expect(shown('2026-06-17T09:00', 'closed', told).quietFor).toBeNull()
})

test('a review sets the day of the next; without one it is so many days after the case began', () => {
  expect(shown('2026-03-31T09:00', 'open', told).nextReview).toEqual({ on: '2026-03-30', past: true })
  const review: Said = [7, 'case.reviewed', { why: 'routine', outcome: 'carry-on', nextOn: '2026-04-20' }]
  expect(shown('2026-03-31T09:00', 'open', told, review).nextReview).toEqual({ on: '2026-04-20', past: false })
  const again: readonly Said[] = [
    [10, 'case.closed', { reason: 'victim-asked' }],
    [60, 'case.reopened', { reason: 'person-returned' }],
  ]
  expect(
    shown('2026-05-02T09:00', 'open', told, review, ...again).nextReview,
    'opened again, from the first day again',
  ).toEqual({ on: '2026-05-29', past: false })
})

test('a closed case is looked at again after the landlord’s months, and after each look; not where the person has died', () => {
  const closed: Said = [0, 'case.closed', { reason: 'safe' }]
  expect(shown('2026-03-03T09:00', 'closed', told, closed).nextMonitoring).toEqual({ on: '2026-06-02', past: false })
  const looked: Said = [92, 'case.monitored', { how: 'desk' }]
  expect(shown('2026-06-03T09:00', 'monitoring', told, closed, looked).nextMonitoring?.on).toBe('2026-09-02')
  const died: Said = [0, 'case.closed', { reason: 'victim-died' }]
  expect(shown('2026-06-03T09:00', 'closed', told, died).nextMonitoring).toBeNull()
})

test('nobody is asked to ask somebody who has died how it was for them; what they said in their life stays (VIV-4.6.b)', () => {
  const of = (...acts: readonly Said[]) => {
    const read = reading(instantOf('2026-03-20T09:00'), 'open', told, ...acts)
    const people = [{ id: 'amira', role: 'victim', name: 'Amira Example' }]
    return RUNNING_AREA.shows({ ...read, page: { ...read.page, people } } as unknown as AreaReading).feedback
  }
  const died: Said = [3, 'death.recorded', { person: 'amira', relatedToAbuse: 'not-known' }]
  expect(of()).toHaveLength(1)
  expect(of(died)).toEqual([])
  const answered: Said = [2, 'feedback.received', { person: 'amira', rating: 4 }]
  expect(of(answered, died)).toHaveLength(1)
})

test('what stands open is named by kind: a lock not fitted, an alert, a referral without an answer; not what is done', () => {
  const locks = { person: 'amira', measure: 'lock-change' }
  const open: readonly Said[] = [
    [1, 'security.ordered', locks],
    [
      1,
      'alert.placed',
      { alert: 'L1', subject: 'home', home: 'h', wording: 'ask-the-office-before-visiting', reviewOn: '2026-09-01' },
    ],
    [1, 'referral.made', { to: 'idva', person: 'amira', purpose: 'support', consent: 'given' }],
    [1, 'rehousing.requested', { person: 'amira', rehousing: 'R1' }],
  ]
  const kinds = (...acts: readonly Said[]) =>
    shown('2026-03-05T09:00', 'open', told, ...acts).stillOpen.map(({ what }) => what)
  expect(kinds(...open)).toEqual(['alerts', 'measures', 'moves', 'referrals'])
  expect(
    kinds(
      ...open,
      [2, 'security.fitted', locks],
      [2, 'alert.removed', { alert: 'L1', reason: 'review' }],
      [2, 'referral.answered', { entry: 4, outcome: 'accepted' }],
      [2, 'rehousing.decided', { rehousing: 'R1', outcome: 'refused' }],
    ),
  ).toEqual([])
})

test('a legal step that was started and a notice that takes effect on a coming day are named before closing, until an order is made or the day is over', () => {
  const step = { action: 'A1', person: 'karl', kind: 'injunction' }
  const notice = { notice: 'N1', person: 'karl', form: 'notice-to-quit' }
  const open: readonly Said[] = [
    [1, 'legal-action.proposed', { action: 'A2', person: 'karl', kind: 'possession' }],
    [1, 'legal-action.proposed', step],
    [1, 'legal-action.started', step],
    [1, 'tenancy-notice.received', { ...notice, expiresOn: '2026-04-01' }],
    [1, 'tenancy-notice.received', { ...notice, notice: 'N2' }],
  ]
  const named = (now: string, ...acts: readonly Said[]) =>
    shown(now, 'open', told, ...acts).stillOpen.map(({ what, each }) => [what, ...each])
  expect(named('2026-04-01T23:00', ...open)).toEqual([
    ['legal-steps', 'injunction'],
    ['notices', 'notice-to-quit 2026-04-01'],
  ])
  const order = { action: 'A1', person: 'karl', kind: 'injunction' }
  const after = [
    [3, 'court-order.made', order] as const,
    [4, 'court-order.ended', { entry: 7, why: 'expired' }] as const,
  ]
  expect(named('2026-04-02T09:00', ...open, ...after)).toEqual([])
})

test('a limited service and a high risk that is lowered wait for a second person, until somebody has looked', () => {
  const limited: Said = [1, 'service.limited', { what: 'support', because: 'other' }]
  const risk = (day: number, level: string): Said => [
    day,
    'risk.assessed',
    { person: 'amira', instrument: 'dash', level, complete: true, reasons: 'She says so.' },
  ]
  const waiting = (...acts: readonly Said[]) =>
    shown('2026-03-05T09:00', 'open', told, ...acts).checks.map(({ n }) => n)
  expect(waiting(limited, risk(1, 'high'), risk(2, 'medium'))).toEqual([2, 4])
  expect(waiting(limited, [2, 'second-check.made', { entry: 2, outcome: 'agreed' }])).toEqual([])
})

test('each kind of wish stands until it is changed: to stay at home hides no wish to be left alone, and time to decide ends with its day', () => {
  const chose = (day: number, choice: string, more: object = {}): Said => [
    day,
    'victim-choice.recorded',
    { person: 'amira', choice, ...more },
  ]
  const wanted = (now: string, ...acts: readonly Said[]) =>
    shown(now, 'open', told, ...acts).wishes.map(({ choice }) => choice)
  const alone = [chose(1, 'disengage'), chose(2, 'stay-at-home')] as const
  expect(wanted('2026-03-20T09:00', ...alone)).toEqual(['disengage', 'stay-at-home'])
  expect(wanted('2026-03-20T09:00', ...alone, chose(3, 're-engage'), chose(4, 'move'))).toEqual(['re-engage', 'move'])
  const time = [chose(1, 'needs-time', { until: '2026-03-10' }), chose(2, 'move')] as const
  expect(wanted('2026-03-09T09:00', ...time)).toEqual(['needs-time', 'move'])
  expect(wanted('2026-03-20T09:00', ...time, chose(10, 'leave-now'))).toEqual(['leave-now'])
  const left = [chose(0, 'disengage'), ...time] as const
  expect(wanted('2026-03-09T09:00', ...left)).toEqual(['needs-time', 'disengage', 'move'])
  expect(wanted('2026-03-20T09:00', ...left, chose(10, 'leave-now'))).toEqual(['disengage', 'leave-now'])
  const back = [chose(0, 'disengage'), chose(0, 're-engage'), ...time] as const
  expect(wanted('2026-03-20T09:00', ...back, chose(10, 'leave-now'))).toEqual(['leave-now'])
})

test('who told us again themselves no longer wants to be left alone; nobody else’s report says that of them (MHA-4.2.10.c1)', () => {
  const chose = (day: number, choice: string, more: object = {}): Said => [
    day,
    'victim-choice.recorded',
    { person: 'amira', choice, ...more },
  ]
  const again = (source: string, person: object = { person: 'amira' }): Said => [
    5,
    'report.received',
    { channel: 'phone', source, ...person },
  ]
  const read = (...acts: readonly Said[]) => {
    const whole = reading(instantOf('2026-03-20T09:00'), 'open', told, ...acts)
    const contact = { goesFirst: [], toldAgain: { endsWish } }
    const shows = {
      ...whole,
      page: { ...whole.page, people },
      organisation: { ...whole.organisation, contact, services: [] },
    } as unknown as AreaReading
    const [shown] = CONTACT_AREA.shows(shows).people
    const onRunning = RUNNING_AREA.shows(shows).wishes.map(({ choice }) => choice)
    const since = shown?.toldSince === null ? {} : { since: shown?.toldSince.isNamed ? 'them' : 'one of them' }
    return {
      onRunning,
      onContact: shown?.wishes.map(({ choice }) => choice),
      pause: shown?.pause?.choice ?? null,
      ...since,
    }
  }
  let endsWish = true
  let people = [{ id: 'amira', name: 'Amira Example', role: 'victim' }]
  const alone = { onRunning: ['disengage'], onContact: ['disengage'], pause: 'disengage' }
  expect(read(chose(1, 'disengage'))).toEqual(alone)
  for (const source of ['neighbour', 'police', 'perpetrator'])
    expect(read(chose(1, 'disengage'), again(source)), source).toEqual(alone)
  expect(read(chose(1, 'disengage'), again('victim', { person: 'ines' }))).toEqual(alone)
  expect(read(again('victim'), chose(6, 'disengage'))).toEqual(alone)
  const none = { onRunning: [], onContact: [], pause: null }
  expect(read(chose(1, 'disengage'), again('victim'))).toEqual(none)
  expect(read(chose(1, 'disengage'), again('victim', {})), 'whom it is of is not said').toEqual(none)
  const waits = chose(2, 'needs-time', { until: '2026-04-10' })
  expect(read(chose(1, 'disengage'), waits, again('victim')).onRunning).toEqual(['needs-time'])
  people = [...people, { id: 'ines', name: 'Ines Example', role: 'victim' }]
  expect(read(chose(1, 'disengage'), again('victim', {})), 'it may be of somebody else').toEqual({
    ...alone,
    since: 'one of them',
  })
  endsWish = false
  expect(read(chose(1, 'disengage'), again('victim')), 'another landlord').toEqual({ ...alone, since: 'them' })
  expect(read(chose(1, 'disengage'), again('victim', {}))).toEqual({ ...alone, since: 'one of them' })
  expect(read(chose(1, 'disengage'), again('victim'), chose(6, 're-engage')).pause).toBeNull()
})

test('the case of a colleague that was passed to anybody but the people team went astray; that of a customer did where they see no whole case', () => {
  const astray = (caseKind: string, to: string) => {
    const read = reading(instantOf('2026-03-03T09:00'), 'open', told, [0, 'handover.made', { to }])
    const organisation = { ...read.organisation, intake: { ...read.organisation.intake, stepsBack: [] } }
    return passedOn({ ...read, caseKind, organisation }).map((each) => each.astray)
  }
  expect(astray('colleague', 'legal')).toEqual([true])
  expect(astray('colleague', 'people-team')).toEqual([false])
  expect(astray('victim', 'legal')).toEqual([false])
  expect(astray('victim', 'repairs')).toEqual([true])
})
