/** The pause of court action over rent, as the case reads it: until when, who chose its length, and whether that has to be asked again. */
import { endAfterMonths } from '../../../policy/calendar/deadline.ts'
import { isUnder18 } from '../../../record/age-group.ts'
import type { Instant } from '../../../record/london-time.ts'
import type { AreaReading } from '../../area-page.ts'
import type { CaseHold } from '../../case-page.ts'
import { entriesOf } from '../partners/codes.ts'

export type PauseShown = {
  readonly hold: CaseHold
  /** Whole months that somebody chose since the latest report; null while the policy's own length runs. */
  readonly months: number | null
  /** The person said no to it. */
  readonly declined: boolean
  /** A length was chosen, and a report came after it: another decision is needed. */
  readonly askAgain: boolean
  /** Each length that may be chosen and has not run out already, with its end. Counted from the latest report. */
  readonly choices: readonly { readonly months: number; readonly until: Instant }[]
  /** Whom it is for, where no rent account of theirs is known: of these whoever handles rent sees no hold. */
  readonly withoutAccount: readonly { readonly id: string; readonly name: string }[]
}

/** Those harmed, where an account of none of them is known. Children hold no account, and count where nobody else is harmed. */
function withoutAccount({ page, accountsKnown, nameOf }: AreaReading): PauseShown['withoutAccount'] {
  const harmed = page.people.filter(({ role }) => role === 'victim')
  if (harmed.some(({ id }) => accountsKnown.includes(id))) return []
  const grown = harmed.filter(({ ageGroup }) => !isUnder18(ageGroup))
  return (grown.length > 0 ? grown : harmed).map(({ id }) => ({ id, name: nameOf(id) ?? 'the person harmed' }))
}

/** Null where the policy pauses nothing on this case. Source: VIV-4.4.a; clauses.md, V2. */
export function pauseOn(reading: AreaReading): PauseShown | null {
  const { page, entries } = reading
  const hold = page.holds.findLast((each) => each.forbids.includes('income-court-action.started'))
  if (!hold) return null
  const since = entries.filter((entry) => entry.at >= hold.from)
  const report = entriesOf(since, 'report.received').at(-1)
  const chosen = entriesOf(since, 'breathing-space.set').at(-1)
  const counts = chosen !== undefined && (report === undefined || chosen.at >= report.at)
  const months = counts && typeof chosen.codes.months === 'number' ? chosen.codes.months : null
  const from = report?.at ?? hold.from
  const { least, most } = hold.months ?? { least: 1, most: 0 }
  return {
    hold,
    months,
    declined: !hold.running && entriesOf(since, 'breathing-space.declined').some((entry) => entry.at === hold.until),
    askAgain: chosen !== undefined && !counts,
    choices: Array.from({ length: Math.max(0, most - least + 1) }, (_each, index) => ({
      months: least + index,
      until: endAfterMonths(from, least + index),
    })).filter(({ until }) => until > page.now),
    withoutAccount: withoutAccount(reading),
  }
}
