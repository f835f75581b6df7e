/** The engine and the slow judge agree on the five landlords' policies, whatever is on the record. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadHolidays } from '../../src/packs/load-holidays.ts'
import { loadPolicies } from '../../src/packs/load-policies.ts'
import { projectRoot } from '../../src/packs/project-root.ts'
import { compile } from '../../src/policy/compile.ts'
import { judge } from '../../src/policy/judge.ts'
import { countedBefore, refusalBy, refusals } from '../../src/policy/refusals.ts'
import { naiveRefusals } from '../oracle/acts.ts'
import { naiveJudge } from '../oracle/judging.ts'
import { nowFor, recordOf } from './arbitrary-record.ts'
import { inAnyOrder, refusalsInAnyOrder } from './same-answer.ts'

const root = projectRoot()
const holidays = loadHolidays(root)
const runs = Number(process.env.PROPERTY_RUNS ?? 60)

describe.each(loadPolicies(root))('the policy of $id', ({ packs }) => {
  const policy = compile(packs, holidays)

  it('is judged as the slow judge does, on every field', () => {
    fc.assert(
      fc.property(recordOf(packs), nowFor, (record, now) => {
        expect(inAnyOrder(judge(policy, record, now))).toEqual(inAnyOrder(naiveJudge(packs, holidays, record, now)))
      }),
      { numRuns: runs },
    )
  })

  it('refuses what the slow judge refuses, and names the same things missing', () => {
    fc.assert(
      fc.property(recordOf(packs, 20), (record) => {
        for (const act of record) {
          const others = record.filter((entry) => entry.n !== act.n)
          expect(refusalsInAnyOrder(refusals(policy, others, act))).toEqual(
            refusalsInAnyOrder(naiveRefusals(packs, others, act)),
          )
        }
      }),
      { numRuns: runs },
    )
  })

  it('says of one norm alone what all of them say together', () => {
    fc.assert(
      fc.property(recordOf(packs, 20), (record) => {
        for (const act of record) {
          const others = record.filter((entry) => entry.n !== act.n)
          const earlier = countedBefore(others, act)
          const norms = policy.versions.flatMap((pack) => pack.norms.map((norm) => norm.id))
          const alone = [...new Set(norms)].flatMap((norm) => refusalBy(norm, policy, earlier, act) ?? [])
          const together = refusals(policy, others, act).filter(({ norm }) => norms.includes(norm))
          expect(refusalsInAnyOrder(alone)).toEqual(refusalsInAnyOrder(together))
        }
      }),
      { numRuns: runs },
    )
  })
})
