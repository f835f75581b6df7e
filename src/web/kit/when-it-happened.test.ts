/** When something happened, as it is typed. */
import { expect, test } from 'vitest'
import { instantOf } from '../../record/london-time.ts'
import { readWhen, WHEN_DATE, WHEN_TIME } from './when-it-happened.ts'

const now = instantOf('2026-03-02T14:30') + 40_000
const read = (date: string, time: string) => readWhen({ [WHEN_DATE]: date, [WHEN_TIME]: time }, now)

test('nothing typed, today, or this very minute means the moment at which it is recorded', () => {
  for (const typed of [read('', ''), read('2026-03-02', ''), read('', '14:30'), read('2026-03-02', '14:30')])
    expect(typed).toEqual({ happened: {} })
})

test('an earlier minute is its beginning, a time alone is one of today, and a later one has not happened', () => {
  expect(read('2026-03-01', '14:30')).toEqual({ happened: { at: instantOf('2026-03-01T14:30') } })
  expect(read('', '14:29')).toEqual({ happened: { at: instantOf('2026-03-02T14:29') } })
  expect(read('2026-03-02', '14:31')).toHaveProperty('errors')
  expect(read('2026-03-03', '10:00')).toHaveProperty('errors')
})

test('a day that is past needs a time, and the error stands beside the time', () => {
  expect(read('2026-03-01', '')).toEqual({
    errors: [{ field: WHEN_TIME, text: 'Give the time too. If you are not sure, say about when' }],
  })
})

test('a day or a time that does not exist is asked for again', () => {
  expect(read('2026-02-30', '10:00')).toHaveProperty('errors')
  expect(read('2026-03-01', '25:00')).toHaveProperty('errors')
})
