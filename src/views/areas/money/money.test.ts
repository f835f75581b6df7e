/** What the page of money reads from the record: until when court action waits and whether to ask again, and what help cost. */
import { expect, test } from 'vitest'
import { HOUR, instantOf } from '../../../record/london-time.ts'
import { separate } from '../../../record/separate.ts'
import type { EntryTypeName } from '../../../record/vocabulary.ts'
import type { AreaEntry, AreaReading } from '../../area-page.ts'
import type { CaseHold } from '../../case-page.ts'
import { advisersOn, moneyAdviceOn } from './advice.ts'
import { pauseOn } from './pause.ts'
import { costsOn, isStillToCome, supportOn } from './support.ts'

const START = instantOf('2026-03-02T09:00')
type Said = readonly [EntryTypeName, Readonly<Record<string, unknown>>]
const hold: CaseHold = {
  norm: 'breathing-space',
  clauses: [],
  from: START,
  until: instantOf('2026-06-03T00:00'),
  running: true,
  forbids: ['income-court-action.started'],
  months: { least: 1, most: 3 },
}
const PRIYA = { id: 'priya', role: 'victim', ageGroup: '18-or-over' }
const reading = (acts: readonly Said[], holds: readonly CaseHold[] = [hold], now = START): AreaReading =>
  ({
    page: { holds, now, people: [PRIYA] },
    accountsKnown: ['priya'],
    nameOf: (id: string) => (id === 'priya' ? 'Priya Example' : null),
    entries: acts.map(([type, data], index): AreaEntry => {
      const read = separate(type, data)
      if (!read.ok) throw new Error(`${type}: ${JSON.stringify(read)}`)
      const at = START + index * HOUR
      return {
        n: index + 1,
        id: `e${index}`,
        type,
        at,
        recordedAt: at,
        by: 'Olive',
        role: 'da-caseworker',
        codes: read.codes,
        words: read.words,
      }
    }),
  }) as unknown as AreaReading

const told = ['report.received', { channel: 'phone', source: 'victim' }] as const
const chose = (months: number) => ['breathing-space.set', { person: 'priya', months }] as const

test('until somebody chooses, no length is chosen; each choice says its end, counted from the report', () => {
  const pause = pauseOn(reading([told]))
  expect(pause).toMatchObject({ months: null, askAgain: false, declined: false })
  expect(pause?.choices).toEqual([
    { months: 1, until: instantOf('2026-04-03T00:00') },
    { months: 2, until: instantOf('2026-05-03T00:00') },
    { months: 3, until: instantOf('2026-06-03T00:00') },
  ])
})

test('a length that would have run out already is no choice: nobody loses the pause by choosing', () => {
  const choices = pauseOn(reading([told], [hold], instantOf('2026-04-20T09:00')))?.choices
  expect(choices?.map(({ months }) => months)).toEqual([2, 3])
})

test('VIV-4.4.a: a further report needs a new decision, and the length chosen before no longer counts', () => {
  expect(pauseOn(reading([told, chose(1)]))).toMatchObject({ months: 1, askAgain: false })
  expect(pauseOn(reading([told, chose(1), told]))).toMatchObject({ months: null, askAgain: true })
  expect(pauseOn(reading([told, chose(1), told, chose(2)]))).toMatchObject({ months: 2, askAgain: false })
})

test('VIV-4.4.a: a pause names whom it is for where no rent account of theirs is known; an account of anybody else is none of theirs', () => {
  const without = (people: readonly object[], accountsKnown: readonly string[]) => {
    const read = reading([told])
    return pauseOn({ ...read, page: { ...read.page, people }, accountsKnown } as AreaReading)?.withoutAccount
  }
  const karl = { id: 'karl', role: 'perpetrator', ageGroup: null }
  const zac = { id: 'zac', role: 'victim', ageGroup: 'under-16' }
  const priya = { id: 'priya', name: 'Priya Example' }
  expect(without([PRIYA, karl, zac], [])).toEqual([priya])
  expect(without([PRIYA, karl, zac], ['karl'])).toEqual([priya])
  expect(without([PRIYA, karl, zac], ['priya'])).toEqual([])
  expect(without([zac], [])).toEqual([{ id: 'zac', name: 'the person harmed' }])
})

