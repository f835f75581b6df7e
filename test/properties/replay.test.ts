/** A replay says what judging each case whole by each policy says, however little of either it judges. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/policy/compile.ts'
import { judge, type Scope } from '../../src/policy/judge.ts'
import type { Judgement } from '../../src/policy/judgement.ts'
import type { Duty, Norm, Pack } from '../../src/policy/model.ts'
import { play } from '../../src/policy/play.ts'
import { refusals } from '../../src/policy/refusals.ts'
import { type Replayer, type ReplayOptions, replayer } from '../../src/policy/replay/replay.ts'
import type { Entry } from '../../src/record/entry.ts'
import { standing } from '../../src/record/standing.ts'
import { byTime, naiveRefusals } from '../oracle/acts.ts'
import { naiveJudge } from '../oracle/judging.ts'
import { arbitraryPack, packOfDuties, someHolidays } from './arbitrary-pack.ts'
import { nowFor, recordOf, recordOfTypes } from './arbitrary-record.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 150)
const always = () => Number.NEGATIVE_INFINITY
const whole: ReplayOptions = { everything: true, keepReferences: true, since: always }

/** A policy, and the same with some norms taken away, put in or written otherwise, another hour of closing, another override. */
const twoTexts: fc.Arbitrary<readonly [Pack, Pack]> = fc
  .tuple(
    arbitraryPack('2024-03-01', '1'),
    arbitraryPack('2024-10-27', '2'),
    fc.array(fc.constantFrom('keep', 'keep', 'keep', 'drop', 'other', 'join'), { minLength: 5, maxLength: 5 }),
    fc.constantFrom('17:00', '17:00', '12:30'),
    fc.constantFrom('safe-contact', 'safe-contact', 'X-1'),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([one, other, choices, close, safeContactClause, calm]) => {
    const norms = one.norms.flatMap((norm, place) => {
      const [choice, next] = [choices[place] ?? 'keep', other.norms[place]]
      const { id, cite } = norm
      if (choice === 'drop') return []
      if (choice === 'other' && next) return [{ ...next, id, cite }]
      if (choice === 'join' && next) return [norm, { ...next, id: `new-${place}` }]
      return [norm]
    })
    const safeContactOverride = calm === 0 ? other.safeContactOverride : one.safeContactOverride
    return [
      one,
      {
        ...one,
        version: '2',
        inForce: other.inForce,
        norms,
        calendar: { ...one.calendar, close },
        safeContactClause,
        safeContactOverride,
      },
    ] as const
  })
const pairs = twoTexts.chain((packs) =>
  fc.tuple(fc.constant(packs), fc.array(recordOf(packs, 14), { minLength: 1, maxLength: 3 })),
)

/** As the policy is taken: in force from the same day as the other. */
const alike = (packs: readonly [Pack, Pack], place: 0 | 1): Pack => ({
  ...packs[place],
  inForce: { from: packs[0].inForce.from < packs[1].inForce.from ? packs[0].inForce.from : packs[1].inForce.from },
})

type Line = { clause: string; cell: string; about: string }
type Judged = (pack: Pack, record: readonly Entry[], now: number) => readonly Line[]

/** What of a judgement counts, read out of it anew. */
function lines(
  { duties, holds, breaches }: Judgement,
  refused: readonly { n: number; clauses: readonly string[] }[],
  now: number,
) {
  const all: Line[] = []
  const put = (clauses: readonly string[], cell: string, about: string) => {
    for (const clause of clauses) all.push({ clause, cell, about })
  }
  for (const { clauses, outcome, due, ended, stated, trigger, key } of duties) {
    const isLate = due !== null && (ended ?? now) > due
    const cell = isLate
      ? stated
        ? 'late'
        : 'past-target'
      : outcome === 'done'
        ? 'met'
        : outcome === 'open'
          ? 'open'
          : 'ended'
    put(clauses, cell, `duty ${trigger} ${key ?? ''}`)
  }
  for (const { clauses, startedBy, until } of holds) put(clauses, 'held', `hold ${startedBy} ${until}`)
  for (const { clauses, n, remedied } of breaches) put(clauses, remedied ? 'remedied' : 'breached', `act ${n}`)
  for (const { clauses, n } of refused) put(clauses, 'refused', `act ${n}`)
  return all
}

/** The acts on a record that a policy refuses, asked one by one with what stood and was known before each. */
function refusedOn(
  record: readonly Entry[],
  now: number,
  ask: (known: readonly Entry[], act: Entry) => readonly { clauses: readonly string[] }[],
) {
  const stands = standing(record.filter((entry) => entry.at <= now && entry.recordedAt <= now)).toSorted(byTime)
  return stands.flatMap((act) => {
    if (act.happened || act.type === 'entry.retracted') return []
    const known = stands.filter(
      (entry) =>
        byTime(entry, act) < 0 &&
        (entry.recordedAt < act.recordedAt || (entry.recordedAt === act.recordedAt && entry.n < act.n)),
    )
    return ask(known, act).map(({ clauses }) => ({ n: act.n, clauses }))
  })
}

