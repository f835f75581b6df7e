/** A hold, step by step: a report starts it, a length sets its end, the person may decline it. */
import type { Entry } from '../record/entry.ts'
import type { Instant } from '../record/london-time.ts'
import { endAfterMonths } from './calendar/deadline.ts'
import type { InForce } from './compile.ts'
import type { JudgedHold } from './judgement.ts'
import type { Hold } from './model.ts'
import { meetsAny } from './pattern.ts'

/** One run of a hold. `countedFrom` is the latest start: lengths are counted from it. */
type Run = {
  from: Instant
  startedBy: number
  countedFrom: Instant
  until: Instant
  earliestEnd: Instant
  setBy: number | null
}

/** The months that a length entry asks for, or null when they are outside what the policy allows. */
export function allowedMonths(hold: Hold, entry: Entry): number | null {
  const months = entry.codes[hold.length.field]
  return typeof months === 'number' && months >= hold.length.minMonths && months <= hold.length.maxMonths
    ? months
    : null
}

/** Folds one entry into the runs of a hold, the last run last. Entries come in the order in which they happened. */
export function stepHold(hold: InForce<Hold>, runs: Run[], entry: Entry): void {
  const { norm } = hold
  const run = runs.at(-1)
  const running = run !== undefined && entry.at < run.until
  if (entry.type === norm.length.event && running) {
    const asked = entry.codes[norm.length.field]
    const months =
      typeof asked === 'number' ? Math.min(Math.max(asked, norm.length.minMonths), norm.length.maxMonths) : null
    if (months !== null) {
      run.until = endAfterMonths(run.countedFrom, months)
      run.setBy = entry.n
    }
  }
  if (running && meetsAny(entry, norm.endsEarlyOn)) {
    run.until = entry.at
    run.setBy = entry.n
    return
  }
  if (!meetsAny(entry, norm.startsOn) || entry.at < hold.from || entry.at >= hold.until) return
  const earliestEnd = endAfterMonths(entry.at, norm.length.minMonths)
  const until = norm.length.default === 'max' ? endAfterMonths(entry.at, norm.length.maxMonths) : earliestEnd
  if (!running)
    runs.push({ from: entry.at, startedBy: entry.n, countedFrom: entry.at, until, earliestEnd, setBy: null })
  else if (norm.extend) {
    run.countedFrom = entry.at
    run.earliestEnd = earliestEnd
    if (until > run.until) {
      run.until = until
      run.setBy = null
    }
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
