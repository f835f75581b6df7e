/** How long a hold runs, and for whom, worked out from the entries in order. */

import type { Hold } from '../../src/policy/model.ts'
import type { Entry } from '../../src/record/entry.ts'
import { endAfter } from './london.ts'
import { keyIn, meetsOne } from './matching.ts'

type Own = {
  readonly who: string | null
  readonly counted: number
  readonly until: number
  readonly earliestEnd: number
}

export type Run = {
  readonly startedBy: number
  readonly from: number
  /** For whom it runs: from which start their length counts, and until when. Nobody by name: null. */
  readonly each: readonly Own[]
  readonly until: number
  readonly earliestEnd: number
  readonly setBy: number | null
}

export const monthsOf = (hold: Hold, entry: Entry): number | null => {
  const months = entry.type === hold.length.event ? entry.codes[hold.length.field] : undefined
  return typeof months === 'number' ? months : null
}

export const isAllowed = (hold: Hold, months: number): boolean =>
  months >= hold.length.minMonths && months <= hold.length.maxMonths

const longest = (run: Run, each: readonly Own[]): Run => ({
  ...run,
  each,
  until: Math.max(...each.map((own) => own.until)),
  earliestEnd: Math.max(...each.map((own) => own.earliestEnd)),
})

/** Whether what an entry says touches somebody's own time: by name, or as the time that was nobody's yet. */
const touches = (who: string | null, run: Run, own: Own): boolean =>
  who === null || own.who === who || (own.who === null && !run.each.some((other) => other.who === who))

/** The run after one entry: what has ended is put away in `past`. */
function after(hold: Hold, run: Run | null, entry: Entry, isStart: boolean): Run | null {
  const { minMonths, maxMonths } = hold.length
  const who = keyIn(entry, hold.per)
  const until = endAfter(entry.at, { months: hold.length.default === 'max' ? maxMonths : minMonths })
  const earliestEnd = endAfter(entry.at, { months: minMonths })
  const months = monthsOf(hold, entry)
  const touched = run ? run.each.filter((own) => touches(who, run, own)) : []
  if (run && meetsOne(entry, hold.endsEarlyOn)) {
    if (touched.length === 0) return run
    const left = run.each.filter((own) => !touched.includes(own))
    if (left.some((own) => own.until > entry.at)) return { ...longest(run, left), setBy: entry.n }
    return { ...run, each: left, until: entry.at, setBy: entry.n }
  }
  if (run && months !== null) {
    if (touched.length === 0) return run
    const end = (own: Own) => endAfter(own.counted, { months: Math.min(Math.max(months, minMonths), maxMonths) })
    const each = run.each.map((own) => (touched.includes(own) ? { ...own, until: end(own) } : own))
    return { ...longest(run, each), setBy: entry.n }
  }
  if (!isStart) return run
  const own: Own = { who, counted: entry.at, until, earliestEnd }
  if (!run) return { startedBy: entry.n, from: entry.at, each: [own], until, earliestEnd, setBy: null }
  if (touched.length > 0 && !hold.extend) return run
  const again = touched.map((old) => ({ ...own, who: who ?? old.who, until: Math.max(old.until, until) }))
  const rest = run.each.filter((each) => !touched.includes(each))
  const next = longest(run, [...rest, ...(again.length > 0 ? again : [own])])
  return { ...next, setBy: next.until > run.until ? null : run.setBy }
}

/** Every time the hold ran, from the entries in order. `starts` says under which version a start counts. */
export function runsOf(hold: Hold, entries: readonly Entry[], starts: (entry: Entry) => boolean): readonly Run[] {
  const found: Run[] = []
  for (const entry of entries) {
    const latest = found.at(-1)
    const running = latest && entry.at < latest.until ? latest : null
    const next = after(hold, running, entry, meetsOne(entry, hold.startsOn) && starts(entry))
    if (running) found.pop()
    if (next) found.push(next)
  }
  return found
}
