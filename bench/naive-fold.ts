/** The floor: the load judged as one would write it in an afternoon, with filter and find, and a Set of dates. */
import type { Holidays } from '../src/policy/calendar/working-days.ts'
import type { Breach, JudgedDuty, Judgement, Outcome } from '../src/policy/judgement.ts'
import type { Duty, Every, Gate, Norm, Pack, Pattern, Per, Within } from '../src/policy/model.ts'
import type { Entry } from '../src/record/entry.ts'
import {
  dateOfDay,
  dayOf,
  dayOfDate,
  HOUR,
  instantOf,
  minuteOf,
  startOfDay,
  weekdayOf,
} from '../src/record/london-time.ts'

const meets = (entry: Entry, pattern: Pattern): boolean =>
  entry.type === pattern.event &&
  Object.entries(pattern.where ?? {}).every(([field, wanted]) =>
    Array.isArray(wanted) ? wanted.some((each) => each === entry.codes[field]) : entry.codes[field] === wanted,
  )

const meetsAny = (entry: Entry, patterns: readonly Pattern[]) => patterns.some((pattern) => meets(entry, pattern))

const keyOf = (entry: Entry, per: Per | undefined): string | null =>
  per && entry.codes[per.field] !== undefined ? String(entry.codes[per.field]) : null

const isAbout = (key: string | null, entry: Entry, per: Per | undefined) => key === null || keyOf(entry, per) === key

/** The same question, answered about somebody else, takes nothing back. */
const isAskedOfAnother = (entry: Entry, trigger: Entry | undefined): boolean =>
  trigger?.type === entry.type &&
  trigger.codes.person !== undefined &&
  entry.codes.person !== undefined &&
  trigger.codes.person !== entry.codes.person

const addMonths = (day: number, months: number): number => {
  const date = new Date(dateOfDay(day))
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)
  const last = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)
  return Math.min(first / 86_400_000 + date.getUTCDate() - 1, last / 86_400_000)
}

function dueOf(within: Within, at: number, holidays: ReadonlySet<string>): number | null {
  const day = dayOf(at)
  const works = (each: number) => weekdayOf(each) <= 5 && !holidays.has(dateOfDay(each))
  const close = (each: number) => instantOf(`${dateOfDay(each)}T17:00`)
  const next = (each: number): number => (works(each + 1) ? each + 1 : next(each + 1))
  if (within === 'same_working_day') return close(works(day) && minuteOf(at) < 17 * 60 ? day : next(day))
  if (typeof within === 'string') return null
  if ('working_days' in within) {
    let due = day
    for (let count = 0; count < within.working_days; count++) due = next(due)
    return close(due)
  }
  if ('hours' in within) return at + within.hours * HOUR
  if ('calendar_days' in within) return startOfDay(day + within.calendar_days + 1)
  return 'months' in within ? startOfDay(addMonths(day, within.months) + 1) : null
}

const row = (norm: Duty | Every, version: string, trigger: Entry | null, opened: number) => ({
  norm: norm.id,
  kind: norm.kind,
  clauses: norm.cite.map((cite) => cite.clause),
  version,
  trigger: trigger?.n ?? null,
  opened,
  stated: norm.stated,
  absorbed: 0,
  waiverRefused: null,
  owedBy: null,
})

function dutiesOf(norm: Duty, pack: Pack, entries: readonly Entry[], holidays: ReadonlySet<string>): JudgedDuty[] {
  const found: { -readonly [K in keyof JudgedDuty]: JudgedDuty[K] }[] = []
  for (const entry of entries) {
    for (const duty of found.filter((each) => each.outcome === 'open')) {
      let outcome: Outcome = 'open'
      if (meetsAny(entry, norm.do) && isAbout(duty.key, entry, norm.per)) outcome = 'done'
      else if (
        meetsAny(entry, norm.stopsWhen) &&
        isAbout(duty.key, entry, norm.per) &&
        !isAskedOfAnother(
          entry,
          entries.find(({ n }) => n === duty.trigger),
        )
      )
        outcome = 'stopped'
      else if (entry.type === 'case.closed' && !norm.survivesClosure) outcome = 'stopped'
      if (outcome === 'open') continue
      duty.outcome = outcome
      duty.ended = entry.at
      duty.endedBy = outcome === 'done' ? entry.n : null
    }
    if (!meetsAny(entry, norm.when)) continue
    const key = keyOf(entry, norm.per)
    const open = found.find((each) => each.outcome === 'open' && each.key === key)
    if (open) open.absorbed += 1
    else {
      const due = dueOf(norm.within, entry.at, holidays)
      const state = { key, due, outcome: 'open' as const, ended: null, endedBy: null }
      found.push({ ...row(norm, pack.version, entry, entry.at), ...state })
    }
  }
  return found
}

