/**
 * A form that was sent after its session had run out. It is carried through signing in, and shown again to the same person alone:
 * nothing is done in anybody's name that they did not look at.
 */
import type { VNode } from 'preact'
import { Button } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { fieldsOf, KeptFields, withoutSecrets } from '../kit/kept-fields.tsx'
import { Frame } from '../kit/layout.tsx'
import type { Visit } from '../kit/page.ts'

const PREFIX = 'kept.'
const TO = 'kept-to'
/** What the form carried: taken again when the same person has signed in, in this tab or in another. */
const TOKEN = 'kept-token'

/** The form as the sign-in page carries it. */
export const keptForm = (to: string, form: Form): Form => ({
  [TO]: to,
  [TOKEN]: one(form, FORM_TOKEN),
  ...Object.fromEntries(Object.entries(withoutSecrets(form)).map(([name, value]) => [`${PREFIX}${name}`, value])),
})

/** What of a form is carried on; empty where there is nothing. */
export const carriedIn = (form: Form): Form =>
  one(form, TO) === ''
    ? {}
    : Object.fromEntries(
        Object.entries(form).filter(([name]) => name === TO || name === TOKEN || name.startsWith(PREFIX)),
      )

export const isCarried = (form: Form): boolean => one(form, TO) !== ''

/** One button that leads back to the form, with everything that was typed. Without a token of its own it carries the one of before. */
export function GoOnForm({ form, formToken = one(form, TOKEN) }: { readonly form: Form; readonly formToken?: string }) {
  const to = one(form, TO)
  return (
    <form method="post" action={/^\/(?![/\\])/.test(to) ? to : '/'}>
      <input type="hidden" name={FORM_TOKEN} value={formToken} />
      <input type="hidden" name="look-again" value="yes" />
      <KeptFields form={fieldsOf(form, PREFIX)} />
      <Button>Go on where you were</Button>
    </form>
  )
}

/** After signing in. */
export const GoOn = ({ form, visit }: { readonly form: Form; readonly visit: Visit }): VNode => (
  <Frame title="Go on" visit={visit}>
    <h1 class="govuk-heading-l">You are signed in again</h1>
    <p class="govuk-body">What you typed was kept, and was not sent. Look at it once more before you send it.</p>
    <GoOnForm form={form} formToken={visit.formToken} />
  </Frame>
)
