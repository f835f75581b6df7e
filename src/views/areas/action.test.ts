/** What the page of the person causing harm shows, from entries written by hand. */
import { describe, expect, test } from 'vitest'
import { loadOrganisation } from '../../packs/load-organisation.ts'
import { projectRoot } from '../../packs/project-root.ts'
import type { Codes } from '../../record/entry.ts'
import { instantOf } from '../../record/london-time.ts'
import type { Words } from '../../record/separate.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { AreaEntry, AreaReading } from '../area-page.ts'
import type { CasePage, GateLine } from '../case-page.ts'
import { ACTION_AREA } from './action.ts'

type Told = readonly [type: EntryTypeName, codes: Codes, words?: Words]
const NOW = '2026-06-10T11:00'
const PEOPLE = [
  { id: 'ann', name: 'Ann', role: 'victim', ageGroup: null, customerType: 'joint-tenant', affected: null },
  { id: 'lee', name: 'Lee', role: 'perpetrator', ageGroup: null, customerType: 'joint-tenant', affected: null },
]

function shows(told: readonly Told[], changes: Partial<CasePage> = {}, landlord = 'mha') {
  const entries = told.map(
    ([type, codes, words = {}], index): AreaEntry => ({
      n: index + 1,
      id: `e${index}`,
      type,
      at: instantOf(`2026-06-0${Math.min(9, index + 1)}T10:00`),
      recordedAt: 0,
      by: 'Sam',
      role: 'community-safety-team',
      codes,
      words,
    }),
  )
  const page = {
    now: instantOf(NOW),
    people: PEOPLE,
    customers: [],
    gates: [],
    open: [],
    timeline: [],
    ...changes,
  } as unknown
  return ACTION_AREA.shows({
    page: page as CasePage,
    entries,
    accountsKnown: [],
    nameOf: (id) => PEOPLE.find((person) => person.id === id)?.name ?? null,
    landlord,
    caseKind: 'victim',
    organisation: loadOrganisation(projectRoot(), landlord),
  } satisfies AreaReading)
}

const PROPOSED: Told = ['legal-action.proposed', { action: 'A', person: 'lee', kind: 'exclude-joint-holder' }]
const closed = (missing: readonly string[]): GateLine => ({
  norm: 'g',
  act: 'legal-action.started',
  key: 'A',
  label: '',
  open: false,
  missing,
  eitherOf: [],
  by: [],
  only: [],
  unsaid: [],
  clauses: [],
})
const statesOf = (told: readonly Told[], missing: readonly (readonly string[])[]) =>
  Object.fromEntries(
    (shows(told, { gates: missing.map(closed) }).actions[0]?.steps ?? []).map((step) => [step.id, step.state]),
  )

describe('a legal step', () => {
  test('shows what the policy asks for first, and everything after it as later', () => {
    const missing = [['victim-wishes.considered'], ['proportionality-review.held'], ['legal-action.authorised']]
    expect(statesOf([PROPOSED], missing)).toEqual({
      proposed: 'done',
      weighed: 'asked',
      reviewed: 'asked',
      authorised: 'asked',
      started: 'later',
      told: 'later',
      hearing: 'later',
      costs: 'later',
      order: 'later',
    })
  })

  test('whose review leaves something out still needs it, and says which', () => {
    const review: Told = ['proportionality-review.held', { action: 'A', options: true }]
    const [journey] = shows([PROPOSED, review], {
      gates: [closed(['proportionality-review.held', 'equalityAct'])],
    }).actions
    const step = journey?.steps.find((each) => each.id === 'reviewed')
    expect(step).toMatchObject({ state: 'asked', fields: ['equalityAct'], by: 'Sam' })
  })

  test('has its review lifted by an incident, and nothing else', () => {
    const exempt: Told = ['extreme-circumstances.recorded', { action: 'A', incident: 'I' }]
    const states = statesOf([PROPOSED, exempt], [['legal-action.authorised']])
    expect(states).toMatchObject({ reviewed: 'lifted', authorised: 'asked', started: 'later' })
  })

  test('has its review asked for again once the incident relied on stands no longer', () => {
    const exempt: Told = ['extreme-circumstances.recorded', { action: 'A', incident: 'I' }]
    const [journey] = shows([PROPOSED, exempt], { gates: [closed(['proportionality-review.held'])] }).actions
    expect(journey?.steps.find((each) => each.id === 'reviewed')?.state).toBe('asked')
    expect(journey?.exemption).toBeNull()
    expect(shows([PROPOSED, exempt]).actions[0]?.exemption?.incident).toBe('I')
  })

  test('may go ahead when nothing is missing, and asks of no landlord what its policy does not ask', () => {
    expect(Object.keys(statesOf([PROPOSED], []))).not.toContain('authorised')
    expect(statesOf([PROPOSED], [])).toMatchObject({ started: 'open' })
  })

  test('counts the defendant as told of a hearing only by what was said after it was fixed', () => {
    const advice: Told = ['advice.given', { action: 'A', topics: ['attend-court'] }]
    const hearing: Told = ['court-hearing.fixed', { action: 'A', hearingOn: '2026-07-01' }]
    const hearings = shows([PROPOSED, hearing, advice, hearing]).actions[0]?.hearings
    expect(hearings?.map((each) => each.told)).toEqual([true, false])
  })
})

