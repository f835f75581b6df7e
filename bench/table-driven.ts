/**
 * The mark: the load judged by a pass written by hand for exactly the kinds of norm that it has. It knows that nothing is retracted,
 * back-dated or in another version, that filters look at `kind` and `yes` alone, and it keeps what gates need as it goes.
 */
import { dueAt, endAfterMonths, minuteOfClock } from '../src/policy/calendar/deadline.ts'
import { type Holidays, workingDays } from '../src/policy/calendar/working-days.ts'
import type { Breach, JudgedDuty, Judgement } from '../src/policy/judgement.ts'
import type { Duty, Every, Pack, Pattern } from '../src/policy/model.ts'
import type { Entry } from '../src/record/entry.ts'
import { dayOfDate, startOfDay } from '../src/record/london-time.ts'

type Row = { -readonly [K in keyof JudgedDuty]: JudgedDuty[K] }
type BreachRow = { -readonly [K in keyof Breach]: Breach[K] }
/** A filter: the kinds allowed, and whether the answer must be yes. */
type Filter = { readonly kinds: readonly unknown[] | null; readonly yes: boolean }
type DutyTable = {
  readonly norm: Duty
  readonly slot: number
  readonly clauses: readonly string[]
  readonly field: string
}
type Need = { readonly slot: number; readonly event: string; readonly filter: Filter; readonly field: string }
type Gate = { readonly id: string; readonly clauses: readonly string[]; readonly field: string; readonly needs: Need[] }
type Act = { readonly id: string; readonly clauses: readonly string[]; readonly slot: number; readonly filter: Filter }
type Recurring = {
  readonly norm: Every
  readonly slot: number
  readonly clauses: readonly string[]
  readonly months: number
}
type Table = {
  opens: { duty: DutyTable; filter: Filter }[]
  ends: { duty: DutyTable; filter: Filter }[]
  stops: { duty: DutyTable; filter: Filter }[]
  needs: Need[]
  gates: Gate[]
  nevers: Act[]
  remedies: Act[]
  limits: Act[]
  recurs: { every: Recurring; filter: Filter }[]
}

const filterOf = ({ where }: Pattern): Filter => ({
  kinds: where?.kind === undefined ? null : [where.kind].flat(),
  yes: where?.yes === true,
})

const passes = (filter: Filter, entry: Entry): boolean =>
  (filter.kinds === null || filter.kinds.includes(entry.codes.kind)) && (!filter.yes || entry.codes.yes === true)

const keyIn = (entry: Entry, field: string): string | null => {
  const value = field === '' ? undefined : entry.codes[field]
  return typeof value === 'string' ? value : null
}

/** Where the answers lie that say nothing of which; the latest of all lies under the empty key. */
const OF_NONE = 'of none'

const isOfAnother = (one: Entry, other: Entry): boolean =>
  one.codes.person !== undefined && other.codes.person !== undefined && one.codes.person !== other.codes.person

/** Whether a need is met. Where the act names nothing, a yes has to be the latest answer about each. */
function isKnown(answers: ReadonlyMap<string, boolean> | undefined, key: string, need: Need): boolean {
  if (answers === undefined) return false
  if (key !== '' || need.field === '' || !need.filter.yes) return answers.get(key) === true
  let isAny = false
  for (const [about, answer] of answers) {
    if (about === '') continue
    if (!answer) return false
    isAny = true
  }
  return isAny
}

