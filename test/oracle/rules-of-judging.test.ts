/** Rules that were once judged wrongly, one story each, told to the engine and to the slow judge alike. */
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/policy/compile.ts'
import { judge } from '../../src/policy/judge.ts'
import type { Norm, Pack } from '../../src/policy/model.ts'
import { refusals } from '../../src/policy/refusals.ts'
import type { Codes, Entry } from '../../src/record/entry.ts'
import { civilOf, instantOf } from '../../src/record/london-time.ts'
import type { EntryTypeName } from '../../src/record/vocabulary.ts'
import { someHolidays } from '../properties/arbitrary-pack.ts'
import { naiveRefusals } from './acts.ts'
import { naiveJudge } from './judging.ts'

const packOf = (norms: readonly Norm[], version = '1', from = '2024-03-01'): Pack => ({
  id: 'made-up',
  version,
  landlord: 'made-up',
  inForce: { from },
  calendar: { zone: 'Europe/London', holidays: 'england-and-wales', close: '17:00', closed: [] },
  safeContactClause: 'safe-contact',
  safeContactOverride: null,
  norms,
  interpretations: [],
  tensions: [],
  errata: [],
  imports: [{ id: 'standards', document: 'Customer standards', within: { working_days: 2 } }],
  silences: [],
})

const common = { id: 'made-up', cite: [{ clause: 'X-1', says: 'Made up.' }], line: 1 }

const story = (...lines: readonly (readonly [string, EntryTypeName, Codes?])[]): readonly Entry[] =>
  lines.map(([civil, type, codes = {}], place) => {
    const at = instantOf(civil)
    return { n: place + 1, type, at, recordedAt: at, by: 'housing-officer', codes, happened: false }
  })

/** What the two judges say, which is the same. */
function dutiesOf(packs: readonly Pack[], record: readonly Entry[], now: string) {
  const { duties } = judge(compile(packs, someHolidays), record, instantOf(now))
  expect(duties).toEqual(naiveJudge(packs, someHolidays, record, instantOf(now)).duties)
  return duties
}

function refusedBy(packs: readonly Pack[], record: readonly Entry[]) {
  const act = record.at(-1)
  if (!act) throw new Error('A story has a last entry')
  const found = refusals(compile(packs, someHolidays), record.slice(0, -1), act)
  expect(found).toEqual(naiveRefusals(packs, record.slice(0, -1), act))
  return found.map((refusal) => refusal.norm)
}

const pause: Norm = {
  ...common,
  kind: 'hold',
  startsOn: [{ event: 'report.received' }],
  length: { event: 'breathing-space.set', field: 'months', minMonths: 1, maxMonths: 3, default: 'max' },
  forbids: [{ event: 'income-court-action.started' }],
  extend: true,
  endsEarlyOn: [],
}

const figures: Norm = {
  ...common,
  kind: 'every',
  do: [{ event: 'kpis.reported' }],
  atLeast: { months: 3 },
  stated: true,
}

const security: Norm = {
  ...common,
  kind: 'duty',
  when: [{ event: 'case.opened' }],
  do: [{ event: 'security.fitted' }],
  within: 'not_stated',
  stated: true,
  forEach: 'adult-victim',
  again: 'absorb',
  stopsWhen: [],
  waivable: null,
  survivesClosure: false,
}

const victim = (person: string): Codes => ({ person, role: 'victim', ageGroup: '18-or-over' })

describe('a new version of a policy', () => {
  it('leaves a pause running that began under the old one', () => {
    const packs = [packOf([pause]), packOf([pause], '2', '2024-06-01')]
    const record = story(['2024-05-20T10:00', 'report.received'], ['2024-06-03T10:00', 'income-court-action.started'])
    expect(refusedBy(packs, record)).toEqual(['made-up'])
  })

  it('leaves a pause running that it has itself done away with', () => {
    const packs = [packOf([pause]), packOf([], '2', '2024-06-01')]
    const record = story(['2024-05-20T10:00', 'report.received'], ['2024-06-03T10:00', 'income-court-action.started'])
    expect(refusedBy(packs, record)).toEqual(['made-up'])
  })

  it('does not ask a second time for what the old one still asks', () => {
    const packs = [packOf([figures]), packOf([figures], '2', '2024-06-01')]
    const duties = dutiesOf(packs, story(['2024-07-01T10:00', 'kpis.reported']), '2024-07-02T09:00')
    expect(duties.map(({ version, outcome }) => [version, outcome])).toEqual([
      ['1', 'done'],
      ['2', 'open'],
    ])
  })
})

