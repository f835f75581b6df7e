/** Changes the reader's own password; nobody else can choose it. */
import { Button, ErrorSummary, TextField } from '../kit/fields.tsx'
import type { Form } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { typedWith } from '../kit/typed.ts'
import { TOO_MANY } from '../sign-in/go-in.tsx'

const textOf = (form: Form, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}

const again = (field: string, text: string): Sent => ({ again: typedWith({}, [{ field, text }]), status: 400 })

export const ownPasswordPage = definePage<Record<string, never>>({
  path: paths.ownPassword,
  access: 'signed-in',
  audit: 'change-own-password',
  shows: [],
  writes: ['change-password'],
  load: async () => ({}),
  view: (_data, visit, typed) => {
    const shared = { form: {}, typed, type: 'password' as const }
    return (
      <Frame title="Your password" visit={visit} error={typed !== null}>
        <div class="app-narrow">
          <ErrorSummary typed={typed} kept="Your password was not changed." />
          <h1 class="govuk-heading-l">Change your password</h1>
          <p class="govuk-body">
            Three or four words that do not belong together are easy to remember and hard to guess. It does not run out.
            Wherever else you are signed in, that ends.
          </p>
          <form method="post" action={paths.ownPassword} novalidate>
            <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
            <TextField {...shared} name="password" label="Password you have now" autocomplete="current-password" />
            <TextField
              {...shared}
              name="fresh"
              label="New password"
              hint="At least 15 characters"
              autocomplete="new-password"
            />
            <TextField {...shared} name="again" label="The same again" autocomplete="new-password" />
            <Button>Change it</Button>
          </form>
        </div>
      </Frame>
    )
  },
  submit: async (desk, visit, _data, form): Promise<Sent> => {
    const [password, fresh] = [textOf(form, 'password'), textOf(form, 'fresh')]
    if (password === '') return again('password', 'Enter the password you have now')
    if (fresh !== textOf(form, 'again')) return again('fresh', 'The two are not the same. Type it twice')
    if (fresh === password) return again('fresh', 'This is the password you have now. Choose another')
    const changed = await desk.changePassword(visit.token, { password, fresh, from: visit.from })
    switch (changed.outcome) {
      case 'done':
        return { goTo: `${paths.ownSignIn}?now=password` }
      case 'invalid':
        return again('fresh', changed.problem)
      case 'wrong':
        return again('password', 'That is not your password. Try again')
      case 'too-many':
        return again('password', TOO_MANY)
      case 'not-found':
        return 'not-found'
      default:
        return changed satisfies never
    }
  },
})