function everiesOf(norm: Every, pack: Pack, entries: readonly Entry[]): JudgedDuty[] {
  const start = startOfDay(dayOfDate(pack.inForce.from))
  const months = norm.atLeast && 'months' in norm.atLeast ? norm.atLeast.months : 0
  const done = entries.filter((entry) => entry.at >= start && meetsAny(entry, norm.do))
  return [null, ...done].map((trigger, place) => {
    const opened = trigger?.at ?? start
    const end = done[place]
    const due = startOfDay(addMonths(dayOf(opened), months) + 1)
    const state = { due, outcome: end ? ('done' as const) : ('open' as const), ended: end?.at ?? null }
    return { ...row(norm, pack.version, trigger, opened), ...state, key: null, endedBy: end?.n ?? null }
  })
}

const isMet = (pattern: Pattern, gate: Gate, earlier: readonly Entry[], act: Entry): boolean => {
  const about = earlier.filter((entry) => isAbout(keyOf(act, gate.per), entry, gate.per))
  if (pattern.where?.yes === undefined) return about.some((entry) => meets(entry, pattern))
  const answers = about.filter((entry) => entry.type === pattern.event && entry.codes.yes !== undefined)
  // Where the act names nothing, the latest answer about each counts.
  const isOfAll = gate.per !== undefined && keyOf(act, gate.per) === null
  const latest = isOfAll
    ? [...new Map(answers.map((entry) => [keyOf(entry, gate.per), entry])).values()]
    : answers.slice(-1)
  return latest.length > 0 && latest.every((entry) => entry.codes.yes === pattern.where?.yes)
}

function missingOf(norm: Norm, earlier: readonly Entry[], act: Entry): readonly string[] | null {
  if (norm.kind === 'gate' && meetsAny(act, norm.before)) {
    const unmet = norm.needs.filter((need) => !need.any.some((pattern) => isMet(pattern, norm, earlier, act)))
    return unmet.length > 0 ? [...new Set(unmet.flatMap((need) => need.any.map((pattern) => pattern.event)))] : null
  }
  if (norm.kind === 'never') return meetsAny(act, norm.acts) ? [] : null
  if (norm.kind !== 'limit' || !meetsAny(act, norm.acts)) return null
  const key = keyOf(act, norm.per)
  const before = earlier.filter((entry) => meetsAny(entry, norm.acts) && isAbout(key, entry, norm.per))
  return before.length >= norm.atMost ? [] : null
}

function breachesOf(pack: Pack, entries: readonly Entry[]): Breach[] {
  return entries
    .filter((entry) => entry.happened)
    .flatMap((act) =>
      pack.norms.flatMap((norm) => {
        const missing = missingOf(norm, entries.slice(0, entries.indexOf(act)), act)
        if (missing === null) return []
        const later = entries.slice(entries.indexOf(act) + 1)
        const remedied = norm.kind === 'never' && later.some((entry) => meetsAny(entry, norm.remediedBy))
        return [{ n: act.n, norm: norm.id, clauses: norm.cite.map((cite) => cite.clause), missing, remedied }]
      }),
    )
}

/** Judges one case of the load. */
export function naiveFold(pack: Pack, holidays: Holidays, record: readonly Entry[], now: number): Judgement {
  const dates = new Set(holidays.days.map((day) => day.date))
  const entries = record.filter((entry) => entry.at <= now).toSorted((a, b) => a.at - b.at || a.n - b.n)
  const duties = pack.norms.flatMap((norm) => {
    if (norm.kind === 'every') return everiesOf(norm, pack, entries)
    return norm.kind === 'duty' || norm.kind === 'offer' ? dutiesOf(norm, pack, entries, dates) : []
  })
  return { duties, holds: [], breaches: breachesOf(pack, entries) }
}
