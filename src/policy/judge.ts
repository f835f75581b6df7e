/**
 * Judges a record: one pass over the entries in the order in which they happened, by the tables that `compile` made.
 * Pure: (policy, entries, now) gives duties, holds and breaches. Reads no clock and no words.
 */
import { isUnder18 } from '../record/age-group.ts'
import type { Entry } from '../record/entry.ts'
import type { Instant } from '../record/london-time.ts'
import { standing } from '../record/standing.ts'
import { breaches } from './breaches.ts'
import { dueAt } from './calendar/deadline.ts'
import type { InForce, Plan, Policy } from './compile.ts'
import { judgedHold, stepHold } from './hold.ts'
import type { JudgedDuty, JudgedHold, Judgement, Outcome } from './judgement.ts'
import type { Duty, Hold } from './model.ts'
import { isOfSomebodyElse, keyOf, meetsAny, sameKey } from './pattern.ts'
import { recurring } from './recurring.ts'
import { inOrder, isRunning } from './refusals.ts'

/** Which duties are wanted: a case's own, the organisation's own, or, where both streams are told as one story, all. */
export type Scope = 'case' | 'organisation' | 'all'

type Row = { -readonly [K in keyof JudgedDuty]: JudgedDuty[K] }

type Pass = {
  readonly policy: Policy
  readonly entries: readonly Entry[]
  readonly rows: Row[]
  /** Open rows, by the duty's place among the duties of all versions; none where it has not arisen. */
  readonly open: (Row[] | undefined)[]
  /** Rows that the organisation owes, not a case: closing a case leaves them. */
  readonly ofOrganisation: Set<Row>
  /** Adult victims known so far, and the trigger of each norm that is owed to every one of them. */
  readonly adults: string[]
  /** Who has been added to the case as causing harm, and who as harmed: some are both. */
  readonly causing: Set<string>
  readonly harmed: Set<string>
  readonly eachAdult: Map<InForce<Duty>, Entry>
  /** Closed, and neither opened nor reopened since. */
  closed: boolean
}

function end(row: Row, outcome: Outcome, entry: Entry): void {
  row.outcome = outcome
  row.ended = entry.at
  row.endedBy = outcome === 'done' ? entry.n : null
}

function add(
  pass: Pass,
  duty: InForce<Duty>,
  trigger: Entry,
  key: string | null,
  plan: Plan,
  opened = trigger.at,
): void {
  const { norm } = duty
  const row: Row = {
    norm: norm.id,
    kind: norm.kind,
    clauses: duty.clauses,
    version: duty.version,
    trigger: trigger.n,
    opened,
    key,
    due: dueAt(norm.within, opened, trigger.codes, duty.clock),
    stated: norm.stated,
    outcome: 'open',
    ended: null,
    endedBy: null,
    absorbed: 0,
    waiverRefused: null,
    owedBy: norm.owedBy ?? null,
  }
  pass.rows.push(row)
  if (plan.organisation) pass.ofOrganisation.add(row)
  const open = pass.open[duty.place]
  if (open) open.push(row)
  else pass.open[duty.place] = [row]
}

/** The open row of the same norm, in any version, about the same thing. */
function openAbout(pass: Pass, duty: InForce<Duty>, key: string | null): Row | undefined {
  for (const place of duty.places) for (const row of pass.open[place] ?? []) if (row.key === key) return row
  return undefined
}

/** Keeps who is on the case as causing harm, and who as harmed. */
function noteRole(pass: Pass, { codes: { person, role } }: Entry): void {
  if (typeof person !== 'string') return
  if (role === 'perpetrator') pass.causing.add(person)
  else if (role === 'victim') pass.harmed.add(person)
}

/** The entry that opened a row: at its place by its number where the record has no gaps, as nearly every record has none. */
function triggerOf({ entries }: Pass, { trigger }: Row): Entry | undefined {
  const [first] = entries
  if (!first || trigger === null) return undefined
  const near = entries[trigger - first.n]
  return near?.n === trigger ? near : entries.find(({ n }) => n === trigger)
}

/** Whether an entry names another person than the entry that opened a duty did. */
function isOfAnother(pass: Pass, row: Row, entry: Entry): boolean {
  const trigger = triggerOf(pass, row)
  return trigger !== undefined && isOfSomebodyElse(entry, trigger)
}

/** Whether an answer was written down before the sign was: whoever gave it did not know of that one. */
function knewNothingOf(pass: Pass, row: Row, entry: Entry): boolean {
  const trigger = triggerOf(pass, row)
  return trigger !== undefined && entry.recordedAt < trigger.recordedAt
}

