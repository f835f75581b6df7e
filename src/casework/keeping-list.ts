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
  listPast,
  type OwnHold,
  personsEnded,
  requestsEnded,
} from '../store/keeping.ts'
import { eachAlone, type FaultOfOne, Faults } from './each-alone.ts'
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

const isNearOn =
  (today: number) =>
  ({ due }: DueLine) =>
    due <= dateOfDay(today + AHEAD)

/** Whether it is something about a record that went wrong, and not the database, its rights or the way to it. */
function isOfRecord(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return code === undefined || (typeof code === 'string' && /^(22|23|P0|XX)/.test(code))
}

/**
 * Does something with these records, in halves where all together fail. Goes past those that fail alone, and answers with them. `began` is the
 * record before the first.
 */
async function inHalves(
  ids: readonly string[],
  began: string | null,
  work: (ids: readonly string[], began: string | null) => Promise<void>,
  goPast: (id: string, began: string | null) => Promise<unknown>,
): Promise<readonly FaultOfOne[]> {
  try {
    await work(ids, began)
    return []
  } catch (error) {
    const half = Math.floor(ids.length / 2)
    const [first = ''] = ids
    if (half > 0)
      return [
        ...(await inHalves(ids.slice(0, half), began, work, goPast)),
        ...(await inHalves(ids.slice(half), ids[half - 1] ?? null, work, goPast)),
      ]
    if (!isOfRecord(error)) throw error
    await goPast(first, began)
    return [{ of: `record ${first}`, error }]
  }
}

/** Lists these records. Goes past those that fail alone, and answers with them. */
function listThese(rowan: Rowan, { id, organisation }: RunningLandlord, after: string | null, all: readonly string[]) {
  const now = rowan.clock()
  const list = (ids: readonly string[], began: string | null) =>
    transaction(rowan.worker, async (query) => {
      const { facts, lines } = await dueAmong(query, id, organisation.keeping, ids)
      const near = lines.filter(isNearOn(dayOf(now)))
      await listDue(query, id, { began, ids, lines: near, holds: facts.flatMap(ownHolds) }, now)
    })
  return inHalves(all, after, list, (first, began) =>
    transaction(rowan.worker, (query) => listPast(query, id, began, first)),
  )
}

/** Makes the next portion of a landlord's list, or its end. Answers with what could not be listed; null where that was the end. */
async function listNext(rowan: Rowan, landlord: RunningLandlord, most: number): Promise<readonly FaultOfOne[] | null> {
  const { id, organisation } = landlord
  const { after, ids } = await transaction(rowan.worker, async (query) => {
    const stands = await keepingStands(query, id)
    return { after: stands.after, ids: await keptAfter(query, id, stands.after ?? FIRST, most) }
  })
  if (ids.length > 0) return listThese(rowan, landlord, after, ids)
  const now = rowan.clock()
  const today = dayOf(now)
  await transaction(rowan.worker, async (query) => {
    const people = await peopleDue(query, id, organisation.keeping, now)
    await endList(query, id, after, people.filter(isNearOn(today)), dateOfDay(today), now)
  })
  return null
}

async function forgetEndedSessions(rowan: Rowan, { id, organisation }: RunningLandlord): Promise<void> {
  const rule = organisation.keeping.find(({ what }) => what === 'sessions')
  if (!rule) return
  const today = dayOf(rowan.clock())
  const days = dayAfterPeriod(today, rule.period) - today
  for (let n = 0; n < STATEMENTS; n++)
    if ((await transaction(rowan.worker, (query) => forgetSessions(query, id, days, SESSIONS))) < SESSIONS) return
}

/**
 * Once a day for each landlord: the list. A long one takes several rounds: each goes on where the one before stopped, or failed. A record
 * that cannot be listed keeps no other from it. Answers with how many lists were ended.
 */
export async function keepingRound(rowan: Rowan, most = PORTION): Promise<number> {
  let made = 0
  await eachAlone(rowan.landlords, async (landlord) => {
    const { day } = await transaction(rowan.worker, (query) => keepingStands(query, landlord.id))
    if (day === dateOfDay(dayOf(rowan.clock()))) return
    const faults: FaultOfOne[] = []
    for (let portion = 0; portion < PORTIONS; portion++) {
      const came = await listNext(rowan, landlord, most)
      if (came === null) made++
      if (came === null) break
      faults.push(...came)
    }
    if (faults.length > 0) throw new Faults(faults)
  })
  return made
}

/** For which day each landlord's were forgotten in this process already. */
const forgottenHere = new WeakMap<object, Map<string, string>>()

/** Once a day for each landlord: sessions that ended long ago go, whatever became of the list. */
export async function sessionsRound(rowan: Rowan): Promise<void> {
  const days = forgottenHere.get(rowan.worker) ?? new Map<string, string>()
  forgottenHere.set(rowan.worker, days)
  const today = dateOfDay(dayOf(rowan.clock()))
  await eachAlone(rowan.landlords, async (landlord, id) => {
    if (days.get(id) === today) return
    await forgetEndedSessions(rowan, landlord)
    days.set(id, today)
  })
}

/**
 * What would be listed today, without writing anything; the first due come first. A record that cannot be read keeps no other from it: `goPast`
 * hears of it. Throws where this Rowan does not run the landlord, and where the database itself refuses.
 */
export async function dueToday(
  rowan: Rowan,
  landlord: string,
  goPast: (fault: FaultOfOne) => void,
): Promise<readonly DueLine[]> {
  const rules = landlordOf(rowan, landlord).organisation.keeping
  const all: DueLine[] = []
  const read = (ids: readonly string[]) =>
    transaction(rowan.worker, async (query) => {
      all.push(...(await dueAmong(query, landlord, rules, ids)).lines)
    })
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const from: string = after
    const ids = await transaction(rowan.worker, (query) => keptAfter(query, landlord, from, PORTION))
    if (ids.length > 0) for (const fault of await inHalves(ids, null, read, async () => {})) goPast(fault)
    after = ids.at(-1)
  }
  all.push(...(await transaction(rowan.worker, (query) => peopleDue(query, landlord, rules, rowan.clock()))))
  return all.toSorted((a, b) => a.due.localeCompare(b.due) || a.stream.localeCompare(b.stream))
}
