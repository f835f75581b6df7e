/** Random records for a set of packs: entries of the types that the packs speak of, with values they ask for and others. */
import fc from 'fast-check'
import type { Norm, Pack, Pattern } from '../../src/policy/model.ts'
import type { Codes, CodeValue, Entry } from '../../src/record/entry.ts'
import { entryType, type Field, pointsToEntry } from '../../src/record/entry-type.ts'
import { DAY, HOUR, instantOf, MINUTE } from '../../src/record/london-time.ts'
import { type EntryTypeName, ROLES, type RoleName } from '../../src/record/vocabulary.ts'

const patternsOf = (norm: Norm): readonly Pattern[] => {
  switch (norm.kind) {
    case 'duty':
    case 'offer':
    case 'sign': {
      const unless = norm.unless ? [...norm.unless.from, ...norm.unless.until] : []
      return [...norm.when, ...norm.do, ...(norm.if ?? []), ...norm.stopsWhen, ...unless]
    }
    case 'gate': {
      const lifting = norm.needs.flatMap((need) => (need.unless ? [{ event: need.unless.event }] : []))
      const needs = [...norm.needs.flatMap((need) => need.any), ...lifting]
      return [...norm.before, ...needs, ...(norm.if ?? []), ...(norm.since ?? []), ...norm.until]
    }
    case 'never': {
      const spell = norm.while ? [...norm.while.from, ...norm.while.until] : []
      return [...norm.acts, ...(norm.if ?? []), ...spell, ...norm.remediedBy]
    }
    case 'limit':
      return norm.acts
    case 'record':
      return norm.when
    case 'every':
      return norm.do
    case 'hold':
      return [...norm.startsOn, { event: norm.length.event }, ...norm.forbids, ...norm.endsEarlyOn]
    default:
      return norm satisfies never
  }
}

const ALWAYS: readonly EntryTypeName[] = [
  'person.added',
  'person.updated',
  'case.closed',
  'case.reopened',
  'duty.waived',
  'entry.retracted',
]

/** What a pack speaks of: its types, and for each field the values that it asks for. */
export function spokenOf(packs: readonly Pack[]) {
  const norms = packs.flatMap((pack) => pack.norms)
  const patterns = norms.flatMap(patternsOf)
  const asked = new Map<string, Set<CodeValue>>()
  for (const { event, where } of patterns)
    for (const [name, wanted] of Object.entries(where ?? {}))
      for (const value of [wanted].flat())
        if (value !== null && value !== '?') {
          const key = `${event} ${name}`
          asked.set(key, (asked.get(key) ?? new Set()).add(value))
        }
  for (const norm of norms)
    if (norm.kind === 'gate')
      for (const where of norm.fieldAny)
        for (const { event } of norm.before)
          for (const [name, wanted] of Object.entries(where))
            for (const value of [wanted].flat())
              if (value !== null && value !== '?') {
                const key = `${event} ${name}`
                asked.set(key, (asked.get(key) ?? new Set()).add(value))
              }
  if (norms.some((norm) => 'forEach' in norm && norm.forEach !== undefined))
    asked
      .set('person.added role', new Set(['victim']))
      .set('person.added ageGroup', new Set(['18-or-over', 'under-18']))
      .set('person.updated ageGroup', new Set(['18-or-over']))
  return {
    types: [...new Set([...patterns.map((pattern) => pattern.event), ...ALWAYS])],
    roles: [...new Set([...patterns.flatMap((pattern) => pattern.by ?? []), 'housing-officer' as const])],
    clauses: [...new Set(norms.flatMap((norm) => norm.cite.map((cite) => cite.clause)))],
    asked,
  }
}

type Spoken = ReturnType<typeof spokenOf>

function codeOf(spoken: Spoken, type: EntryTypeName, field: Field, size: number): fc.Arbitrary<CodeValue> {
  const asked = [...(spoken.asked.get(`${type} ${field.name}`) ?? [])]
  const texts = asked.filter((value) => typeof value === 'string')
  const values = [...texts, ...texts, ...texts, ...(field.values?.slice(0, 4) ?? [])]
  if (field.personal) return fc.constant(true)
  if (pointsToEntry(type, field.name)) return fc.integer({ min: 1, max: size })
  if (type === 'duty.waived' && field.name === 'clause')
    return fc.constantFrom(...(spoken.clauses.length > 0 ? spoken.clauses : ['none']))
  switch (field.type) {
    case 'bool':
      return fc.boolean()
    case 'int':
      return fc.integer({ min: 0, max: 4 })
    case 'date':
      return fc.constantFrom('2024-03-28', '2024-03-31', '2024-10-27', '2024-12-25', '2025-02-28')
    case 'ref':
      return field.name === 'person' ? fc.constantFrom('amira', 'zac', 'bea') : fc.constantFrom('one', 'two')
    case 'list':
      return values.length > 0
        ? fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 2 })
        : fc.constant(['something'])
    case 'text':
      if (field.name === 'from') return fc.constantFrom('09:00', '12:30')
      if (field.name === 'time') return fc.constantFrom('08:59', '09:00', '12:30', '17:01')
      if (field.name === 'until') return fc.constantFrom('12:30', '17:00')
      return fc.constantFrom('this', 'that')
    case 'enum':
      return values.length > 0 ? fc.constantFrom(...values) : fc.constant('something')
    default:
      return field.type satisfies never
  }
}

