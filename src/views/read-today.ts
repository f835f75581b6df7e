/** What I owe and what my team owes, in the order of the landlord and late first; the cases I am on; and for those who see accounts alone, the holds. */
import { mayAgreeToErase, seesAccounts, seesComplaints } from '../access/permissions.ts'
import { SECOND_LOOK_ROLES, STEERING_ROLES } from '../access/roles.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { entryType } from '../record/entry-type.ts'
import { civilOf, dayOf, type Instant } from '../record/london-time.ts'
import type { Area, RoleName } from '../record/vocabulary.ts'
import { type Actor, asActor, auditAtEnd, type Query } from '../store/database.ts'
import { casesOf } from '../store/queries/cases.ts'
import { waitingDataParts } from '../store/queries/data-parts.ts'
import { type CaseOfDuty, OF_NO_CASE, openDuties, theDead } from '../store/queries/duties.ts'
import { exportsToRead } from '../store/queries/exports.ts'
import { handoversOf } from '../store/queries/handovers.ts'
import { erasures } from '../store/queries/keeping.ts'
import { firstEntries } from '../store/queries/what-goes-first.ts'
import { wasForTheDead } from './after-death.ts'
import { complaintLines } from './complaints/complaint-lines.ts'
import type { ComplaintLine } from './complaints/complaint-page.ts'
import type { DutyLine } from './duty-line.ts'
import { byPlace, byStream, placesOn } from './in-order.ts'
import { caseLines } from './list-cases.ts'
import { openRequests } from './open-requests.ts'
import { handoverLines } from './read-handovers.ts'
import { holdsOf } from './read-holds.ts'
import { nameOn, readNames } from './record-words.ts'
import { dutyLine } from './stored-duty.ts'
import type { Today, TodayFilter } from './today.ts'
import { whatWaits } from './what-waits.ts'

/** The area of work in which a duty is answered: that of the act that usually meets it. */
const areaOf = (duty: DutyLine): Area | null => (duty.metBy[0] === undefined ? null : entryType(duty.metBy[0]).area)

/** Areas in which something is owed, most first; the one that was chosen is always among them. */
function countAreas(duties: readonly DutyLine[], chosen: Area | undefined): Today['areas'] {
  const counts = new Map<Area, number>(chosen === undefined ? [] : [[chosen, 0]])
  for (const duty of duties) {
    const area = areaOf(duty)
    if (area !== null) counts.set(area, (counts.get(area) ?? 0) + 1)
  }
  return [...counts].map(([area, count]) => ({ area, count })).toSorted((a, b) => b.count - a.count)
}

/** How many things are late on each case. */
function lateOn(lines: readonly DutyLine[]): ReadonlyMap<string, number> {
  const late = new Map<string, number>()
  for (const { caseId, late: isLate } of lines)
    if (caseId !== null && isLate) late.set(caseId, (late.get(caseId) ?? 0) + 1)
  return late
}

