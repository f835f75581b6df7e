/** What must not change a judgement: the order of arrival, an entry about something else, one that was taken back, asking twice. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/policy/compile.ts'
import { judge } from '../../src/policy/judge.ts'
import { propose } from '../../src/policy/play.ts'
import type { Entry } from '../../src/record/entry.ts'
import { naivePlay } from '../oracle/judging.ts'
import { arbitraryPack, someHolidays } from './arbitrary-pack.ts'
import { nowFor, recordOf } from './arbitrary-record.ts'
import { inAnyOrder } from './same-answer.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 200)
const stories = arbitraryPack('2024-03-01', '1').chain((pack) => fc.tuple(fc.constant(pack), recordOf([pack], 16)))

const holds = (judged: (policy: ReturnType<typeof compile>, record: readonly Entry[], now: number) => void) =>
  fc.assert(
    fc.property(stories, nowFor, ([pack, record], now) => {
      judged(compile([pack], someHolidays), record, now)
    }),
    { numRuns },
  )

describe('a judgement', () => {
  it('is the same when it is asked for twice', () => {
    holds((policy, record, now) => expect(judge(policy, record, now)).toEqual(judge(policy, record, now)))
  })

  it('is the same in whatever order the entries are handed over', () => {
    holds((policy, record, now) => {
      const backwards = record.toReversed()
      expect(inAnyOrder(judge(policy, backwards, now))).toEqual(inAnyOrder(judge(policy, record, now)))
    })
  })

  it('is not touched by an entry of a type that no norm speaks of', () => {
    holds((policy, record, now) => {
      const first = record[0]
      if (!first) return
      const other: Entry = { ...first, n: 99, type: 'equality-assessment.completed', codes: { kind: 'equality' } }
      expect(inAnyOrder(judge(policy, [...record, other], now))).toEqual(inAnyOrder(judge(policy, record, now)))
    })
  })

  it('is as though an entry had never been written when it is taken back', () => {
    holds((policy, record, now) => {
      const kept = record.filter((entry) => entry.type !== 'entry.retracted')
      const wrong = kept[kept.length >> 1]
      if (!wrong || wrong.recordedAt > now) return
      const codes = { entry: wrong.n, reason: true }
      const takenBack: Entry = {
        n: 99,
        type: 'entry.retracted',
        at: wrong.at,
        recordedAt: now,
        by: 'da-lead',
        codes,
        happened: false,
      }
      const without = kept.filter((entry) => entry !== wrong)
      expect(inAnyOrder(judge(policy, [...kept, takenBack], now))).toEqual(inAnyOrder(judge(policy, without, now)))
    })
  })

  it('says nothing of what was not yet known', () => {
    holds((policy, record, now) => {
      const known = record.filter((entry) => entry.at <= now && entry.recordedAt <= now)
      expect(inAnyOrder(judge(policy, record, now))).toEqual(inAnyOrder(judge(policy, known, now)))
    })
  })

  it('divides into what the case owes and what the organisation owes', () => {
    holds((policy, record, now) => {
      const { duties } = judge(policy, record, now)
      const parts = (['case', 'organisation'] as const).flatMap((scope) => judge(policy, record, now, scope).duties)
      const only = (list: typeof parts) => inAnyOrder({ duties: list, holds: [], breaches: [] })
      expect(only(parts)).toEqual(only([...duties]))
    })
  })
})

describe('a story', () => {
  it('is accepted and refused entry by entry as the slow judge does it', () => {
    fc.assert(
      fc.property(stories, ([pack, proposals]) => {
        const policy = compile([pack], someHolidays)
        const asWritten = proposals.toSorted((a, b) => a.recordedAt - b.recordedAt || a.n - b.n)
        const { record, refused } = propose(policy, asWritten)
        const slow = naivePlay([pack], proposals)
        expect(record.map((entry) => entry.n).toSorted()).toEqual(slow.record.map((entry) => entry.n).toSorted())
        const ages = (entries: readonly Entry[]) => entries.map(({ n, codes }) => `${n} ${codes.ageGroup}`).toSorted()
        expect(ages(record)).toEqual(ages(slow.record))
        const rows = slow.refused.flatMap(({ n, norms }) => norms.map((norm) => `${n} ${norm}`))
        expect(refused.map(({ n, norm }) => `${n} ${norm}`).toSorted()).toEqual(rows.toSorted())
      }),
      { numRuns },
    )
  })
})
