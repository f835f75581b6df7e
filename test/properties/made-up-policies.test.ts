/** The engine and the slow judge agree on policies that nobody wrote. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/policy/compile.ts'
import { judge } from '../../src/policy/judge.ts'
import { refusals } from '../../src/policy/refusals.ts'
import { naiveRefusals } from '../oracle/acts.ts'
import { naiveJudge } from '../oracle/judging.ts'
import { arbitraryPack, packForEachVictim, someHolidays } from './arbitrary-pack.ts'
import { nowFor, recordOf, recordOfTypes } from './arbitrary-record.ts'
import { inAnyOrder, refusalsInAnyOrder } from './same-answer.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 300)
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

describe('a duty that is owed to each adult victim', () => {
  const types = ['case.opened', 'person.added', 'case.closed', 'case.reopened', 'victim.contacted'] as const
  const stories = packForEachVictim().chain((pack) => fc.tuple(fc.constant(pack), recordOfTypes([pack], types, 12)))

  it('opens, is taken over and ends as the slow judge says, whoever comes and goes', () => {
    fc.assert(
      fc.property(stories, nowFor, ([pack, record], now) => {
        const answer = judge(compile([pack], someHolidays), record, now)
        expect(inAnyOrder(answer)).toEqual(inAnyOrder(naiveJudge([pack], someHolidays, record, now)))
      }),
      { numRuns },
    )
  })
})
