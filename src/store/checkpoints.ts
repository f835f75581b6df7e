/** Checkpoints as rows: the newest of them, the marks that go with one, and how far each place outside the database has them. */
import type { Instant } from '../record/london-time.ts'
import type { Query } from './database.ts'

export type CheckpointState = {
  /** The newest checkpoint; null where there is none. */
  readonly last: {
    readonly n: number
    readonly at: Date
    readonly size: number
    readonly head: string
    readonly text: string
    /** The hash that the audit has now where that checkpoint ended; null where that line is not there. */
    readonly kept: string | null
  } | null
  readonly size: number
  readonly head: string
}

type StateRow = {
  readonly n: number | null
  readonly at: Date
  readonly size: number
  readonly head: string
  readonly text: string
  readonly kept: string | null
  readonly now_size: number
  readonly now_head: string
}

/** Held until the end of the transaction; undefined where another worker holds it. */
export async function holdCheckpoints(query: Query, landlord: string): Promise<CheckpointState | undefined> {
  const [row] = await query<StateRow>('hold-checkpoints', 'select * from sec.hold_checkpoints($1)', [landlord])
  if (!row) return undefined
  const { n, at, size, head, text, kept, now_size, now_head } = row
  return { last: n === null ? null : { n, at, size, head, text, kept }, size: now_size, head: now_head }
}

export type MarkedRecords = {
  /** Of every record that grew, by its id. */
  readonly marks: readonly { readonly stream: string; readonly seq: number; readonly head: string }[]
  /** Records that are not what they were at their last mark. */
  readonly broken: number
  readonly streams: number
  readonly entries: number
  /** Whether some that grew are left for the next checkpoint. */
  readonly more: boolean
}

/** Marks at most `most` of the records that grew. */
export async function markRecords(query: Query, landlord: string, n: number, most: number): Promise<MarkedRecords> {
  const [row] = await query<MarkedRecords>('mark-records', 'select * from sec.mark_records($1, $2, $3)', [
    landlord,
    n,
    most,
  ])
  if (!row) throw new Error('no records were marked')
  return row
}

export type MadeCheckpoint = {
  readonly landlord: string
  readonly n: number
  readonly at: Instant
  readonly size: number
  readonly head: string
  readonly text: string
}

export async function keepCheckpoint(query: Query, { landlord, n, at, size, head, text }: MadeCheckpoint) {
  await query('keep-checkpoint', 'select sec.keep_checkpoint($1, $2, to_timestamp($3 / 1000.0), $4, $5, $6)', [
    landlord,
    n,
    at,
    size,
    head,
    text,
  ])
}

export type PlaceState = {
  readonly reached: number
  readonly reached_at: Date | null
  readonly tried_at: Date | null
  readonly failing_since: Date | null
}

const NEW_PLACE: PlaceState = { reached: 0, reached_at: null, tried_at: null, failing_since: null }

export const placeOf = async (query: Query, landlord: string, place: string): Promise<PlaceState> =>
  (await query<PlaceState>('place-of', 'select * from sec.place_of($1, $2)', [landlord, place]))[0] ?? NEW_PLACE

export const checkpointsAfter = (query: Query, landlord: string, n: number, most: number) =>
  query<{ n: number; at: Date; text: string }>('checkpoints-after', 'select * from sec.checkpoints_after($1, $2, $3)', [
    landlord,
    n,
    most,
  ])

export async function notePlace(query: Query, landlord: string, place: string, reached: number, now: Instant) {
  await query('note-place', 'select sec.note_place($1, $2, $3, to_timestamp($4 / 1000.0))', [
    landlord,
    place,
    reached,
    now,
  ])
}

/** Answers since when it could not be reached. */
export async function notePlaceFailing(query: Query, landlord: string, place: string, now: Instant): Promise<Instant> {
  const [row] = await query<{ since: Date }>(
    'note-place-failing',
    'select sec.note_place_failing($1, $2, to_timestamp($3 / 1000.0)) as since',
    [landlord, place, now],
  )
  return row?.since.getTime() ?? now
}

export type CheckpointsSeen = {
  readonly n: number | null
  readonly at: Date | null
  readonly size: number | null
  /** Lines of the audit after the newest checkpoint. */
  readonly uncovered: number
  readonly places: readonly {
    readonly place: string
    readonly reached: number
    readonly failingSince: Instant | null
  }[]
}

/** Undefined for whoever does not read the trail. */
export const checkpointsSeen = async (query: Query): Promise<CheckpointsSeen | undefined> =>
  (await query<CheckpointsSeen>('checkpoints-seen', 'select * from sec.checkpoints_seen()'))[0]
