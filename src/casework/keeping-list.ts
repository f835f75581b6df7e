/** What is due to be erased, as a list for whoever decides: made once a night, a portion at a time, and it erases nothing. */
import type { KeepingRule } from '../packs/keeping-choice.ts'
import { dateOfDay, dayOf, type Instant } from '../record/london-time.ts'
import { type Query, transaction } from '../store/database.ts'
import { idOf } from '../store/judged-rows.ts'
import {
  type ClosedFacts,
  complaintFacts,
  type DueLine,
  endList,
  forgetSessions,
  type KeepingFacts,
  keepingFacts,
  keepingStands,
  keptAfter,
  leakFacts,
  listDue,
  type OwnHold,
  personsEnded,
  requestsEnded,
} from '../store/keeping.ts'
import { eachAlone } from './each-alone.ts'
import { dayAfterPeriod, type KeptUntil, keptUntil, untilBy } from './kept-until.ts'
import type { RunningLandlord } from './landlord.ts'
import { landlordOf, type Rowan } from './rowan.ts'

/** How long before its day something stands on the list, in days. */
const AHEAD = 90
/** How many records one portion of the list looks at, and how many portions one round makes of each landlord's. */
export const PORTION = 500
const PORTIONS = 10
/** The most sessions that go in one statement, and how many statements a night. */
const SESSIONS = 5000
const STATEMENTS = 20
const FIRST = '00000000-0000-0000-0000-000000000000'

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

/** All that the rules say of what is closed among these: cases, what belongs to them, complaints, leaks and requests for data. */
async function dueAmong(query: Query, landlord: string, rules: readonly KeepingRule[], ids: readonly string[]) {
  const facts = await keepingFacts(query, landlord, ids)
  const complaints = await complaintFacts(query, landlord, ids)
  const leaks = await leakFacts(query, landlord, ids)
  const requests = await requestsEnded(query, landlord, ids)
  const lines = [
    ...facts.flatMap((each) => dueOf(rules, each)),
    ...complaints.flatMap((each) => besideDueOf(rules, 'complaint', each)),
    ...leaks.flatMap((each) => besideDueOf(rules, 'leak', each)),
    ...requests.flatMap((each) => besideDueOf(rules, 'data-request', each)),
  ]
  return { facts, lines }
}

/** The same of people. */
const peopleDue = async (query: Query, landlord: string, rules: readonly KeepingRule[], now: Instant) =>
  (await personsEnded(query, landlord, now)).flatMap((each) => besideDueOf(rules, 'person', each))

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

/** Makes the next portion of a landlord's list, or its end. True where that was the end. */
const listNext = ({ worker, clock }: Rowan, { id, organisation }: RunningLandlord, most: number): Promise<boolean> =>
  transaction(worker, async (query) => {
    const now = clock()
    const today = dayOf(now)
    const isNear = ({ due }: DueLine) => due <= dateOfDay(today + AHEAD)
    const { after } = await keepingStands(query, id)
    const ids = await keptAfter(query, id, after ?? FIRST, most)
    if (ids.length === 0) {
      const people = await peopleDue(query, id, organisation.keeping, now)
      await endList(query, id, after, people.filter(isNear), dateOfDay(today), now)
      return true
    }
    const { facts, lines } = await dueAmong(query, id, organisation.keeping, ids)
    await listDue(query, id, { began: after, ids, lines: lines.filter(isNear), holds: facts.flatMap(ownHolds) }, now)
    return false
  })

async function forgetEndedSessions(rowan: Rowan, { id, organisation }: RunningLandlord): Promise<void> {
  const rule = organisation.keeping.find(({ what }) => what === 'sessions')
  if (!rule) return
  const today = dayOf(rowan.clock())
  const days = dayAfterPeriod(today, rule.period) - today
  for (let n = 0; n < STATEMENTS; n++)
    if ((await transaction(rowan.worker, (query) => forgetSessions(query, id, days, SESSIONS))) < SESSIONS) return
}

/**
 * Once a day for each landlord: the list, and sessions that ended long ago go. A long list takes several rounds: each goes on where the
 * one before stopped, or failed. Answers with how many lists were ended.
 */
export async function keepingRound(rowan: Rowan, most = PORTION): Promise<number> {
  let made = 0
  await eachAlone(rowan.landlords, async (landlord) => {
    const { day } = await transaction(rowan.worker, (query) => keepingStands(query, landlord.id))
    if (day === dateOfDay(dayOf(rowan.clock()))) return
    for (let portion = 0; portion < PORTIONS; portion++) {
      if (!(await listNext(rowan, landlord, most))) continue
      made++
      await forgetEndedSessions(rowan, landlord)
      return
    }
  })
  return made
}

/** What would be listed today, without writing anything; the first due come first. Throws where this Rowan does not run the landlord. */
export async function dueToday(rowan: Rowan, landlord: string): Promise<readonly DueLine[]> {
  const rules = landlordOf(rowan, landlord).organisation.keeping
  const all: DueLine[] = []
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const from: string = after
    const ids = await transaction(rowan.worker, async (query) => {
      const portion = await keptAfter(query, landlord, from, PORTION)
      if (portion.length > 0) all.push(...(await dueAmong(query, landlord, rules, portion)).lines)
      return portion
    })
    after = ids.at(-1)
  }
  all.push(...(await transaction(rowan.worker, (query) => peopleDue(query, landlord, rules, rowan.clock()))))
  return all.toSorted((a, b) => (a.due < b.due ? -1 : 1))
}
