/** What changes the time of a request: asking what they mean, and telling them that it takes longer. */
import type { DataRequestShown, DataRequests } from '../../views/read-data-requests.ts'
import { Button, Radios, WordsField, YesNo } from '../kit/fields.tsx'
import { FORM_TOKEN } from '../kit/form-token.ts'
import type { Visit } from '../kit/page.ts'
import { sayDate } from '../kit/times.ts'
import type { Typed } from '../kit/typed.ts'
import { BECAUSE_CHOICES } from './data-request-words.ts'

type Shown = {
  readonly each: DataRequestShown
  readonly law: DataRequests['law']
  readonly visit: Visit
  readonly typed: Typed | null
}

const Hidden = ({ visit, does }: { readonly visit: Visit; readonly does: string }) => (
  <>
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <input type="hidden" name="does" value={does} />
  </>
)

const Clarity = ({ each, visit }: Shown) =>
  each.clarityAsked === null ? (
    <form method="post">
      <Hidden visit={visit} does="clarity" />
      <p class="govuk-body">
        Only if you cannot answer without: which years, or which matter? Ask everybody in these words. Never say how
        much there is.
      </p>
      <Button>We had to ask them what they mean</Button>
    </form>
  ) : (
    <form method="post">
      <Hidden visit={visit} does="clear" />
      <Button>They told us what they mean</Button>
    </form>
  )

const Longer = ({ each, law, visit, typed }: Shown) => {
  const shared = { form: typed?.form ?? {}, typed }
  return (
    <form method="post" novalidate class="app-form">
      <Hidden visit={visit} does="longer" />
      <p class="govuk-body">
        {`It may take ${law.moreMonths} more months if they are told so, with why, by ${each.time.extendBy === null ? '' : sayDate(each.time.extendBy)}. After that day it may not.`}
      </p>
      <Radios {...shared} name="because" label="Why does it take longer?" choices={BECAUSE_CHOICES} />
      <WordsField
        {...shared}
        name="reasons"
        label="What did you tell them?"
        hint="Say what there is to do. Never what we hold, where, or how much: somebody else may read it."
        rows={3}
      />
      <YesNo {...shared} name="told" label="Were they told, in the way that they said is safe?" />
      <Button>It takes longer</Button>
    </form>
  )
}

const ASKS_CLARITY: readonly string[] = ['delivery', 'parts', 'review']

/** For whoever protects data, while it is not answered. Nothing where nothing can change. */
export function ChangeTheTime(shown: Shown) {
  const { each, typed } = shown
  const asksClarity = ASKS_CLARITY.includes(each.step) || each.clarityAsked !== null
  const asksLonger = each.mayExtend && each.clarityAsked === null
  const isOver = !asksLonger && each.extended === null && each.time.due !== null
  if (!asksClarity && !asksLonger && !isOver) return null
  const wrong = typed !== null && ['because', 'reasons', 'told'].some((name) => name in typed.form)
  return (
    <details class="govuk-details" open={wrong || each.clarityAsked !== null}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">More time</span>
      </summary>
      <div class="govuk-details__text">
        {asksClarity && <Clarity {...shown} />}
        {asksLonger && <Longer {...shown} />}
        {isOver && <p class="govuk-body">The first month is over: they can no longer be told that it takes longer.</p>}
      </div>
    </details>
  )
}
