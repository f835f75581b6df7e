/** The engine and the slow judge agree on policies that nobody wrote. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/policy/compile.ts'
import { judge } from '../../src/policy/judge.ts'
import { refusals } from '../../src/policy/refusals.ts'
import { dateOfDay, dayOf, instantOf } from '../../src/record/london-time.ts'
import { naiveRefusals } from '../oracle/acts.ts'
import { naiveJudge } from '../oracle/judging.ts'
import { arbitraryPack, packsOfOneKind, someHolidays } from './arbitrary-pack.ts'
import { nowFor, recordOf, recordOfTypes } from './arbitrary-record.ts'
import { inAnyOrder, refusalsInAnyOrder } from './same-answer.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 150)
const first = arbitraryPack('2024-03-01', '1')
const one = first.map((pack) => [pack])
const two = fc.tuple(first, arbitraryPack('2024-10-27', '2'))

describe.each([
  ['one version', one],
  ['two versions, the second in force while cases run', two],
])('a made-up policy of %s', (_, versions) => {
  const stories = versions.chain((packs) => fc.tuple(fc.constant(packs), recordOf(packs, 16)))

  it('is judged as the slow judge does, on every field', () => {
    fc.assert(
      fc.property(stories, nowFor, ([packs, record], now) => {
        const policy = compile(packs, someHolidays)
        expect(inAnyOrder(judge(policy, record, now))).toEqual(inAnyOrder(naiveJudge(packs, someHolidays, record, now)))
      }),
      { numRuns },
    )
  })

  it('refuses what the slow judge refuses, and names the same things missing', () => {
    fc.assert(
      fc.property(stories, ([packs, record]) => {
        const policy = compile(packs, someHolidays)
        for (const act of record) {
          const others = record.filter((entry) => entry.n !== act.n)
          expect(refusalsInAnyOrder(refusals(policy, others, act))).toEqual(
            refusalsInAnyOrder(naiveRefusals(packs, others, act)),
          )
        }
      }),
      { numRuns },
    )
  })
})

describe.each(packsOfOneKind)('a made-up policy of nothing but %s', (kind, pack) => {
  const victims = ['case.opened', 'person.added', 'person.added', 'case.closed', 'case.reopened'] as const
  const stories = pack.chain((made) =>
    fc.tuple(fc.constant(made), kind === 'dutyToEach' ? recordOfTypes([made], victims, 12) : recordOf([made], 12)),
  )

  it('is judged, and refuses, as the slow judge does', () => {
    fc.assert(
      fc.property(stories, nowFor, ([made, record], now) => {
        const policy = compile([made], someHolidays)
        expect(inAnyOrder(judge(policy, record, now))).toEqual(
          inAnyOrder(naiveJudge([made], someHolidays, record, now)),
        )
        const act = record.at(-1)
        if (!act) return
        const others = record.slice(0, -1)
        expect(refusalsInAnyOrder(refusals(policy, others, act))).toEqual(
          refusalsInAnyOrder(naiveRefusals([made], others, act)),
        )
      }),
      { numRuns },
    )
  })
})

describe('the safe-contact rule', () => {
  const types = ['safe-contact.agreed', 'victim.contacted'] as const
  const stories = first.chain((pack) => fc.tuple(fc.constant(pack), recordOfTypes([pack], types, 10)))
  const clock = fc.constantFrom('08:59', '09:00', '12:30', '12:31', '17:00', '17:01')

  it('refuses the same contacts as the slow judge, to the minute', () => {
    fc.assert(
      fc.property(stories, fc.integer({ min: 0, max: 600 }), clock, ([pack, record], days, time) => {
        const at = instantOf(`${dateOfDay(dayOf(instantOf('2024-03-25T00:00')) + days)}T${time}`)
        for (const contact of record.filter((entry) => entry.type === 'victim.contacted')) {
          const act = { ...contact, n: 99, at, recordedAt: at }
          expect(refusalsInAnyOrder(refusals(compile([pack], someHolidays), record, act))).toEqual(
            refusalsInAnyOrder(naiveRefusals([pack], record, act)),
          )
        }
      }),
      { numRuns },
    )
  })
})
