/** Asks again who somebody is, before an act that does much harm in other hands. What they typed is carried on in the page. */
import { Button, ErrorSummary, TextField } from '../kit/fields.tsx'
import type { Form } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { KeptFields } from '../kit/kept-fields.tsx'
import { Frame } from '../kit/layout.tsx'
import type { Visit } from '../kit/page.ts'
import type { ProofAsked } from '../kit/sign-in-desk.ts'
import type { Typed } from '../kit/typed.ts'
import { PasskeyForm, WithoutPasskey } from './passkey-form.tsx'

/** The field in which it comes. */
export const PROOF = 'proof'
/** The same by a passkey. */
export const PROOF_BY_PASSKEY = 'proof-passkey'

export const WRONG_PROOF = {
  code: 'That code is not right, or was used already. Wait for the next one and type it',
  password: 'That is not your password. Try again',
} as const

export const Confirm = ({
  asks,
  form,
  visit,
  typed,
}: {
  readonly asks: ProofAsked
  readonly form: Form
  readonly visit: Visit
  readonly typed: Typed | null
}) => {
  const shared = { name: PROOF, form: {}, typed }
  return (
    <Frame title="Confirm it is you" visit={visit} error={typed !== null}>
      <div class="app-narrow">
        <ErrorSummary typed={typed} kept="Nothing was done yet. Everything you typed is still here." />
        <h1 class="govuk-heading-l">Confirm it is you</h1>
        <p class="govuk-body">
          This could put somebody in danger in other hands, so we ask once more. It holds for five minutes. Nothing was
          done yet, and what you typed goes on when you confirm.
        </p>
        {asks.typed !== null && (
          <form method="post" action={visit.address} novalidate>
            <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
            <KeptFields form={form} />
            {asks.typed === 'code' ? (
              <TextField
                {...shared}
                label="Code from your phone"
                hint="Six figures"
                type="number"
                width={5}
                autocomplete="one-time-code"
              />
            ) : (
              <TextField {...shared} label="Your password" type="password" autocomplete="current-password" />
            )}
            <Button>Confirm and go on</Button>
          </form>
        )}
        {asks.typed === null && (
          <WithoutPasskey visit={visit}>Set up codes on your phone to confirm it without one.</WithoutPasskey>
        )}
        {asks.byPasskey && (
          <PasskeyForm
            visit={visit}
            action={visit.address}
            use="prove"
            name={PROOF_BY_PASSKEY}
            button="Confirm with your passkey"
            isFirst={asks.typed === null}
          >
            <KeptFields form={form} />
          </PasskeyForm>
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={visit.address}>
            Go back and do nothing
          </a>
        </p>
      </div>
    </Frame>
  )
}
