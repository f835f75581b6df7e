/**
 * Whether a letter may go to somebody at all. A letter lies on a mat for anybody: to a person harmed it goes only where they agreed
 * to letters, and the agreement has not run out; to anybody else, unless they said that letters are not safe. Days and hours are of no
 * account: nobody knows when it is opened.
 */
import { dayOf, type Instant } from '../../record/london-time.ts'
import { agreementWith } from '../../record/safe-agreement.ts'
import type { CaseReading } from '../../views/case-reading.ts'

export type LetterGate =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      /** `not-agreed`: letters are not among what was agreed. `run-out`: they were. `unknown`: not since somebody moved or came back. `nothing-agreed`: no way was agreed yet. */
      readonly why: 'not-agreed' | 'run-out' | 'unknown' | 'nothing-agreed'
      /** What may be used instead. */
      readonly instead: readonly string[]
    }

const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []

export function letterGate(reading: CaseReading, person: string, now: Instant): LetterGate {
  const known = reading.entries.filter((entry) => entry.at <= now)
  const agreement = agreementWith(person, known, dayOf(now))
  if (agreement.state === 'none') {
    const isHarmed = reading.people.some((each) => each.id === person && each.role === 'victim')
    return isHarmed ? { allowed: false, why: 'nothing-agreed', instead: [] } : { allowed: true }
  }
  if (agreement.state !== 'agreed') return { allowed: false, why: agreement.state, instead: [] }
  const { channels, neverChannels } = agreement.agreed.codes
  const never = list(neverChannels)
  const instead = list(channels).filter((channel) => channel !== 'letter' && !never.includes(channel))
  return list(channels).includes('letter') && !never.includes('letter')
    ? { allowed: true }
    : { allowed: false, why: 'not-agreed', instead }
}
