/** What I owe and what my team owes, late first; the cases I am on; and for those who see accounts alone, the holds. */
import { STEERING_ROLES, seesAccounts } from '../access/table.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { civilOf, dayOf } from '../record/london-time.ts'
import { asActor, audit } from '../store/database.ts'
import { casesOf } from '../store/queries/cases.ts'
import { openDuties } from '../store/queries/duties.ts'
import type { DutyLine } from './duty-line.ts'
import { caseLine } from './list-cases.ts'
import { holdsOf } from './read-holds.ts'
import { nameOn, readNames } from './record-words.ts'
import { dutyLine } from './stored-duty.ts'
import type { Today, TodayFilter } from './today.ts'

/** Late first, the longest late at the top; then by when it is due; then those without a time, the oldest first. */
export const byUrgency = (a: DutyLine, b: DutyLine): number =>
  Number(b.late) - Number(a.late) ||
  (a.due ?? Number.POSITIVE_INFINITY) - (b.due ?? Number.POSITIVE_INFINITY) ||
  a.opened - b.opened ||
  (a.id < b.id ? -1 : 1)

/** Null where the token opens nothing. */
export async function readToday(rowan: Rowan, token: string, filter: TodayFilter): Promise<Today | null> {
  const now = rowan.clock()
  return asActor(rowan.database, token, async (query, actor) => {
    const landlord = landlordOf(rowan, actor.landlord)
    const rows = await openDuties(query)
    const steers = actor.roles.some((role) => STEERING_ROLES.includes(role))
    const seen = rows.filter((row) => row.stream !== actor.organisation || steers)
    const cases = await casesOf(query, now)
    const streams = [...new Set([...seen.map((row) => row.stream), ...cases.map((each) => each.stream)])]
    const names = await readNames(query, rowan.keyring, actor.landlord, streams)
    const all = seen
      .map((row) => dutyLine(landlord, row, actor, now, (person) => nameOn(names, row.stream, person)))
      .toSorted(byUrgency)
    const team = new Set(
      landlord.organisation.teams.flatMap((each) =>
        each.roles.some((role) => actor.roles.includes(role)) ? each.roles : [],
      ),
    )
    const isMine = (duty: DutyLine) => duty.mine
    const isTeams = (duty: DutyLine) => duty.mine || duty.owedBy === null || team.has(duty.owedBy)
    const isToday = (duty: DutyLine) => duty.due !== null && dayOf(duty.due) === dayOf(now) && !duty.late
    const ofWhom = all.filter(filter.whose === 'mine' ? isMine : filter.whose === 'team' ? isTeams : () => true)
    const wanted: Record<TodayFilter['show'], (duty: DutyLine) => boolean> = {
      everything: () => true,
      late: (duty) => duty.late,
      'due-today': isToday,
      'no-time-stated': (duty) => duty.due === null,
    }
    const holds = seesAccounts(actor.roles) ? await holdsOf(query, now) : []
    await audit(query, {
      action: `view:today:${civilOf(now).slice(0, 10)}`,
      objectType: 'list',
      object: streams.join(' ') || null,
      basis: 'member',
      result: 'shown',
    })
    return {
      now,
      filter,
      duties: ofWhom.filter(wanted[filter.show]),
      counts: {
        mine: all.filter(isMine).length,
        team: all.filter(isTeams).length,
        late: ofWhom.filter(wanted.late).length,
        dueToday: ofWhom.filter(isToday).length,
        noTimeStated: ofWhom.filter(wanted['no-time-stated']).length,
      },
      cases: cases.map((row) => caseLine(row, names)),
      holds,
    }
  })
}
