/** What to do in danger, ahead of every question (CBC-5.3.e1, CBC-5.3.e2, CBC-5.1.d2): it needs no answer first. */
import { DangerSteps } from '../kit/danger-steps.tsx'
import { YesNo } from '../kit/fields.tsx'
import type { Form } from '../kit/form.ts'
import type { Typed } from '../kit/typed.ts'

const QUESTIONS = {
  imminentDanger: 'Are they in danger right now?',
  canCallPolice: 'Can they call the police themselves?',
} as const

type Props = {
  readonly form: Form
  readonly typed: Typed | null
  readonly asks?: readonly (keyof typeof QUESTIONS)[]
}

export const Danger = ({ asks = ['imminentDanger', 'canCallPolice'], ...given }: Props) => (
  <section class="app-danger">
    <h2 class="govuk-heading-m">If anyone is in danger now</h2>
    <DangerSteps />
    {asks.map((name) => (
      <YesNo name={name} label={QUESTIONS[name]} {...given} key={name} />
    ))}
  </section>
)
