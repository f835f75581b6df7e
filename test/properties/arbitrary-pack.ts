/** Random packs of all nine kinds of norm, over a small slice of the vocabulary so that norms and entries meet often. */
import fc from 'fast-check'
import type { Holidays } from '../../src/policy/calendar/working-days.ts'
import type { Interval, Need, Norm, Pack, Pattern, Per, Period, Scalar, Where, Within } from '../../src/policy/model.ts'
import { entryType, type Field } from '../../src/record/entry-type.ts'
import type { EntryTypeName, RoleName } from '../../src/record/vocabulary.ts'

const TYPES: readonly EntryTypeName[] = [
  'report.received',
  'case.opened',
  'person.added',
  'victim.contacted',
  'consent.discussed',
  'risk.assessed',
  'legal-action.proposed',
  'legal-action.authorised',
  'legal-action.started',
  'recharge.raised',
  'recharge.cancelled',
  'security.ordered',
  'needs.assessed',
  'income-court-action.started',
  'referral.made',
  'case.closed',
  'kpis.reported',
]
const ROLE: readonly RoleName[] = ['housing-officer', 'director', 'da-lead']

export const someHolidays: readonly Holidays[] = [
  {
    division: 'england-and-wales',
    from: 2024,
    until: 2025,
    days: [
      '2024-03-29',
      '2024-04-01',
      '2024-05-06',
      '2024-05-27',
      '2024-08-26',
      '2024-12-25',
      '2024-12-26',
      '2025-01-01',
    ].map((date) => ({ date, name: 'Bank holiday' })),
  },
]

function wantedOf(field: Field): fc.Arbitrary<Where[string]> {
  const filled = fc.constant<Where[string]>('?')
  if (field.personal || field.values === null) return field.type === 'bool' && !field.personal ? fc.boolean() : filled
  const value = fc.constantFrom<Scalar>(...field.values.slice(0, 3))
  const several = fc.array(fc.oneof(value, fc.constant(null)), { minLength: 1, maxLength: 3 })
  return fc.oneof({ weight: 3, arbitrary: value }, filled, several)
}

/** Nothing, but for once in a while. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T | null> =>
  fc.oneof({ weight, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })

const whereOf = (event: EntryTypeName): fc.Arbitrary<Where> =>
  fc
    .subarray([...entryType(event).fields], { minLength: 1, maxLength: Math.min(2, entryType(event).fields.length) })
    .chain((fields) => fc.record(Object.fromEntries(fields.map((field) => [field.name, wantedOf(field)]))))

const patternOf = (events: readonly EntryTypeName[] = TYPES): fc.Arbitrary<Pattern> =>
  fc.constantFrom(...events).chain((event) =>
    fc
      .record({
        where: entryType(event).fields.length > 0 ? rarely(whereOf(event), 2) : fc.constant(null),
        by: rarely(fc.subarray([...ROLE], { minLength: 1 }), 6),
      })
      .map(({ where, by }): Pattern => ({ event, ...(where ? { where } : {}), ...(by ? { by } : {}) })),
  )

const some = (minLength = 1, maxLength = 2) => fc.array(patternOf(), { minLength, maxLength })
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

const per: fc.Arbitrary<Per> = fc.record({
  field: fc.constantFrom('person', 'action'),
  match: fc.constantFrom('strict', 'lenient'),
})
const period: fc.Arbitrary<Period> = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((months) => ({ months })),
  fc.constant({ years: 1 }),
)
const within: fc.Arbitrary<Within> = fc.oneof(
  fc.constantFrom<Within>(
    'not_stated',
    'immediately',
    'same_working_day',
    { import: 'elsewhere' },
    { import: 'bound' },
  ),
  fc.integer({ min: 1, max: 8 }).map((days) => ({ working_days: days })),
  fc.integer({ min: 1, max: 50 }).map((hours) => ({ hours })),
  fc.integer({ min: 0, max: 40 }).map((days) => ({ calendar_days: days })),
  period,
)
const interval: fc.Arbitrary<Interval> = fc.record({ from: some(), until: some(0) })

/** Drops what is undefined, as optional fields of the model are absent rather than empty. */
const present = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

const common = { id: fc.constant(''), cite: fc.constant([]), line: fc.constant(1) }

const duty = fc.record({
  ...common,
  kind: fc.constantFrom('duty', 'offer', 'sign'),
  when: some(),
  do: some(),
  within,
  stated: fc.boolean(),
  per: seldom(per),
  again: fc.constantFrom('absorb', 'absorb', 'each', 'restart'),
  if: seldom(some()),
  unless: seldom(interval),
  stopsWhen: some(0, 1),
  waivable: fc.option(
    fc.record({
      by: fc.subarray([...ROLE]),
      reasons: fc.subarray(['unsafe-to-contact', 'victim-asked-not-to', 'duplicate-report']),
    }),
  ),
  survivesClosure: fc.boolean(),
})

/** Owed to each adult victim: opened by something that names nobody. */
const dutyToEach = fc.record({
  ...common,
  kind: fc.constantFrom('duty', 'offer'),
  when: fc.constant([{ event: 'case.opened' } as const]),
  do: fc.array(patternOf(['victim.contacted', 'security.ordered', 'referral.made']), { minLength: 1, maxLength: 2 }),
  within,
  stated: fc.boolean(),
  forEach: fc.constant('adult-victim' as const),
  notAbout: seldom(fc.constant('perpetrator' as const)),
  again: fc.constant('absorb' as const),
  stopsWhen: fc.constant([]),
  waivable: fc.constant(null),
  survivesClosure: fc.boolean(),
})

