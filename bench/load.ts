/** The load: 60 norms over 36 types, and made-up cases of about 40 entries, always the same for the same seed. */
import type { Holidays } from '../src/policy/calendar/working-days.ts'
import type { Norm, Pack, Pattern, Within } from '../src/policy/model.ts'
import type { CodeValue, Entry } from '../src/record/entry.ts'
import { DAY, HOUR, instantOf, MINUTE } from '../src/record/london-time.ts'
import { ENTRY_TYPES, type EntryTypeName } from '../src/record/vocabulary.ts'

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const SKIPPED = new Set(['person.added', 'case.closed', 'duty.waived', 'entry.retracted'])
const CONTACTS = /^(message|feedback|victim\.contact|victim\.updated|report\.ack|safe-contact)/

/** 36 types: from the 24th on they are acts that gates, prohibitions and limits look at. */
export const TYPES: readonly EntryTypeName[] = ENTRY_TYPES.filter(
  (type) => type.scope === 'case' && !SKIPPED.has(type.name) && !CONTACTS.test(type.name),
)
  .slice(0, 36)
  .map((type) => type.name)
const FIRST_ACT = 24

const typeAt = (place: number): EntryTypeName => TYPES[place % TYPES.length] ?? 'report.received'

const WITHIN: readonly Within[] = [
  { working_days: 1 },
  'same_working_day',
  'not_stated',
  { working_days: 5 },
  { months: 1 },
  { hours: 48 },
  { calendar_days: 7 },
  'not_stated',
]

const common = (id: string) => ({ id, cite: [{ clause: id.toUpperCase(), says: 'Made up.' }], line: 1 })

function duty(place: number): Norm {
  const kinds: Pattern['where'] = place % 5 === 0 ? { kind: ['a', 'b'] } : place % 7 === 0 ? { yes: true } : {}
  return {
    ...common(`duty-${place}`),
    kind: place % 9 === 0 ? 'offer' : 'duty',
    when: [{ event: typeAt((place * 5) % FIRST_ACT), where: kinds }],
    do: [{ event: typeAt((place * 7 + 3) % FIRST_ACT) }],
    within: WITHIN[place % WITHIN.length] ?? 'not_stated',
    stated: true,
    ...(place % 4 === 0 ? { per: { field: 'person', match: 'strict' as const } } : {}),
    again: 'absorb',
    stopsWhen: place % 10 === 0 ? [{ event: typeAt(place % FIRST_ACT), where: { kind: 'c' } }] : [],
    waivable: null,
    survivesClosure: place % 6 === 0,
  }
}

function gate(place: number): Norm {
  const first = { event: typeAt(place * 3), ...(place % 4 === 0 ? { where: { yes: true } } : {}) }
  const second = { event: typeAt(place * 3 + 1), where: { kind: ['a', 'b'] } }
  return {
    ...common(`gate-${place}`),
    kind: 'gate',
    before: [{ event: typeAt(FIRST_ACT + place) }],
    ...(place % 2 === 0 ? { per: { field: 'action', match: 'strict' as const } } : {}),
    needs: place % 3 === 0 ? [{ any: [first] }, { any: [second] }] : [{ any: [first] }],
    fieldAny: [],
    forByAct: false,
    until: [],
  }
}

const never = (place: number): Norm => ({
  ...common(`never-${place}`),
  kind: 'never',
  acts: [{ event: typeAt(FIRST_ACT + 2 + place), where: { kind: 'c' } }],
  remediedBy: [{ event: typeAt(place) }],
})

const limit = (place: number): Norm => ({
  ...common(`limit-${place}`),
  kind: 'limit',
  acts: [{ event: typeAt(34 + place) }],
  per: { field: 'action', match: 'strict' },
  atMost: 1,
  deviation: null,
})

const every = (place: number): Norm => ({
  ...common(`every-${place}`),
  kind: 'every',
  do: [{ event: typeAt(place + 5), where: { kind: 'd' } }],
  atLeast: { months: 3 },
  stated: true,
})

const several = (count: number, norm: (place: number) => Norm): readonly Norm[] =>
  Array.from({ length: count }, (_, place) => norm(place))

export const loadPack: Pack = {
  id: 'made-up',
  version: '1',
  landlord: 'made-up',
  inForce: { from: '2024-01-01' },
  calendar: { zone: 'Europe/London', holidays: 'england-and-wales', close: '17:00', closed: [] },
  safeContactClause: 'safe-contact',
  safeContactOverride: null,
  norms: [...several(40, duty), ...several(8, gate), ...several(8, never), ...several(2, limit), ...several(2, every)],
  interpretations: [],
  tensions: [],
  errata: [],
  imports: [],
  silences: [],
}

const START = instantOf('2024-01-02T09:00')
export const NOW = instantOf('2025-06-30T09:00')

const pick = <T>(list: readonly T[], random: () => number): T | undefined => list[Math.floor(random() * list.length)]

/** One case: entries in order, each written down when it happened; acts took place, so that each is judged. */
function caseOf(random: () => number): readonly Entry[] {
  const size = 30 + Math.floor(random() * 21)
  let at = START + Math.floor(random() * 300) * DAY
  return Array.from({ length: size }, (_, place): Entry => {
    at += Math.floor(random() * 96) * HOUR + Math.floor(random() * 60) * MINUTE
    const type = Math.floor(random() * TYPES.length)
    const closes = random() < 0.02
    const codes: Record<string, CodeValue> = { kind: pick(['a', 'b', 'c', 'd'], random) ?? 'a', yes: random() < 0.5 }
    if (random() < 0.7) codes.person = pick(['p1', 'p2'], random) ?? 'p1'
    if (random() < 0.7) codes.action = pick(['a1', 'a2', 'a3'], random) ?? 'a1'
    return {
      n: place + 1,
      type: closes ? 'case.closed' : typeAt(type),
      at,
      recordedAt: at,
      by: 'housing-officer',
      codes,
      happened: !closes && type >= FIRST_ACT,
    }
  })
}

/** That many cases from a seed. */
export function loadCases(count: number, seed = 20_240_701): readonly (readonly Entry[])[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => caseOf(random))
}

export const loadHolidays: readonly Holidays[] = [
  {
    division: 'england-and-wales',
    from: 2024,
    until: 2026,
    days: [
      '2024-01-01',
      '2024-03-29',
      '2024-04-01',
      '2024-05-06',
      '2024-05-27',
      '2024-08-26',
      '2024-12-25',
      '2024-12-26',
      '2025-01-01',
      '2025-04-18',
      '2025-04-21',
      '2025-05-05',
      '2025-05-26',
      '2025-08-25',
      '2025-12-25',
      '2025-12-26',
    ].map((date) => ({ date, name: 'Bank holiday' })),
  },
]
