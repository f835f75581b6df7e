/**
 * Whether a letter may go to somebody at all. A letter lies on a mat for anybody: to a person harmed it goes only where they agreed
 * to letters, and the agreement has not run out; to anybody else, unless they said that letters are not safe. Days and hours are of no
 * account: nobody knows when it is opened.
 */
import { dateOfDay, dayOf, type Instant } from '../../record/london-time.ts'
import type { CaseReading } from '../../views/case-reading.ts'

export type LetterGate =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      /** `not-agreed`: letters are not among what was agreed. `run-out`: they were. `nothing-agreed`: no way was agreed yet. */
      readonly why: 'not-agreed' | 'run-out' | 'nothing-agreed'
      /** What may be used instead. */
      readonly instead: readonly string[]
    }

const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []

export function letterGate(reading: CaseReading, person: string, now: Instant): LetterGate {
  const latest = reading.entries.findLast(
    (entry) => entry.type === 'safe-contact.agreed' && entry.codes.person === person && entry.at <= now,
  )
  if (!latest) {
    const isHarmed = reading.people.some((each) => each.id === person && each.role === 'victim')
    return isHarmed ? { allowed: false, why: 'nothing-agreed', instead: [] } : { allowed: true }
  }
  const { channels, neverChannels, expiresOn } = latest.codes
  const never = list(neverChannels)
  if (typeof expiresOn === 'string' && expiresOn < dateOfDay(dayOf(now)))
    return { allowed: false, why: 'run-out', instead: [] }
  const instead = list(channels).filter((channel) => channel !== 'letter' && !never.includes(channel))
  return list(channels).includes('letter') && !never.includes('letter')
    ? { allowed: true }
    : { allowed: false, why: 'not-agreed', instead }
}
