/** A second person confirms who asks, or sends it back. What they read is who and how, and never whether there is anything. */
import { Button } from '../kit/fields.tsx'
import type { Visit } from '../kit/page.ts'
import type { OneRequest } from './data-request.tsx'
import { IDENTITY_CHOICES } from './data-request-words.ts'
import { StepForm } from './step-form.tsx'

type Shown = { readonly data: OneRequest; readonly visit: Visit }

const SendBack = ({ data: { each }, visit }: Shown) => (
  <StepForm visit={visit} does="who-back">
    <input type="hidden" name="said" value={each.identity?.said ?? ''} />
    <button class="govuk-button govuk-button--secondary" type="submit">
      I am not sure: send it back
    </button>
  </StepForm>
)

export function SecondIdentity({ data, visit }: Shown) {
  const { all, each } = data
  if (!all.agrees || each.identity === null || each.identity.own)
    return (
      <p class="govuk-body">
        A second person is asked to confirm who this is. Somebody who safeguards does this, on this page. Until then
        nothing is put together.
      </p>
    )
  const { whom, said } = each.identity
  const how = IDENTITY_CHOICES.find(({ value }) => value === each.identityHow)?.label ?? ''
  return (
    <>
      <p class="govuk-body">
        Somebody may ask in another person’s name, to find them. Read what they asked, below. If you know nothing that
        shows it, ask data protection what they saw, or look at it yourself.
      </p>
      <dl class="govuk-summary-list">
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">Who asks</dt>
          <dd class="govuk-summary-list__value">{each.name}</dd>
        </div>
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">In our housing records</dt>
          <dd class="govuk-summary-list__value">
            {whom === null
              ? 'They are not known there'
              : `${whom.name}${whom.bornIn === null ? '' : `, born in ${whom.bornIn}`}`}
          </dd>
        </div>
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">How it is known</dt>
          <dd class="govuk-summary-list__value">{how}</dd>
        </div>
      </dl>
      <StepForm visit={visit} does="who-agree">
        <input type="hidden" name="said" value={said} />
        <Button>I agree: it is them</Button>
      </StepForm>
      <SendBack data={data} visit={visit} />
    </>
  )
}

/** Once it was agreed to, until it is answered: somebody who safeguards finds that it is another person after all. */
export const SendBackLater = ({ data, visit }: Shown) => {
  const { all, each } = data
  if (!all.agrees || each.identity === null || each.identity.own || each.step.startsWith('identity')) return null
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">It is not sure any more who asks</span>
      </summary>
      <div class="govuk-details__text">
        <p class="govuk-body">Data protection then says who it is anew, and each step after that is done anew.</p>
        <SendBack data={data} visit={visit} />
      </div>
    </details>
  )
}
