/** The cases that the reader is on: what goes before other work first, then the newest change. */
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { ROUTINE } from '../record/goes-first.ts'
import type { Instant } from '../record/london-time.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { type CaseRead, casesOf, lateOnEach } from '../store/queries/cases.ts'
import { firstEntries } from '../store/queries/what-goes-first.ts'
import { byStream, type Places, placesOn } from './in-order.ts'
import { daysQuiet } from './quiet-case.ts'
import { type Names, nameOn, readNames } from './record-words.ts'
import { plainly } from './sentences.ts'
import type { CaseLine } from './today.ts'

/** One case as a list shows it, by the names that its reader may see. */
const caseLine = (
  row: CaseRead,
  names: Names,
  goesFirst: boolean,
  quietFor: number | null,
  late: number,
): CaseLine => ({
  id: row.stream,
  reference: row.reference,
  state: row.state,
  kind: row.kind,
  victim: nameOn(names, row.stream, row.victim),
  owner: row.owner_name ?? (row.owner_role === null ? '' : plainly(row.owner_role)),
  openDuties: row.open_duties,
  lateDuties: late,
  nextDue: row.next_due?.getTime() ?? null,
  changed: row.changed.getTime(),
  goesFirst,
  quietFor,
})

/**
 * The cases in their order. A closed one waits for nothing, and goes first nowhere. `most`: so many days one may be quiet; `late`: how many
 * things are late on each.
 */
export function caseLines(
  rows: readonly CaseRead[],
  names: Names,
  places: Places,
  now: Instant,
  most: number,
  late: ReadonlyMap<string, number>,
): readonly CaseLine[] {
  const quiet = ({ state, changed }: CaseRead) => daysQuiet(state, changed.getTime(), now, most)
  const place = ({ stream, state }: CaseRead) => (state === 'closed' ? ROUTINE : places.of(stream, 'case'))
  return rows
    .map((row) => ({ row, place: place(row) }))
    .toSorted((a, b) => a.place - b.place || Number(a.row.state === 'closed') - Number(b.row.state === 'closed'))
    .map((each) => caseLine(each.row, names, each.place !== ROUTINE, quiet(each.row), late.get(each.row.stream) ?? 0))
}

/** Null where the token opens nothing. */
export const listCases = (rowan: Rowan, token: string): Promise<readonly CaseLine[] | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const now = rowan.clock()
    const landlord = landlordOf(rowan, actor.landlord)
    const [rows, first, late] = await Promise.all([casesOf(query), firstEntries(query), lateOnEach(query, now)])
    const streams = rows.map((row) => row.stream)
    const names = await readNames(query, rowan.keyring, actor.landlord, streams)
    const places = placesOn(landlord, rows, byStream(first))
    const lateOn = new Map(late.map((each) => [each.stream, each.late]))
    const cases = caseLines(rows, names, places, now, landlord.organisation.running.quietDays, lateOn)
    const object = streams.join(' ') || null
    auditAtEnd(query, { action: 'view:cases', objectType: 'list', object, basis: 'member', result: 'shown' })
    return cases
  })
