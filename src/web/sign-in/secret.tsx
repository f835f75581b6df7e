/** How somebody puts the secret of their codes onto a phone: a picture to point it at, and the same in letters. */
import { TextField } from '../kit/fields.tsx'
import type { Form } from '../kit/form.ts'
import { QrCode } from '../kit/qr-code.tsx'
import type { SecretShown } from '../kit/sign-in-desk.ts'
import type { Typed } from '../kit/typed.ts'

const inGroups = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')

export const Secret = ({ shown }: { readonly shown: SecretShown }) => (
  <>
    <ol class="govuk-list govuk-list--number">
      <li>On your work phone, open an authenticator app: any that makes six-figure codes.</li>
      <li>Choose to add an account, and point the phone at this picture.</li>
      <li>The phone shows “Rowan” and nothing of your work. Type the code that it shows.</li>
    </ol>
    <QrCode text={shown.address} label="Picture for the app. The same stands below in letters" />
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">The phone cannot read it</span>
      </summary>
      <div class="govuk-details__text">
        Type this into the app instead: <span class="app-code">{inGroups(shown.secret)}</span>
      </div>
    </details>
  </>
)

export const CodeField = ({ form, typed }: { readonly form: Form; readonly typed: Typed | null }) => (
  <TextField
    name="code"
    label="Code"
    hint="Six figures"
    type="number"
    width={5}
    autocomplete="one-time-code"
    form={form}
    typed={typed}
  />
)
