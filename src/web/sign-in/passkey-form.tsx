/** A form whose answer a browser gives by a passkey. It shows itself where a script runs, on the one site that passkeys belong to. */
import type { ComponentChildren } from 'preact'
import { Button } from '../../design-system/govuk/button.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import type { ServedPage, Visit } from '../kit/page.ts'
import type { PasskeyAsker } from '../kit/passkey-desk.ts'
import { paths } from '../kit/paths.ts'

/** The field in which the answer comes. */
export const PASSKEY = 'passkey'

export const WRONG_PASSKEY = 'That passkey did not work here. Try again, or use another way'

export const PasskeyForm = ({
  visit,
  action,
  use,
  name = PASSKEY,
  button,
  isFirst = false,
  children,
}: {
  readonly visit: Visit
  readonly action: string
  readonly use: 'sign-in' | 'step' | 'prove' | 'add'
  readonly name?: string
  readonly button: string
  /** True where it is what most would press. */
  readonly isFirst?: boolean
  /** What is sent with it. */
  readonly children?: ComponentChildren
}) =>
  visit.passkeysAt === null ? null : (
    <form
      method="post"
      action={action}
      novalidate
      hidden
      data-passkey={use === 'sign-in' || use === 'step' ? paths.askPasskey : paths.askOwnPasskey}
      data-passkey-for={use}
      data-passkey-at={visit.passkeysAt}
    >
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      {children}
      <input type="hidden" name={name} value="" data-passkey-answer="" />
      <div role="alert">
        <p class="govuk-error-message" hidden data-passkey-failed="">
          {use === 'add'
            ? 'No passkey was made. This device may have one of yours already. Try again, or go back'
            : 'No passkey was used. Try again, or use another way'}
        </p>
      </div>
      <Button classes={isFirst ? undefined : 'govuk-button--secondary'}>{button}</Button>
      <script src="/assets/passkeys.js" defer />
    </form>
  )

/** Stands in its place where it cannot show itself. */
export const WithoutPasskey = ({
  visit,
  children,
}: {
  readonly visit: Visit
  readonly children: ComponentChildren
}) => (
  <p class="govuk-body" data-passkey-without="">
    {visit.passkeysAt === null
      ? 'Passkeys are not set up here: whoever runs Rowan has to say at which address people reach it. '
      : `Passkeys work at ${visit.passkeysAt}, in a browser with JavaScript. `}
    {children}
  </p>
)

/** Asked by the script alone: it answers with what the browser needs, and is no page. */
const asking = (
  of: Pick<ServedPage, 'path' | 'access' | 'audit'>,
  asker: (visit: Visit, form: Form) => PasskeyAsker,
): ServedPage => ({
  ...of,
  shows: [],
  methods: ['POST'],
  get: async () => 'not-found',
  again: async () => 'not-found',
  post: async (desk, visit, form) => ({
    forScript: { asked: await desk.askForPasskey(asker(visit, form), visit.from) },
  }),
})

export const PASSKEY_ROUTES: readonly ServedPage[] = [
  asking({ path: paths.askPasskey, access: 'anyone', audit: 'ask-passkey' }, ({ step }, form) =>
    one(form, 'for') === 'step' ? { purpose: 'step', step } : { purpose: 'sign-in' },
  ),
  asking({ path: paths.askOwnPasskey, access: 'signed-in', audit: 'ask-own-passkey' }, ({ token }, form) => ({
    purpose: one(form, 'for') === 'add' ? 'add' : 'prove',
    token,
  })),
]
