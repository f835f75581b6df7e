/**
 * That somebody asked for time, or to be left in peace. What they say of anything else meanwhile ends neither: their day does, or a word about
 * the pause itself. Source: VIV-3.4.b1, MHA-4.2.10.c1.
 */
import { type CivilDate, dateOfDay, dayOf, type Instant } from '../../../record/london-time.ts'
import { isTheirWord, isToldByThem } from '../../../record/told-again.ts'
import type { AreaEntry, AreaReading } from '../../area-page.ts'

export type Pause = {
  readonly choice: 'needs-time' | 'disengage'
  readonly at: Instant
  readonly until: CivilDate | null
  /** The day that they asked to wait until has come, and they have said nothing of what they want since. */
  readonly back: boolean
}

type Read = Pick<AreaReading, 'entries' | 'page' | 'organisation'>

const harmedOn = ({ page }: Read): readonly string[] =>
  page.people.flatMap(({ id, role }) => (role === 'victim' ? [id] : []))

/**
 * What is said of one person's wishes. A further report of theirs is a word about whether they want to be left alone only where the landlord's
 * policy takes it for one (MHA-4.2.10.d); elsewhere only they say that they have come back. Source: `told_again` of organisation.yaml.
 */
export function saidOfWishes(read: Read, person: string): readonly AreaEntry[] {
  const { endsWish } = read.organisation.contact.toldAgain
  return read.entries.filter((entry) =>
    isToldByThem(entry) ? endsWish && isTheirWord(entry, person, harmedOn(read)) : entry.codes.person === person,
  )
}

/** That somebody told us something themselves since they asked to be left alone. `isNamed`: false where it may have been another who is harmed. */
export type ToldSince = { readonly at: Instant; readonly isNamed: boolean }

/** The last time that they told us since, or one of those harmed of whom the report does not say which; null where nobody did, or it is over. */
export function toldSince(read: Read, person: string, pause: Pause | null): ToldSince | null {
  if (pause?.choice !== 'disengage') return null
  const since = read.entries.findLast(
    (each) =>
      isToldByThem(each) && (each.codes.person === undefined || each.codes.person === person) && each.at > pause.at,
  )
  return since ? { at: since.at, isNamed: isTheirWord(since, person, harmedOn(read)) } : null
}

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
      isToldByThem(entry) ||
      (entry.type === 'victim-choice.recorded' &&
        (entry.codes.choice === 'disengage' || entry.codes.choice === 're-engage')),
  )
  return last?.codes.choice === 'disengage' ? last : null
}
