/** Duties that come back: one chain of instances for each norm, across the versions of a policy. */
import type { Entry } from '../record/entry.ts'
import { dayOfDate, type Instant } from '../record/london-time.ts'
import { endAfterMonths, endOfDay } from './calendar/deadline.ts'
import type { InForce } from './compile.ts'
import type { JudgedDuty } from './judgement.ts'
import type { Every } from './model.ts'
import { meetsAny } from './pattern.ts'

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
export function recurring(versions: readonly InForce<Every>[], entries: readonly Entry[], now: Instant): JudgedDuty[] {
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
