/** Risk as the record gives it: what counts, what raises, what waits, what comes back. */
import { describe, expect, it } from 'vitest'
import type { Codes, Entry } from '../entry.ts'
import { DAY, dayOfDate, instantOf } from '../london-time.ts'
import type { EntryTypeName } from '../vocabulary.ts'
import { type Answer, type Answers, answersOf, codesOfAnswers } from './answers.ts'
import type { Instrument, MaracArea } from './instrument.ts'
import { maracReasons } from './marac-reasons.ts'
import { markersOn } from './markers.ts'
import { isWithinMonths, monthsAfter } from './months.ts'
import { escalations, repeatOn } from './pattern-of-incidents.ts'
import { reassessments } from './reassessment.ts'
import { bandOf, scoreOf } from './score.ts'
import { standingLevel } from './standing-level.ts'

const AREA: MaracArea = {
  id: 'made-up',
  name: 'Made-up',
  confirmed: null,
  bands: { medium: 10, high: 14 },
  escalation: [{ count: 3, unit: 'incident', months: 12 }],
  automatic: ['honour-based'],
  repeat: { months: 12, from: 'referral', incident: 'any' },
}
const markers: Readonly<Record<number, string>> = { 15: 'strangulation', 17: 'honour-based' }
const DASH: Instrument = {
  id: 'record',
  version: '1',
  instrument: 'dash',
  title: 'Record',
  isForm: false,
  notice: '',
  licence: '',
  from: '2026-01-01',
  groups: [
    {
      title: 'All',
      items: Array.from({ length: 24 }, (_, index) => ({
        number: index + 1,
        theme: `Theme ${index + 1}`,
        text: null,
        marker: markers[index + 1] ?? null,
      })),
    },
  ],
}

const said = (counts: Partial<Record<Answer, number>>): Answers => {
  const list = Object.entries(counts).flatMap(([answer, count]) =>
    Array.from({ length: count }, () => answer as Answer),
  )
  return new Map(list.map((answer, index) => [index + 1, { answer, source: 'person' }]))
}

let n = 0
const entry = (type: EntryTypeName, at: string, codes: Codes = {}): Entry => {
  n += 1
  const instant = instantOf(at)
  return { n, type, at: instant, recordedAt: instant, by: 'da-caseworker', codes, happened: false }
}
const assessed = (at: string, level: string, codes: Codes = {}) =>
  entry('risk.assessed', at, { instrument: 'dash', level, ...codes })
const incident = (at: string, codes: Codes = {}) => entry('incident.recorded', at, { incident: `I${n}`, ...codes })

describe('the score', () => {
  it('is the count of yes, and nothing else (MHA-4.2.7.a)', () => {
    expect(scoreOf(DASH, said({ yes: 14, no: 6, 'not-known': 4 }))).toMatchObject({ yes: 14, atMost: 18, asked: 24 })
  })

  it('of 14 is high and of 13 is not, in an area that begins at 14; of 10 is high in an area that begins at 10', () => {
    expect(bandOf(AREA, scoreOf(DASH, said({ yes: 14, no: 10 })))).toBe('high')
    expect(bandOf(AREA, scoreOf(DASH, said({ yes: 13, no: 11 })))).toBe('medium')
    const ten = { ...AREA, bands: { medium: 5, high: 10 } }
    expect(bandOf(ten, scoreOf(DASH, said({ yes: 10, no: 14 })))).toBe('high')
  })

  it('never takes don’t know, declined or not asked for no', () => {
    expect(bandOf(AREA, scoreOf(DASH, said({ yes: 8, no: 16 })))).toBe('standard')
    for (const answer of ['not-known', 'declined', 'not-asked'] as const)
      expect(bandOf(AREA, scoreOf(DASH, said({ yes: 8, no: 14, [answer]: 2 })))).toBe('not-yet-known')
    expect(bandOf(AREA, scoreOf(DASH, said({ yes: 2, no: 2 })))).toBe('not-yet-known')
  })

  it('of an assessment that was not finished is never low', () => {
    expect(bandOf(AREA, scoreOf(DASH, said({ no: 24 })), true)).toBe('not-yet-known')
    expect(bandOf(AREA, scoreOf(DASH, said({ yes: 14 })), true)).toBe('high')
  })

  it('counts nothing for a number that the instrument does not have', () => {
    expect(scoreOf(DASH, new Map([[40, { answer: 'yes', source: 'person' }]])).yes).toBe(0)
  })
})

