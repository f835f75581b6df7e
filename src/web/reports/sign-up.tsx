/** The question that a new customer is asked when they sign up: in private, or later. A no is kept nowhere. */
import { randomUUID } from 'node:crypto'
import { Answer } from '../../design-system/parts/answer.tsx'
import type { PassingOn } from '../../views/read-passing-on.ts'
import { Button, ErrorSummary, Radios, TextField } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { Refusals } from '../kit/refusals.tsx'
import { type Typed, typedWith } from '../kit/typed.ts'
import { usualRole } from '../kit/usual-role.ts'
import { reportCameOfIt } from './report-came-of-it.ts'

const ANSWERS = [
  {
    value: 'not-safe',
    label: 'Not asked: somebody else is here, or it is not private',
    hint: 'You ask later, in private',
  },
  { value: 'no', label: 'No', hint: 'Nothing is kept' },
  {
    value: 'declined',
    label: 'They would rather not say',
    hint: 'Nothing is kept. They can tell us whenever they like',
  },
  { value: 'yes', label: 'Yes, now or in the past' },
]

const View = ({ visit, form, typed }: { readonly visit: Visit; readonly form: Form; readonly typed: Typed | null }) => (
  <Frame title="New customer" visit={visit} section="report" error={typed !== null}>
    <ErrorSummary typed={typed} />
    <Refusals typed={typed} type="sign-up.asked" reference={null} />
    <h1 class="govuk-heading-l">When a new customer signs up</h1>
    <p class="govuk-body-l">
      Ask only when you are alone with them: “We ask everybody: has anyone at home ever made you afraid, or does so now?
      You need not answer. The tenancy does not depend on it.”
    </p>
    <form method="post" action={paths.signUp} novalidate>
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <input type="hidden" name="key" value={one(form, 'key')} />
      <Radios name="answer" label="What did they say?" choices={ANSWERS} form={form} typed={typed} />
      <TextField
        name="name"
        label="Their name"
        hint="Only where it is asked later, or they said yes"
        width={20}
        form={form}
        typed={typed}
      />
      <p class="govuk-body">
        If it was not asked, a private question becomes your task. If they said yes, a case begins and you see what to
        offer.
      </p>
      <Button>Go on</Button>
    </form>
  </Frame>
)

const NothingKept = ({ visit }: { readonly visit: Visit }) => (
  <Frame title="New customer" visit={visit} section="report">
    <Answer>
      <h1 class="govuk-heading-l">Nothing was kept</h1>
      <p class="govuk-body">Tell them that they can always come back to it, with you or anybody else here.</p>
    </Answer>
    <p class="govuk-body">
      <a class="govuk-link" href={paths.today}>
        Go to Today
      </a>
    </p>
  </Frame>
)

export const signUpPage = definePage<PassingOn>({
  path: paths.signUp,
  access: 'asks-at-sign-up',
  audit: 'ask-at-sign-up',
  shows: [],
  writes: ['act:record-sign-up'],
  load: async (desk, visit) => {
    const data = await desk.readPassingOn(visit.token)
    return data?.intake.signUp.asks ? data : null
  },
  view: (_data, visit, typed) => <View visit={visit} form={typed?.form ?? { key: randomUUID() }} typed={typed} />,
  submit: async (desk, visit, _data, form) => {
    const answer = one(form, 'answer')
    const role = visit.asker.roles.find((each) => each === usualRole(visit.asker.roles, null)) ?? visit.asker.roles[0]
    if (answer === 'no' || answer === 'declined') return { shows: <NothingKept visit={visit} /> }
    if ((answer !== 'yes' && answer !== 'not-safe') || !role)
      return {
        again: typedWith(form, [{ field: 'answer', text: 'Choose what they said, or that you did not ask' }]),
        status: 400,
      }
    const begun = await desk.recordSignUp(visit.token, {
      role,
      answer,
      othersPresent: answer === 'not-safe',
      ...(one(form, 'name') ? { name: one(form, 'name') } : {}),
      key: one(form, 'key') || randomUUID(),
    })
    return begun.outcome === 'recorded' ? { goTo: paths.asks(begun.reference) } : reportCameOfIt(begun, form)
  },
})
