/** What the person wants now, what came after: disengaging and coming back, watching a closed case, a death, feedback, services limited. */
import { type CivilDate, dateOfDay, dayOf, type Instant } from '../../../record/london-time.ts'
import type { AreaReading } from '../../area-page.ts'
import { NO_NAME } from '../../people-on-case.ts'
import { saidOfWishes } from '../contact/pause.ts'
import { standingWishes } from '../contact/standing-wishes.ts'
import { entriesOf, textIn } from '../partners/codes.ts'

export type Wish = {
  readonly person: string
  readonly name: string
  readonly choice: string
  readonly until: CivilDate | null
  readonly at: Instant
  readonly ownWords: string | null
}

export type Watched = {
  readonly n: number
  readonly how: string
  readonly at: Instant
  readonly by: string
  readonly vulnerabilityReduced: boolean
  /** In the words of whoever looked. */
  readonly seen: string | null
}

export type SafetyAnswer = {
  readonly safe: boolean
  readonly relationshipResumed: boolean
  readonly at: Instant
  readonly by: string
  readonly reasons: string | null
}

export type Death = {
  readonly name: string
  readonly person: string
  readonly on: CivilDate | null
  readonly related: string | null
  readonly at: Instant
  readonly review: {
    readonly review: string
    readonly ledBy: string | null
    readonly chronologyDue: CivilDate | null
    readonly answered: readonly string[]
    readonly ended: { readonly recommendations: boolean; readonly at: Instant } | null
  } | null
}

export type FeedbackShown = {
  readonly person: string
  readonly name: string
  /** Null: nobody has considered whether it is safe to ask. */
  readonly safe: boolean | null
  readonly asked: Instant | null
  readonly answers: readonly { readonly at: Instant; readonly rating: number | null; readonly comment: string | null }[]
}

/** Of each person, what stands of whether and how they want to go on: to be left alone or not, and to stay or go; a choice is never blamed. */
export function wishesOn(reading: AreaReading): readonly Wish[] {
  const { page, entries, nameOf } = reading
  const today = dateOfDay(dayOf(page.now))
  const choices = entriesOf(entries, 'victim-choice.recorded')
  return [...new Set(choices.map(({ codes }) => String(codes.person)))].flatMap((person) =>
    standingWishes(saidOfWishes(reading, person), today, ['contact', 'home']).map(({ codes, words, at }) => ({
      person,
      name: nameOf(person) ?? NO_NAME,
      choice: String(codes.choice),
      until: textIn(codes, 'until'),
      at,
      ownWords: textIn(words, 'ownWords'),
    })),
  )
}

export const watchedOn = ({ entries }: AreaReading): readonly Watched[] =>
  entriesOf(entries, 'case.monitored')
    .map(({ n, codes, words, at, by }) => ({
      n,
      how: String(codes.how),
      at,
      by,
      vulnerabilityReduced: codes.vulnerabilityReduced === true,
      seen: textIn(words, 'seen'),
    }))
    .toReversed()

/** Whether it is safe to make contact with a closed case, since it was last closed; null where nobody has considered it yet. */
export function safetyAnswer({ entries }: AreaReading): SafetyAnswer | null {
  const closed = entriesOf(entries, 'case.closed').at(-1)
  const last = entriesOf(entries, 'monitoring.safety-considered').at(-1)
  if (!last || (closed && last.at < closed.at)) return null
  return {
    safe: last.codes.safe === true,
    relationshipResumed: last.codes.relationshipResumed === true,
    at: last.at,
    by: last.by,
    reasons: textIn(last.words, 'reasons'),
  }
}

export const deathsOn = ({ entries, nameOf }: AreaReading): readonly Death[] =>
  entriesOf(entries, 'death.recorded').map(({ codes, at }): Death => {
    const person = String(codes.person)
    const opened = entriesOf(entries, 'death-review.opened').findLast((each) => each.codes.person === person)
    const review = opened ? String(opened.codes.review) : ''
    const ended = entriesOf(entries, 'death-review.completed').findLast((each) => each.codes.review === review)
    return {
      person,
      name: nameOf(person) ?? NO_NAME,
      on: textIn(codes, 'on'),
      related: textIn(codes, 'relatedToAbuse'),
      at,
      review: opened
        ? {
            review,
            ledBy: textIn(opened.codes, 'ledBy'),
            chronologyDue: textIn(opened.codes, 'chronologyDue'),
            answered: entriesOf(entries, 'death-review.answered')
              .filter((each) => each.codes.review === review)
              .map((each) => String(each.codes.what)),
            ended: ended ? { recommendations: ended.codes.recommendations === true, at: ended.at } : null,
          }
        : null,
    }
  })

/**
 * Of each person harmed: whether it is safe to ask, whether they were asked, and what they said. Nobody is asked to ask somebody who has died;
 * what they said in their life stays. Source: VIV-4.6.b, MHA-13.1.c.
 */
export const feedbackOn = ({ entries, page }: AreaReading): readonly FeedbackShown[] => {
  const died = new Set(entriesOf(entries, 'death.recorded').map(({ codes }) => codes.person))
  return page.people
    .filter((person) => person.role === 'victim')
    .map(({ id, name }) => {
      const own = (type: Parameters<typeof entriesOf>[1]) =>
        entriesOf(entries, type).filter(({ codes }) => codes.person === undefined || codes.person === id)
      const considered = own('feedback.considered').at(-1)
      return {
        person: id,
        name,
        safe: considered ? considered.codes.safe === true : null,
        asked: own('feedback.asked').at(-1)?.at ?? null,
        answers: own('feedback.received').map(({ codes, words, at }) => ({
          at,
          rating: typeof codes.rating === 'number' ? codes.rating : null,
          comment: textIn(words, 'comment'),
        })),
      }
    })
    .filter(({ person, answers }) => !died.has(person) || answers.length > 0)
}

/** Services that were limited, each with the true reason. */
export const limitedOn = ({ entries }: AreaReading) =>
  entriesOf(entries, 'service.limited').map(({ n, codes, at, by }) => ({
    n,
    what: String(codes.what),
    because: String(codes.because),
    at,
    by,
  }))
