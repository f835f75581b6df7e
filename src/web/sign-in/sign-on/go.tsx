/** To a landlord's own provider of sign-in: to come in, or to show again who one is. */
import type { VNode } from 'preact'
import type { Desk } from '../../kit/desk.ts'
import { Button, ErrorSummary } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { FORM_TOKEN, formTokenOf } from '../../kit/form-token.ts'
import { Frame } from '../../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../../kit/page.ts'
import { paths } from '../../kit/paths.ts'
import type { Gone, SignOnPlace } from '../../kit/sign-in-desk.ts'
import { type Typed, typedWith } from '../../kit/typed.ts'
import { TOO_MANY } from '../go-in.tsx'
import { Onward } from './onward.tsx'

export const NO_ANSWER =
  'The sign-in of your organisation does not answer just now. Try again in a minute, or sign in with your password if you may'

const AGAIN = 'again'

export const placeOf = (desk: Desk, visit: Visit): SignOnPlace | null =>
  desk.signOnPlaces.find(({ landlord }) => landlord === visit.params.landlord) ?? null

/** What came of going there. Nothing was typed on these pages. */
function sentWith(gone: Gone): Sent {
  switch (gone.outcome) {
    case 'go':
      return {
        shows: (
          <Onward to={gone.to} title="Sign in">
            Go to the sign-in of your organisation
          </Onward>
        ),
        atProvider: gone.browser,
      }
    case 'down':
      return { again: typedWith({}, [{ field: '', text: NO_ANSWER }]), status: 503 }
    case 'too-many':
      return { again: typedWith({}, [{ field: '', text: TOO_MANY }]), status: 409 }
    case 'not-found':
      return 'not-found'
    default:
      return gone satisfies never
  }
}

const Ask = ({
  title,
  says,
  action,
  again = false,
  visit,
  typed,
  children,
}: {
  readonly title: string
  readonly says: string
  readonly action: string
  readonly again?: boolean
  readonly visit: Visit
  readonly typed: Typed | null
  readonly children: VNode
}) => (
  <Frame title="Sign in" visit={visit} error={typed !== null}>
    <div class="app-narrow">
      <ErrorSummary typed={typed} kept="" />
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{says}</p>
      <form method="post" action={action} novalidate>
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        {again && <input type="hidden" name={AGAIN} value="yes" />}
        <Button>Go on</Button>
      </form>
      {children}
    </div>
  </Frame>
)

export const signOnPage = definePage<SignOnPlace>({
  path: '/sign-in/at/:landlord',
  access: 'anyone',
  audit: 'sign-on',
  shows: [],
  writes: [],
  load: async (desk, visit) => placeOf(desk, visit),
  view: ({ landlord, name }, visit, typed) => {
    const again = one(visit.query, AGAIN) !== ''
    return (
      <Ask
        title={`Sign in through ${name}`}
        says={
          again
            ? `You signed out of Rowan. Before you come in again, ${name} asks who you are.`
            : `${name} asks who you are, and leads you back here.`
        }
        action={paths.signOn(landlord, again)}
        again={again}
        visit={visit}
        typed={typed}
      >
        <p class="govuk-body">
          <a class="govuk-link" href={paths.signIn}>
            Sign in another way
          </a>
        </p>
      </Ask>
    )
  },
  submit: async (desk, visit, { landlord }, form) =>
    sentWith(
      await desk.goToProvider(landlord, {
        token: '',
        ranOut: visit.ranOut,
        formToken: formTokenOf(visit.ranOut),
        from: visit.from,
        device: visit.device,
        again: one(form, AGAIN) !== '',
      }),
    ),
})

/** Opened in a tab of its own from a form that waits in another. */
export const confirmAtProviderPage = definePage<Record<string, never>>({
  path: paths.confirmAtProvider,
  access: 'signed-in',
  audit: 'confirm-at-provider',
  shows: [],
  writes: [],
  load: async () => ({}),
  view: (_data, visit, typed) => (
    <Ask
      title="Confirm it is you"
      says={`${visit.asker.landlord} asks again who you are, and leads you back here. Nothing is done by it.`}
      action={paths.confirmAtProvider}
      visit={visit}
      typed={typed}
    >
      <p class="govuk-body">What you typed waits in the other tab.</p>
    </Ask>
  ),
  submit: async (desk, visit) => {
    // Whoever came by other means confirms by them.
    if (!(await desk.proofAsked(visit.token))?.atProvider) return 'not-found'
    const { token, formToken, from, device } = visit
    return sentWith(await desk.goToConfirm({ token, ranOut: '', formToken, from, device }))
  },
})