describe('answers', () => {
  it('come back from the entry as they were given, with who said so', () => {
    const given: Answers = new Map([
      [3, { answer: 'yes', source: 'person' }],
      [15, { answer: 'yes', source: 'partner' }],
      [4, { answer: 'declined', source: 'person' }],
      [20, { answer: 'no', source: 'records' }],
    ])
    const codes = codesOfAnswers(given)
    expect(codes).toEqual({
      answeredYes: ['3', '15'],
      answeredNo: ['20'],
      declined: ['4'],
      fromPartner: ['15'],
      fromRecords: ['20'],
    })
    expect(new Map([...answersOf(codes)].toSorted())).toEqual(new Map([...given].toSorted()))
  })

  it('that another system listed twice count by the one further from no', () => {
    expect(answersOf({ answeredYes: ['7'], answeredNo: ['7', '8'], notKnown: ['8'] })).toEqual(
      new Map([
        [7, { answer: 'yes', source: 'person' }],
        [8, { answer: 'not-known', source: 'person' }],
      ]),
    )
  })
})

describe('the level', () => {
  it('is raised by anybody and shows how it came about (PD-8.b1, VIV-4.1.c1)', () => {
    const level = standingLevel([assessed('2026-01-02T10:00', 'medium'), assessed('2026-02-02T10:00', 'high')], null)
    expect(level.level).toBe('high')
    expect(level.steps.map((step) => step.stands)).toEqual(['medium', 'high'])
  })

  it('is not lowered by what is not yet known, by a part of an assessment, or without a reason', () => {
    const high = assessed('2026-01-02T10:00', 'medium')
    for (const [later, waiting] of [
      [assessed('2026-02-02T10:00', 'not-yet-known', { reasons: true }), 'not-finished'],
      [assessed('2026-02-02T10:00', 'standard', { reasons: true, complete: false }), 'not-finished'],
      [assessed('2026-02-02T10:00', 'standard'), 'reason'],
    ] as const) {
      const level = standingLevel([high, later], null)
      expect(level.level).toBe('medium')
      expect(level.steps.at(-1)?.waiting).toBe(waiting)
    }
  })

  it('is never low by a part of an assessment, be it the first', () => {
    expect(standingLevel([assessed('2026-01-02T10:00', 'standard', { complete: false })], null).level).toBe(
      'not-yet-known',
    )
    expect(standingLevel([assessed('2026-01-02T10:00', 'standard')], null).level).toBe('standard')
  })

  it('goes from medium to standard with a reason', () => {
    const entries = [
      assessed('2026-01-02T10:00', 'medium'),
      assessed('2026-02-02T10:00', 'standard', { reasons: true }),
    ]
    expect(standingLevel(entries, null).level).toBe('standard')
  })

  it('goes from high to medium only once a second person agreed (WHG-1.2.a2)', () => {
    const high = assessed('2026-01-02T10:00', 'high')
    const lower = assessed('2026-02-02T10:00', 'medium', { reasons: true })
    expect(standingLevel([high, lower], null)).toMatchObject({ level: 'high', by: high.n })
    const decision = (answer: string) =>
      entry('second-check.made', '2026-02-03T10:00', { entry: lower.n, outcome: answer, reason: true })
    expect(standingLevel([high, lower, decision('not-agreed')], null).level).toBe('high')
    expect(standingLevel([high, lower, decision('agreed')], null)).toMatchObject({ level: 'medium', by: lower.n })
  })

  it('rises by another agency’s assessment and never falls by it (MHA-4.2.7.b1)', () => {
    const police = (level: string, at: string) => assessed(at, level, { instrument: 'other-agency', agency: 'police' })
    expect(standingLevel([police('high', '2026-01-08T10:00')], null).level).toBe('high')
    const ours = assessed('2026-01-02T10:00', 'medium')
    expect(standingLevel([ours, police('standard', '2026-01-08T10:00')], null).level).toBe('medium')
    expect(standingLevel([ours, police('high', '2026-01-08T10:00')], null).level).toBe('high')
  })

  it('is each person’s own, and a retracted assessment counts for nothing', () => {
    const [amira, zac] = [
      assessed('2026-01-02T10:00', 'high', { person: 'amira' }),
      assessed('2026-01-03T10:00', 'medium', { person: 'zac' }),
    ]
    expect(standingLevel([amira, zac], 'zac').level).toBe('medium')
    const gone = entry('entry.retracted', '2026-01-04T10:00', { entry: amira.n, reason: true })
    expect(standingLevel([amira, gone], 'amira').level).toBe('not-yet-known')
  })
})