/** Null where the token opens nothing. */
export async function readToday(rowan: Rowan, token: string, filter: TodayFilter): Promise<Today | null> {
  const now = rowan.clock()
  const reads = (query: Query) =>
    Promise.all([
      openDuties(query),
      casesOf(query),
      firstEntries(query),
      handoversOf(query),
      waitingDataParts(query),
      theDead(query),
    ])
  const today = async (
    query: Query,
    actor: Actor,
    [rows, cases, first, passed, parts, dead]: Awaited<ReturnType<typeof reads>>,
  ): Promise<Today> => {
    const landlord = landlordOf(rowan, actor.landlord)
    const handovers = handoverLines(passed, actor.roles, landlord.organisation)
    const [complaints, holds, toErase, requests, toRead] = await Promise.all([
      seesComplaints(actor.roles) ? complaintLines(rowan, query, actor, now) : null,
      seesAccounts(actor.roles) ? holdsOf(query, now) : [],
      mayAgreeToErase(actor.roles) ? erasures(query) : [],
      openRequests(query, landlord, actor.roles, now),
      actor.roles.some((role) => SECOND_LOOK_ROLES.includes(role)) ? exportsToRead(query, actor.account, now) : [],
    ])
    const steers = actor.roles.some((role) => STEERING_ROLES.includes(role))
    // A duty of a case that the reader came onto since the cases were read is shown the next time.
    const caseOf = new Map<string, CaseOfDuty>(cases.map((each) => [each.stream, each]))
    if (steers && rows.some((row) => row.stream === actor.organisation)) caseOf.set(actor.organisation, OF_NO_CASE)
    const places = placesOn(landlord, cases, byStream(first))
    const streams = [...caseOf.keys()]
    const reading = readNames(query, rowan.keyring, actor.landlord, streams)
    const known = { cases: cases.filter(({ state }) => state !== 'closed'), names: reading }
    const [names, approvals] = await Promise.all([reading, whatWaits(rowan, query, actor, now, known)])
    // What was asked for somebody before they died stands on their case alone: nobody is sent to it from here.
    const died = new Map(dead.map(({ stream, person, at }) => [`${stream} ${person}`, at.getTime()]))
    const all = rows
      .flatMap((row) => {
        const of = caseOf.get(row.stream)
        return of ? [dutyLine(landlord, row, of, actor, now, (person) => nameOn(names, row.stream, person))] : []
      })
      .filter((duty) => !wasForTheDead(duty, died.get(`${duty.caseId} ${duty.person}`)))
      .toSorted(byPlace(places))
    const team = new Set(
      landlord.organisation.teams.flatMap((each) =>
        each.roles.some((role) => actor.roles.includes(role)) ? each.roles : [],
      ),
    )
    const isMine = (duty: DutyLine) => duty.mine
    const isTeams = (duty: DutyLine) => duty.mine || duty.owedBy === null || team.has(duty.owedBy)
    const isToday = (duty: DutyLine) => duty.due !== null && dayOf(duty.due) === dayOf(now) && !duty.late
    const ofAnyTeam = all.filter(filter.whose === 'mine' ? isMine : filter.whose === 'team' ? isTeams : () => true)
    const ofTeam = (roles: readonly RoleName[]) => (duty: DutyLine) =>
      duty.owedBy !== null && roles.includes(duty.owedBy)
    const { teams } = landlord.organisation
    const chosen = teams[Number(filter.team) - 1]
    const inTeam = filter.team === undefined ? () => true : ofTeam(chosen?.roles ?? [])
    const inArea = (duty: DutyLine) => filter.area === undefined || areaOf(duty) === filter.area
    const ofWhom = ofAnyTeam.filter((duty) => inTeam(duty) && inArea(duty))
    const wanted: Record<TodayFilter['show'], (duty: DutyLine) => boolean> = {
      everything: () => true,
      late: (duty) => duty.late,
      'due-today': isToday,
      'no-time-stated': (duty) => duty.due === null,
    }
    const named = new Set([
      ...streams,
      ...(complaints ?? []).map(({ id }) => id),
      ...parts.map(({ stream }) => stream),
      ...toRead.map(({ stream }) => stream),
    ])
    auditAtEnd(query, {
      action: `view:today:${civilOf(now).slice(0, 10)}`,
      objectType: 'list',
      object: [...named].join(' ') || null,
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
      teams: teams
        .map(({ name, roles }, place) => ({
          id: String(place + 1),
          name,
          count: ofAnyTeam.filter(inArea).filter(ofTeam(roles)).length,
        }))
        .filter((each) => each.count > 0 || each.id === filter.team),
      areas: countAreas(ofAnyTeam.filter(inTeam), filter.area),
      approvals: approvals.filter((line) => line.waitsFor === 'me').length,
      toTakeOn: handovers.toMe.length,
      toTakeOnInDanger: handovers.toMe.filter(({ danger }) => danger).length,
      passedOn: handovers.byMe.length,
      first: landlord.organisation.contact.goesFirst.map(({ queue, clause }) => ({ queue, clause: clause ?? null })),
      cases: caseLines(cases, names, places, now, landlord.organisation.running.quietDays, lateOn(all)),
      openComplaints: complaints && complaintCounts(complaints, now),
      toErase: toErase.filter((each) => !each.done_at && !each.agreed_at && !each.own).length,
      dataParts: parts.map(({ stream: _stream, ...part }) => part),
      toRead: toRead.map(({ reference, file }) => ({ reference, file })),
      openRequests: requests,
      holds,
    }
  }
  return asActor(rowan.database, token, today, reads)
}

function complaintCounts(lines: readonly ComplaintLine[], now: Instant): NonNullable<Today['openComplaints']> {
  const open = lines.filter(({ state }) => state !== 'closed')
  const due = open.flatMap(({ nextDue }) => (nextDue !== null && nextDue >= now ? [nextDue] : []))
  return {
    open: open.length,
    late: open.filter(({ late }) => late).length,
    nextDue: due.length === 0 ? null : Math.min(...due),
  }
}
