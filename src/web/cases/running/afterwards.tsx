/** What the person wants now and what came after: closed and watched, a death and its review, feedback, services limited. */
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import { WarningText } from '../../../design-system/govuk/warning-text.tsx'
import type { Death, FeedbackShown } from '../../../views/areas/running/afterwards.ts'
import type { RunningShown } from '../../../views/areas/running.ts'
import type { CasePage } from '../../../views/case-page.ts'
import { paths } from '../../kit/paths.ts'
import { longDate, sayDate, sayWhen } from '../../kit/times.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { runningPath } from './running-paths.ts'
import { sayHow, sayStillOpen, sayWish } from './running-words.ts'

type Props = { readonly page: CasePage; readonly shows: RunningShown }

const Wishes = ({ page, shows }: Props) =>
  shows.wishes.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">What they want now</h2>
      {shows.wishes.map((wish) => (
        <div key={`${wish.person} ${wish.choice}`}>
          <p class="govuk-body">
            {`${wish.name} ${sayWish(wish.choice)}${wish.until ? `, until ${sayDate(wish.until)}` : ''} (${longDate(wish.at)}).`}
            {wish.ownWords && ` “${wish.ownWords}”`}
          </p>
          {wish.choice === 'disengage' && (
            <InsetText>
              <p class="govuk-body">
                {'Do not call them about it. Everything stays on offer, and they can come back at any time. '}
                <a class="govuk-link" href={runningPath(page.reference, 'look')}>
                  Watch it with other agencies
                </a>
                {' or '}
                <a
                  class="govuk-link"
                  href={paths.act(page.reference, 'victim-choice.recorded', { person: wish.person })}
                >
                  record that they came back
                </a>
              </p>
            </InsetText>
          )}
        </div>
      ))}
    </section>
  )

/** Each look at a case that is closed, paused or watched: how, by whom, and what they saw. */
const WatchedList = ({ page, shows }: Props) =>
  shows.watched.length === 0 ? null : (
    <ul class="govuk-list govuk-list--bullet">
      {shows.watched.map((each) => (
        <li key={each.n}>
          {`Looked at ${sayHow(each.how)} by ${each.by}, ${sayWhen(each.at, page.now)}${each.vulnerabilityReduced ? '; they need less protection than before' : ''}${each.seen === null ? '' : `: “${each.seen}”`}`}
        </li>
      ))}
    </ul>
  )

/** The same of a case that is open, and watched by what another agency told. */
const OpenAndWatched = ({ page, shows }: Props) =>
  page.state.state !== 'open' || shows.watched.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">Watched</h2>
      <WatchedList page={page} shows={shows} />
    </section>
  )

const Closed = ({ page, shows }: Props) =>
  shows.closing === null || (page.state.state !== 'closed' && page.state.state !== 'monitoring') ? null : (
    <section>
      <h2 class="govuk-heading-m">Closed</h2>
      <p class="govuk-body">
        {`${sayValue(shows.closing.reason)}.`}
        {shows.closing.said.length > 0 &&
          ` Still open then: ${shows.closing.said.map((each) => sayStillOpen(each).toLowerCase()).join('; ')}.`}
      </p>
      {shows.safety?.safe !== true && (
        <WarningText>
          {shows.safety
            ? `It is not safe to make contact (${shows.safety.by}, ${longDate(shows.safety.at)}). Watch it from the desk.`
            : 'Do not call, write or visit before somebody has considered whether contact could do harm.'}
        </WarningText>
      )}
      {shows.safety?.safe && (
        <p class="govuk-body">{`Contact was found safe by ${shows.safety.by}, ${longDate(shows.safety.at)}.`}</p>
      )}
      <WatchedList page={page} shows={shows} />
    </section>
  )

