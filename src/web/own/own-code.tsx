/** Sets up codes on the reader's phone, or moves them to another one. */
import { Button, ErrorSummary } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import type { SecretShown } from '../kit/sign-in-desk.ts'
import { typedWith } from '../kit/typed.ts'
import { TOO_MANY } from '../sign-in/go-in.tsx'
import { CodeField, Secret } from '../sign-in/secret.tsx'

export const ownCodePage = definePage<SecretShown>({
  path: paths.ownCode,
  access: 'signed-in',
  audit: 'set-up-own-code',
  shows: [],
  writes: ['set-up-code'],
  stepUp: true,
  load: (desk, visit) => desk.readNewSecret(visit.token),
  view: (shown, visit, typed) => (
    <Frame title="Codes on your phone" visit={visit} error={typed !== null}>
      <div class="app-narrow">
        <ErrorSummary typed={typed} kept="Nothing was changed yet." />
        <h1 class="govuk-heading-l">Set up codes on your phone</h1>
        <p class="govuk-body">
          From then on a code is asked after your password. If you had codes on another phone, those work no more.
        </p>
        <Secret shown={shown} />
        <form method="post" action={paths.ownCode} novalidate>
          <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
          <CodeField form={typed?.form ?? {}} typed={typed} />
          <Button>Use these codes</Button>
        </form>
      </div>
    </Frame>
  ),
  submit: async (desk, visit, _shown, form): Promise<Sent> => {
    const again = (text: string): Sent => ({ again: typedWith({}, [{ field: 'code', text }]), status: 400 })
    const done = await desk.setUpOwnCode(visit.token, { code: one(form, 'code'), from: visit.from })
    switch (done.outcome) {
      case 'done':
        return { goTo: `${paths.ownSignIn}?now=code` }
      case 'wrong':
      case 'invalid':
        return again('That code is not right. Wait for the next one and type it')
      case 'too-many':
        return again(TOO_MANY)
      case 'not-found':
        return { goTo: paths.ownCode }
      default:
        return done satisfies never
    }
  },
})
