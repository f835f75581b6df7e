/** What is due to be erased, as a list for whoever decides: made once a night, and it erases nothing. */
import type { KeepingRule } from '../packs/keeping-choice.ts'
import { dateOfDay, dayOf, type Instant } from '../record/london-time.ts'
import { type Query, transaction } from '../store/database.ts'
import { idOf } from '../store/judged-rows.ts'
import {
  type ClosedFacts,
  complaintFacts,
  type DueLine,
  forgetSessions,
  type KeepingFacts,
  keepingFacts,
  leakFacts,
  listDue,
  listedOn,
  type OwnHold,
  personFacts,
  requestFacts,
} from '../store/keeping.ts'
import { dayAfterPeriod, type KeptUntil, keptUntil, untilBy } from './kept-until.ts'
import type { RunningLandlord } from './landlord.ts'
import { landlordOf, type Rowan } from './rowan.ts'

/** How long before its day something stands on the list, in days. */
const AHEAD = 90

/** What the rules say of one closed case: itself, and its addresses kept apart. */
export function dueOf(rules: readonly KeepingRule[], facts: KeepingFacts): readonly DueLine[] {
  const closed = facts.closed.getTime()
  const kept = [
    keptUntil(rules, { closed, wasOpened: facts.was_opened }),
    facts.addresses ? untilBy(rules, 'kept-addresses', closed) : null,
  ]
  return kept.flatMap((each) => (each === null ? [] : [lineOf(facts, each)]))
}

/** The same of one closed complaint, of one leak, of one request that was answered, or of somebody. */
export function besideDueOf(
  rules: readonly KeepingRule[],
  what: 'complaint' | 'leak' | 'data-request' | 'person',
  facts: ClosedFacts,
): readonly DueLine[] {
  const kept = untilBy(rules, what, facts.closed.getTime())
  return kept === null ? [] : [lineOf(facts, kept)]
}

const lineOf = ({ stream, reference, closed }: ClosedFacts, { what, until, rule }: KeptUntil): DueLine => ({
  stream,
  what,
  reference,
  closed: closed.getTime(),
  due: until,
  heldBy: rule.heldBy,
  decided: rule.decided,
})

/** All that the rules say of what is closed: cases, what belongs to them, complaints, leaks, requests for data, and people. The first due come first. */
async function everyDue(
  query: Query,
  landlord: string,
  rules: readonly KeepingRule[],
  facts: readonly KeepingFacts[],
  now: Instant,
) {
  const complaints = await complaintFacts(query, landlord)
  const leaks = await leakFacts(query, landlord)
  const requests = await requestFacts(query, landlord)
  const persons = await personFacts(query, landlord, now)
  return [
    ...facts.flatMap((each) => dueOf(rules, each)),
    ...complaints.flatMap((each) => besideDueOf(rules, 'complaint', each)),
    ...leaks.flatMap((each) => besideDueOf(rules, 'leak', each)),
    ...requests.flatMap((each) => besideDueOf(rules, 'data-request', each)),
    ...persons.flatMap((each) => besideDueOf(rules, 'person', each)),
  ].toSorted((a, b) => (a.due < b.due ? -1 : 1))
}

/** Holds that stand because the record says so: a death or its review, somebody under 18. */
const ownHolds = ({ stream, reference, death, child }: KeepingFacts): readonly OwnHold[] =>
  (
    [
      ['death-review', death],
      ['child', child],
    ] as const
  ).flatMap(([kind, since]) =>
    since === null
      ? []
      : [{ hold: idOf('hold', stream, kind, since.toISOString()), stream, reference, kind, since: since.getTime() }],
  )

/** Makes the list of one landlord anew. Answers with it. */
export function listKeeping(rowan: Rowan, landlord: RunningLandlord): Promise<readonly DueLine[]> {
  const now = rowan.clock()
  const today = dayOf(now)
  return transaction(rowan.worker, async (query) => {
    const facts = await keepingFacts(query, landlord.id)
    const all = await everyDue(query, landlord.id, landlord.organisation.keeping, facts, now)
    const lines = all.filter((line) => line.due <= dateOfDay(today + AHEAD))
    await listDue(query, landlord.id, lines, facts.flatMap(ownHolds), dateOfDay(today), now)
    return lines
  })
}

/** Once a day for each landlord: the list, and sessions that ended long ago go. Answers with how many lists were made. */
export async function keepingRound(rowan: Rowan): Promise<number> {
  const today = dayOf(rowan.clock())
  let made = 0
  for (const landlord of rowan.landlords.values()) {
    const last = await transaction(rowan.worker, (query) => listedOn(query, landlord.id))
    if (last === dateOfDay(today)) continue
    await listKeeping(rowan, landlord)
    const sessions = landlord.organisation.keeping.find((rule) => rule.what === 'sessions')
    if (sessions) {
      const days = dayAfterPeriod(today, sessions.period) - today
      await transaction(rowan.worker, (query) => forgetSessions(query, landlord.id, days))
    }
    made++
  }
  return made
}

/** What would be listed today, without writing anything. Throws where this Rowan does not run the landlord. */
export const dueToday = (rowan: Rowan, landlord: string): Promise<readonly DueLine[]> =>
  transaction(rowan.worker, async (query) => {
    const facts = await keepingFacts(query, landlord)
    return everyDue(query, landlord, landlordOf(rowan, landlord).organisation.keeping, facts, rowan.clock())
  })
