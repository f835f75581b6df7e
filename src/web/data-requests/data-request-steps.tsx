/** The form of the step that is next on a request for data. */
import { Button, Radios, YesNo } from '../kit/fields.tsx'
import type { Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { sayDate } from '../kit/times.ts'
import type { Typed } from '../kit/typed.ts'
import { sayValueInside } from '../kit/words.ts'
import type { OneRequest } from './data-request.tsx'
import { DELIVERY_CHOICES, IDENTITY_CHOICES } from './data-request-words.ts'
import { OthersQuestions } from './others-questions.tsx'
import { SecondIdentity } from './second-identity.tsx'
import { StepForm } from './step-form.tsx'

type Shown = { readonly data: OneRequest; readonly visit: Visit; readonly typed: Typed | null }

const Identity = ({ data: { each }, visit, typed }: Shown) => (
  <>
    {each.identityBack !== null && (
      <p class="govuk-body app-why">
        A second person was not sure who this is, and sent it back. Ask them why, look again, and say who it is.
      </p>
    )}
    <p class="govuk-body">
      Somebody may ask in another person’s name, to find them. Ask only for what you need to be sure.
    </p>
    <p class="govuk-body">
      <a class="govuk-button govuk-!-margin-bottom-2" href={paths.whoAsksForData(each.id)}>
        Find who asks in our housing records
      </a>
    </p>
    <details class="govuk-details" open={typed !== null}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Our housing records do not know them</span>
      </summary>
      <div class="govuk-details__text">
        <StepForm visit={visit} does="identity">
          <Radios
            name="how"
            label="How do you know who it is?"
            hint="Only once you have looked: nothing is then given from there."
            choices={IDENTITY_CHOICES}
            form={typed?.form ?? {}}
            typed={typed}
          />
          <Button>It is sure who it is</Button>
        </StepForm>
      </div>
    </details>
    {each.identityAsked === null && (
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">We had to ask them who they are</span>
        </summary>
        <div class="govuk-details__text">
          <StepForm visit={visit} does="ask">
            <p class="govuk-body">Only if you really cannot know: the time of the law then runs from their answer.</p>
            <Button>We asked them</Button>
          </StepForm>
        </div>
      </details>
    )}
  </>
)

export const Delivery = ({ data: { each }, visit, typed }: Shown) => {
  const shared = { form: typed?.form ?? (each.delivery === null ? {} : { delivery: each.delivery }), typed }
  return (
    <StepForm visit={visit} does="delivery">
      <p class="govuk-body">
        Ask everybody this, in the same words, on a number that is theirs: “How can we give you this so that nobody else
        sees it?” It may be somebody who lives with the person that they are afraid of.
      </p>
      <Radios {...shared} name="delivery" label="How does it reach them?" choices={DELIVERY_CHOICES} />
      <YesNo {...shared} name="safe" label="Did they say themselves that this is safe?" />
      <Button>Go on</Button>
    </StepForm>
  )
}

export const Review = ({ data: { all }, visit, typed }: Shown) => {
  const shared = { form: typed?.form ?? {}, typed }
  return (
    <StepForm visit={visit} does="review">
      <p class="govuk-body">
        Our housing records give what they hold about them alone: nobody with whom they share a home is in it. What
        stands elsewhere was looked through by those who are there. You answer for the whole of it.
      </p>
      <details class="govuk-details">
        <summary class="govuk-details__summary">
          <span class="govuk-details__summary-text">What is kept back from everybody</span>
        </summary>
        <div class="govuk-details__text">{`${all.law.keptBack.map(sayValueInside).join(', ')}. ${all.law.keptBackBy}.`}</div>
      </details>
      <OthersQuestions
        {...shared}
        hint="For the log alone, and in no answer. Colleagues read it who may not know of a case or complaint: name none."
      />
      <Button>Ask for a second person</Button>
    </StepForm>
  )
}

const Second = ({ data: { all, each }, visit }: Shown) =>
  all.agrees && !each.ownReview ? (
    <StepForm visit={visit} does="agree">
      <input type="hidden" name="reviewed" value={String(each.reviewed)} />
      <input type="hidden" name="delivery" value={each.delivery ?? ''} />
      <p class="govuk-body">
        What data protection answered about other people, and how it reaches them, stands at the end of this page. Think
        of who may read it beside whoever asked, and what they could work out from it. If anything makes you doubt, do
        not agree, and talk to data protection.
      </p>
      <Button>I agree to this answer</Button>
    </StepForm>
  ) : (
    <p class="govuk-body">
      Somebody who safeguards, and did not review it, agrees on this page. If they doubt, look at the whole again below.
    </p>
  )

const Answer = ({ data: { each, words }, visit, typed }: Shown) => (
  <StepForm visit={visit} does="answer">
    {each.released !== null && (
      <p class="govuk-body">It was answered. Save it again only where it did not reach them.</p>
    )}
    <Radios
      name="file"
      label="As which file?"
      choices={[
        { value: 'pdf', label: 'PDF', hint: 'Opens in any reader, with six words.' },
        { value: 'docx', label: 'Word', hint: 'Sealed: they need the program age to open it.' },
      ]}
      form={typed?.form ?? { file: 'pdf' }}
      typed={typed}
    />
    <p class="govuk-body">
      {`Give it as they said is safe: ${DELIVERY_CHOICES.find(({ value }) => value === each.delivery)?.label ?? ''}. Never send it by open mail.`}
    </p>
    {words !== null && (
      <p class="govuk-body app-why">
        {'It opens with these words: '}
        <strong>{words}</strong>
        {'. Tell them to the person by the way that they said is safe. Never write them beside the file.'}
      </p>
    )}
    <Button>Save the answer</Button>
  </StepForm>
)

export function NextStep(shown: Shown) {
  const { each, all } = shown.data
  if (each.step === 'identity-second') return <SecondIdentity {...shown} />
  if (each.step === 'second') return <Second {...shown} />
  if (each.step === 'waits')
    return (
      <p class="govuk-body">
        {`It goes out from ${each.notBefore === null ? '' : sayDate(each.notBefore)}, as everybody’s does: how long an answer took must tell nothing.`}
      </p>
    )
  if (!all.protects) return <p class="govuk-body">Whoever protects data does this.</p>
  switch (each.step) {
    case 'identity':
      return <Identity {...shown} />
    case 'delivery':
      return <Delivery {...shown} />
    case 'parts':
      return (
        <p class="govuk-body">
          Those who are where their data stands put it together, and a second person there reads it. Ask whoever is
          named below. You go on when each is ready.
        </p>
      )
    case 'review':
      return <Review {...shown} />
    case 'answer':
    case 'answered':
      return <Answer {...shown} />
    default:
      return each.step satisfies never
  }
}
