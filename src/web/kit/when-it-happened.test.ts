/** When something happened, as it is typed. */
import { expect, test } from 'vitest'
import { instantOf } from '../../record/london-time.ts'
import { readWhen, whenFields } from './when-it-happened.ts'

const now = instantOf('2026-03-02T14:30') + 40_000

test('a form filled in with this minute means now, so that it comes after what was written earlier in the same minute', () => {
  expect(readWhen(whenFields(now), now)).toEqual({ at: now })
  expect(readWhen({}, now)).toEqual({ at: now })
})

test('an earlier minute is its beginning, and a later one has not happened', () => {
  expect(readWhen(whenFields(instantOf('2026-03-02T14:29')), now)).toEqual({ at: instantOf('2026-03-02T14:29') })
  expect(readWhen(whenFields(instantOf('2026-03-02T14:31')), now)).toHaveProperty('errors')
})