const DeathShown = ({ death, page }: { readonly death: Death; readonly page: CasePage }) => (
  <section>
    <h2 class="govuk-heading-m">{`${death.name} has died`}</h2>
    <p class="govuk-body">
      {`${death.on ? `On ${sayDate(death.on)}. ` : ''}${death.related ? `Related to abuse: ${sayValueInside(death.related)}. ` : ''}Nothing on this case may be deleted.`}
    </p>
    {death.review ? (
      <p class="govuk-body">
        {`Review: led by ${death.review.ledBy ? sayValueInside(death.review.ledBy) : 'somebody not yet known'}${death.review.chronologyDue ? `; our chronology by ${sayDate(death.review.chronologyDue)}` : ''}${death.review.answered.length > 0 ? `; given: ${death.review.answered.map(sayValueInside).join(', ')}` : ''}${death.review.ended ? `; ended ${longDate(death.review.ended.at)}${death.review.ended.recommendations ? ', with recommendations to us' : ''}` : ''}. `}
        {!death.review.ended && (
          <a class="govuk-link" href={paths.act(page.reference, 'death-review.answered', { key: death.review.review })}>
            Record what we gave it
          </a>
        )}
        {!death.review.ended && (
          <>
            {' · '}
            <a
              class="govuk-link"
              href={paths.act(page.reference, 'death-review.completed', { key: death.review.review })}
            >
              Record how it ended
            </a>
          </>
        )}
        {death.review.ended?.recommendations && (
          <>
            {'What it recommended to us stands in its report, not here: take it to whoever owns the policy. '}
            <a class="govuk-link" href={paths.organisationAct('recommendation.implemented')}>
              Record that one was put into effect
            </a>
          </>
        )}
      </p>
    ) : (
      <p class="govuk-body">
        {'If a review is announced to us, '}
        <a class="govuk-link" href={paths.act(page.reference, 'death-review.opened', { person: death.person })}>
          record it here
        </a>
      </p>
    )}
  </section>
)

const Feedback = ({ each, page }: { readonly each: FeedbackShown; readonly page: CasePage }) => (
  <li>
    {each.safe === null
      ? `${each.name}: nobody has considered yet whether it is safe to ask. `
      : each.safe
        ? `${each.name}: safe to ask${each.asked ? `, asked ${longDate(each.asked)}` : ''}. `
        : `${each.name}: not appropriate or not safe. Do not ask. `}
    {each.safe && !each.asked && (
      <a class="govuk-link" href={paths.act(page.reference, 'feedback.asked', { person: each.person })}>
        Record that you asked<span class="govuk-visually-hidden">{` ${each.name}`}</span>
      </a>
    )}
    {each.safe && each.asked && (
      <a class="govuk-link" href={paths.act(page.reference, 'feedback.received', { person: each.person })}>
        Write down what they said<span class="govuk-visually-hidden">{`: ${each.name}`}</span>
      </a>
    )}
    {each.answers.map((answer) => (
      <p class="govuk-body" key={answer.at}>
        {`${answer.rating === null ? 'Said' : `${answer.rating} of 5`}, ${longDate(answer.at)}${answer.comment ? `: “${answer.comment}”` : ''}`}
      </p>
    ))}
  </li>
)

/** Nobody who has died is asked how it was; what they said stays. */
const canBeAsked = ({ person, safe }: FeedbackShown, { safeContact }: CasePage): boolean =>
  safe !== null || safeContact.every((line) => line.person !== person || line.died === null)

export const Afterwards = ({ page, shows }: Props) => {
  const feedback = shows.feedback.filter((each) => canBeAsked(each, page))
  return (
    <>
      <Wishes page={page} shows={shows} />
      <Closed page={page} shows={shows} />
      <OpenAndWatched page={page} shows={shows} />
      {shows.deaths.map((death) => (
        <DeathShown death={death} page={page} key={death.person} />
      ))}
      {shows.limited.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">Limited services</h2>
          <ul class="govuk-list govuk-list--bullet">
            {shows.limited.map((each) => (
              <li
                key={each.n}
              >{`${sayValue(each.what)}: ${sayValueInside(each.because)} (${each.by}, ${sayWhen(each.at, page.now)})`}</li>
            ))}
          </ul>
        </section>
      )}
      {feedback.length > 0 && (
        <section>
          <h2 class="govuk-heading-m">How it was for them</h2>
          <ul class="govuk-list govuk-list--bullet">
            {feedback.map((each) => (
              <Feedback each={each} page={page} key={each.person} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