describe('a pause', () => {
  const shortest: Norm = { ...pause, length: { ...pause.length, default: 'min' } }
  const report = (time: string) => [time, 'report.received'] as const
  const set = (time: string, months: number) => [time, 'breathing-space.set', { months }] as const
  const runsUntil = (norm: Norm, record: readonly Entry[]) => {
    const packs = [packOf([norm])]
    const now = instantOf('2024-12-01T09:00')
    const { holds } = judge(compile(packs, someHolidays), record, now)
    expect(holds).toEqual(naiveJudge(packs, someHolidays, record, now).holds)
    return holds.map((hold) => civilOf(hold.until))
  }

  it('is never shortened by a further report', () => {
    const record = story(report('2024-05-20T10:00'), set('2024-05-21T10:00', 3), report('2024-06-03T10:00'))
    expect(runsUntil(shortest, record)).toEqual(['2024-08-21T00:00'])
  })

  it('is as long as was set, counted from the latest report', () => {
    const record = story(report('2024-05-20T10:00'), report('2024-06-03T10:00'), set('2024-06-04T10:00', 2))
    expect(runsUntil(pause, record)).toEqual(['2024-08-04T00:00'])
  })

  it('lets court action start at the very moment at which it ends, and not a minute sooner', () => {
    const action = (time: string) => story(report('2024-05-20T10:00'), [time, 'income-court-action.started'])
    expect(refusedBy([packOf([shortest])], action('2024-06-20T23:59'))).toEqual(['made-up'])
    expect(refusedBy([packOf([shortest])], action('2024-06-21T00:00'))).toEqual([])
  })

  it('begins again with a report at the very moment at which it ends', () => {
    const record = story(report('2024-05-20T10:00'), report('2024-06-21T00:00'))
    expect(runsUntil(shortest, record)).toEqual(['2024-06-21T00:00', '2024-07-22T00:00'])
  })
})

describe('a duty to each adult victim', () => {
  const opened = ['2024-05-01T10:00', 'case.opened'] as const
  const first = ['2024-05-02T10:00', 'person.added', victim('amira')] as const
  const closed = ['2024-05-03T10:00', 'case.closed'] as const
  const second = ['2024-05-05T10:00', 'person.added', victim('bea')] as const

  it('is not owed to one who is added after the case was closed', () => {
    const duties = dutiesOf([packOf([security])], story(opened, first, closed, second), '2024-06-01T09:00')
    expect(duties.map(({ key, outcome }) => [key, outcome])).toEqual([['amira', 'stopped']])
  })

  it('is owed to one who is added once the case is open again', () => {
    const reopened = ['2024-05-04T10:00', 'case.reopened'] as const
    const duties = dutiesOf([packOf([security])], story(opened, first, closed, reopened, second), '2024-06-01T09:00')
    expect(duties.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['amira', 'stopped'],
      ['bea', 'open'],
    ])
  })
})