const slowly: Judged = (pack, record, now) =>
  lines(
    naiveJudge([pack], someHolidays, record, now),
    refusedOn(record, now, (known, act) => naiveRefusals([pack], known, act)),
    now,
  )

const byEngine =
  (scope: Scope): Judged =>
  (pack, record, now) => {
    const policy = compile([pack], someHolidays)
    return lines(
      judge(policy, record, now, scope),
      refusedOn(record, now, (known, act) => refusals(policy, known, act)),
      now,
    )
  }

/** The counts that a replay should come to. */
function expected(packs: readonly [Pack, Pack], records: readonly (readonly Entry[])[], now: number, judged: Judged) {
  const counts = new Map<string, number>()
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
  records.forEach((record, place) => {
    const [before, after] = [judged(alike(packs, 0), record, now), judged(alike(packs, 1), record, now)]
    for (const [side, all] of [
      ['before', before],
      ['after', after],
    ] as const) {
      for (const { clause, cell } of all) add(`${clause} ${side} ${cell}`)
      for (const name of new Set(all.map(({ clause, cell }) => `${clause} ${side} ${cell} cases`))) add(name)
    }
    const told = (all: readonly Line[], clause: string) =>
      JSON.stringify(
        all
          .filter((line) => line.clause === clause)
          .map(({ cell, about }) => `${cell} ${about}`)
          .toSorted(),
      )
    for (const clause of new Set([...before, ...after].map((line) => line.clause)))
      if (told(before, clause) !== told(after, clause)) add(`${clause} differs in ${place}`)
  })
  return counts
}

function counted({ tally }: Replayer): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { clause, before, after, references } of tally.clauses.values()) {
    for (const [side, cells] of [
      ['before', before],
      ['after', after],
    ] as const)
      for (const [cell, { items, own, cases }] of Object.entries(cells))
        if (items + own > 0) {
          counts.set(`${clause} ${side} ${cell}`, items + own)
          if (cases > 0) counts.set(`${clause} ${side} ${cell} cases`, cases)
        }
    for (const reference of references) counts.set(`${clause} differs in ${reference}`, 1)
  }
  return counts
}

const sorted = (counts: Iterable<readonly [string, number]>) => [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))

function replayed(
  packs: readonly [Pack, Pack],
  records: readonly (readonly Entry[])[],
  now: number,
  scope: Scope,
  everything: boolean,
) {
  const made = replayer(...packs, someHolidays, { ...whole, everything })
  records.forEach((record, place) => {
    const kept = made.types === null ? record : record.filter(({ type }) => made.types?.includes(type))
    made.see({ reference: String(place), scope, now, began: 0, record: kept })
  })
  return made
}

describe('a replay of records', () => {
  it('counts what the slow judge finds by each policy, clause by clause', () => {
    fc.assert(
      fc.property(pairs, nowFor, ([packs, records], now) => {
        const made = replayed(packs, records, now, 'all', true)
        expect(sorted(counted(made))).toEqual(sorted(expected(packs, records, now, slowly)))
      }),
      { numRuns },
    )
  })

  it.each(['all', 'case', 'organisation'] as const)(
    'finds the same of a changed clause where it judges nothing else and reads nothing else (%s)',
    (scope) => {
      let changed = 0
      fc.assert(
        fc.property(pairs, nowFor, ([packs, records], now) => {
          const made = replayed(packs, records, now, scope, false)
          const wanted = sorted(expected(packs, records, now, byEngine(scope))).filter(([name]) =>
            made.differs.clauses.has(name.split(' ')[0] ?? ''),
          )
          changed += wanted.filter(([name]) => name.includes('differs')).length
          // the organisation's own record is no case
          const isOfCases = ([name]: readonly [string, number]) => / cases$| differs in /.test(name)
          const all = scope === 'organisation' ? wanted.filter((each) => !isOfCases(each)) : wanted
          expect(sorted(counted(made))).toEqual(all)
        }),
        { numRuns },
      )
      expect(changed).toBeGreaterThan(scope === 'organisation' ? 0 : 10)
    },
  )

  it('misses nothing: under a clause that is said to be the same, no case comes out otherwise', () => {
    fc.assert(
      fc.property(pairs, nowFor, ([packs, records], now) => {
        const made = replayed(packs, records, now, 'all', false)
        const differs = [...expected(packs, records, now, byEngine('all')).keys()].filter((name) =>
          name.includes(' differs in '),
        )
        for (const name of differs) expect(made.differs.clauses.has(name.split(' ')[0] ?? ''), name).toBe(true)
      }),
      { numRuns },
    )
  })
})

