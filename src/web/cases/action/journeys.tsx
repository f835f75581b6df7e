/** Each legal step as a line of what is done, what is needed first, and what comes later. */
import { StepLine } from '../../../design-system/parts/step-line.tsx'
import type { NotOpen } from '../../../record/legal-steps.ts'
import type { EntryTypeName } from '../../../record/vocabulary.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import type { ActionShown } from '../../../views/areas/action.ts'
import type { LegalJourney, Step } from '../../../views/areas/legal-journey.ts'
import { sayNo } from '../../kit/answered-no.ts'
import { Clauses } from '../../kit/clauses.tsx'
import { paths } from '../../kit/paths.ts'
import { longDate, sayDate } from '../../kit/times.ts'
import { actTitle, asTopic, fieldLabel, sayChoice, sayValue } from '../../kit/words.ts'
import { actionPath } from './action-paths.ts'
import { sayAction, sayStep } from './action-words.ts'

type Data = AreaPage<ActionShown>

/** Where a step is done: its own form here, else the form made from the vocabulary. */
const hrefOf = (reference: string, journey: LegalJourney, act: EntryTypeName): string =>
  act === 'advice.given'
    ? actionPath(reference, 'before', { key: journey.id, person: journey.person.id })
    : paths.act(reference, act, { key: journey.id, person: journey.person.id })

const sayEnd = ({ why, at, by, reason }: NonNullable<LegalJourney['ended']>): string =>
  `Ended without an order (${longDate(at)}, ${by}). ${sayChoice('legal-action.ended', 'why', why)}.${reason ? ` ${reason}` : ''}`

const DO: Readonly<Record<Step['id'], string>> = {
  proposed: 'Say what it still needs',
  weighed: 'Weigh wishes and safety',
  reviewed: 'Hold the review',
  authorised: 'Authorise it',
  started: 'Start it',
  told: 'Explain it to them',
  hearing: 'Set a hearing date',
  costs: 'Decide on costs',
  order: 'Record the order',
}

function Note({
  step,
  journey,
  reference,
}: {
  readonly step: Step
  readonly journey: LegalJourney
  readonly reference: string
}) {
  const fields = step.fields.map((field) => asTopic(fieldLabel(step.act, field)))
  const isToDo = step.state === 'asked' || step.state === 'open'
  return (
    <>
      {step.at !== null && <p>{`${longDate(step.at)}, ${step.by ?? ''}`}</p>}
      {step.state === 'lifted' && (
        <p>
          Serious threat or violence: the review is lifted, and nothing else. Consider capacity and equality all the
          same.
        </p>
      )}
      {fields.length > 0 && <p>{`Must still say: ${[...new Set(fields)].join('; ')}.`}</p>}
      {step.answeredNo?.map((field) => (
        <p key={field}>{sayNo(step.act, field)}</p>
      ))}
      {step.waitsFor?.map((acts) => (
        <p key={acts.join()}>
          {acts.length > 1 ? 'First, one of these is enough: ' : 'First: '}
          {acts.map((act, index) => (
            <span key={act}>
              {index > 0 && (index === acts.length - 1 ? ' or ' : ', ')}
              <a class="govuk-link" href={paths.act(reference, act)}>
                {actTitle(act)}
              </a>
            </span>
          ))}{' '}
          <Clauses clauses={step.clauses} />
        </p>
      ))}
      {isToDo && (
        <p>
          <a class="govuk-link" href={hrefOf(reference, journey, step.act)}>
            {step.answeredNo?.length ? 'Record it anew once that has changed' : DO[step.id]}
            <span class="govuk-visually-hidden">{`: ${sayAction(journey.kind)}, ${journey.person.name}`}</span>
          </a>{' '}
          {step.clauses.length > 0 && <Clauses clauses={step.clauses} />}
        </p>
      )}
      {step.id === 'authorised' && step.state === 'asked' && (
        <p>
          <a class="govuk-link" href={paths.act(reference, 'handover.made')}>
            Pass it on to somebody who may authorise it
          </a>
        </p>
      )}
      {step.id === 'reviewed' && step.state === 'asked' && (
        <p>
          <a class="govuk-link" href={actionPath(reference, 'exempt', { key: journey.id })}>
            Serious threat or violence: record why no review is needed
          </a>
        </p>
      )}
    </>
  )
}

