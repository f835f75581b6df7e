import { expect, it } from 'vitest'
import type { Codes, Entry } from './entry.ts'
import { openRequests } from './open-requests.ts'
import type { EntryTypeName } from './vocabulary.ts'

const record = (...told: readonly (readonly [EntryTypeName, Codes])[]): readonly Entry[] =>
  told.map(([type, codes], index) => {
    const at = 1_000 * (index + 1)
    return { n: index + 1, type, at, recordedAt: at, by: 'da-caseworker', codes, happened: false }
  })
const CHANGE = ['tenancy-change.requested', { person: 'p-1', kind: 'joint-to-sole' }] as const
const MOVE = ['rehousing.requested', { person: 'p-1', rehousing: 'm-1' }] as const

it('a change of tenancy waits until it is decided for whoever asked, and a new one waits again', () => {
  const decided = ['tenancy-change.decided', { person: 'p-1', outcome: 'refused' }] as const
  const others = ['tenancy-change.decided', { person: 'p-2', outcome: 'agreed' }] as const
  expect(openRequests(record(CHANGE, others))).toMatchObject([{ queue: 'tenancy-change', kind: 'joint-to-sole' }])
  expect(openRequests(record(CHANGE, decided))).toEqual([])
  expect(openRequests(record(CHANGE, decided, CHANGE))).toHaveLength(1)
})

it('a move waits until it is refused, a home is accepted or they moved; agreeing to it is no end', () => {
  const of = (type: EntryTypeName, outcome: string) => [type, { rehousing: 'm-1', outcome }] as const
  expect(openRequests(record(MOVE, of('rehousing.decided', 'agreed')))).toMatchObject([{ queue: 'rehousing' }])
  expect(openRequests(record(MOVE, of('rehousing.answered', 'declined')))).toHaveLength(1)
  expect(openRequests(record(MOVE, of('rehousing.decided', 'refused')))).toEqual([])
  expect(openRequests(record(MOVE, of('rehousing.answered', 'accepted')))).toEqual([])
  expect(openRequests(record(MOVE, ['victim.moved', { person: 'p-1' }]))).toEqual([])
})

it('it is known who asked that is said to cause harm, and what was taken back asks for nothing', () => {
  const harming = ['person.added', { person: 'p-1', role: 'perpetrator' }] as const
  expect(openRequests(record(harming, CHANGE))).toMatchObject([{ byOneCausingHarm: true }])
  expect(openRequests(record(CHANGE, ['entry.retracted', { entry: 1 }]))).toEqual([])
})
