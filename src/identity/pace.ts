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
  /** Counts one request; throws `TooFast` where there were too many. An empty token is no session: its address counts. */
  readonly take: (token: string, from: string) => void
  /** Counts one for the address as well, where it turned out that the token opens nothing: else each made-up token began anew. */
  readonly opensNothing: (from: string) => void
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

type Kept = { left: number; readonly at: number; readonly told: number }

/** Counts for keys of one kind: `most` at once, and as many again in each minute. `now` in milliseconds, and never goes back. */
function counter(most: number, now: () => number): (key: string) => void {
  const kept = new Map<string, Kept>()
  return (key) => {
    const at = now()
    const before = kept.get(key) ?? { left: most, at, told: Number.NEGATIVE_INFINITY }
    const left = Math.min(most, before.left + ((at - before.at) / MINUTE) * most)
    const isOver = left < 1
    const isFirst = isOver && at - before.told >= MINUTE
    kept.delete(key)
    kept.set(key, { left: isOver ? left : left - 1, at, told: isFirst ? at : before.told })
    const oldest = kept.size > REMEMBERED ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    if (isOver) throw new TooFast(Math.ceil(((1 - left) / most) * (MINUTE / 1000)), isFirst)
  }
}

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
    take: (token, from) =>
      token === '' ? addresses(networkOf(from)) : sessions(hashOfToken(token).toString('base64')),
    opensNothing: (from) => addresses(networkOf(from)),
  }
}
