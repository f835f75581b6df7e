/**
 * What data protection does anew until it is answered: how it reaches them, where that is not safe any more, and the look at the whole, where
 * whoever agrees doubts. What was agreed to is agreed to anew. See docs/decisions/0085.
 */
import type { ComponentChildren } from 'preact'
import type { RequestStep } from '../../views/read-data-requests.ts'
import { one } from '../kit/form.ts'
import type { Visit } from '../kit/page.ts'
import type { Typed } from '../kit/typed.ts'
import type { OneRequest } from './data-request.tsx'
import { Delivery, Review } from './data-request-steps.tsx'

type Shown = { readonly data: OneRequest; readonly visit: Visit; readonly typed: Typed | null }

/** Steps at which it was asked how it reaches them, and those at which the whole was looked at. */
const ASKED: readonly RequestStep[] = ['parts', 'review', 'second', 'waits', 'answer']
const REVIEWED: readonly RequestStep[] = ['second', 'waits', 'answer']

const Anew = ({
  title,
  open,
  children,
}: {
  readonly title: string
  readonly open: boolean
  readonly children: ComponentChildren
}) => (
  <details class="govuk-details" open={open}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{title}</span>
    </summary>
    <div class="govuk-details__text">{children}</div>
  </details>
)

export function ChangeAgain(shown: Shown) {
  const { step } = shown.data.each
  const mine = (does: string) => (shown.typed !== null && one(shown.typed.form, 'does') === does ? shown.typed : null)
  const agreedAnew = REVIEWED.includes(step) && (
    <p class="govuk-body">A second person then agrees to the answer anew.</p>
  )
  return (
    <>
      {ASKED.includes(step) && (
        <Anew title="It must reach them another way" open={mine('delivery') !== null}>
          {agreedAnew}
          <Delivery {...shown} typed={mine('delivery')} />
        </Anew>
      )}
      {REVIEWED.includes(step) && (
        <Anew title="Look at the whole again" open={mine('review') !== null}>
          {agreedAnew}
          <Review {...shown} typed={mine('review')} />
        </Anew>
      )}
    </>
  )
}
