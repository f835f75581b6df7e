/** Lets a colleague in again who has lost what they sign in with: two people who give roles agree, and nobody chooses a password for another. */
import { Button, ErrorSummary, Select } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import type { Recoveries } from '../kit/sign-in-desk.ts'
import { exactTime, sayWhen } from '../kit/times.ts'
import { type Typed, typedWith } from '../kit/typed.ts'

type Shown = Recoveries & { readonly now: number }

const Waiting = ({ shown, visit }: { readonly shown: Shown; readonly visit: Visit }) => (
  <section>
    <h2 class="govuk-heading-m">Waits for a second person</h2>
    {shown.waiting.length === 0 && <p class="govuk-body">Nothing.</p>}
    <ul class="app-duties">
      {shown.waiting.map((each) => (
        <li class="app-duty" key={each.id}>
          <div class="app-duty__what">
            <strong>{each.name}</strong>
            {each.byMe ? (
              <p class="app-duty__about">You asked. Somebody else who gives out roles must agree within a day.</p>
            ) : (
              <>
                <p class="app-duty__about">{`${each.askedBy} asks. Agree only when you have seen or spoken to them yourself.`}</p>
                <form method="post" novalidate>
                  <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
                  <input type="hidden" name="agree" value={each.id} />
                  <button
                    class="govuk-button govuk-button--secondary govuk-!-margin-top-2 govuk-!-margin-bottom-1"
                    type="submit"
                  >
                    I have seen that it is them
                    <span class="govuk-visually-hidden">: {each.name}</span>
                  </button>
                </form>
              </>
            )}
          </div>
          <span class="app-by">
            <strong>{sayWhen(each.asked, shown.now)}</strong>
            <span class="app-exact">{exactTime(each.asked)}</span>
          </span>
        </li>
      ))}
    </ul>
  </section>
)

const Told = ({ password, visit }: { readonly password: string; readonly visit: Visit }) => (
  <Frame title="Sign-in of a colleague" visit={visit}>
    <h1 class="govuk-heading-l">Give them this password, in person</h1>
    <p class="govuk-body-l app-code">{password}</p>
    <p class="govuk-body">
      It is shown here once. Do not send it. They choose one of their own when they use it. Everywhere they were signed
      in has ended, and what they had on their phone works no more. They, you and whoever asked are told that it was
      done.
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={paths.colleaguesSignIn}>
        I have given it to them
      </a>
    </p>
  </Frame>
)

const View = ({ shown, visit, typed }: { shown: Shown; visit: Visit; typed: Typed | null }) => (
  <Frame title="Sign-in of a colleague" visit={visit} error={typed !== null}>
    <ErrorSummary typed={typed} kept="" />
    <h1 class="govuk-heading-l">A colleague cannot sign in any more</h1>
    <p class="govuk-body">
      It takes two who give out roles, and neither is the colleague. Each of you sees them in person, or on a video call
      in which you know their face. Ask nothing that somebody who lives with them could answer.
    </p>
    <Waiting shown={shown} visit={visit} />
    <form method="post" novalidate class="app-form">
      <h2 class="govuk-heading-m">Ask for somebody</h2>
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <Select
        name="account"
        label="Who"
        form={typed?.form ?? {}}
        typed={typed}
        choices={shown.colleagues.map(({ account, name }) => ({ value: account, label: name }))}
      />
      <Button>I have seen that it is them: ask</Button>
    </form>
  </Frame>
)

export const colleaguesSignInPage = definePage<Shown>({
  path: paths.colleaguesSignIn,
  access: 'gives-roles',
  audit: 'read-sign-in-of-colleagues',
  shows: ['view:sign-in-of-colleagues'],
  writes: ['ask-recovery', 'agree-recovery'],
  stepUp: true,
  load: async (desk, visit) => {
    const found = visit.asker.givesRoles ? await desk.readRecoveries(visit.token) : null
    return found ? { ...found, now: desk.now() } : null
  },
  view: (shown, visit, typed) => <View shown={shown} visit={visit} typed={typed} />,
  submit: async (desk, visit, _shown, form): Promise<Sent> => {
    const id = one(form, 'agree')
    if (id !== '') {
      const password = await desk.agreeToRecovery(visit.token, id)
      if (password !== null) return { shows: <Told password={password} visit={visit} /> }
      return { again: typedWith(form, [{ field: '', text: 'That has changed meanwhile. Look again' }]), status: 409 }
    }
    const account = one(form, 'account')
    if (account === '') return { again: typedWith(form, [{ field: 'account', text: 'Choose who it is' }]), status: 400 }
    return (await desk.askForRecovery(visit.token, account)) === null
      ? { again: typedWith(form, [{ field: 'account', text: 'That is not for you to ask' }]), status: 400 }
      : { goTo: paths.colleaguesSignIn }
  },
})