describe('an order', () => {
  const order = (codes: Codes): Told => ['court-order.made', { person: 'lee', kind: 'non-molestation', ...codes }]

  test('is in force, ends soon, or its last day is over: never quietly gone', () => {
    const days = ['2027-01-01', '2026-06-20', '2026-06-10', '2026-06-09']
    const states = days.map((expiresOn) => shows([order({ expiresOn })]).orders[0]?.state)
    expect(states).toEqual(['in-force', 'ends-soon', 'ends-soon', 'past'])
    expect(shows([order({}), ['court-order.ended', { entry: 1, why: 'discharged' }]]).orders[0]).toMatchObject({
      state: 'ended',
      ended: 'discharged',
    })
  })

  test('carries its breaches, also one that names no order while there is only one', () => {
    const breach = (codes: Codes): Told => ['court-order.breached', { person: 'lee', how: 'came-home', ...codes }]
    expect(shows([order({}), breach({ reportedToPolice: false }), breach({ entry: 1 })]).orders[0]?.breaches).toEqual([
      expect.objectContaining({ how: 'came-home', police: false }),
      expect.objectContaining({ police: null }),
    ])
    expect(shows([order({}), order({}), breach({})]).orders.flatMap((each) => each.breaches)).toEqual([])
  })

  test('says what the law’s data holds of it, and null where nothing is configured', () => {
    expect(shows([order({})]).orders[0]?.law).toMatchObject({ id: 'non-molestation', verified: false })
    expect(shows([order({ kind: 'bail' })]).orders[0]?.law).toBeNull()
  })
})

describe('the person causing harm', () => {
  test('is told apart by what they hold, and a home shared with the person harmed is said', () => {
    expect(shows([]).people[0]).toMatchObject({ name: 'Lee', holding: 'shared', sharesWithVictim: true })
    const outsider = PEOPLE.map((each) => (each.id === 'lee' ? { ...each, customerType: 'not-a-customer' } : each))
    expect(shows([], { people: outsider }).people[0]).toMatchObject({ holding: 'nothing', sharesWithVictim: false })
  })

  test('is on the Restricted Access List until taken off it', () => {
    const listed: Told = [
      'restricted-access.listed',
      { person: 'lee', wording: 'visit-in-pairs', reviewOn: '2027-06-01' },
    ]
    expect(shows([listed]).people[0]?.restricted).toMatchObject({ wording: 'visit-in-pairs', reviewOn: '2027-06-01' })
    const removed: Told = ['restricted-access.removed', { person: 'lee', reason: 'review' }]
    expect(shows([listed, removed]).people[0]?.restricted).toBeNull()
  })

  test('keeps every decision with its reasons, the newest first', () => {
    const weighed = (decision: string, reasons: string): Told => [
      'perpetrator-action.considered',
      { person: 'lee', options: ['warning'], decision, reasons: true },
      { reasons },
    ]
    const [lee] = shows([weighed('later', 'She moves first'), weighed('act', 'She has moved')]).people
    expect(lee?.weighed.map((each) => [each.decision, each.reasons])).toEqual([
      ['act', 'She has moved'],
      ['later', 'She moves first'],
    ])
  })
})

test('an alert stands until it is taken off, and says when it is due to be looked at', () => {
  const placed = (alert: string, reviewOn: string): Told => [
    'alert.placed',
    { alert, subject: 'home', wording: 'visit-in-pairs', reviewOn },
  ]
  const removed: Told = ['alert.removed', { alert: 'a', reason: 'review' }]
  const { alerts } = shows([placed('a', '2026-06-01'), placed('b', '2026-06-10'), placed('c', '2026-06-11'), removed])
  expect(alerts.map((each) => [each.id, each.isDue])).toEqual([
    ['b', true],
    ['c', false],
  ])
})