/** Forms that the law has for this step, each with whom it went to. Their times and list are for a lawyer to check. */
const Forms = ({ journey, data }: { readonly journey: LegalJourney; readonly data: Data }) => {
  const purpose = journey.kind === 'exclude-joint-holder' ? 'exclusion' : 'non-occupation'
  const wanted =
    journey.kind === 'exclude-joint-holder' || journey.kind === 'end-rights-non-occupation'
      ? data.shows.forms.filter((form) => form.purpose === purpose)
      : []
  return wanted.length === 0 ? null : (
    <>
      <h4 class="govuk-heading-s">Forms that the law asks for</h4>
      <ul class="app-plain">
        {wanted.map((form) => {
          const served = journey.forms.find((each) => each.form === form.id)
          return (
            <li key={form.id}>
              <strong>{sayValue(form.id)}</strong>
              {`: ${form.name}. `}
              {served ? (
                `Given to ${served.to ?? 'somebody'}, ${longDate(served.at)}.`
              ) : (
                <a
                  class="govuk-link"
                  href={paths.act(data.page.reference, 'tenancy-notice.served', { key: journey.id })}
                >
                  {`Record ${sayValue(form.id)} as served`}
                </a>
              )}
              {form.note && <p class="app-note govuk-!-margin-bottom-0">{form.note}</p>}
            </li>
          )
        })}
      </ul>
      <p class="app-exact">
        To the person harmed only by their safe contact. No copy carries a new address, a number or why they left. To be
        checked by a lawyer.
      </p>
    </>
  )
}

const Hearings = ({ journey, reference }: { readonly journey: LegalJourney; readonly reference: string }) =>
  journey.hearings.length === 0 ? null : (
    <ul class="app-plain">
      {journey.hearings.map((hearing) => (
        <li key={hearing.n}>
          {`Hearing on ${sayDate(hearing.on)}: `}
          {hearing.told ? (
            'told to attend.'
          ) : (
            <a
              class="govuk-link"
              href={actionPath(reference, 'before', { key: journey.id, person: journey.person.id })}
            >
              Tell them to attend, and where to get advice
            </a>
          )}
        </li>
      ))}
    </ul>
  )

const SAY_NOT_OPEN: Readonly<Partial<Record<NotOpen, string>>> = {
  'case-closed': 'It is from before the case was closed.',
  'not-agreed': 'Somebody who checked it did not agree.',
}

/** Why a step cannot go on as it is, and how it does. One that has begun, or ended, says so by itself. */
const NotOpenNote = ({ journey, reference }: { readonly journey: LegalJourney; readonly reference: string }) => {
  const why = journey.notOpen === null ? undefined : SAY_NOT_OPEN[journey.notOpen]
  return why === undefined ? null : (
    <p class="govuk-body">
      {`${why} ${journey.onlyAnew ? 'What was weighed and agreed for it counts no more. ' : ''}`}
      <a class="govuk-link" href={actionPath(reference, 'propose', { key: journey.id })}>
        {journey.onlyAnew ? 'Propose it again as a new step' : 'Put it right and propose it again'}
      </a>
    </p>
  )
}

export const Journeys = ({ data }: { readonly data: Data }) =>
  data.shows.actions.length === 0 ? null : (
    <section id="steps">
      <h2 class="govuk-heading-m">Legal steps</h2>
      {data.shows.actions.map((journey) => (
        <section key={journey.id} aria-labelledby={`step-${journey.id}`}>
          <h3 class="govuk-heading-s" id={`step-${journey.id}`}>
            {`${sayAction(journey.kind)}: ${journey.person.name}${journey.protects ? `, to protect ${journey.protects.name}` : ''}`}
          </h3>
          {journey.ground && <p class="govuk-body">{`Ground: ${sayValue(journey.ground).toLowerCase()}.`}</p>}
          <StepLine
            steps={journey.steps.map((step) => ({
              id: step.id,
              what: sayStep(step.id),
              state: step.state,
              note: <Note step={step} journey={journey} reference={data.page.reference} />,
            }))}
          />
          <NotOpenNote journey={journey} reference={data.page.reference} />
          {journey.ended ? (
            <p class="govuk-body">{sayEnd(journey.ended)}</p>
          ) : journey.notOpen === 'case-closed' ? null : (
            <>
              <Hearings journey={journey} reference={data.page.reference} />
              <Forms journey={journey} data={data} />
            </>
          )}
          {journey.mayEnd && (
            <p class="govuk-body">
              <a class="govuk-link" href={paths.act(data.page.reference, 'legal-action.ended', { key: journey.id })}>
                It ended without an order
                <span class="govuk-visually-hidden">{`: ${sayAction(journey.kind)}, ${journey.person.name}`}</span>
              </a>
            </p>
          )}
        </section>
      ))}
    </section>
  )
