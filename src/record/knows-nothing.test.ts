import { expect, test } from 'vitest'
import { knowsNothing } from './knows-nothing.ts'
import { instantOf } from './london-time.ts'

const since = instantOf('2026-03-02T10:00')
const WATCHED = { state: 'open', since, kind: 'monitoring' } as const
const said = (type: 'report.received' | 'victim.contacted' | 'partner-update.received', codes = {}) => ({ type, codes })

test('a case by what an agency told is of somebody who knows nothing of it, until they speak to us themselves', () => {
  const update = [said('partner-update.received', { from: 'idva' })]
  expect(knowsNothing(WATCHED, update)).toBe(true)
  expect(knowsNothing(WATCHED, [...update, said('report.received', { source: 'neighbour' })])).toBe(true)
  expect(knowsNothing(WATCHED, [...update, said('report.received', { source: 'victim' })])).toBe(false)
  expect(knowsNothing(WATCHED, [...update, said('victim.contacted')])).toBe(false)
  expect(knowsNothing({ state: 'open', since, kind: 'victim' }, update)).toBe(false)
})
