/** The worker's round of checkpoints: makes what is due, brings it to every place, and tells those who read the trail when it cannot. */
import { AUDIT_ROLES } from '../../access/roles.ts'
import { checkpointsAfter, notePlace, notePlaceFailing, placeOf } from '../../store/checkpoints.ts'
import { transaction } from '../../store/database.ts'
import { type NoticeKind, notify } from '../../store/jobs.ts'
import type { CheckpointPlace } from '../../store/keys/checkpoint-folder.ts'
import { organisationStream } from '../../store/setting-up.ts'
import { faultOf } from '../fault-of.ts'
import type { Rowan } from '../rowan.ts'
import { type Broken, makeCheckpoint } from './make-checkpoint.ts'

const HOUR = 60 * 60_000
/** How long a place may be out of reach before somebody is told. */
export const PATIENCE = 15 * 60_000
const AGAIN = 60_000
/** How many are brought to a place in one round: after a long time out of reach it catches up over several. */
const MOST = 200

export type CheckpointRound = {
  readonly made: number
  /** What was told for the first time in this round, in words for the log. */
  readonly said: readonly string[]
}

/** Tells those who read the trail, once for each key. True where somebody was told. */
export const tellTrailReaders = async (
  rowan: Rowan,
  landlord: string,
  kind: NoticeKind,
  about: string,
): Promise<boolean> =>
  (await transaction(rowan.worker, (query) =>
    notify(query, {
      landlord,
      key: `${kind} ${about}`,
      stream: organisationStream(landlord),
      kind,
      about,
      due: new Date(rowan.clock()),
      codes: { officer: false, roles: AUDIT_ROLES, team: [] },
    }),
  )) > 0

const WHY: Readonly<Record<Broken, string>> = {
  'brought-back': 'a place holds newer ones than this database: it was brought back from a backup, or changed',
  'another-key': 'the key that signed those before is another one',
  'audit-changed': 'the audit is not what the last one was signed for',
  'records-changed': 'the records are not what the last ones were signed for',
}

/** Brings one place up to date. Answers since when it fails, undefined where it does not. */
async function bringUp(rowan: Rowan, landlord: string, place: CheckpointPlace): Promise<number | undefined> {
  const now = rowan.clock()
  const { state, due } = await transaction(rowan.worker, async (query) => {
    const found = await placeOf(query, landlord, place.id)
    const rows = await checkpointsAfter(query, landlord, found.reached, MOST)
    return { state: found, due: rows }
  })
  const isResting = state.failing_since !== null && now - (state.tried_at?.getTime() ?? 0) < AGAIN
  const isEnough = !place.keepsEach && state.reached_at !== null && now - state.reached_at.getTime() < HOUR
  const chosen = place.keepsEach ? due : due.slice(-1)
  if (isResting) return state.failing_since?.getTime()
  if (isEnough || chosen.length === 0) return undefined
  let reached = state.reached
  try {
    for (const each of chosen) {
      await place.keep({ landlord, ...each })
      reached = each.n
    }
    await transaction(rowan.worker, (query) => notePlace(query, landlord, place.id, reached, now))
    return undefined
  } catch {
    return transaction(rowan.worker, async (query) => {
      if (reached > state.reached) await notePlace(query, landlord, place.id, reached, now)
      return notePlaceFailing(query, landlord, place.id, now)
    })
  }
}

/** When each landlord's is tried again after one could not be made: every round would be too often. */
const RESTING = new WeakMap<Rowan, Map<string, number>>()
const REST = 60_000

/** What this process has said in its log already. Nobody may hold a role that reads the trail, and then the log alone says it. */
const SAID = new WeakMap<Rowan, Set<string>>()

async function tellOnce(rowan: Rowan, landlord: string, kind: NoticeKind, about: string): Promise<boolean> {
  const said = SAID.get(rowan) ?? new Set<string>()
  SAID.set(rowan, said)
  const isNew = await tellTrailReaders(rowan, landlord, kind, about)
  const key = `${landlord} ${kind} ${about}`
  if (said.has(key)) return isNew
  said.add(key)
  return true
}

/** Of which landlords the last one left records to be marked: the next is due at once. */
const LEFT_OVER = new WeakMap<Rowan, Set<string>>()

/** A fault in one landlord's is said, and keeps no other's from being made. */
export async function checkpointRound(rowan: Rowan, most?: number): Promise<CheckpointRound> {
  const said: string[] = []
  let count = 0
  const { checkpoints } = rowan
  if (checkpoints === null) return { made: 0, said }
  const resting = RESTING.get(rowan) ?? new Map<string, number>()
  RESTING.set(rowan, resting)
  const left = LEFT_OVER.get(rowan) ?? new Set<string>()
  LEFT_OVER.set(rowan, left)
  const ofOne = async (landlord: string): Promise<void> => {
    if ((resting.get(landlord) ?? 0) <= rowan.clock()) {
      const leftOver = left.has(landlord)
      const made = await makeCheckpoint(rowan, checkpoints, landlord, { leftOver, ...(most ? { most } : {}) })
      left.delete(landlord)
      if (made !== 'not-due' && 'made' in made) {
        count++
        if (made.more) left.add(landlord)
      }
      if (made !== 'not-due' && 'broken' in made) {
        resting.set(landlord, rowan.clock() + REST)
        const day = new Date(rowan.clock()).toISOString().slice(0, 10)
        if (await tellOnce(rowan, landlord, 'checkpoint-stopped', `${made.broken} ${day}`))
          said.push(`${landlord}: no checkpoint is signed any more: ${WHY[made.broken]}`)
      }
    }
    for (const place of checkpoints.places) {
      const since = await bringUp(rowan, landlord, place)
      const isLate = since !== undefined && rowan.clock() - since >= PATIENCE
      if (isLate && (await tellOnce(rowan, landlord, 'checkpoint-late', `${place.id} ${since}`)))
        said.push(`${landlord}: checkpoints cannot be kept at ${place.id} since ${new Date(since).toISOString()}`)
    }
  }
  for (const landlord of rowan.landlords.keys())
    try {
      await ofOne(landlord)
    } catch (error) {
      said.push(`${landlord}: making a checkpoint failed, and is tried again: ${faultOf(error)}`)
    }
  return { made: count, said }
}