/**
 * A sign is answered by whoever knew of it. Where a duty is owed to each adult victim, an act for another known adult victim does not answer this one's; nor, where it says
 * so, an act for somebody who only causes harm. An act that does not say which move it is about is about a move of the person whom
 * it names.
 */
function answers(pass: Pass, duty: InForce<Duty>, row: Row, entry: Entry): boolean {
  const { per, forEach, notAbout } = duty.norm
  const { person } = entry.codes
  if (row.kind === 'sign' && knewNothingOf(pass, row, entry)) return false
  if (notAbout && typeof person === 'string' && pass.causing.has(person) && !pass.harmed.has(person)) return false
  if (forEach === undefined) {
    if (!sameKey(row.key, entry, per)) return false
    return per?.match !== 'lenient' || keyOf(entry, per) !== null || !isOfAnother(pass, row, entry)
  }
  return row.key === null || person === row.key || typeof person !== 'string' || !pass.adults.includes(person)
}

/** Whether an entry stops what another one opened: the same question, answered about somebody else, takes nothing back. */
function takesBack(pass: Pass, duty: InForce<Duty>, row: Row, entry: Entry): boolean {
  if (!sameKey(row.key, entry, duty.norm.per)) return false
  const trigger = triggerOf(pass, row)
  return trigger?.type !== entry.type || !isOfSomebodyElse(entry, trigger)
}

/** Ends the open rows of a duty that meet a condition. */
function endWhere(open: Row[], outcome: Outcome, entry: Entry, meets: (row: Row) => boolean): void {
  let kept = 0
  for (const row of open)
    if (meets(row)) end(row, outcome, entry)
    else open[kept++] = row
  open.length = kept
}

function endWhatItAnswers(pass: Pass, plan: Plan, entry: Entry): void {
  for (const { duty, patterns } of plan.ends) {
    const open = pass.open[duty.place]
    if (open && open.length > 0 && meetsAny(entry, patterns))
      endWhere(open, 'done', entry, (row) => answers(pass, duty, row, entry))
  }
  for (const { duty, patterns } of plan.stops) {
    const open = pass.open[duty.place]
    if (open && open.length > 0 && meetsAny(entry, patterns))
      endWhere(open, 'stopped', entry, (row) => takesBack(pass, duty, row, entry))
  }
}

function stopAtClosure(pass: Pass, entry: Entry): void {
  pass.closed = true
  for (const duty of pass.policy.duties) {
    const open = pass.open[duty.place]
    if (open && open.length > 0 && !duty.norm.survivesClosure)
      endWhere(open, 'stopped', entry, (row) => !pass.ofOrganisation.has(row))
  }
}

function waive(pass: Pass, entry: Entry): void {
  const { clause, trigger, reason } = entry.codes
  for (const duty of pass.policy.duties) {
    const open = pass.open[duty.place]
    if (!open || open.length === 0 || typeof clause !== 'string' || !duty.clauses.includes(clause)) continue
    const { waivable } = duty.norm
    const counts = waivable?.by.includes(entry.by) === true && waivable.reasons.includes(String(reason))
    const named = (row: Row) => trigger === undefined || trigger === row.trigger
    if (counts) endWhere(open, 'waived', entry, named)
    else for (const row of open) if (named(row)) row.waiverRefused = entry.n
  }
}

/** Whether an entry is about the same thing as a key, or names none: what stood before about somebody else does not count. */
const isAboutOrNobody = (key: string | null, entry: Entry, per: Duty['per']): boolean =>
  sameKey(key, entry, per && { ...per, match: 'lenient' })

/** Whether a duty arises from a trigger at all: what must stand does, be it by the trigger itself, and nothing that lifts it runs. */
function arises(pass: Pass, duty: InForce<Duty>, index: number, key: string | null): boolean {
  const { norm } = duty
  if (!norm.if && !norm.unless) return true
  const known = pass.entries.slice(0, index + 1)
  const asked = norm.if
  if (asked && !known.some((entry) => meetsAny(entry, asked) && isAboutOrNobody(key, entry, norm.per))) return false
  return !norm.unless || !isRunning(norm.unless, known.slice(0, -1), key, norm.per)
}

function openWhatItTriggers(pass: Pass, plan: Plan, entry: Entry, index: number): void {
  for (const { duty, patterns } of plan.opens) {
    if (entry.at < duty.from || entry.at >= duty.until || !meetsAny(entry, patterns)) continue
    const { norm } = duty
    if (norm.forEach) {
      openForEachAdult(pass, duty, entry, plan)
      continue
    }
    const key = keyOf(entry, norm.per)
    if (!arises(pass, duty, index, key)) continue
    const same = norm.again === 'each' ? undefined : openAbout(pass, duty, key)
    if (same && norm.again === 'absorb') same.absorbed++
    else {
      if (same) supersede(pass, duty, same, entry)
      add(pass, duty, entry, key, plan)
    }
  }
}

