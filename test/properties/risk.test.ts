/** However the answers fall: adding a yes never lowers, what is missing never lowers, and nobody lowers high alone. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadOrganisation } from '../../src/packs/load-organisation.ts'
import { landlordIds } from '../../src/packs/load-policies.ts'
import { projectRoot } from '../../src/packs/project-root.ts'
import type { Codes, Entry } from '../../src/record/entry.ts'
import { ANSWERS, type Answers, answersOf, codesOfAnswers, SOURCES } from '../../src/record/risk/answers.ts'
import { bandOf, scoreOf, weightOf } from '../../src/record/risk/score.ts'
import { standingLevel } from '../../src/record/risk/standing-level.ts'

const root = projectRoot()
const tools = landlordIds(root).map((id) => loadOrganisation(root, id).riskTools)
const numRuns = Number(process.env.PROPERTY_RUNS ?? 300)

const answers = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 24 }),
      answer: fc.constantFrom(...ANSWERS),
      source: fc.constantFrom(...SOURCES),
    }),
    { selector: (each) => each.number, maxLength: 24 },
  )
  .map((list): Answers => new Map(list.map(({ number, answer, source }) => [number, { answer, source }])))

const weights = (given: Answers, partial: boolean) =>
  tools.map(({ area, instrument }) => weightOf(bandOf(area, scoreOf(instrument, given), partial)))

const changed = (given: Answers, number: number, answer: (typeof ANSWERS)[number]): Answers =>
  new Map(given).set(number, { answer, source: 'person' })

const question = fc.integer({ min: 1, max: 24 })

describe('the band of a score', () => {
  it('is never lowered by one more yes', () => {
    fc.assert(
      fc.property(answers, question, fc.boolean(), (given, number, partial) => {
        const before = weights(given, partial)
        weights(changed(given, number, 'yes'), partial).forEach((after, index) => {
          expect(after).toBeGreaterThanOrEqual(before[index] ?? 0)
        })
      }),
      { numRuns },
    )
  })

  it('is never lower for an answer that is missing than for a no, nor for a part than for the whole', () => {
    fc.assert(
      fc.property(answers, question, fc.constantFrom(...ANSWERS), (given, number, unknown) => {
        fc.pre(unknown !== 'yes' && unknown !== 'no')
        const asNo = weights(changed(given, number, 'no'), false)
        const missing = new Map(given)
        missing.delete(number)
        for (const other of [missing, changed(given, number, unknown)])
          weights(other, false).forEach((after, index) => {
            expect(after).toBeGreaterThanOrEqual(asNo[index] ?? 0)
          })
        const whole = weights(given, false)
        weights(given, true).forEach((part, index) => {
          expect(part).toBeGreaterThanOrEqual(whole[index] ?? 0)
          expect(part).toBeGreaterThan(0)
        })
      }),
      { numRuns },
    )
  })

  it('does not depend on who said it, and the entry keeps every answer', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const kept = answersOf(codesOfAnswers(given) as Codes)
        expect(new Map([...kept].toSorted(([a], [b]) => a - b))).toEqual(
          new Map([...given].toSorted(([a], [b]) => a - b)),
        )
      }),
      { numRuns },
    )
  })
})

const assessment = fc.record({
  level: fc.constantFrom('standard', 'medium', 'high', 'not-yet-known'),
  partial: fc.boolean(),
  reason: fc.boolean(),
  instrument: fc.constantFrom('dash', 'other-agency', 'professional-judgement'),
})

const recordOf = (list: readonly { level: string; partial: boolean; reason: boolean; instrument: string }[]) =>
  list.map(({ level, partial, reason, instrument }, index): Entry => {
    const codes: Codes = {
      level,
      instrument,
      ...(partial ? { complete: false } : {}),
      ...(reason ? { reasons: true } : {}),
    }
    const n = index + 1
    return { n, type: 'risk.assessed', at: n, recordedAt: n, by: 'da-caseworker', codes, happened: false }
  })

describe('the level that stands', () => {
  it('stays high, whatever anybody writes, until a second person agrees', () => {
    fc.assert(
      fc.property(fc.array(assessment, { maxLength: 12 }), (list) => {
        const first = list.findIndex((each) => each.level === 'high')
        const { level } = standingLevel(recordOf(list), null)
        if (first >= 0) expect(level).toBe('high')
      }),
      { numRuns },
    )
  })

  it('is never lowered by an assessment in part, by another agency or by what is not known', () => {
    fc.assert(
      fc.property(fc.array(assessment, { minLength: 1, maxLength: 12 }), assessment, (list, last) => {
        fc.pre(last.partial || last.instrument === 'other-agency' || last.level === 'not-yet-known')
        const before = standingLevel(recordOf(list), null).level
        const after = standingLevel(recordOf([...list, last]), null).level
        if (before !== 'not-yet-known') expect(weightOf(after)).toBeGreaterThanOrEqual(weightOf(before))
        else if (last.partial) expect(after).not.toBe('standard')
      }),
      { numRuns },
    )
  })
})
