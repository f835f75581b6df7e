/** In what order work on several cases is listed for one reader: what goes first, then what is late, then by when it is due. */
import { numbered } from '../casework/judged-record.ts'
import type { RunningLandlord } from '../casework/landlord.ts'
import type { Entry } from '../record/entry.ts'
import { entryType } from '../record/entry-type.ts'
import { placeOf, type Queue, queueOf, queuesFirst, ROUTINE } from '../record/goes-first.ts'
import type { Instant } from '../record/london-time.ts'
import type { Area } from '../record/vocabulary.ts'
import type { StoredEntry } from '../store/record.ts'
import type { DutyLine } from './duty-line.ts'

/** Where no clock says what comes first: reaching the person before weighing the risk, that before all else, paperwork last. */
const NATURAL: readonly Area[] = [
  'contact',
  'risk',
  'intake',
  'partners',
  'home',
  'tenancy',
  'money',
  'perpetrator',
  'case',
  'organisation',
]

const naturalPlace = ({ metBy: [act] }: DutyLine): number =>
  act === undefined ? NATURAL.length : NATURAL.indexOf(entryType(act).area)

/**
 * Late first, the longest late at the top, but a person's work before the organisation's own; then by when it is due; then those
 * without a time, in the natural order of the work, the oldest first.
 */
export const byUrgency = (a: DutyLine, b: DutyLine): number => Number(b.late) - Number(a.late) || byTime(a, b)

const byTime = (a: DutyLine, b: DutyLine): number =>
  (a.late && b.late ? Number(a.caseId === null) - Number(b.caseId === null) : 0) ||
  fromTime(a.due, b.due) ||
  (a.due === null ? naturalPlace(a) - naturalPlace(b) : 0) ||
  a.opened - b.opened ||
  (a.id < b.id ? -1 : 1)

/** The earlier first, and no time at all after every time. */
const fromTime = (a: Instant | null, b: Instant | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : a - b

/** The entries of each case, as the core reads them. */
export function byStream(
  rows: readonly (StoredEntry & { readonly stream: string })[],
): ReadonlyMap<string, readonly Entry[]> {
  const grouped = new Map<string, StoredEntry[]>()
  for (const row of rows) {
    const own = grouped.get(row.stream)
    if (own) own.push(row)
    else grouped.set(row.stream, [row])
  }
  return new Map([...grouped].map(([stream, entries]) => [stream, numbered({ entries, organisation: [] }).entries]))
}

export type Places = {
  /** The place of work in that queue of that case: 0 goes first. */
  readonly of: (stream: string, queue: Queue) => number
}

/** The places of work on these cases, from the entries that decide them. */
export function placesOn(
  landlord: RunningLandlord,
  cases: readonly { readonly stream: string; readonly kind: string }[],
  entries: ReadonlyMap<string, readonly Entry[]>,
): Places {
  const { goesFirst } = landlord.organisation.contact
  const usual = goesFirst.map(({ queue }) => queue)
  const first = new Map(
    cases.map(({ stream, kind }) => [stream, queuesFirst(entries.get(stream) ?? [], kind, goesFirst)] as const),
  )
  return { of: (stream, queue) => placeOf(queue, first.get(stream) ?? new Set(), usual) }
}

/**
 * Duties of several cases: behind everything else what nobody put first; among what goes first the late, then by place, then by when
 * it is due. Where nothing goes first it is `byUrgency`.
 */
export function byPlace(places: Places): (a: DutyLine, b: DutyLine) => number {
  const known = new Map<DutyLine, number>()
  const place = (duty: DutyLine): number => {
    const found = known.get(duty)
    if (found !== undefined) return found
    const made = duty.caseId === null ? ROUTINE : places.of(duty.caseId, queueOf(duty.metBy[0]))
    known.set(duty, made)
    return made
  }
  return (a, b) => {
    const one = place(a)
    const other = place(b)
    return (
      Number(one === ROUTINE) - Number(other === ROUTINE) ||
      Number(b.late) - Number(a.late) ||
      one - other ||
      byTime(a, b)
    )
  }
}
