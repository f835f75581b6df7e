/**
 * Judges a record: one pass over the entries in the order in which they happened, by the tables that `compile` made.
 * Pure: (policy, entries, now) gives duties, holds and breaches. Reads no clock and no words.
 */
import type { Entry } from '../record/entry.ts'
import { dayOfDate, type Instant } from '../record/london-time.ts'
import { standing } from '../record/standing.ts'
import { dueAt, endAfterMonths, endOfDay } from './calendar/deadline.ts'
import type { InForce, Plan, Policy } from './compile.ts'
import { judgedHold, stepHold } from './hold.ts'
import type { Breach, JudgedDuty, JudgedHold, Judgement, Outcome } from './judgement.ts'
import type { Duty, Every, Hold } from './model.ts'
import { keyOf, meetsAny, sameKey } from './pattern.ts'
import { inOrder, isRunning, refusalsAfter } from './refusals.ts'

/** Which duties are wanted: a case's own, the organisation's own, or, where both streams are told as one story, all. */
export type Scope = 'case' | 'organisation' | 'all'

type Instance = {
  readonly duty: InForce<Duty>
  readonly trigger: Entry
  readonly opened: Instant
  key: string | null
  readonly due: Instant | null
  readonly ofOrganisation: boolean
  outcome: Outcome
  ended: Instant | null
  endedBy: number | null
  absorbed: number
  waiverRefused: number | null
}

type Pass = {
  readonly policy: Policy
  readonly entries: readonly Entry[]
  readonly instances: Instance[]
  /** Open instances by the norm's slot. */
  readonly open: (Instance[] | undefined)[]
  /** Adult victims known so far, and the trigger of each norm that is owed to every one of them. */
  readonly adults: string[]
  /** Closed, and neither opened nor reopened since. */
  closed: boolean
  readonly eachAdult: Map<InForce<Duty>, Entry>
}

function end(pass: Pass, instance: Instance, outcome: Outcome, entry: Entry): void {
  instance.outcome = outcome
  instance.ended = entry.at
  instance.endedBy = outcome === 'done' ? entry.n : null
  const open = pass.open[instance.duty.slot]
  const place = open?.indexOf(instance) ?? -1
  if (place >= 0) open?.splice(place, 1)
}

function add(
  pass: Pass,
  duty: InForce<Duty>,
  trigger: Entry,
  key: string | null,
  plan: Plan,
  opened = trigger.at,
): void {
  const instance: Instance = {
    duty,
    trigger,
    opened,
    key,
    due: dueAt(duty.norm.within, opened, trigger.codes, duty.clock),
    ofOrganisation: plan.organisation,
    outcome: 'open',
    ended: null,
    endedBy: null,
    absorbed: 0,
    waiverRefused: null,
  }
  pass.instances.push(instance)
  const open = pass.open[duty.slot]
  if (open) open.push(instance)
  else pass.open[duty.slot] = [instance]
}

/** Where a duty is owed to each adult victim, an act for another known adult victim does not answer this one's. */
function answers(pass: Pass, instance: Instance, entry: Entry): boolean {
  const { norm } = instance.duty
  if (norm.forEach === undefined) return sameKey(instance.key, entry, norm.per)
  const person = entry.codes.person
  return instance.key === null || person === instance.key || typeof person !== 'string' || !pass.adults.includes(person)
}

function endWhatItAnswers(pass: Pass, plan: Plan, entry: Entry): void {
  for (const { duty, patterns } of plan.ends) {
    const open = pass.open[duty.slot]
    if (!open || open.length === 0 || !meetsAny(entry, patterns)) continue
    for (const instance of open.slice())
      if (instance.duty === duty && answers(pass, instance, entry)) end(pass, instance, 'done', entry)
  }
  for (const { duty, patterns } of plan.stops) {
    const open = pass.open[duty.slot]
    if (!open || open.length === 0 || !meetsAny(entry, patterns)) continue
    for (const instance of open.slice())
      if (instance.duty === duty && sameKey(instance.key, entry, duty.norm.per)) end(pass, instance, 'stopped', entry)
  }
}

function stopAtClosure(pass: Pass, entry: Entry): void {
  pass.closed = true
  for (const open of pass.open)
    for (const instance of open?.slice() ?? [])
      if (!instance.ofOrganisation && !instance.duty.norm.survivesClosure) end(pass, instance, 'stopped', entry)
}