/** Duties, and the same with other times, other deeds, other things they are about, and one of them under two clauses. */
const twoOfDuties: fc.Arbitrary<readonly [Pack, Pack]> = fc
  .tuple(
    packOfDuties,
    packOfDuties,
    fc.array(fc.constantFrom('keep', 'time', 'time', 'target', 'kind', 'other', 'drop', 'about'), {
      minLength: 5,
      maxLength: 5,
    }),
    fc.constantFrom('17:00', '12:30'),
    fc.boolean(),
  )
  .map(([drawn, other, choices, close, isAbout]) => {
    const both = { clause: 'X-2', says: 'Made up.' }
    const norms = drawn.norms.map(
      (norm, place): Norm => ({
        ...norm,
        ...(isAbout && place > 0 ? { notAbout: 'perpetrator' } : {}),
        ...(place === 0 ? { cite: [...norm.cite, both] } : {}),
      }),
    )
    const changed = norms.flatMap((norm, place): Norm[] => {
      const next = other.norms[place]
      if (!isOwed(norm) || !next || !isOwed(next)) return [norm]
      switch (choices[place]) {
        case 'time':
          return [{ ...norm, within: next.within }]
        case 'target':
          return [{ ...norm, stated: !norm.stated }]
        case 'kind':
          return [{ ...norm, kind: norm.kind === 'sign' ? 'duty' : 'sign' }]
        case 'other':
          return [{ ...next, cite: norm.cite }]
        case 'drop':
          return []
        case 'about':
          return [{ ...norm, ...(next.per ? { per: next.per } : {}), again: next.again }]
        default:
          return [norm]
      }
    })
    const pack = { ...drawn, norms }
    return [pack, { ...pack, norms: changed, calendar: { ...pack.calendar, close } }] as const
  })
const isOwed = (norm: Norm): norm is Duty => norm.kind === 'duty' || norm.kind === 'offer' || norm.kind === 'sign'

describe('a replay over columns', () => {
  /** People come on the record as harmed and as causing harm, some as both. */
  const withPeople = (record: readonly Entry[]) =>
    record.map((entry, place): Entry => {
      const { type, codes } = entry
      return type === 'person.added'
        ? { ...entry, codes: { ...codes, role: place % 3 === 0 ? 'victim' : 'perpetrator', person: 'amira' } }
        : entry
    })
  const told = twoOfDuties.chain((packs) => {
    const [norm] = packs[0].norms.filter(isOwed).toReversed()
    const types = [...(norm?.when ?? []), ...(norm?.do ?? []), ...(norm?.do ?? [])].map(({ event }) => event)
    const record = fc.oneof(
      recordOf(packs, 14),
      recordOfTypes(packs, [...types, 'person.added', 'person.added'], 14).map(withPeople),
    )
    return fc.tuple(fc.constant(packs), fc.array(record, { minLength: 1, maxLength: 3 }))
  })

  it.each([false, true])('finds of duties what judging each case whole finds (everything: %s)', (everything) => {
    const cells = new Map<string, number>()
    fc.assert(
      fc.property(told, nowFor, ([packs, records], now) => {
        const made = replayed(packs, records, now, 'case', everything)
        expect(
          made.overColumns.usual.filter((id) => id !== 'safe-contact'),
          'all of them',
        ).toEqual([])
        const wanted = sorted(expected(packs, records, now, byEngine('case'))).filter(
          ([name]) => everything || made.differs.clauses.has(name.split(' ')[0] ?? ''),
        )
        for (const [name] of wanted) {
          const [, side = '', cell = ''] = name.split(' ')
          cells.set(side === 'differs' ? side : cell, (cells.get(cell) ?? 0) + 1)
        }
        expect(sorted(counted(made))).toEqual(wanted)
      }),
      { numRuns },
    )
    expect([...cells.keys()]).toEqual(
      expect.arrayContaining(['met', 'late', 'past-target', 'open', 'ended', 'differs']),
    )
  })
})

describe('a replay of stories', () => {
  it('counts what playing each by each policy gives', () => {
    fc.assert(
      fc.property(pairs, nowFor, ([packs, told], now) => {
        const made = replayer(...packs, someHolidays, whole)
        const stories = told.map((record) => record.toSorted((a, b) => a.recordedAt - b.recordedAt || a.n - b.n))
        stories.forEach((proposals, place) => {
          made.see({ reference: String(place), scope: 'all', now, began: 0, proposals })
        })
        const played: Judged = (pack, proposals) => {
          const scenario = {
            id: '',
            policy: '',
            title: '',
            now,
            proposals,
            expect: { duties: [], refused: [], breaches: [], holds: [], absent: [] },
          }
          const { duties, signs, breaches, refused } = play(compile([pack], someHolidays), scenario)
          const cell = (duty: (typeof duties)[number]) =>
            duty.late
              ? duty.stated
                ? 'late'
                : 'past-target'
              : duty.state === 'done'
                ? 'met'
                : duty.state === 'open'
                  ? 'open'
                  : 'ended'
          return [
            ...[...duties, ...signs].map((duty) => ({ clauses: duty.clauses, cell: cell(duty) })),
            ...breaches.map(({ clauses, remedied }) => ({ clauses, cell: remedied ? 'remedied' : 'breached' })),
            ...refused.map(({ clauses }) => ({ clauses, cell: 'refused' })),
          ].flatMap(({ clauses, cell: of }) => clauses.map((clause) => ({ clause, cell: of, about: '' })))
        }
        const plain = (counts: Map<string, number>) =>
          sorted(counts).filter(([name]) => !name.includes(' differs in ') && !name.includes(' held'))
        expect(plain(counted(made))).toEqual(plain(expected(packs, stories, now, played)))
      }),
      { numRuns },
    )
  })
})
