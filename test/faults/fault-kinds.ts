/** On which servers a fault is tried: every kind of this machine in `npm run proof`, and one of them in `npm test`. */
import type { Kind } from '../../src/store/server/binaries.ts'
import { testKinds } from '../../src/store/test-cluster.ts'
import { times } from '../proof/proving.ts'

/** `prefers` is the one that is tried where it is only one, so that both kinds have their turn over all faults. */
export function faultKinds(prefers: Kind): readonly Kind[] {
  const kinds = testKinds()
  const one = kinds.find((kind) => kind === prefers) ?? kinds[0]
  return kinds.slice(0, times(1, kinds.length)).map((kind) => (times(0, 1) === 0 ? (one ?? kind) : kind))
}

/** How long one of these tests may take, in milliseconds. */
export const PATIENCE = times(180_000, 7_200_000)
