/** The checkpoints that several places hold, read together: each signed, none twice with two texts, each bound to the one it continues. */
import type { KeyObject } from 'node:crypto'
import { type Checkpoint, hashOfCheckpoint, readCheckpoint } from './checkpoint.ts'
import type { Fault } from './fault.ts'

/** What one place holds, with a name for it. */
export type Held = { readonly place: string; readonly texts: readonly string[] }

export type Trusted = {
  /** By their numbers, without those that a restore set aside. */
  readonly checkpoints: readonly Checkpoint[]
  /** Restores that were declared: nothing is wrong with them, and whoever verifies has to know of each. */
  readonly restores: readonly { readonly at: string; readonly back: number; readonly lost: number }[]
  readonly faults: readonly Fault[]
}

/** Of one landlord. Texts of other landlords are passed over. */
export function trustedCheckpoints(landlord: string, held: readonly Held[], key: KeyObject): Trusted {
  const faults: Fault[] = []
  const fault = (seq: number, what: string) => faults.push({ landlord, chain: 'checkpoints', seq, what })
  const known = new Map<number, Checkpoint>()
  for (const { place, texts } of held)
    for (const text of texts) {
      const checkpoint = readCheckpoint(text, key)
      if (!checkpoint) {
        if (text.startsWith(`rowan/${landlord}\n`)) fault(0, `${place} holds one that this key did not sign`)
        continue
      }
      if (checkpoint.landlord !== landlord) continue
      const before = known.get(checkpoint.n)
      if (before && before.text !== text) fault(checkpoint.n, `${place} holds another one of that number`)
      known.set(checkpoint.n, before ?? checkpoint)
    }
  const all = [...known.values()].toSorted((a, b) => a.n - b.n)
  for (const { n, continues, previous } of all) {
    const before = known.get(continues)
    if (continues >= n || (before && hashOfCheckpoint(before.text) !== previous))
      fault(n, 'it does not continue the one that it names')
  }
  const isLost = ({ n }: Checkpoint) => all.some((later) => later.n > n && later.continues < n)
  return {
    checkpoints: all.filter((each) => !isLost(each)),
    restores: all
      .filter(({ n, continues }) => continues < n - 1)
      .map(({ n, continues, at }) => ({ at, back: continues, lost: n - 1 - continues })),
    faults,
  }
}
