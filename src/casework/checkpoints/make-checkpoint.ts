/** Makes the next checkpoint of a landlord, and makes none where what was signed before does not stand any more. */
import type { KeyObject } from 'node:crypto'
import type { Instant } from '../../record/london-time.ts'
import { type CheckpointState, holdCheckpoints, keepCheckpoint, markRecords } from '../../store/checkpoints.ts'
import { type Query, transaction } from '../../store/database.ts'
import type { CheckpointPlace } from '../../store/keys/checkpoint-folder.ts'
import { hashOfCheckpoint, readCheckpoint, signCheckpoint } from '../../verify/checkpoint.ts'
import { firstRoot, rootAfter } from '../../verify/record-marks.ts'
import type { Rowan } from '../rowan.ts'

export type Checkpoints = {
  /** The private key that signs, and the public one. */
  readonly key: KeyObject
  readonly publicKey: KeyObject
  readonly places: readonly CheckpointPlace[]
}

/** The longest time, and the most lines, that a change can go unseen by somebody who reads the places. */
export const EVERY = 5 * 60_000
export const LINES = 1000
/** How many records one checkpoint marks. Where more grew, as after many came at once, the next follows with the next round. */
export const MARKS = 2000
const DAY = 24 * 60 * 60_000

/** Why none was made. `brought-back`: a place holds a newer one than this database knows: it is from an earlier backup. */
export type Broken = 'brought-back' | 'another-key' | 'audit-changed' | 'records-changed'
export type Made = { readonly made: number; readonly more: boolean } | { readonly broken: Broken } | 'not-due'

/** What is newest at the places that can be read. */
async function newestAt(places: readonly CheckpointPlace[], landlord: string): Promise<readonly string[]> {
  const found = await Promise.all(places.map((place) => place.newest?.(landlord).catch(() => undefined)))
  return found.filter((text) => text !== undefined)
}

const isDue = ({ last, size }: CheckpointState, now: Instant): boolean =>
  last === null || now - last.at.getTime() >= EVERY || size - last.size >= LINES

/** How the newest one that is known fails to stand; undefined where it stands. */
function brokenSince(checkpoints: Checkpoints, state: CheckpointState, texts: readonly string[]): Broken | undefined {
  const { last } = state
  for (const text of texts) {
    const there = readCheckpoint(text, checkpoints.publicKey)
    if (!there) return 'another-key'
    if (there.n > (last?.n ?? 0) || (there.n === last?.n && there.text !== last.text)) return 'brought-back'
  }
  if (!last) return undefined
  if (!readCheckpoint(last.text, checkpoints.publicKey)) return 'another-key'
  return last.size > 0 && last.kept !== last.head ? 'audit-changed' : undefined
}

async function sign(
  query: Query,
  { key, publicKey }: Checkpoints,
  landlord: string,
  state: CheckpointState,
  n: number,
  now: Instant,
  most = MARKS,
): Promise<Made> {
  const { last, size, head } = state
  const { marks, broken, streams, entries, more } = await markRecords(query, landlord, n, most)
  if (broken > 0) return { broken: 'records-changed' }
  const isQuiet = last !== null && size === last.size && marks.length === 0
  if (isQuiet && now - last.at.getTime() < DAY) return 'not-due'
  const before = last === null ? undefined : readCheckpoint(last.text, publicKey)
  const root = rootAfter(before?.records.root ?? firstRoot(landlord), marks)
  const { text } = signCheckpoint(
    {
      landlord,
      n,
      at: new Date(now).toISOString(),
      size,
      head,
      records: { streams, entries, root },
      continues: last?.n ?? 0,
      previous: last === null ? '' : hashOfCheckpoint(last.text),
    },
    key,
  )
  await keepCheckpoint(query, { landlord, n, at: now, size, head, text })
  return { made: n, more }
}

/** Rolls back the marks of one that was not made. */
class NotMade extends Error {
  constructor(readonly made: Made) {
    super('no checkpoint was made')
  }
}

async function inOne(rowan: Rowan, work: (query: Query) => Promise<Made>): Promise<Made> {
  try {
    return await transaction(rowan.worker, async (query) => {
      const made = await work(query)
      if (made === 'not-due' || 'broken' in made) throw new NotMade(made)
      return made
    })
  } catch (error) {
    if (error instanceof NotMade) return error.made
    throw error
  }
}

/** At most one, where five minutes or a thousand lines went by, or where the one before left records to be marked. */
export async function makeCheckpoint(
  rowan: Rowan,
  checkpoints: Checkpoints,
  landlord: string,
  { leftOver = false, most = MARKS }: { readonly leftOver?: boolean; readonly most?: number } = {},
): Promise<Made> {
  const texts = await newestAt(checkpoints.places, landlord)
  const now = rowan.clock()
  return inOne(rowan, async (query) => {
    const state = await holdCheckpoints(query, landlord)
    if (!state || !(leftOver || isDue(state, now))) return 'not-due'
    const broken = brokenSince(checkpoints, state, texts)
    return broken ? { broken } : sign(query, checkpoints, landlord, state, (state.last?.n ?? 0) + 1, now, most)
  })
}

/**
 * Goes on after a database was brought back from a backup: the next checkpoint says on its face which ones it sets aside, and every
 * verification from then on says so too. Answers with their count, null where the places hold none that this database does not know.
 */
export async function goOnAfterRestore(
  rowan: Rowan,
  checkpoints: Checkpoints,
  landlord: string,
): Promise<number | null> {
  const texts = await newestAt(checkpoints.places, landlord)
  const newest = Math.max(0, ...texts.map((text) => readCheckpoint(text, checkpoints.publicKey)?.n ?? 0))
  const now = rowan.clock()
  let known = 0
  const made = await inOne(rowan, async (query) => {
    const state = await holdCheckpoints(query, landlord)
    known = state?.last?.n ?? 0
    if (!state || newest <= known) return 'not-due'
    if (state.last && state.last.kept !== state.last.head && state.last.size > 0) return { broken: 'audit-changed' }
    return sign(query, checkpoints, landlord, state, newest + 1, now)
  })
  return made !== 'not-due' && 'made' in made ? newest - known : null
}