const need: fc.Arbitrary<Need> = fc
  .record({
    any: some(),
    per: seldom(per),
    unless: seldom(patternOf().map(({ event }) => ({ event, cite: [] }))),
  })
  .map(present)

const gate = fc.record({
  ...common,
  kind: fc.constant('gate' as const),
  before: some(),
  per: seldom(per),
  needs: fc.array(need, { maxLength: 2 }),
  fieldAny: fc.constant([]),
  needsConsent: seldom(fc.constantFrom('sharing', 'referral')),
  forByAct: fc.constant(false),
  if: seldom(some()),
  since: seldom(some()),
  until: some(0),
})

/** What the act is for must have been considered. */
const gateForPurpose = fc.record({
  ...common,
  kind: fc.constant('gate' as const),
  before: fc.constant([{ event: 'security.ordered' } as const]),
  needs: fc.constant([{ any: [{ event: 'needs.assessed', where: { protectedCharacteristics: true } } as const] }]),
  fieldAny: fc.array(whereOf('security.ordered'), { maxLength: 2 }),
  forByAct: fc.constant(true),
  until: fc.constant([]),
})

const never = fc.record({
  ...common,
  kind: fc.constant('never' as const),
  acts: some(),
  if: seldom(some()),
  while: seldom(interval),
  alsoOf: seldom(fc.constant('victim' as const)),
  per: seldom(per),
  unlessField: seldom(fc.constantFrom('reason', 'reasons', 'person')),
  remediedBy: fc.oneof(fc.constant([{ event: 'recharge.cancelled' } as const]), some(0)),
})

const limit = fc.record({
  ...common,
  kind: fc.constant('limit' as const),
  acts: some(),
  per: seldom(per),
  atMost: fc.integer({ min: 1, max: 2 }),
  deviation: fc.option(fc.record({ field: fc.constantFrom('person', 'kind'), by: fc.subarray([...ROLE]) })),
})

const recordRule = fc.record({
  ...common,
  kind: fc.constant('record' as const),
  when: some(),
  must: fc.subarray(['person', 'reasons', 'action', 'kind'], { minLength: 1 }),
})

const every = fc.record({
  ...common,
  kind: fc.constant('every' as const),
  do: fc.array(patternOf(['kpis.reported', 'risk.assessed']), { minLength: 1, maxLength: 2 }),
  atLeast: fc.option(period),
  dueDate: seldom(fc.constantFrom('2024-06-30', '2025-02-28')),
  stated: fc.boolean(),
})

const hold = fc.record({
  ...common,
  kind: fc.constant('hold' as const),
  per: seldom(per),
  startsOn: some(),
  length: fc.record({
    event: fc.constant('breathing-space.set' as const),
    field: fc.constant('months'),
    minMonths: fc.constantFrom(1, 2),
    maxMonths: fc.constantFrom(2, 3),
    default: fc.constantFrom('min', 'max'),
  }),
  forbids: fc.array(patternOf(['income-court-action.started', 'legal-action.started']), { minLength: 1, maxLength: 2 }),
  extend: fc.boolean(),
  endsEarlyOn: some(0, 1),
})

const norm = fc.oneof(
  { weight: 4, arbitrary: duty },
  dutyToEach,
  { weight: 3, arbitrary: gate },
  gateForPurpose,
  { weight: 2, arbitrary: never },
  limit,
  recordRule,
  every,
  { weight: 2, arbitrary: hold },
) as fc.Arbitrary<Norm>

/** A pack whose norms are numbered, and cite clauses that some of them share. */
export const arbitraryPack = (from: string, version: string, norms = norm, most = 5): fc.Arbitrary<Pack> =>
  fc.array(norms, { minLength: 1, maxLength: most, size: 'max' }).map(
    (norms): Pack => ({
      id: 'made-up',
      version,
      landlord: 'made-up',
      inForce: { from },
      calendar: { zone: 'Europe/London', holidays: 'england-and-wales', close: '17:00', closed: ['2024-12-27'] },
      safeContactClause: 'safe-contact',
      safeContactOverride:
        norms.length === 1 ? null : { by: ['da-lead', 'safeguarding-lead'], atMostHours: 3, reading: 'S1' },
      norms: norms.map((each, place) => ({
        ...present(each),
        id: `${each.kind}-${place}`,
        cite: [{ clause: `X-${place % 3}`, says: 'Made up.' }],
      })),
      interpretations: [],
      tensions: [],
      errata: [],
      imports: [
        { id: 'elsewhere', document: 'Another' },
        { id: 'bound', document: 'Another', within: { working_days: 2 } },
      ],
      silences: [],
    }),
  )

const ALONE = { duty, dutyToEach, gate, gateForPurpose, never, limit, recordRule, every, hold }

/** Packs of duties alone, owed to nobody in particular. */
export const packOfDuties = arbitraryPack('2024-03-01', '1', duty as fc.Arbitrary<Norm>)

/** Packs of one or two norms of a single kind, so that each rule of that kind is met often. */
export const packsOfOneKind = Object.entries(ALONE).map(([kind, norms]): [string, fc.Arbitrary<Pack>] => [
  kind,
  arbitraryPack('2024-03-01', '1', norms as fc.Arbitrary<Norm>, 2),
])
