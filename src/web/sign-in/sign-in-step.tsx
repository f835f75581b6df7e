/** What is asked between the password and the first page: a code, a password of one's own, or setting up a code. */
import type { Desk } from '../kit/desk.ts'
import { Button, ErrorSummary, TextField } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { KeptFields } from '../kit/kept-fields.tsx'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import type { SignInStep, Stepped } from '../kit/sign-in-desk.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { goIn, TOO_MANY } from './go-in.tsx'
import { carriedIn, isCarried } from './kept-form.tsx'
import { PASSKEY, PasskeyForm, WithoutPasskey, WRONG_PASSKEY } from './passkey-form.tsx'
import { CodeField, Secret } from './secret.tsx'

type Props = { readonly step: SignInStep | null; readonly visit: Visit; readonly typed: Typed | null }
type Shared = { readonly form: Form; readonly typed: Typed | null }

const takesPasskey = (step: SignInStep): boolean => step.asks === 'passkey' || (step.asks === 'code' && step.byPasskey)

const AskCode = (shared: Shared) => (
  <>
    <h1 class="govuk-heading-l">Enter the code from your phone</h1>
    <p class="govuk-body">Open the app that you set up for Rowan. It shows a new code every half minute.</p>
    <CodeField {...shared} />
    <Button>Go on</Button>
    <p class="govuk-body">
      If you do not have that phone any more, telephone two people who give out roles. Both must confirm it is you
      before you can sign in again.
    </p>
  </>
)

const AskPasskey = ({ visit }: { readonly visit: Visit }) => (
  <>
    <h1 class="govuk-heading-l">Use your passkey</h1>
    <p class="govuk-body">
      Your password was right. Press the button: your browser asks for your finger, your face or the PIN of your device.
    </p>
    <WithoutPasskey visit={visit}>
      If you cannot use yours there, telephone two people who give out roles. Both must confirm it is you before you can
      sign in again.
    </WithoutPasskey>
  </>
)

const AskPassword = (shared: Shared) => (
  <>
    <h1 class="govuk-heading-l">Choose a password that only you know</h1>
    <p class="govuk-body">
      The one you used was made for you. Three or four words that do not belong together are easy to remember and hard
      to guess. It does not run out.
    </p>
    <TextField
      {...shared}
      name="fresh"
      label="New password"
      hint="At least 15 characters"
      type="password"
      autocomplete="new-password"
    />
    <TextField {...shared} name="again" label="The same again" type="password" autocomplete="new-password" />
    <Button>Use this password</Button>
  </>
)

const AskSetUp = ({ shown, ...shared }: Shared & { readonly shown: SignInStep & { readonly asks: 'set-up' } }) => (
  <>
    <h1 class="govuk-heading-l">Set up codes on your phone</h1>
    <p class="govuk-body">
      What you do here could put people in danger in other hands, so a password alone is not enough. This takes two
      minutes, once.
    </p>
    <Secret shown={shown} />
    <CodeField {...shared} />
    <Button>Go on</Button>
  </>
)

export function StepView({ step, visit, typed }: Props) {
  const shared = { form: typed?.form ?? {}, typed }
  return (
    <Frame title="Sign in" visit={visit} error={(typed?.errors.length ?? 0) > 0}>
      <div class="app-narrow">
        <ErrorSummary typed={typed} kept="" />
        {step === null ? (
          <>
            <h1 class="govuk-heading-l">Sign in again</h1>
            <p class="govuk-body">This took too long, or there were too many tries.</p>
            <p class="govuk-body">
              <a class="govuk-link" href={paths.signIn}>
                Begin again
              </a>
            </p>
          </>
        ) : (
          <>
            {step.asks === 'passkey' ? (
              <AskPasskey visit={visit} />
            ) : (
              <form method="post" action={paths.signInStep} novalidate>
                <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
                <KeptFields form={carriedIn(shared.form)} />
                {step.asks === 'code' && <AskCode {...shared} />}
                {step.asks === 'password' && <AskPassword {...shared} />}
                {step.asks === 'set-up' && <AskSetUp shown={step} {...shared} />}
              </form>
            )}
            {takesPasskey(step) && (
              <PasskeyForm
                visit={visit}
                action={paths.signInStep}
                use="step"
                button={step.asks === 'passkey' ? 'Use your passkey' : 'Use a passkey instead'}
                isFirst={step.asks === 'passkey'}
              >
                <KeptFields form={carriedIn(shared.form)} />
              </PasskeyForm>
            )}
          </>
        )}
      </div>
    </Frame>
  )
}

const textOf = (form: Form, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}

function answer(desk: Desk, visit: Visit, step: SignInStep, form: Form): Promise<Stepped> {
  if (takesPasskey(step) && (step.asks === 'passkey' || one(form, PASSKEY) !== ''))
    return desk.answerByPasskey({ step: visit.step, answer: one(form, PASSKEY), from: visit.from })
  if (step.asks !== 'password') return desk.answerCode({ step: visit.step, code: one(form, 'code'), from: visit.from })
  return textOf(form, 'fresh') === textOf(form, 'again')
    ? desk.answerPassword({ step: visit.step, password: textOf(form, 'fresh') })
    : Promise.resolve({ outcome: 'invalid', problem: 'The two are not the same. Type it twice' })
}

export const signInStepPage = definePage<{ readonly step: SignInStep | null }>({
  path: paths.signInStep,
  access: 'anyone',
  audit: 'sign-in-step',
  shows: [],
  writes: ['sign-in', 'set-up-code', 'change-password'],
  load: async (desk, visit) => ({ step: await desk.readStep(visit.step) }),
  view: ({ step }, visit, typed) => <StepView step={step} visit={visit} typed={typed} />,
  submit: async (desk, visit, { step }, form): Promise<Sent> => {
    if (step === null) return { goTo: paths.signInStep }
    const byPasskey = step.asks === 'passkey' || one(form, PASSKEY) !== ''
    const field = byPasskey ? '' : step.asks === 'password' ? 'fresh' : 'code'
    const again = (text: string): Sent => ({ again: typedWith(carriedIn(form), [{ field, text }]), status: 400 })
    const answered = await answer(desk, visit, step, form)
    switch (answered.outcome) {
      case 'in':
        return goIn(desk, visit, form, answered.token)
      case 'more': {
        if (!isCarried(form)) return { goTo: paths.signInStep }
        const next = await desk.readStep(visit.step)
        return { shows: <StepView step={next} visit={visit} typed={typedWith(carriedIn(form), [])} /> }
      }
      case 'over':
        return { goTo: paths.signInStep, step: null }
      case 'invalid':
        return again(answered.problem)
      case 'too-many':
        return again(TOO_MANY)
      case 'wrong':
        return again(
          byPasskey ? WRONG_PASSKEY : 'That code is not right, or was used already. Wait for the next one and type it',
        )
      default:
        return answered satisfies never
    }
  },
})