function codesOf(spoken: Spoken, type: EntryTypeName, size: number): fc.Arbitrary<Codes> {
  const fields = entryType(type).fields
  const values = Object.fromEntries(fields.map((field) => [field.name, codeOf(spoken, type, field, size)]))
  const required = fields.filter((field) => field.required).map((field) => field.name)
  return fc.record(values, { requiredKeys: required })
}

/** Minutes at which things happen: around the close of business, midnight, and the change of the clocks. */
const MOMENTS: readonly number[] = [
  '2024-03-28T16:59',
  '2024-03-28T17:00',
  '2024-03-30T23:59',
  '2024-03-31T02:00',
  '2024-06-30T10:00',
  '2024-10-25T17:00',
  '2024-10-27T00:30',
  '2024-12-24T16:59',
  '2025-01-31T12:00',
].map(instantOf)

/** Ends of holds and of days, so that something happens at the very instant. */
const ENDS = ['2024-05-29T00:00', '2024-06-29T00:00', '2024-07-31T00:00', '2025-01-25T00:00'].map(instantOf)

const moment = fc.oneof(
  fc.constantFrom(...ENDS),
  fc.constantFrom(...MOMENTS),
  fc.tuple(fc.constantFrom(...MOMENTS), fc.integer({ min: -400, max: 400 })).map(([at, hours]) => at + hours * HOUR),
  fc.integer({ min: 0, max: 400 * 24 * 60 }).map((minute) => instantOf('2024-03-01T00:00') + minute * MINUTE),
)

const entriesOf = (spoken: Spoken, types: readonly EntryTypeName[], maxLength: number) => {
  const role = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...spoken.roles) },
    { weight: 1, arbitrary: fc.constantFrom<RoleName>(...ROLES) },
  )
  const ofType = (type: EntryTypeName) =>
    fc.record({
      type: fc.constant(type),
      at: moment,
      late: fc.oneof(
        { weight: 3, arbitrary: fc.constant(0) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 90 }) },
      ),
      by: role,
      codes: codesOf(spoken, type, maxLength),
      happened: fc.boolean(),
    })
  const often = types.map((type) => ({ weight: 3, arbitrary: ofType(type) }))
  const seldom = ALWAYS.map((type) => ({ weight: 1, arbitrary: ofType(type) }))
  return fc.array(fc.oneof(...often, ...seldom), { minLength: 1, maxLength, size: 'max' })
}

/** Entries of some types alone, numbered in order of time, as a record is. */
export const recordOfTypes = (packs: readonly Pack[], types: readonly EntryTypeName[], maxLength = 14) =>
  numbered(entriesOf(spokenOf(packs), types, maxLength))

const numbered = (entries: ReturnType<typeof entriesOf>): fc.Arbitrary<readonly Entry[]> =>
  entries.map((list) =>
    list
      .toSorted((a, b) => a.at - b.at)
      .map(({ late, ...rest }, place): Entry => ({ ...rest, n: place + 1, recordedAt: rest.at + late * DAY })),
  )

/** A record of the types that one to three of the norms speak of, so that its entries meet each other often. */
export function recordOf(packs: readonly Pack[], maxLength = 14): fc.Arbitrary<readonly Entry[]> {
  const norms = packs.flatMap((pack) => pack.norms)
  return fc.array(fc.constantFrom(...norms), { minLength: 1, maxLength: 3 }).chain((chosen) => {
    const types = new Set(chosen.flatMap(patternsOf).map((pattern) => pattern.event))
    return recordOfTypes(packs, [...types], maxLength)
  })
}

/** When the record is judged: often while things are still open. */
export const nowFor = fc.oneof(moment, fc.constantFrom(instantOf('2024-11-01T09:00'), instantOf('2025-12-31T09:00')))
