/** What to do in danger, ahead of every question (CBC-5.3.e1, CBC-5.3.e2, CBC-5.1.d2): it needs no answer first. */
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
    <ol class="govuk-list govuk-list--number">
      <li>
        <strong>Call 999</strong>, or ask them to and stay on the line.
      </li>
      <li>If they cannot, you call: say where they are, and that you call for somebody else.</li>
      <li>If they cannot speak: 999, then 55 on a mobile.</li>
      <li>Ask whether children are there. Do not go in yourself.</li>
    </ol>
    {asks.map((name) => (
      <YesNo name={name} label={QUESTIONS[name]} {...given} key={name} />
    ))}
  </section>
)
