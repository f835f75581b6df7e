/** On the sign-in page: the landlords whose people sign in through a provider of their own. */
import { Button } from '../../kit/fields.tsx'
import type { Form } from '../../kit/form.ts'
import { FORM_TOKEN } from '../../kit/form-token.ts'
import type { Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import type { SignOnPlace } from '../../kit/sign-in-desk.ts'
import { GoOnForm, isCarried } from '../kept-form.tsx'

type Props = {
  readonly places: readonly SignOnPlace[]
  readonly visit: Visit
  /** What the page carries of a form whose session ran out. */
  readonly form: Form
}

/** A form that waits stays in this tab, and its holder signs in in another: nothing of it is kept anywhere but in the page. */
export function SignOnChoices({ places, visit, form }: Props) {
  if (places.length === 0) return null
  const waits = isCarried(form)
  return (
    <>
      <h2 class="govuk-heading-m">Through your organisation</h2>
      {places.map(({ landlord, name }) => (
        <form
          method="post"
          action={paths.signOn(landlord)}
          target={waits ? '_blank' : undefined}
          key={landlord}
          novalidate
        >
          <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
          <Button>{`Sign in through ${name}${waits ? ' (opens in a new tab)' : ''}`}</Button>
        </form>
      ))}
      {waits && (
        <>
          <p class="govuk-body">What you typed waits here. When you have signed in, come back to this tab.</p>
          <GoOnForm form={form} />
        </>
      )}
      <h2 class="govuk-heading-m">In another way</h2>
    </>
  )
}
