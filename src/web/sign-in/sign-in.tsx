/** The door: who are you. It says nothing of what lies behind. */
import { Button, ErrorSummary, TextField } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { typedWith } from '../kit/typed.ts'

const WRONG = 'That e-mail address and password do not go together. Check both and try again'
const TOO_MANY = 'Too many tries. Wait a few minutes, then try again'

export const signInPage = definePage<Record<string, never>>({
  path: paths.signIn,
  access: 'anyone',
  audit: 'sign-in',
  load: async () => ({}),
  view: (_data, visit, typed) => {
    const form: Form = typed?.form ?? {}
    return (
      <Frame title="Sign in" visit={visit} error={typed !== null}>
        <div class="app-narrow">
          <ErrorSummary typed={typed} kept="" />
          <h1 class="govuk-heading-l">Sign in</h1>
          <form method="post" action={paths.signIn} novalidate>
            <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
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
        </div>
      </Frame>
    )
  },
  submit: async (desk, visit, _data, form) => {
    const email = one(form, 'email')
    const written = form.password
    const password = typeof written === 'string' ? written : ''
    const empty = [
      ...(email ? [] : [{ field: 'email', text: 'Enter your e-mail address' }]),
      ...(password ? [] : [{ field: 'password', text: 'Enter your password' }]),
    ]
    const again = (errors: typeof empty) => ({ again: typedWith({ email }, errors), status: 400 }) as const
    if (empty.length) return again(empty)
    const signedIn = await desk.signIn({ email, password, from: visit.from })
    if (signedIn.ok) return { goTo: paths.today, session: signedIn.token }
    return again([{ field: 'email', text: signedIn.reason === 'wrong' ? WRONG : TOO_MANY }])
  },
})
