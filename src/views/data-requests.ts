/** Who asked for the data held about them, and by when the law wants an answer. Law and not policy: labelled so wherever it is shown. */
import type { DataRightClock } from '../packs/law.ts'
import { addMonths } from '../policy/calendar/deadline.ts'
import type { WorkingDays } from '../policy/calendar/working-days.ts'
import type { Entry } from '../record/entry.ts'
import { type CivilDate, dateOfDay, dayOf } from '../record/london-time.ts'

export type DataRequestLine = {
  /** The entry that it was received by. */
  readonly n: number
  readonly person: string
  readonly name: string
  /** What the time comes from, such as an article of an act, and whether that was checked. */
  readonly law: string
  readonly verified: boolean
  readonly months: number
  readonly receivedOn: CivilDate
  readonly due: CivilDate
  /** What is kept back by default: what the person harmed told, and what would lead to them. Nothing where they ask themselves. */
  readonly keptBack: readonly string[]
  readonly keptBackBy: string
  /** When something was first given to them as an answer; null while nothing was. */
  readonly answeredOn: CivilDate | null
}

const isAnswer = ({ type, codes }: Entry, person: string): boolean =>
  type === 'information.shared' && codes.basis === 'subject-access' && codes.person === person

/**
 * Of the entries that stand, oldest first; a day that is no working day in law (`days`) moves on to the next. Nothing where the law
 * of the nation holds no clock.
 */
export function dataRequestsOn(
  entries: readonly Entry[],
  clocks: readonly DataRightClock[],
  days: WorkingDays,
  nameOf: (id: string) => string | null,
): readonly DataRequestLine[] {
  const [clock] = clocks
  if (!clock) return []
  const harmed = new Set(
    entries.flatMap(({ type, codes }) =>
      type === 'person.added' && codes.role === 'victim' ? [String(codes.person)] : [],
    ),
  )
  return entries.flatMap((entry) => {
    const { person } = entry.codes
    if (entry.type !== 'data-request.received' || typeof person !== 'string') return []
    const answer = entries.find((each) => each.at >= entry.at && isAnswer(each, person))
    const received = dayOf(entry.at)
    return [
      {
        n: entry.n,
        person,
        name: nameOf(person) ?? 'Somebody',
        law: clock.name,
        verified: clock.verified,
        months: clock.months,
        receivedOn: dateOfDay(received),
        due: dateOfDay(days.add(addMonths(received, clock.months), 0)),
        keptBack: harmed.has(person) ? [] : clock.keptBack,
        keptBackBy: clock.keptBackBy,
        answeredOn: answer ? dateOfDay(dayOf(answer.at)) : null,
      },
    ]
  })
}