/** Makes the tables once. What it gives judges one case of the load. */
export function tableDriven(pack: Pack, holidays: Holidays): (record: readonly Entry[], now: number) => Judgement {
  const tables = new Map<string, Table>()
  const duties: DutyTable[] = []
  const recurring: Recurring[] = []
  let needs = 0
  let limits = 0
  let nevers = 0
  const clock = { days: workingDays(holidays, pack.calendar.closed), close: minuteOfClock(pack.calendar.close) }
  const start = startOfDay(dayOfDate(pack.inForce.from))
  const tableOf = (event: string): Table => {
    const found = tables.get(event)
    if (found) return found
    const made = {
      opens: [],
      ends: [],
      stops: [],
      needs: [],
      gates: [],
      nevers: [],
      remedies: [],
      limits: [],
      recurs: [],
    }
    tables.set(event, made)
    return made
  }
  for (const norm of pack.norms) {
    const clauses = norm.cite.map((cite) => cite.clause)
    if (norm.kind === 'duty' || norm.kind === 'offer') {
      const duty = { norm, slot: duties.length, clauses, field: norm.per?.field ?? '' }
      duties.push(duty)
      for (const each of norm.when) tableOf(each.event).opens.push({ duty, filter: filterOf(each) })
      for (const each of norm.do) tableOf(each.event).ends.push({ duty, filter: filterOf(each) })
      for (const each of norm.stopsWhen) tableOf(each.event).stops.push({ duty, filter: filterOf(each) })
    } else if (norm.kind === 'gate') {
      const field = norm.per?.field ?? ''
      const gate: Gate = { id: norm.id, clauses, field, needs: [] }
      for (const { any } of norm.needs)
        for (const each of any) {
          const need = { slot: needs++, event: each.event, filter: filterOf(each), field }
          gate.needs.push(need)
          tableOf(each.event).needs.push(need)
        }
      for (const each of norm.before) tableOf(each.event).gates.push(gate)
    } else if (norm.kind === 'never') {
      const slot = nevers++
      for (const each of norm.acts)
        tableOf(each.event).nevers.push({ id: norm.id, clauses, slot, filter: filterOf(each) })
      for (const each of norm.remediedBy)
        tableOf(each.event).remedies.push({ id: norm.id, clauses, slot, filter: filterOf(each) })
    } else if (norm.kind === 'limit') {
      const slot = limits++
      for (const each of norm.acts)
        tableOf(each.event).limits.push({ id: norm.id, clauses, slot, filter: filterOf(each) })
    } else if (norm.kind === 'every') {
      const months = norm.atLeast && 'months' in norm.atLeast ? norm.atLeast.months : 0
      const every = { norm, slot: recurring.length, clauses, months }
      recurring.push(every)
      for (const each of norm.do) tableOf(each.event).recurs.push({ every, filter: filterOf(each) })
    }
  }

  const rowOf = (
    norm: Duty | Every,
    clauses: readonly string[],
    trigger: number | null,
    opened: number,
    key: string | null,
    due: number | null,
  ): Row => ({
    norm: norm.id,
    kind: norm.kind,
    clauses,
    version: pack.version,
    trigger,
    opened,
    key,
    due,
    stated: norm.stated,
    outcome: 'open',
    ended: null,
    endedBy: null,
    absorbed: 0,
    waiverRefused: null,
    owedBy: null,
  })

  /** Per need: the answer of the latest for each key, and of the latest of all under the empty key. */
  const known: Map<string, boolean>[] = Array.from({ length: needs }, () => new Map())
  const counts: Map<string, number>[] = Array.from({ length: limits }, () => new Map())
  const open: Row[][] = duties.map(() => [])

  return (record, now) => {
    const found: Row[] = []
    const breaches: BreachRow[] = []
    const broken: BreachRow[][] = []
    for (const each of known) each.clear()
    for (const each of counts) each.clear()
    for (const each of open) each.length = 0
    const current = recurring.map((each) =>
      rowOf(each.norm, each.clauses, null, start, null, endAfterMonths(start, each.months)),
    )
    for (const entry of record) {
      if (entry.at > now) break
      if (entry.type === 'case.closed') {
        for (const duty of duties) {
          const list = open[duty.slot]
          if (!list || duty.norm.survivesClosure) continue
          for (const row of list) {
            row.outcome = 'stopped'
            row.ended = entry.at
          }
          list.length = 0
        }
        continue
      }
      const table = tables.get(entry.type)
      if (!table) continue
      for (const { duty, filter } of table.ends) {
        const list = open[duty.slot]
        if (!list || list.length === 0 || !passes(filter, entry)) continue
        const key = keyIn(entry, duty.field)
        for (let place = list.length - 1; place >= 0; place--) {
          const row = list[place]
          if (!row || (row.key !== null && row.key !== key)) continue
          row.outcome = 'done'
          row.ended = entry.at
          row.endedBy = entry.n
          list.splice(place, 1)
        }
      }
      for (const { duty, filter } of table.stops) {
        const list = open[duty.slot]
        if (!list || list.length === 0 || !passes(filter, entry)) continue
        const key = keyIn(entry, duty.field)
        for (let place = list.length - 1; place >= 0; place--) {
          const row = list[place]
          if (!row || (row.key !== null && row.key !== key)) continue
          const trigger = record[(row.trigger ?? 0) - 1]
          if (trigger?.type === entry.type && isOfAnother(trigger, entry)) continue
          row.outcome = 'stopped'
          row.ended = entry.at
          list.splice(place, 1)
        }
      }
      for (const { every, filter } of table.recurs) {
        const row = current[every.slot]
        if (!row || entry.at < start || !passes(filter, entry)) continue
        row.outcome = 'done'
        row.ended = entry.at
        row.endedBy = entry.n
        found.push(row)
        const due = endAfterMonths(entry.at, every.months)
        current[every.slot] = rowOf(every.norm, every.clauses, entry.n, entry.at, null, due)
      }
      for (const each of table.remedies)
        if (passes(each.filter, entry)) for (const breach of broken[each.slot] ?? []) breach.remedied = true
      if (entry.happened) {
        for (const gate of table.gates) {
          let missing: string[] | null = null
          const key = keyIn(entry, gate.field) ?? ''
          for (const need of gate.needs)
            if (!isKnown(known[need.slot], key, need)) {
              missing ??= []
              if (!missing.includes(need.event)) missing.push(need.event)
            }
          if (missing) breaches.push({ n: entry.n, norm: gate.id, clauses: gate.clauses, missing, remedied: false })
        }
        for (const never of table.nevers) {
          if (!passes(never.filter, entry)) continue
          const breach = { n: entry.n, norm: never.id, clauses: never.clauses, missing: [], remedied: false }
          breaches.push(breach)
          const list = broken[never.slot]
          if (list) list.push(breach)
          else broken[never.slot] = [breach]
        }
      }
      for (const limit of table.limits) {
        const key = keyIn(entry, 'action') ?? ''
        const count = counts[limit.slot]
        const before = count?.get(key) ?? 0
        if (entry.happened && before >= 1)
          breaches.push({ n: entry.n, norm: limit.id, clauses: limit.clauses, missing: [], remedied: false })
        count?.set('', (count.get('') ?? 0) + 1)
        if (key !== '') count?.set(key, before + 1)
      }
      for (const need of table.needs) {
        if (need.filter.kinds !== null && !need.filter.kinds.includes(entry.codes.kind)) continue
        const answer = !need.filter.yes || entry.codes.yes === true
        const key = keyIn(entry, need.field)
        known[need.slot]?.set('', answer)
        if (key !== null) known[need.slot]?.set(key, answer)
        else if (need.field !== '') known[need.slot]?.set(OF_NONE, answer)
      }
      for (const { duty, filter } of table.opens) {
        if (!passes(filter, entry)) continue
        const list = open[duty.slot]
        const key = keyIn(entry, duty.field)
        let same: Row | undefined
        for (const row of list ?? []) if (row.key === key) same = row
        if (same) same.absorbed++
        else {
          const due = dueAt(duty.norm.within, entry.at, entry.codes, clock)
          const row = rowOf(duty.norm, duty.clauses, entry.n, entry.at, key, due)
          found.push(row)
          list?.push(row)
        }
      }
    }
    for (const row of current) found.push(row)
    return { duties: found, holds: [], breaches }
  }
}