describe('a gate', () => {
  const gate: Norm = {
    ...common,
    kind: 'gate',
    before: [{ event: 'visit.made' }],
    needs: [{ any: [{ event: 'report.received', where: { urgent: true, canCallPolice: true } }] }],
    fieldAny: [],
    forByAct: false,
    until: [],
  }

  it('closes again when one of two answers is taken back', () => {
    const yes = ['2024-05-01T10:00', 'report.received', { urgent: true, canCallPolice: true }] as const
    const no = ['2024-05-02T10:00', 'report.received', { canCallPolice: false }] as const
    const visit = ['2024-05-03T10:00', 'visit.made'] as const
    expect(refusedBy([packOf([gate])], story(yes, visit))).toEqual([])
    expect(refusedBy([packOf([gate])], story(yes, no, visit))).toEqual(['made-up'])
  })

  it('that needs consent is not opened by the consent of somebody else', () => {
    const consent: Norm = { ...gate, needs: [], needsConsent: 'referral' }
    const given = [
      '2024-05-01T10:00',
      'consent.discussed',
      { person: 'bea', scope: 'referral', answer: 'given' },
    ] as const
    const refused = [
      '2024-05-02T10:00',
      'consent.discussed',
      { person: 'bea', scope: 'referral', answer: 'refused' },
    ] as const
    const visitTo = (person?: string) => ['2024-05-03T10:00', 'visit.made', person ? { person } : {}] as const
    expect(refusedBy([packOf([consent])], story(given, visitTo('bea')))).toEqual([])
    expect(refusedBy([packOf([consent])], story(given, visitTo('amira')))).toEqual(['made-up'])
    expect(refusedBy([packOf([consent])], story(given, visitTo()))).toEqual(['made-up'])
    expect(refusedBy([packOf([consent])], story(given, refused, visitTo('bea')))).toEqual(['made-up'])
  })
})

it('A limit counts the whole case where an act does not say what it is about', () => {
  const limit: Norm = {
    ...common,
    kind: 'limit',
    acts: [{ event: 'rehousing.offered' }],
    per: { field: 'rehousing', match: 'strict' },
    atMost: 1,
    deviation: null,
  }
  const offer = ['2024-05-01T10:00', 'rehousing.offered', { rehousing: 'R1' }] as const
  expect(refusedBy([packOf([limit])], story(offer, ['2024-05-02T10:00', 'rehousing.offered']))).toEqual(['made-up'])
  const another = ['2024-05-02T10:00', 'rehousing.offered', { rehousing: 'R2' }] as const
  expect(refusedBy([packOf([limit])], story(offer, another))).toEqual([])
})

it('A deadline of another document is due as soon as the landlord has supplied it', () => {
  const duty: Norm = { ...security, within: { import: 'standards' } }
  const [owed] = dutiesOf([packOf([duty])], story(['2024-05-01T10:00', 'case.opened']), '2024-05-01T11:00')
  expect(owed?.due && civilOf(owed.due)).toBe('2024-05-03T17:00')
})

it('A charge that is taken back remedies that charge and no other', () => {
  const never: Norm = {
    ...common,
    kind: 'never',
    acts: [{ event: 'recharge.raised' }],
    remediedBy: [{ event: 'recharge.cancelled' }],
  }
  const raised = ['2024-05-01T10:00', 'recharge.raised'] as const
  const record = story(raised, raised, ['2024-05-02T10:00', 'recharge.cancelled', { entry: 2 }])
  const happened = record.map((entry) => ({ ...entry, happened: entry.type === 'recharge.raised' }))
  const packs = [packOf([never])]
  const { breaches } = judge(compile(packs, someHolidays), happened, instantOf('2024-06-01T09:00'))
  expect(breaches).toEqual(naiveJudge(packs, someHolidays, happened, instantOf('2024-06-01T09:00')).breaches)
  expect(breaches.map(({ n, remedied }) => [n, remedied])).toEqual([
    [1, false],
    [2, true],
  ])
})

it('Contact is safe from the first to the last agreed minute, both included', () => {
  const agreed = { person: 'amira', channels: ['phone'], days: ['mon'], from: '09:00', until: '12:30' }
  const call = (time: string, channel = 'phone') =>
    refusedBy(
      [packOf([])],
      story(
        ['2024-05-01T10:00', 'safe-contact.agreed', agreed],
        [time, 'victim.contacted', { person: 'amira', channel }],
      ),
    )
  expect(call('2024-05-13T08:59')).toEqual(['safe-contact'])
  expect(call('2024-05-13T09:00')).toEqual([])
  expect(call('2024-05-13T12:30')).toEqual([])
  expect(call('2024-05-13T12:31')).toEqual(['safe-contact'])
  expect(call('2024-05-14T10:00')).toEqual(['safe-contact'])
  expect(call('2024-05-13T10:00', 'text')).toEqual(['safe-contact'])
})
