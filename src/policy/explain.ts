/** Why an answer is what it is: the clause, what triggered it, the days that did not count and why, and the reading relied on. */
import { civilOf, dayOf, type Instant } from '../record/london-time.ts'
import type { DayOff } from './calendar/working-days.ts'
import { type InForce, type Policy, versionAt } from './compile.ts'
import { isLate, type JudgedDuty } from './judgement.ts'
import type { Duty, Every, Interpretation, Tension, Within } from './model.ts'

export type Explanation = {
  readonly norm: string
  readonly version: string
  readonly clauses: readonly { readonly id: string; readonly says: string }[]
  readonly trigger: number | null
  readonly opened: Instant
  readonly due: Instant | null
  /** The rule of time in words: "by the end of the next working day, at 5pm". */
  readonly rule: string
  readonly daysOff: readonly DayOff[]
  /** True where the due day lies beyond the years whose bank holidays are known. */
  readonly holidaysUnknown: boolean
  readonly reading: Interpretation | null
  readonly tensions: readonly Tension[]
  readonly absorbed: number
  readonly waiverRefused: number | null
  readonly late: boolean
  readonly why: string
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`

/** A time limit in words. */
export function ruleInWords(within: Within, close: string): string {
  if (within === 'not_stated') return 'The policy states no time.'
  if (within === 'immediately') return 'At once.'
  if (within === 'same_working_day')
    return `On the same working day, by ${close}; from ${close} on, or on another day, by ${close} on the next working day.`
  if ('working_days' in within)
    return `By ${close} on ${within.working_days === 1 ? 'the first working day' : `working day ${within.working_days}`} after the day it came in.`
  if ('hours' in within) return `Within ${count(within.hours, 'hour')}.`
  if ('calendar_days' in within) return `By the end of the day, ${count(within.calendar_days, 'day')} on.`
  if ('months' in within) return `Within ${count(within.months, 'month')}, to the end of the day.`
  if ('years' in within) return `Within ${count(within.years, 'year')}, to the end of the day.`
  if ('on' in within) return 'By the end of the day that the entry names.'
  return 'The time is in another document of the landlord, which has not been supplied.'
}

const normOf = (policy: Policy, duty: JudgedDuty): InForce<Duty> | InForce<Every> | undefined =>
  policy.duties.find((each) => each.norm.id === duty.norm && each.version === duty.version) ??
  policy.everies.find((each) => each.norm.id === duty.norm && each.version === duty.version)

function everyInWords(norm: Every): string {
  if (norm.dueDate) return `By ${norm.dueDate}, the date that the policy prints.`
  if (norm.atLeast) return `Again ${ruleInWords(norm.atLeast, '').replace('Within', 'within')}`
  return 'Regularly: the policy states no interval.'
}

/** One sentence for lists and for the command line. */
function whyInWords(duty: JudgedDuty, rule: string, off: readonly DayOff[], now: Instant): string {
  const from = duty.trigger === null ? 'since the policy took effect' : `because of entry ${duty.trigger}`
  const named = off.filter((day) => day.why !== 'weekend').map((day) => `${day.name} (${day.date})`)
  const skipped =
    off.length === 0
      ? ''
      : ` ${count(off.length, 'day')} did not count${named.length ? `: ${named.join(', ')}` : ' (weekend)'}.`
  const state =
    duty.outcome === 'open'
      ? isLate(duty, now)
        ? 'Late.'
        : 'Open.'
      : `${duty.outcome[0]?.toUpperCase()}${duty.outcome.slice(1)}${isLate(duty, now) ? ', late' : ''}${duty.ended === null ? '' : ` on ${civilOf(duty.ended).replace('T', ' at ')}`}.`
  return `${duty.clauses.join(', ')}, ${from}. ${rule}${skipped} ${state}`
}

/** Explains one judged duty as at `now`. Throws when its norm is in none of the policy's versions. */
export function explain(policy: Policy, duty: JudgedDuty, now: Instant): Explanation {
  const found = normOf(policy, duty)
  if (!found) throw new Error(`No version of the policy has the norm "${duty.norm}"`)
  const pack = policy.versions.find((each) => each.version === duty.version) ?? versionAt(policy, duty.opened)
  const { norm, clock } = found
  const rule = norm.kind === 'every' ? everyInWords(norm) : ruleInWords(norm.within, pack.calendar.close)
  const countsDays =
    norm.kind !== 'every' &&
    (norm.within === 'same_working_day' || (typeof norm.within === 'object' && 'working_days' in norm.within))
  const first = dayOf(duty.opened)
  const dueDay = duty.due === null ? first : dayOf(duty.due)
  const daysOff = countsDays && duty.due !== null ? clock.days.daysOff(first, dueDay) : []
  return {
    norm: norm.id,
    version: duty.version,
    clauses: norm.cite.map((cite) => ({ id: cite.clause, says: cite.says })),
    trigger: duty.trigger,
    opened: duty.opened,
    due: duty.due,
    rule: `${rule}${duty.stated ? '' : ' This is a local target, not in the policy.'}`,
    daysOff,
    holidaysUnknown: countsDays && !clock.days.isKnown(dueDay),
    reading: pack.interpretations.find((each) => each.id === norm.reading) ?? null,
    tensions: pack.tensions.filter((tension) => tension.clauses.some((clause) => duty.clauses.includes(clause))),
    absorbed: duty.absorbed,
    waiverRefused: duty.waiverRefused,
    late: isLate(duty, now),
    why: whyInWords(duty, rule, daysOff, now),
  }
}