function waive(pass: Pass, entry: Entry): void {
  const { clause, trigger, reason } = entry.codes
  for (const open of pass.open)
    for (const instance of open?.slice() ?? []) {
      const { norm, clauses } = instance.duty
      if (typeof clause !== 'string' || !clauses.includes(clause)) continue
      if (trigger !== undefined && trigger !== instance.trigger.n) continue
      if (norm.waivable?.by.includes(entry.by) && norm.waivable.reasons.includes(String(reason)))
        end(pass, instance, 'waived', entry)
      else instance.waiverRefused = entry.n
    }
}

/** Whether a duty arises from a trigger at all: what must stand before it stands, and nothing that lifts it runs. */
function arises(pass: Pass, duty: InForce<Duty>, index: number, key: string | null): boolean {
  const { norm } = duty
  if (!norm.if && !norm.unless) return true
  const earlier = pass.entries.slice(0, index)
  if (norm.if && !earlier.some((entry) => meetsAny(entry, norm.if ?? []))) return false
  return !norm.unless || !isRunning(norm.unless, earlier, key, norm.per)
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
    const same = norm.again === 'each' ? undefined : pass.open[duty.slot]?.find((instance) => instance.key === key)
    if (same && norm.again === 'absorb') same.absorbed++
    else {
      if (same) end(pass, same, 'superseded', entry)
      add(pass, duty, entry, key, plan)
    }
  }
}

function openForEachAdult(pass: Pass, duty: InForce<Duty>, entry: Entry, plan: Plan): void {
  pass.eachAdult.set(duty, entry)
  for (const key of pass.adults.length > 0 ? pass.adults : [null]) {
    const same = pass.open[duty.slot]?.find((instance) => instance.key === key)
    if (same) same.absorbed++
    else add(pass, duty, entry, key, plan)
  }
}

/** A further adult victim: takes over what was owed to nobody by name, or is owed the same as the others. */
function meetAdult(pass: Pass, entry: Entry): void {
  const { person, role, ageGroup } = entry.codes
  if (role !== 'victim' || ageGroup === 'under-16' || ageGroup === '16-17' || typeof person !== 'string') return
  if (pass.adults.includes(person)) return
  pass.adults.push(person)
  for (const [duty, trigger] of pass.eachAdult) {
    const nobodys = pass.open[duty.slot]?.find((instance) => instance.key === null)
    const plan = pass.policy.plans.get(trigger.type)
    if (nobodys) nobodys.key = person
    else if (plan && !pass.closed && pass.adults.length > 1) add(pass, duty, trigger, person, plan, entry.at)
  }
}

const judgedDuty = (instance: Instance): JudgedDuty => ({
  norm: instance.duty.norm.id,
  kind: instance.duty.norm.kind,
  clauses: instance.duty.clauses,
  version: instance.duty.version,
  trigger: instance.trigger.n,
  opened: instance.opened,
  key: instance.key,
  due: instance.due,
  stated: instance.duty.norm.stated,
  outcome: instance.outcome,
  ended: instance.ended,
  endedBy: instance.endedBy,
  absorbed: instance.absorbed,
  waiverRefused: instance.waiverRefused,
  owedBy: instance.duty.norm.owedBy ?? null,
})

/** When a recurring duty that opened at an instant is due: a period later, or by the date that the policy prints. */
function recurrenceDue(norm: Every, opened: Instant): Instant | null {
  if (norm.atLeast)
    return endAfterMonths(opened, 'months' in norm.atLeast ? norm.atLeast.months : norm.atLeast.years * 12)
  if (norm.dueDate === undefined) return null
  const due = endOfDay(dayOfDate(norm.dueDate))
  return due > opened ? due : null
}

/**
 * The instances of a recurring duty: from the day on which a version that has it takes effect, and again each time that it was
 * done. One that is open when a new version comes goes on, judged by its own.
 */
