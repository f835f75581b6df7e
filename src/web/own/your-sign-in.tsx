/** What the reader signs in with, and where they are signed in. */
import { Answer } from '../../design-system/parts/answer.tsx'
import { Button } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import type { OwnSignIn } from '../kit/sign-in-desk.ts'
import { exactTime, sayWhen } from '../kit/times.ts'

type Props = { readonly own: OwnSignIn & { readonly now: number }; readonly visit: Visit }

const Password = () => (
  <li class="app-duty">
    <div class="app-duty__what">
      <a class="govuk-link" href={paths.ownPassword}>
        Change your password
      </a>
    </div>
  </li>
)

const Passkeys = () => (
  <li class="app-duty">
    <div class="app-duty__what">
      <a class="govuk-link" href={paths.ownPasskeys}>
        Your passkeys
      </a>
      <p class="app-duty__about">
        Your finger, your face or the PIN of your device in the place of a password. No false page can ask it out of
        you.
      </p>
    </div>
  </li>
)

const With = ({ own, visit }: Props) => (
  <section>
    <h2 class="govuk-heading-m">What you sign in with</h2>
    {own.madeUp && own.needed && (
      <p class="govuk-body">
        You are made up, and everybody knows your password. So nobody asks you for a second factor; of a real person in
        your role it is asked the first time they sign in.
      </p>
    )}
    {!own.ownMeans && (
      <p class="govuk-body">{`You sign in through ${visit.asker.landlord}. Your password is changed there.`}</p>
    )}
    <ul class="app-duties">
      {own.ownMeans && <Password />}
      <li class="app-duty">
        <div class="app-duty__what">
          <a class="govuk-link" href={paths.ownCode}>
            {own.hasCode ? 'Move your codes to another phone' : 'Set up codes on your phone'}
          </a>
          <p class="app-duty__about">
            {own.hasCode
              ? 'A code is asked after your password.'
              : 'A second factor: whoever finds out your password still cannot sign in.'}
          </p>
        </div>
      </li>
      {own.ownMeans && <Passkeys />}
    </ul>
    {visit.asker.givesRoles && (
      <p class="govuk-body">
        <a class="govuk-link" href={paths.colleaguesSignIn}>
          A colleague cannot sign in any more
        </a>
      </p>
    )}
  </section>
)

const Sessions = ({ own, visit }: Props) => (
  <section>
    <h2 class="govuk-heading-m">Where you are signed in</h2>
    <p class="govuk-body">
      In two places at most. Each ends after 15 minutes in which nothing is sent, and after ten hours. If you do not
      know one of them, end it, change your password, and tell your lead today.
    </p>
    <ul class="app-duties">
      {own.sessions.map((each) => (
        <li class="app-duty" key={each.id}>
          <div class="app-duty__what">
            <strong>{each.device || 'A browser that does not say what it is'}</strong>
            {each.here && <span> (here)</span>}
            {!each.here && (
              <form method="post" novalidate>
                <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
                <input type="hidden" name="end" value={each.id} />
                <button
                  class="govuk-button govuk-button--secondary govuk-!-margin-top-2 govuk-!-margin-bottom-1"
                  type="submit"
                >
                  End it
                  <span class="govuk-visually-hidden">: {each.device}</span>
                </button>
              </form>
            )}
          </div>
          <span class="app-by">
            <strong>{`since ${sayWhen(each.began, own.now)}`}</strong>
            <span class="app-exact">{`last used ${exactTime(each.seen)}`}</span>
          </span>
        </li>
      ))}
    </ul>
    {own.sessions.some((each) => !each.here) && (
      <form method="post" novalidate>
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="end" value="others" />
        <Button>End all but this</Button>
      </form>
    )}
  </section>
)

/** What was just changed, so that nobody has to wonder whether it was. */
const CHANGED: Readonly<Record<string, string>> = {
  password: 'Your password was changed. Wherever else you were signed in, that has ended.',
  code: 'A code from your phone is asked from now on, after your password.',
}

const Changed = ({ visit }: { readonly visit: Visit }) => {
  const said = CHANGED[one(visit.query, 'now')]
  return said ? (
    <Answer>
      <p class="govuk-body">{said}</p>
    </Answer>
  ) : null
}

export const yourSignInPage = definePage<OwnSignIn & { readonly now: number }>({
  path: paths.ownSignIn,
  access: 'signed-in',
  audit: 'read-own-sign-in',
  shows: ['view:own-sign-in'],
  writes: ['end-session'],
  load: async (desk, visit) => {
    const own = await desk.readOwnSignIn(visit.token)
    return own ? { ...own, now: desk.now() } : null
  },
  view: (own, visit) => (
    <Frame title="Your sign-in" visit={visit}>
      <Changed visit={visit} />
      <h1 class="govuk-heading-l">Your sign-in</h1>
      <Sessions own={own} visit={visit} />
      <With own={own} visit={visit} />
    </Frame>
  ),
  submit: async (desk, visit, _own, form) => {
    const id = one(form, 'end')
    return id !== '' && (await desk.endSessions(visit.token, id === 'others' ? null : id))
      ? { goTo: paths.ownSignIn }
      : 'not-found'
  },
})