describe('markers', () => {
  it('stand for a yes, for what the assessor saw and for an incident, and a later silence does not take them away', () => {
    const entries = [
      assessed('2026-01-02T10:00', 'medium', { answeredYes: ['15', '2'], markers: ['weapon'] }),
      incident('2026-01-05T10:00', { abuse: ['stalking-harassment'] }),
      assessed('2026-02-02T10:00', 'medium', { answeredNo: ['15'] }),
    ]
    expect(markersOn(DASH, entries, null).map(({ marker, from }) => `${marker} ${from}`)).toEqual([
      'strangulation answers',
      'weapon assessor',
      'stalking incident',
    ])
  })

  it('prompt for MARAC whatever the score: 13 yes with strangulation stands beside an automatic flag', () => {
    const entries = [assessed('2026-01-02T10:00', 'medium', { score: 13, answeredYes: ['15', '17'] })]
    const now = instantOf('2026-01-03T10:00')
    expect(maracReasons(AREA, DASH, entries, null, now)).toEqual([{ because: 'automatic', marker: 'honour-based' }])
    const scored = [assessed('2026-01-02T10:00', 'medium', { score: 14 })]
    expect(maracReasons(AREA, DASH, scored, null, now)).toEqual([{ because: 'score', score: 14, from: 14 }])
  })
})

describe('incidents', () => {
  it('are an escalation once the area’s count is reached inside its months', () => {
    const entries = [incident('2025-01-10T10:00'), incident('2025-06-10T10:00'), incident('2026-01-09T10:00')]
    expect(escalations(AREA, entries, instantOf('2026-01-10T10:00'))).toMatchObject([{ count: 3 }])
    expect(escalations(AREA, entries, instantOf('2026-01-11T10:00'))).toEqual([])
  })

  it('count as crimes only where the record says so', () => {
    const area = { ...AREA, escalation: [{ count: 2, unit: 'crime' as const, months: 12 }] }
    const now = instantOf('2026-01-10T10:00')
    expect(escalations(area, [incident('2026-01-01T10:00'), incident('2026-01-02T10:00')], now)).toEqual([])
    const crimes = [
      incident('2026-01-01T10:00', { potentialCrime: true }),
      incident('2026-01-02T10:00', { physicalViolence: true }),
    ]
    expect(escalations(area, crimes, now)).toHaveLength(1)
  })

  const referral = (at: string) => entry('referral.made', at, { to: 'marac', person: 'amira' })

  it('make a repeat on day 364 and 365 after the referral, and not on day 366', () => {
    const start = '2025-03-01'
    for (const [days, isRepeat] of [
      [364, true],
      [365, true],
      [366, false],
    ] as const) {
      const at = instantOf(`${start}T10:00`) + days * DAY
      const later: Entry = { ...incident('2025-03-01T10:00'), at, recordedAt: at }
      expect(repeatOn(AREA, [referral(`${start}T09:00`), later], at + DAY) !== null, `day ${days}`).toBe(isRepeat)
    }
  })

  it('count from the meeting where the area counts so, and are no repeat once referred again', () => {
    const area = { ...AREA, repeat: { ...AREA.repeat, from: 'meeting' as const } }
    const listed = entry('marac.listed', '2025-01-02T10:00', { person: 'amira', meetingOn: '2025-03-04' })
    const later = incident('2026-02-20T10:00')
    const now = instantOf('2026-03-01T10:00')
    expect(repeatOn(area, [referral('2025-01-01T10:00'), listed, later], now)?.since).toBe(dayOfDate('2025-03-04'))
    expect(repeatOn(AREA, [referral('2025-01-01T10:00'), listed, later], now)).toBeNull()
    expect(repeatOn(area, [listed, later, referral('2026-02-21T10:00')], now)).toBeNull()
  })

  it('count months as people do: the anniversary belongs to them, and a leap day ends a day sooner', () => {
    const day = dayOfDate
    expect(monthsAfter(day('2024-02-29'), 12)).toBe(day('2025-02-28'))
    expect(monthsAfter(day('2025-08-31'), 6)).toBe(day('2026-02-28'))
    expect(monthsAfter(day('2025-11-30'), 1)).toBe(day('2025-12-30'))
    expect(isWithinMonths(day('2026-03-01'), day('2025-03-01'), 12)).toBe(true)
    expect(isWithinMonths(day('2026-03-02'), day('2025-03-01'), 12)).toBe(false)
  })
})

