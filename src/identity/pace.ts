/**
 * How many requests one session makes in a minute, and one address without one: so many that nobody meets it by hand, and few enough that a
 * program in somebody's session does not read on for as long as it likes. In memory: after a restart everybody begins anew, which does no
 * harm, as what is counted for longer (looking, signing in) is in the database. Sessions are known by the hash of their token alone.
 * Source: docs/decisions/0092.
 */
import { isIPv6 } from 'node:net'
import { hashOfToken } from './token.ts'

/** Requests in a minute. An address may be that of a whole landlord, or of the proxy before Rowan. */
export const A_SESSION = 600
export const AN_ADDRESS = 6000

const MINUTE = 60_000
/** How many sessions and addresses are remembered; beyond it those are forgotten that asked longest ago. */
const REMEMBERED = 20_000

/** Somebody went beyond what is let through. `wait` in whole seconds; `isFirst` once a minute, for whoever notes it. */
export class TooFast extends Error {
  readonly wait: number
  readonly isFirst: boolean
  constructor(wait: number, isFirst: boolean) {
    super('too fast')
    this.wait = wait
    this.isFirst = isFirst
  }
}

export type Pace = {
  /**
   * Counts one request; throws `TooFast` where there were too many. It counts for the session where its token is known to open one, else
   * for the address: whoever makes tokens up gains nothing by it, and pushes no session out of memory.
   */
  readonly take: (token: string, from: string) => void
  /** That the token opens a session, or not any more: its next request counts for it, or for its address. */
  readonly opens: (token: string, does: boolean) => void
}

/** The half of an IPv6 address that names a network: whoever has one address of it has all. Else the address as it is. */
export function networkOf(from: string): string {
  if (!isIPv6(from) || from.includes('.')) return from
  const [before = '', after] = from.split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const between: readonly string[] = after === undefined ? [] : Array(8 - head.length - tail.length).fill('0')
  return [...head, ...between, ...tail].slice(0, 4).join(':')
}

type Counter = {
  readonly take: (key: string) => void
  readonly knows: (key: string) => boolean
  readonly begin: (key: string) => void
  readonly forget: (key: string) => void
}
type Kept = { left: number; readonly at: number; readonly told: number }

/** Counts for keys of one kind: `most` at once, and as many again in each minute. `now` in milliseconds, and never goes back. */
function counter(most: number, now: () => number): Counter {
  const kept = new Map<string, Kept>()
  const fresh = (at: number): Kept => ({ left: most, at, told: Number.NEGATIVE_INFINITY })
  function take(key: string) {
    const at = now()
    const before = kept.get(key) ?? fresh(at)
    const left = Math.min(most, before.left + ((at - before.at) / MINUTE) * most)
    const isOver = left < 1
    const isFirst = isOver && at - before.told >= MINUTE
    kept.delete(key)
    kept.set(key, { left: isOver ? left : left - 1, at, told: isFirst ? at : before.told })
    forgetOldest()
    if (isOver) throw new TooFast(Math.ceil(((1 - left) / most) * (MINUTE / 1000)), isFirst)
  }
  function forgetOldest() {
    const oldest = kept.size > REMEMBERED ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
  }
  return {
    take,
    knows: (key) => kept.has(key),
    begin: (key) => {
      if (!kept.has(key)) kept.set(key, fresh(now()))
      forgetOldest()
    },
    forget: (key) => {
      kept.delete(key)
    },
  }
}

const keyOf = (token: string): string => hashOfToken(token).toString('base64')

export function paceOf(
  { session, address }: { readonly session: number; readonly address: number } = {
    session: A_SESSION,
    address: AN_ADDRESS,
  },
  now: () => number = () => performance.now(),
): Pace {
  const sessions = counter(session, now)
  const addresses = counter(address, now)
  return {
    take: (token, from) => {
      const key = token === '' ? '' : keyOf(token)
      if (key !== '' && sessions.knows(key)) sessions.take(key)
      else addresses.take(networkOf(from))
    },
    opens: (token, does) => {
      if (does) sessions.begin(keyOf(token))
      else sessions.forget(keyOf(token))
    },
  }
}
