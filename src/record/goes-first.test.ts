import { expect, it } from 'vitest'
import type { Codes, Entry } from './entry.ts'
import { placeOf, queueOf, queuesFirst, ROUTINE } from './goes-first.ts'
import type { EntryTypeName } from './vocabulary.ts'

const USUAL = ['contact', 'case', 'rehousing']
const LISTED = USUAL.map((queue) => ({ queue }))
const record = (...told: readonly (readonly [EntryTypeName, Codes])[]): readonly Entry[] =>
  told.map(([type, codes], index) => {
    const at = 1_000 * (index + 1)
    return { n: index + 1, type, at, recordedAt: at, by: 'da-caseworker', codes, happened: false }
  })
const REPORT = ['report.received', { channel: 'phone', source: 'victim' }] as const
const CONCERN = ['concern.raised', { noticedIn: 'asb-report' }] as const
const NONE_SEEN = ['concern.considered', { outcome: 'no-abuse-seen' }] as const

it('what the landlord names goes first on a case of abuse, and a suspicion counts as one until somebody looked', () => {
  expect([...queuesFirst(record(REPORT), 'victim', LISTED)]).toEqual(USUAL)
  expect([...queuesFirst(record(CONCERN), 'concern', LISTED)]).toEqual(USUAL)
})

it('a concern in which no abuse was seen waits its turn, and not once somebody told of abuse', () => {
  expect(queuesFirst(record(CONCERN, NONE_SEEN), 'concern', LISTED).size).toBe(0)
  expect([...queuesFirst(record(CONCERN, NONE_SEEN, REPORT), 'concern', LISTED)]).toEqual(USUAL)
  const taken = ['entry.retracted', { entry: 2 }] as const
  expect([...queuesFirst(record(CONCERN, NONE_SEEN, taken), 'concern', LISTED)]).toEqual(USUAL)
})

it('no abuse seen of one person leaves a sign about another first, and what was thought of one is not taken back by an answer about another', () => {
  const sign = (person: string) => ['concern.raised', { noticedIn: 'repair', person }] as const
  const looked = (outcome: string, person?: string) =>
    ['concern.considered', { outcome, ...(person ? { person } : {}) }] as const
  const goesFirst = (...told: readonly (readonly [EntryTypeName, Codes])[]) =>
    queuesFirst(record(...told), 'concern', LISTED).size > 0
  const ofAmira = [sign('amira'), looked('no-abuse-seen', 'amira')] as const
  expect(goesFirst(...ofAmira)).toBe(false)
  expect(goesFirst(...ofAmira, sign('bea'))).toBe(true)
  expect(goesFirst(...ofAmira, sign('bea'), looked('no-abuse-seen'))).toBe(true)
  expect(goesFirst(...ofAmira, sign('bea'), looked('no-abuse-seen', 'bea'))).toBe(false)
  expect(goesFirst(...ofAmira, sign('bea'), ['entry.retracted', { entry: 3 }])).toBe(false)
  const suspected = [sign('bea'), looked('abuse-suspected', 'bea'), ...ofAmira] as const
  expect(goesFirst(...suspected)).toBe(true)
  expect(goesFirst(...suspected, looked('no-abuse-seen', 'bea'))).toBe(false)
  expect(goesFirst(CONCERN, NONE_SEEN, CONCERN)).toBe(true)
})

it('work with the person causing harm goes first as a case alone', () => {
  expect([...queuesFirst(record(), 'perpetrator', LISTED)]).toEqual(['case'])
})

it('what somebody set last counts, whatever the landlord names', () => {
  const set = (queue: string, level: string) => ['priority.set', { queue, level }] as const
  expect([...queuesFirst(record(REPORT, set('repair', 'top')), 'victim', [])]).toEqual(['repair'])
  expect(queuesFirst(record(REPORT, set('contact', 'routine')), 'victim', LISTED).has('contact')).toBe(false)
  const again = record(REPORT, set('contact', 'routine'), set('contact', 'top'))
  expect(queuesFirst(again, 'victim', LISTED).has('contact')).toBe(true)
})

it('what always goes first is not set to wait, but where a person looked and saw no abuse', () => {
  const always = [{ queue: 'case', always: true }, { queue: 'contact' }]
  const wait = (queue: string) => ['priority.set', { queue, level: 'routine' }] as const
  expect([...queuesFirst(record(REPORT, wait('case'), wait('contact')), 'victim', always)]).toEqual(['case'])
  expect(queuesFirst(record(CONCERN, NONE_SEEN, wait('case')), 'concern', always).size).toBe(0)
})

it('work of a queue of its own goes by that queue or with its case, whichever is sooner', () => {
  const first = new Set(USUAL)
  expect(placeOf(queueOf('victim.contacted'), first, USUAL)).toBe(0)
  expect(placeOf(queueOf('rehousing.offered'), first, USUAL)).toBe(1)
  expect(placeOf(queueOf('risk.assessed'), first, USUAL)).toBe(1)
  expect(placeOf('repair', new Set(['repair']), USUAL)).toBe(USUAL.length)
  expect(placeOf('case', new Set(['contact']), USUAL)).toBe(ROUTINE)
})
