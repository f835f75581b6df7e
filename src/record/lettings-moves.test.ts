import { expect, test } from 'vitest'
import type { Codes, Entry } from './entry.ts'
import { lettingsMoves } from './lettings-moves.ts'
import type { EntryTypeName } from './vocabulary.ts'

type Told = readonly [EntryTypeName, Codes]
const story = (...told: readonly Told[]): readonly Entry[] =>
  told.map(([type, codes], index) => ({
    n: index + 1,
    type,
    at: index * 60_000,
    recordedAt: index * 60_000,
    by: 'da-caseworker',
    codes,
    happened: false,
  }))

const asks: Told = [
  'lettings.asked',
  { rehousing: 'R1', person: 'amira', bedrooms: 2, likeForLike: true, sameTenure: true, priority: 'urgent' },
]
const offer: Told = ['rehousing.offered', { rehousing: 'R1', areaId: 'north' }]
const says = (outcome: string): Told => ['rehousing.answered', { rehousing: 'R1', outcome }]
const states = (...told: readonly Told[]) => lettingsMoves(story(...told)).map(({ state }) => state)

test('a move is open until a home was accepted, and ended once they live there', () => {
  const moved: Told = ['victim.moved', { person: 'amira', ourHome: true }]
  expect(states(asks, offer)).toEqual(['open'])
  expect(states(asks, offer, says('declined'))).toEqual(['open'])
  expect(states(asks, offer, says('accepted'))).toEqual(['accepted'])
  expect(states(asks, offer, says('accepted'), ['victim.moved', { person: 'bea', ourHome: true }])).toEqual([
    'accepted',
  ])
  expect(states(asks, offer, says('accepted'), moved)).toEqual(['ended'])
})

test('it is gone once given back, taken back, refused, or its case closed', () => {
  expect(states(asks, ['lettings.returned', { rehousing: 'R1', why: 'other' }])).toEqual(['returned'])
  expect(states(asks, ['lettings.withdrawn', { rehousing: 'R1' }])).toEqual(['withdrawn'])
  expect(states(asks, ['rehousing.decided', { rehousing: 'R1', outcome: 'refused' }])).toEqual(['ended'])
  expect(states(asks, ['case.closed', { reason: 'safe' }])).toEqual(['ended'])
  expect(states(asks, ['lettings.withdrawn', { rehousing: 'R2' }])).toEqual(['open'])
})

test('asking again opens it again and keeps what was offered before', () => {
  const again = lettingsMoves(story(asks, offer, says('declined'), ['lettings.withdrawn', { rehousing: 'R1' }], asks))
  expect(again).toMatchObject([{ state: 'open', n: 5, offers: [{ area: 'north', answer: 'declined' }] }])
})

test('areas to avoid come from every request of the case', () => {
  const told = story(
    ['rehousing.requested', { rehousing: 'R0', person: 'amira', avoid: ['harbour'] }],
    ['lettings.asked', { ...asks[1], avoid: ['north', 'harbour'] }],
  )
  expect(lettingsMoves(told)).toMatchObject([{ avoid: ['harbour', 'north'] }])
})

test('an answer without an offer, or a second answer, changes nothing', () => {
  expect(states(asks, says('accepted'))).toEqual(['open'])
  expect(lettingsMoves(story(asks, offer, says('declined'), says('accepted')))).toMatchObject([{ state: 'open' }])
})
