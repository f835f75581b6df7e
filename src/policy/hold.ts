/** A hold, step by step: a report starts it, a length sets its end, the person may decline it. */
import type { Entry } from '../record/entry.ts'
import type { Instant } from '../record/london-time.ts'
import { endAfterMonths } from './calendar/deadline.ts'
import type { InForce } from './compile.ts'
import type { JudgedHold } from './judgement.ts'
import type { Hold } from './model.ts'
import { keyOf, meetsAny } from './pattern.ts'

/** One person's part in a run of a hold. `countedFrom` is their latest start: lengths are counted from it. */
type Part = { countedFrom: Instant; until: Instant; earliestEnd: Instant }

/** One run of a hold: as long as anybody's part in it. The part of a start that named nobody has the key null. */
type Run = {
  from: Instant
  startedBy: number
  until: Instant
  earliestEnd: Instant
  setBy: number | null
  readonly parts: Map<string | null, Part>
}

/** The months that a length entry asks for, or null when they are outside what the policy allows. */
export function allowedMonths(hold: Hold, entry: Entry): number | null {
  const months = entry.codes[hold.length.field]
  return typeof months === 'number' && months >= hold.length.minMonths && months <= hold.length.maxMonths
    ? months
    : null
}

/** The keys of the parts that an entry speaks of: its own person's, else what named nobody; all where it names nobody itself. */
function spokenOf({ parts }: Run, key: string | null): readonly (string | null)[] {
  if (key === null) return [...parts.keys()]
  return parts.has(key) ? [key] : parts.has(null) ? [null] : []
}

/** A run lasts as long as the last of its parts. */
function measure(run: Run): void {
  run.until = Math.max(...[...run.parts.values()].map((part) => part.until))
  run.earliestEnd = Math.max(...[...run.parts.values()].map((part) => part.earliestEnd))
}

/** Sets the length for whom it is about. Nothing changes where the hold is not theirs. */
function setLength(norm: Hold, run: Run, entry: Entry, key: string | null): void {
  const asked = entry.codes[norm.length.field]
  const keys = spokenOf(run, key)
  if (typeof asked !== 'number' || keys.length === 0) return
  const months = Math.min(Math.max(asked, norm.length.minMonths), norm.length.maxMonths)
  for (const each of keys) {
    const part = run.parts.get(each)
    if (part) part.until = endAfterMonths(part.countedFrom, months)
  }
  measure(run)
  run.setBy = entry.n
}

/** Ends the hold of whom it is about: one person's no ends nobody else's. */
function endEarly(run: Run, entry: Entry, key: string | null): void {
  const keys = spokenOf(run, key)
  if (keys.length === 0) return
  for (const each of keys) run.parts.delete(each)
  const isAnybodys = [...run.parts.values()].some((part) => part.until > entry.at)
  if (isAnybodys) measure(run)
  else run.until = entry.at
  run.setBy = entry.n
}

/** A further start: anew for whom it is about. One that names somebody takes over what was started for nobody by name. */
function startAnew(norm: Hold, run: Run, key: string | null, started: Part): void {
  const keys = spokenOf(run, key)
  if (keys.length > 0 && !norm.extend) return
  if (keys.length === 0) run.parts.set(key, started)
  for (const each of keys) {
    const part = run.parts.get(each)
    if (!part) continue
    run.parts.delete(each)
    run.parts.set(key ?? each, { ...started, until: Math.max(part.until, started.until) })
  }
  const before = run.until
  measure(run)
  if (run.until > before) run.setBy = null
}

/** Folds one entry into the runs of a hold, the last run last. Entries come in the order in which they happened. */
export function stepHold(hold: InForce<Hold>, runs: Run[], entry: Entry): void {
  const { norm } = hold
  const run = runs.at(-1)
  const running = run !== undefined && entry.at < run.until
  const key = keyOf(entry, norm.per)
  if (entry.type === norm.length.event && running) setLength(norm, run, entry, key)
  if (running && meetsAny(entry, norm.endsEarlyOn)) {
    endEarly(run, entry, key)
    return
  }
  if (!meetsAny(entry, norm.startsOn) || entry.at < hold.from || entry.at >= hold.until) return
  const earliestEnd = endAfterMonths(entry.at, norm.length.minMonths)
  const until = norm.length.default === 'max' ? endAfterMonths(entry.at, norm.length.maxMonths) : earliestEnd
  const started: Part = { countedFrom: entry.at, until, earliestEnd }
  if (running) startAnew(norm, run, key, started)
  else {
    const parts = new Map([[key, started]])
    runs.push({ from: entry.at, startedBy: entry.n, until, earliestEnd, setBy: null, parts })
  }
}

/** The runs of a hold after some entries, in the order in which they happened. */
export function foldHold(hold: InForce<Hold>, entries: readonly Entry[]): Run[] {
  const runs: Run[] = []
  for (const entry of entries) stepHold(hold, runs, entry)
  return runs
}

export const judgedHold = (hold: InForce<Hold>, run: Run): JudgedHold => ({
  norm: hold.norm.id,
  clauses: hold.clauses,
  startedBy: run.startedBy,
  from: run.from,
  until: run.until,
  earliestEnd: run.earliestEnd,
  setBy: run.setBy,
})
