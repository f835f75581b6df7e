/** The door: who are you. It says nothing of what lies behind. */
import { Button, ErrorSummary, TextField } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { KeptFields } from '../kit/kept-fields.tsx'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import type { SignOnPlace } from '../kit/sign-in-desk.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { goIn, TOO_MANY } from './go-in.tsx'
import { carriedIn, isCarried } from './kept-form.tsx'
import { PASSKEY, PasskeyForm, WRONG_PASSKEY } from './passkey-form.tsx'
import { StepView } from './sign-in-step.tsx'
import { SignOnChoices } from './sign-on/sign-on-choices.tsx'

const WRONG = 'That e-mail address and password do not go together. Check both and try again'

export const RAN_OUT: Typed['errors'] = [
  { field: '', text: 'You were signed out, as nothing was sent for 15 minutes. What you typed is kept: sign in' },
]

export const SignInView = ({
  visit,
  places,
  typed,
}: {
  readonly visit: Visit
  readonly places: readonly SignOnPlace[]
  readonly typed: Typed | null
}) => {
  const form: Form = typed?.form ?? {}
  return (
    <Frame title="Sign in" visit={visit} error={typed !== null}>
      <div class="app-narrow">
        <ErrorSummary typed={typed} kept="" />
        <h1 class="govuk-heading-l">Sign in</h1>
        <SignOnChoices places={places} visit={visit} form={form} />
        <form method="post" action={paths.signIn} novalidate>
          <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
          <KeptFields form={carriedIn(form)} />
          <TextField
            name="email"
            label="E-mail address"
            type="email"
            autocomplete="username"
            form={form}
            typed={typed}
          />
          <TextField
            name="password"
            label="Password"
            type="password"
            autocomplete="current-password"
            form={form}
            typed={typed}
          />
          <Button>Sign in</Button>
        </form>
        <PasskeyForm visit={visit} action={paths.signIn} use="sign-in" button="Sign in with a passkey">
          <KeptFields form={carriedIn(form)} />
        </PasskeyForm>
      </div>
    </Frame>
  )
}

export const signInPage = definePage<{ readonly places: readonly SignOnPlace[] }>({
  path: paths.signIn,
  access: 'anyone',
  audit: 'sign-in',
  shows: [],
  writes: ['sign-in'],
  load: async (desk) => ({ places: desk.signOnPlaces }),
  view: ({ places }, visit, typed) => <SignInView visit={visit} places={places} typed={typed} />,
  submit: async (desk, visit, _data, form) => {
    const answer = one(form, PASSKEY)
    const byPasskey = answer !== ''
    const email = one(form, 'email')
    const written = form.password
    const password = typeof written === 'string' ? written : ''
    const empty = [
      ...(email ? [] : [{ field: 'email', text: 'Enter your e-mail address' }]),
      ...(password ? [] : [{ field: 'password', text: 'Enter your password' }]),
    ]
    const again = (errors: typeof empty) =>
      ({ again: typedWith({ email, ...carriedIn(form) }, errors), status: 400 }) as const
    if (!byPasskey && empty.length) return again(empty)
    const { from, device } = visit
    const signedIn = byPasskey
      ? await desk.signInByPasskey({ answer, from, device })
      : await desk.signIn({ email, password, from, device })
    if (signedIn.ok) return goIn(desk, visit, form, signedIn.token)
    const wrong = byPasskey ? WRONG_PASSKEY : WRONG
    if (signedIn.reason !== 'more')
      return again([{ field: byPasskey ? '' : 'email', text: signedIn.reason === 'wrong' ? wrong : TOO_MANY }])
    if (!isCarried(form)) return { goTo: paths.signInStep, step: signedIn.step }
    const step = await desk.readStep(signedIn.step)
    return { shows: <StepView step={step} visit={visit} typed={typedWith(carriedIn(form), [])} />, step: signedIn.step }
  },
})
