/**
 * That somebody asked for time, or to be left in peace. What they say of anything else meanwhile ends neither: their day does, or a word about
 * the pause itself. Source: VIV-3.4.b1, MHA-4.2.10.c1.
 */
import { type CivilDate, dateOfDay, dayOf, type Instant } from '../../../record/london-time.ts'
import type { AreaEntry } from '../../area-page.ts'

export type Pause = {
  readonly choice: 'needs-time' | 'disengage'
  readonly at: Instant
  readonly until: CivilDate | null
  /** The day that they asked to wait until has come, and they have said nothing of what they want since. */
  readonly back: boolean
}

/** They told us again themselves: whoever asked to be left alone has come back by it, as in the rule that refuses contact (MHA-4.2.10.c1). */
const toldAgain = ({ type, codes }: AreaEntry): boolean => type === 'report.received' && codes.source === 'victim'

/** What is said of one person's wishes: their own entries, and what the person harmed told without being named, which may be theirs. */
export const saidOfWishes = (entries: readonly AreaEntry[], person: string): readonly AreaEntry[] =>
  entries.filter((entry) => entry.codes.person === person || (entry.codes.person === undefined && toldAgain(entry)))

const dayOfEntry = ({ at }: AreaEntry): CivilDate => dateOfDay(dayOf(at))

/**
 * Of what is said of one person's wishes, oldest first. Null: they asked for none, came back, told us again themselves, or were asked again
 * once their day had come. Time to decide ends no wish to be left alone that they said before it: only their coming back does.
 */
export function pauseOf(own: readonly AreaEntry[], today: CivilDate): Pause | null {
  const choices = own.filter(({ type }) => type === 'victim-choice.recorded')
  const last = choices.findLast(({ codes: { choice } }) => /^(needs-time|disengage|re-engage)$/.test(String(choice)))
  const choice = last?.codes.choice
  if (!last || (choice !== 'needs-time' && choice !== 'disengage')) return null
  if (choice === 'disengage' && aloneOf(own) === null) return null
  const until = typeof last.codes.until === 'string' ? last.codes.until : null
  const isOver = until !== null && until <= today
  const saidSince = choices.at(-1)
  if (isOver && saidSince && saidSince !== last && dayOfEntry(saidSince) >= until) {
    const alone = aloneOf(own)
    return alone && { choice: 'disengage', at: alone.at, until: null, back: false }
  }
  return { choice, at: last.at, until, back: isOver }
}

/** Of what is said of one person's wishes, oldest first: their wish to be left alone, unless they came back since. */
export function aloneOf(own: readonly AreaEntry[]): AreaEntry | null {
  const last = own.findLast(
    (entry) =>
      toldAgain(entry) ||
      (entry.type === 'victim-choice.recorded' &&
        (entry.codes.choice === 'disengage' || entry.codes.choice === 're-engage')),
  )
  return last?.codes.choice === 'disengage' ? last : null
}