function supersede(pass: Pass, duty: InForce<Duty>, old: Row, entry: Entry): void {
  for (const place of duty.places) endWhere(pass.open[place] ?? [], 'superseded', entry, (row) => row === old)
}

function openForEachAdult(pass: Pass, duty: InForce<Duty>, entry: Entry, plan: Plan): void {
  pass.eachAdult.set(duty, entry)
  for (const key of pass.adults.length > 0 ? pass.adults : [null]) {
    const same = openAbout(pass, duty, key)
    if (same) same.absorbed++
    else add(pass, duty, entry, key, plan)
  }
}

/** A further adult victim, or one whose age is put right to an adult’s: takes over what was owed to nobody by name, or is owed the same as the others. */
function meetAdult(pass: Pass, entry: Entry): void {
  const { person, role, ageGroup } = entry.codes
  if (typeof person !== 'string' || pass.adults.includes(person)) return
  const isAdult =
    entry.type === 'person.added'
      ? role === 'victim' && !isUnder18(ageGroup)
      : ageGroup === '18-or-over' && pass.harmed.has(person)
  if (!isAdult) return
  pass.adults.push(person)
  for (const [duty, trigger] of pass.eachAdult) {
    const nobodys = openAbout(pass, duty, null)
    const plan = pass.policy.plans.get(trigger.type)
    if (nobodys) nobodys.key = person
    else if (plan && !pass.closed && pass.adults.length > 1) add(pass, duty, trigger, person, plan, entry.at)
  }
}

/**
 * Judges a record as at `now` (an instant in UTC). Entries later than `now`, or written down later, count for nothing, nor do
 * retracted ones. Lateness is not in the answer: ask `isLate`. `inStory`: what broke a norm is judged as `refusals` judges an act of a story.
 */
export function judge(
  policy: Policy,
  record: readonly Entry[],
  now: Instant,
  scope: Scope = 'all',
  inStory = false,
): Judgement {
  const entries = counted(record, now)
  const pass: Pass = {
    policy,
    entries,
    rows: [],
    open: new Array(policy.duties.length),
    ofOrganisation: new Set(),
    adults: [],
    causing: new Set(),
    harmed: new Set(),
    eachAdult: new Map(),
    closed: false,
  }
  const holds = new Map<InForce<Hold>, Parameters<typeof stepHold>[1]>()
  let anyHappened = false
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]
    if (!entry) continue
    if (entry.happened) anyHappened = true
    if (entry.type === 'person.added') noteRole(pass, entry)
    const plan = policy.plans.get(entry.type)
    if (!plan) continue
    endWhatItAnswers(pass, plan, entry)
    if (entry.type === 'case.closed') stopAtClosure(pass, entry)
    else if (entry.type === 'case.opened' || entry.type === 'case.reopened') pass.closed = false
    else if (entry.type === 'duty.waived') waive(pass, entry)
    else if ((entry.type === 'person.added' || entry.type === 'person.updated') && policy.forEachAdult.length > 0)
      meetAdult(pass, entry)
    for (const hold of plan.holds) {
      const runs = holds.get(hold) ?? []
      stepHold(hold, runs, entry)
      holds.set(hold, runs)
    }
    openWhatItTriggers(pass, plan, entry, index)
  }
  const wanted = (row: Row) => scope === 'all' || pass.ofOrganisation.has(row) === (scope === 'organisation')
  const duties: JudgedDuty[] = scope === 'all' ? pass.rows : pass.rows.filter(wanted)
  if (scope !== 'case')
    for (const versions of policy.recurring) for (const row of recurring(versions, entries, now)) duties.push(row)
  const judgedHolds: JudgedHold[] = []
  for (const [hold, runs] of holds) for (const run of runs) judgedHolds.push(judgedHold(hold, run))
  return { duties, holds: judgedHolds, breaches: anyHappened ? breaches(policy, entries, inStory) : [] }
}

/** The entries that count as at `now`, in order. A record that is so already, as nearly every record is, is taken as it stands. */
export function counted(record: readonly Entry[], now: Instant): readonly Entry[] {
  let before: Entry | undefined
  for (const entry of record) {
    const isFuture = entry.at > now || entry.recordedAt > now
    if (isFuture || entry.type === 'entry.retracted' || (before && inOrder(before, entry) > 0)) {
      const known = record.filter((each) => each.at <= now && each.recordedAt <= now)
      return standing(known).toSorted(inOrder)
    }
    before = entry
  }
  return record
}
