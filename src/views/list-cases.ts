/** The cases that the reader is on, newest change first. */
import type { Rowan } from '../casework/rowan.ts'
import { asActor, audit } from '../store/database.ts'
import { type CaseRead, casesOf } from '../store/queries/cases.ts'
import { nameOn, readNames } from './record-words.ts'
import { plainly } from './sentences.ts'
import type { CaseLine } from './today.ts'

/** One case as a list shows it, by the names that its reader may see. */
export const caseLine = (row: CaseRead, names: ReadonlyMap<string, string>): CaseLine => ({
  id: row.stream,
  reference: row.reference,
  state: row.state,
  kind: row.kind,
  victim: nameOn(names, row.stream, row.victim),
  owner: row.owner ?? (row.owner_role === null ? '' : plainly(row.owner_role)),
  openDuties: row.open_duties,
  lateDuties: row.late_duties,
  nextDue: row.next_due?.getTime() ?? null,
  changed: row.changed.getTime(),
})

/** Null where the token opens nothing. */
export const listCases = (rowan: Rowan, token: string): Promise<readonly CaseLine[] | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const rows = await casesOf(query, rowan.clock())
    const streams = rows.map((row) => row.stream)
    const names = await readNames(query, rowan.keyring, actor.landlord, streams)
    const cases = rows.map((row) => caseLine(row, names))
    const object = streams.join(' ') || null
    await audit(query, { action: 'view:cases', objectType: 'list', object, basis: 'member', result: 'shown' })
    return cases
  })
