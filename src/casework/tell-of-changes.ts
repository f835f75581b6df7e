/** Tells those who read the trail, at every landlord, that somebody changed in the database itself who may see what. */
import { createHash } from 'node:crypto'
import type { SelfCheck } from '../store/self-check/self-check.ts'
import { tellTrailReaders } from './checkpoints/checkpoint-round.ts'
import type { Rowan } from './rowan.ts'

export type { SelfCheck } from '../store/self-check/self-check.ts'

/** Each difference is said once in the log and told once; a new one again. */
const SAID = new WeakMap<SelfCheck, string>()

export async function tellOfChanges(rowan: Rowan, selfCheck: SelfCheck, say: (line: string) => void): Promise<void> {
  const found = await selfCheck.lately()
  const what = createHash('sha256').update(found.join('\n')).digest('hex').slice(0, 16)
  if (found.length === 0 || SAID.get(selfCheck) === what) return
  SAID.set(selfCheck, what)
  say(`The database is not as this release makes it: ${found.length} differences, the first is "${found[0]}"`)
  for (const landlord of rowan.landlords.keys()) await tellTrailReaders(rowan, landlord, 'database-changed', what)
}
