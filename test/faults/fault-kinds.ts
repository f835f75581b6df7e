/** On which servers a fault is tried: every kind of this machine in `npm run proof`, and one of them in `npm test`. */
import { loadavg } from 'node:os'
import type { Kind } from '../../src/store/server/binaries.ts'
import { testKinds } from '../../src/store/test-cluster.ts'
import { times } from '../proof/proving.ts'

/** `prefers` is the one that is tried where it is only one, so that both kinds have their turn over all faults. */
export function faultKinds(prefers: Kind): readonly Kind[] {
  const kinds = testKinds()
  const one = kinds.find((kind) => kind === prefers) ?? kinds[0]
  return kinds.slice(0, times(1, kinds.length)).map((kind) => (times(0, 1) === 0 ? (one ?? kind) : kind))
}

/** As `times`; `ROWAN_PROOF_SHARE=0.1` tries a tenth of them all, and what is printed says how many that were. */
export const trials = (few: number, all: number): number =>
  times(few, Math.ceil(all * Number(process.env.ROWAN_PROOF_SHARE ?? 1)))

/** How busy the machine was with everything on it: how long something took means little without it. */
export const busy = (): string =>
  `Load of the machine at the end, with whatever else ran on it: ${loadavg()[0]?.toFixed(1)}.`

/** How long one of these tests may take, in milliseconds. */
export const PATIENCE = times(180_000, 7_200_000)