function recurring(versions: readonly InForce<Every>[], entries: readonly Entry[], now: Instant): JudgedDuty[] {
  const found: JudgedDuty[] = []
  let index = 0
  let open: InForce<Every> | undefined
  let trigger: number | null = null
  let opened: Instant = 0
  const end = (every: InForce<Every>, done: Entry | null): void => {
    found.push({
      norm: every.norm.id,
      kind: 'every',
      clauses: every.clauses,
      version: every.version,
      trigger,
      opened,
      key: null,
      due: recurrenceDue(every.norm, opened),
      stated: every.norm.stated,
      outcome: done ? 'done' : 'open',
      ended: done?.at ?? null,
      endedBy: done?.n ?? null,
      absorbed: 0,
      waiverRefused: null,
      owedBy: null,
    })
  }
  /** Ends and opens again by the entries until a moment. */
  const run = (until: Instant): void => {
    for (let entry = entries[index]; entry && entry.at < until; entry = entries[++index]) {
      if (!open || entry.at < opened || !meetsAny(entry, open.norm.do)) continue
      end(open, entry)
      trigger = entry.n
      opened = entry.at
      open = versions.find((each) => entry && entry.at >= each.effect && entry.at < each.until)
    }
  }
  for (const every of versions) {
    if (every.effect > now) break
    run(every.effect)
    if (open) continue
    open = every
    trigger = null
    opened = every.effect
  }
  run(Number.POSITIVE_INFINITY)
  if (open) end(open, null)
  return found
}

/** The norms that entries outside our control broke, each judged by what was known when it was written down. */
function breaches(policy: Policy, entries: readonly Entry[]): readonly Breach[] {
  const found: Breach[] = []
  for (const act of entries) {
    if (!act.happened || !policy.plans.get(act.type)) continue
    const known = entries.filter(
      (entry) =>
        inOrder(entry, act) < 0 &&
        (entry.recordedAt < act.recordedAt || (entry.recordedAt === act.recordedAt && entry.n < act.n)),
    )
    for (const refusal of refusalsAfter(policy, known, act)) {
      const remedied = entries.some((later) => remedies(policy, later, refusal.norm, act))
      found.push({ n: act.n, norm: refusal.norm, clauses: refusal.clauses, missing: refusal.missing, remedied })
    }
  }
  return found
}

function remedies(policy: Policy, later: Entry, norm: string, act: Entry): boolean {
  if (inOrder(later, act) <= 0) return false
  const target = later.codes.entry
  if (target !== undefined && target !== act.n) return false
  const plan = policy.plans.get(later.type)
  return plan?.remedies.some((each) => each.never.norm.id === norm && meetsAny(later, each.patterns)) ?? false
}

/**
 * Judges a record as at `now` (an instant in UTC). Entries later than `now`, or written down later, count for nothing, nor do
 * retracted ones. Lateness is not in the answer: ask `isLate`.
 */
export function judge(policy: Policy, record: readonly Entry[], now: Instant, scope: Scope = 'all'): Judgement {
  const known = record.filter((entry) => entry.at <= now && entry.recordedAt <= now)
  const entries = sorted(standing(known))
  const pass: Pass = { policy, entries, instances: [], open: [], adults: [], closed: false, eachAdult: new Map() }
  const holds = new Map<InForce<Hold>, Parameters<typeof stepHold>[1]>()
  let anyHappened = false
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]
    if (!entry) continue
    if (entry.happened) anyHappened = true
    const plan = policy.plans.get(entry.type)
    if (!plan) continue
    endWhatItAnswers(pass, plan, entry)
    if (entry.type === 'case.closed') stopAtClosure(pass, entry)
    else if (entry.type === 'case.opened' || entry.type === 'case.reopened') pass.closed = false
    else if (entry.type === 'duty.waived') waive(pass, entry)
    else if (entry.type === 'person.added' && policy.forEachAdult.length > 0) meetAdult(pass, entry)
    for (const hold of plan.holds) {
      const runs = holds.get(hold) ?? []
      stepHold(hold, runs, entry)
      holds.set(hold, runs)
    }
    openWhatItTriggers(pass, plan, entry, index)
  }
  const wanted = pass.instances.filter((each) => scope === 'all' || each.ofOrganisation === (scope === 'organisation'))
  const duties = wanted.map(judgedDuty)
  if (scope !== 'case') for (const versions of policy.recurring) duties.push(...recurring(versions, entries, now))
  const judgedHolds: JudgedHold[] = []
  for (const [hold, runs] of holds) for (const run of runs) judgedHolds.push(judgedHold(hold, run))
  return { duties, holds: judgedHolds, breaches: anyHappened ? breaches(policy, entries) : [] }
}

/** The entries in order; a record that already is in order, as nearly every record is, is not sorted again. */
function sorted(entries: readonly Entry[]): readonly Entry[] {
  for (let index = 1; index < entries.length; index++) {
    const before = entries[index - 1]
    const entry = entries[index]
    if (before && entry && inOrder(before, entry) > 0) return entries.toSorted(inOrder)
  }
  return entries
}