describe('another look at the risk', () => {
  const triggers = [
    { trigger: 'new-incident', clause: 'MHA-4.2.8.c2' },
    { trigger: 'transfer', clause: 'MHA-4.2.8.c3' },
    { trigger: 'escalation', clause: 'MHA-4.2.8.c1' },
  ]
  const now = instantOf('2026-03-10T10:00')

  it('is asked for by what happened after the last one, with the clause that says so (MHA-4.2.8.c2)', () => {
    const entries = [
      incident('2026-01-01T10:00'),
      assessed('2026-01-02T10:00', 'medium'),
      incident('2026-02-01T10:00'),
      entry('victim.moved', '2026-02-02T10:00', { person: 'amira', ourHome: true }),
      entry('victim.moved', '2026-02-03T10:00', { person: 'amira', ourHome: false }),
    ]
    expect(reassessments(AREA, triggers, entries, null, now).map((each) => each.clause)).toEqual([
      'MHA-4.2.8.c2',
      'MHA-4.2.8.c3',
    ])
    expect(reassessments(AREA, triggers, [...entries, assessed('2026-02-04T10:00', 'medium')], null, now)).toEqual([])
  })

  it('is asked for once an order was broken and once two people parted, and not by first hearing that they had', () => {
    const told = [
      { trigger: 'order-breached', clause: null },
      { trigger: 'separation', clause: null },
    ]
    const pair = { from: 'karl', to: 'amira', relation: 'married' }
    const together = entry('relationship.recorded', '2026-01-01T10:00', { ...pair, current: true })
    const added = (person: string, role: string) => entry('person.added', '2026-01-01T09:00', { person, role })
    const [amira, karl] = [added('amira', 'victim'), added('karl', 'perpetrator')]
    const later = [
      assessed('2026-01-02T10:00', 'medium'),
      entry('court-order.breached', '2026-02-01T10:00', { person: 'karl', how: 'came-home' }),
      entry('relationship.recorded', '2026-02-02T10:00', { ...pair, from: 'amira', to: 'karl', current: false }),
    ]
    const found = (entries: readonly Entry[], parts = [amira, karl]) =>
      reassessments(AREA, told, [...parts, ...entries], 'amira', now).map((each) => each.trigger)
    expect(found([together, ...later])).toEqual(['order-breached', 'separation'])
    expect(found(later)).toEqual(['order-breached'])
    expect(found([together, ...later, assessed('2026-02-03T10:00', 'high')])).toEqual([])
    const others = [amira, added('karl', 'other-adult')]
    expect(found([together, ...later], others), 'neither causes harm').toEqual(['order-breached'])
  })

  it('is asked for by a pattern of incidents and by a review that is due, and not by a part of an assessment', () => {
    const entries = [
      incident('2026-01-01T10:00'),
      incident('2026-01-02T09:00'),
      assessed('2026-01-02T10:00', 'medium', { reviewOn: '2026-03-10' }),
      incident('2026-02-01T10:00'),
      assessed('2026-02-04T10:00', 'medium', { complete: false }),
    ]
    expect(reassessments(AREA, triggers, entries, null, now).map((each) => each.trigger)).toEqual([
      'new-incident',
      'escalation',
      'review-due',
    ])
  })
})
