/** When a case was looked at as a whole and when it is next: reviews, supervision, second checks, and whether it has gone quiet. */
import { addMonths } from '../../../policy/calendar/deadline.ts'
import { type CivilDate, dateOfDay, dayOf, type Instant } from '../../../record/london-time.ts'
import { waitingChecks } from '../../../record/second-checks.ts'
import type { AreaReading } from '../../area-page.ts'
import { daysQuiet } from '../../quiet-case.ts'
import { sentenceOf } from '../../sentences.ts'
import { entriesOf, textIn } from '../partners/codes.ts'
import { asRecord } from './ownership.ts'

/** A day for something, and whether it is past: the landlord's own target, never a breach of policy. */
export type NextDay = { readonly on: CivilDate; readonly past: boolean }

export type Look = {
  readonly n: number
  readonly what: 'review' | 'supervision'
  readonly why: string
  readonly outcome: string | null
  readonly at: Instant
  readonly by: string
  readonly note: string | null
}

export type WaitingCheck = {
  readonly n: number
  readonly type: string
  readonly sentence: string
  readonly by: string
  readonly at: Instant
}

const nextDay = (on: CivilDate, now: Instant): NextDay => ({ on, past: on < dateOfDay(dayOf(now)) })
const isOpen = ({ page }: AreaReading): boolean => page.state.state === 'open' || page.state.state === 'reported'

/**
 * When an open case is next reviewed: the day that the last review says, else so many days after it, after the case began, or after it was
 * opened again: whoever comes back gets the same service from the first day again.
 */
export function nextReview(reading: AreaReading): NextDay | null {
  if (!isOpen(reading)) return null
  const { entries, page, organisation } = reading
  const last = entriesOf(entries, 'case.reviewed', 'case.reopened').at(-1)
  const said = last && textIn(last.codes, 'nextOn')
  const from = last?.at ?? entries[0]?.at ?? page.state.since
  return nextDay(said || dateOfDay(dayOf(from) + organisation.running.reviewDays), page.now)
}

export function quietFor(reading: AreaReading): number | null {
  const { entries, page, organisation } = reading
  const last = Math.max(...entries.map((entry) => entry.recordedAt), page.state.since)
  return daysQuiet(page.state.state, last, page.now, organisation.running.quietDays)
}

/** When a closed case is next looked at from the desk. Source: PD-15.a1; the months are the landlord's own. */
export function nextMonitoring({ entries, page, organisation }: AreaReading): NextDay | null {
  if (page.state.state !== 'closed' && page.state.state !== 'monitoring') return null
  const last = entriesOf(entries, 'case.closed', 'case.monitored').at(-1)
  if (!last || last.codes.reason === 'victim-died' || last.codes.reason === 'duplicate') return null
  return nextDay(dateOfDay(addMonths(dayOf(last.at), organisation.running.monitorMonths)), page.now)
}

export const looksAt = ({ entries }: AreaReading): readonly Look[] =>
  entriesOf(entries, 'case.reviewed', 'supervision.held')
    .map(({ n, type, codes, words, at, by }): Look => {
      const review = type === 'case.reviewed'
      return {
        n,
        what: review ? 'review' : 'supervision',
        why: String(review ? codes.why : codes.about),
        outcome: textIn(codes, 'outcome'),
        at,
        by,
        note: textIn(words, 'note'),
      }
    })
    .toReversed()

/** What waits for another person's eyes. */
export const checksOn = ({ entries, organisation, nameOf }: AreaReading): readonly WaitingCheck[] =>
  waitingChecks(asRecord(entries), organisation.running.secondCheck).flatMap(({ n, type, codes, at }) => {
    const entry = entries.find((each) => each.n === n)
    return entry ? [{ n, type, sentence: sentenceOf(type, codes, nameOf), by: entry.by, at }] : []
  })