test('a pause that they did not want has ended; where the policy pauses nothing there is none', () => {
  const ended = { ...hold, running: false, until: START + HOUR }
  const declined = ['breathing-space.declined', { person: 'priya' }] as const
  expect(pauseOn(reading([told, declined], [ended]))).toMatchObject({ declined: true })
  expect(pauseOn(reading([told], [{ ...hold, forbids: ['message.sent'] }]))).toBeNull()
})

test('VIV-4.4.c: a food voucher of 50 pounds and 30 pounds of utility help are 80 pounds in all', () => {
  const on = reading([
    ['support.provided', { person: 'priya', kind: 'food-voucher', cost: 50, safetyConsidered: true }],
    ['support.provided', { person: 'priya', kind: 'utility-bills', cost: 30, safetyConsidered: true }],
  ])
  expect(supportOn(on).map(({ kind, cost }) => [kind, cost])).toEqual([
    ['utility-bills', 30],
    ['food-voucher', 50],
  ])
  expect(costsOn(on).reduce((sum, { amount }) => sum + amount, 0)).toBe(80)
})

test('VIV-4.4.c: the latest answer says whether somebody asked if help is safe to have; what was only offered was not asked about', () => {
  const goods = { person: 'priya', kind: 'white-goods' }
  const safe = (...acts: readonly Said[]) => supportOn(reading(acts)).map((line) => line.safe)
  const offered = ['support.offered', { ...goods, outcome: 'accepted' }] as const
  const given = (safetyConsidered: boolean) => ['support.provided', { ...goods, safetyConsidered }] as const
  expect(safe(offered)).toEqual([null])
  expect(safe(offered, given(false))).toEqual([false])
  expect(safe(given(false), given(true))).toEqual([true])
})

test('help that they said yes to and that has not come is first, until it is given', () => {
  const yes = ['support.offered', { person: 'priya', kind: 'white-goods', outcome: 'accepted' }] as const
  const no = ['support.offered', { person: 'priya', kind: 'counselling', outcome: 'declined' }] as const
  const open = supportOn(reading([yes, no]))
  expect(open.map(({ kind }) => kind)).toEqual(['white-goods', 'counselling'])
  expect(open.map(isStillToCome)).toEqual([true, false])
  const given = ['support.provided', { person: 'priya', kind: 'white-goods', cost: 300 }] as const
  expect(supportOn(reading([yes, no, given])).some(isStillToCome)).toBe(false)
})

test('costs add up by kind, those of the home with those of help, the most first', () => {
  const costs = costsOn(
    reading([
      ['cost.recorded', { kind: 'security', amount: 120 }],
      ['cost.recorded', { kind: 'security', amount: 300 }],
      ['support.provided', { person: 'priya', kind: 'furniture', cost: 450 }],
      ['support.provided', { person: 'priya', kind: 'da-support' }],
    ]),
  )
  expect(costs).toEqual([
    { what: 'furniture', amount: 450 },
    { what: 'security', amount: 420 },
  ])
})

test('of advice only what is about money is here, and a referral to an adviser that was not made says why', () => {
  const on = reading([
    ['advice.given', { person: 'priya', topics: ['arrears', 'tenancy'], outcome: 'accepted' }],
    ['advice.given', { person: 'priya', topics: ['tenancy'], outcome: 'accepted' }],
    ['referral.not-made', { to: 'money-advice', person: 'priya', reason: 'She has an adviser.' }],
    ['referral.made', { to: 'idva', person: 'priya' }],
  ])
  expect(moneyAdviceOn(on)).toMatchObject([{ topics: ['arrears'], name: 'Priya Example' }])
  expect(advisersOn(on)).toMatchObject([{ to: 'money-advice', made: false, reason: 'She has an adviser.' }])
})
