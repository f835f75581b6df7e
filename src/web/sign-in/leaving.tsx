/** Ways out: sign out, and leave at once to a page about the weather. Both end the session on the server first. */

import type { VNode } from 'preact'
import type { Desk } from '../kit/desk.ts'
import { Button } from '../kit/fields.tsx'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'

async function endSession(desk: Desk, visit: Visit): Promise<void> {
  if (visit.token !== '') await desk.signOut(visit.token)
}

/** Moves on by itself: a form may not be redirected to another site, and this says nothing to whoever is looking. */
const Away = ({ to }: { readonly to: string }): VNode => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <title>Weather</title>
      <meta http-equiv="refresh" content={`0;url=${to}`} />
    </head>
    <body>
      <main>
        <h1>Weather</h1>
        <p>
          <a href={to}>Go to the weather</a>
        </p>
      </main>
    </body>
  </html>
)

const Ask = ({
  visit,
  title,
  action,
  button,
}: {
  readonly visit: Visit
  readonly title: string
  readonly action: string
  readonly button: string
}) => (
  <Frame title={title} visit={visit}>
    <h1 class="govuk-heading-l">{title}</h1>
    <form method="post" action={action}>
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <Button>{button}</Button>
    </form>
  </Frame>
)

export const leavePage = definePage<Record<string, never>>({
  path: paths.leave,
  access: 'anyone',
  audit: 'leave',
  shows: [],
  writes: ['sign-out'],
  load: async () => ({}),
  view: (_data, visit) => <Ask visit={visit} title="Leave this site" action={paths.leave} button="Leave now" />,
  submit: async (desk, visit) => {
    await endSession(desk, visit)
    return { shows: <Away to={visit.leaveTo} />, session: null }
  },
})

export const signOutPage = definePage<Record<string, never>>({
  path: paths.signOut,
  access: 'anyone',
  audit: 'sign-out',
  shows: [],
  writes: ['sign-out'],
  load: async () => ({}),
  view: (_data, visit) => <Ask visit={visit} title="Sign out" action={paths.signOut} button="Sign out" />,
  submit: async (desk, visit) => {
    await endSession(desk, visit)
    return { goTo: paths.signedOut, session: null }
  },
})

export const signedOutPage = definePage<Record<string, never>>({
  path: paths.signedOut,
  access: 'anyone',
  audit: 'signed-out',
  shows: [],
  load: async () => ({}),
  view: (_data, visit) => (
    <Frame title="Signed out" visit={visit}>
      <h1 class="govuk-heading-l">You are signed out</h1>
      <p class="govuk-body">Close this tab if others use this computer.</p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.signIn}>
          Sign in again
        </a>
      </p>
    </Frame>
  ),
})
