/**
 * A form that was sent after its session had run out. It is carried through signing in, and shown again to the same person alone:
 * nothing is done in anybody's name that they did not look at.
 */
import type { VNode } from 'preact'
import { Button } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { fieldsOf, KeptFields } from '../kit/kept-fields.tsx'
import { Frame } from '../kit/layout.tsx'
import type { Visit } from '../kit/page.ts'

const PREFIX = 'kept.'
const TO = 'kept-to'

/** The form as the sign-in page carries it. */
export const keptForm = (to: string, form: Form): Form => ({
  [TO]: to,
  ...Object.fromEntries(Object.entries(form).map(([name, value]) => [`${PREFIX}${name}`, value])),
})

/** What of a form is carried on; empty where there is nothing. */
export const carriedIn = (form: Form): Form =>
  one(form, TO) === ''
    ? {}
    : Object.fromEntries(Object.entries(form).filter(([name]) => name === TO || name.startsWith(PREFIX)))

export const isCarried = (form: Form): boolean => one(form, TO) !== ''

/** After signing in: one button leads back to the form, with everything that was typed. */
export function GoOn({ form, visit }: { readonly form: Form; readonly visit: Visit }): VNode {
  const to = one(form, TO)
  return (
    <Frame title="Go on" visit={visit}>
      <h1 class="govuk-heading-l">You are signed in again</h1>
      <p class="govuk-body">What you typed was kept, and was not sent. Look at it once more before you send it.</p>
      <form method="post" action={/^\/(?![/\\])/.test(to) ? to : '/'}>
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="look-again" value="yes" />
        <KeptFields form={fieldsOf(form, PREFIX)} />
        <Button>Go on where you were</Button>
      </form>
    </Frame>
  )
}
