/** How fast one session and one address may ask, by the clock that the test sets. */
import { expect, test } from 'vitest'
import { A_SESSION, AN_ADDRESS, networkOf, paceOf, TooFast } from './pace.ts'

const HERE = '192.0.2.7'
/** How often it goes before it stops, and what it then says. */
function until(take: () => void): { readonly times: number; readonly stopped: TooFast } {
  for (let times = 0; times < 10_000; times++)
    try {
      take()
    } catch (error) {
      if (error instanceof TooFast) return { times, stopped: error }
      throw error
    }
  throw new Error('it never stopped')
}

test('a session asks 600 times at once, and one more every tenth of a second; others are not slowed by it', () => {
  let now = 0
  const pace = paceOf(undefined, () => now)
  pace.opens('one', true)
  pace.opens('another', true)
  const { times, stopped } = until(() => pace.take('one', HERE))
  expect([times, stopped.wait, A_SESSION]).toEqual([600, 1, 600])
  pace.take('another', HERE)
  pace.take('', HERE)
  now += 1000
  expect(until(() => pace.take('one', HERE)).times).toBe(10)
  now += 3_600_000
  expect(until(() => pace.take('one', HERE)).times).toBe(600)
})

test('whoever shows a new made-up token each time is counted by their address', () => {
  const pace = paceOf(undefined, () => 0)
  let made = 0
  const { times } = until(() => {
    pace.take(`made up ${made++}`, HERE)
  })
  expect([times, AN_ADDRESS]).toEqual([6000, 6000])
  pace.opens('a real one', true)
  pace.take('a real one', HERE)
  pace.take('', '192.0.2.8')
})

test('a session that ended counts for its address, and no made-up token begins the count of a real one anew', () => {
  const pace = paceOf({ session: 2, address: 50_000 }, () => 0)
  pace.opens('one', true)
  expect(until(() => pace.take('one', HERE)).times).toBe(2)
  for (let made = 0; made < 20_001; made++) {
    pace.take(`made up ${made}`, HERE)
    pace.opens(`made up ${made}`, false)
  }
  expect(until(() => pace.take('one', HERE)).times).toBe(0)
  pace.opens('one', false)
  pace.take('one', HERE)
})

test('it is noted once a minute that somebody was stopped, not each time', () => {
  let now = 0
  const pace = paceOf({ session: 1, address: 1 }, () => now)
  pace.opens('one', true)
  pace.take('one', HERE)
  const first = () => until(() => pace.take('one', HERE)).stopped.isFirst
  expect([first(), first(), first()]).toEqual([true, false, false])
  now += 59_000
  expect(first()).toBe(false)
  now += 1_000
  pace.take('one', HERE)
  expect(first()).toBe(true)
})

test('of one network of IPv6 all addresses are one', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(networkOf('2001:db8:1:2::9')).toBe('2001:db8:1:2')
  expect(networkOf('2001:db8::9')).toBe('2001:db8:0:0')
  expect(networkOf('::1')).toBe('0:0:0:0')
  expect([networkOf('::ffff:192.0.2.7'), networkOf(HERE)]).toEqual(['::ffff:192.0.2.7', HERE])
})
