/** The shortest way to pass on what somebody noticed, suspects, saw or was told: for every employee, contractor and volunteer. */
import { randomUUID } from 'node:crypto'
import { Answer } from '../../design-system/parts/answer.tsx'
import { type Brought, recipientsOf } from '../../packs/intake-choice.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import type { PassingOn } from '../../views/read-passing-on.ts'
import { Button, Checkboxes, ErrorSummary, OneOf, Radios, TextField, WordsField, YesNo } from '../kit/fields.tsx'
import { type Form, type FormError, many, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { Refusals } from '../kit/refusals.tsx'
import { type Typed, typedWith } from '../kit/typed.ts'
import { sayRole } from '../kit/words.ts'
import { Danger } from './danger.tsx'
import { readConcern, WAYS } from './read-concern.ts'
import { reportCameOfIt } from './report-came-of-it.ts'
import { vocabularyChoices } from './report-choices.ts'
import { Believed } from './report-questions.tsx'
import { Rest } from './rest.tsx'

/** What is seen or heard at a home. All other signs can be written down later by whoever takes it on. */
const SIGNS = [
  'broken-lock',
  'door-damage',
  'punch-marks',
  'damage-to-belongings',
  'shouting-arguing',
  'banging-slamming',
  'visible-injury',
  'someone-speaks-for-them',
  'arrears-or-debt',
  'abandoned-home',
  'neighbour-worried',
  'other',
]

/** Who only passes on is asked less: where they noticed it follows from what they are. */
const asksMore = (visit: Visit): boolean =>
  !visit.asker.roles.every((role) => role === 'contractor' || role === 'volunteer')

type Given = { readonly form: Form; readonly typed: Typed | null }
type Props = Given & { readonly data: PassingOn; readonly visit: Visit }

const Considered = (given: Given) => (
  <section>
    <h2 class="govuk-heading-m">If a record made you think</h2>
    <p class="govuk-body">
      Only for repairs, noise, anti-social behaviour, arrears, visits and empty homes. You decide; no list decides.
    </p>
    <Radios
      name="considered"
      label="Could it be abuse?"
      inline
      choices={[
        { value: 'abuse-suspected', label: 'Yes, it could' },
        { value: 'more-needed', label: 'Somebody should find out' },
        { value: 'no-abuse-seen', label: 'No' },
      ]}
      {...given}
    />
    <TextField name="reason" label="Why do you think so?" width={20} {...given} />
  </section>
)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Asked only where there is a choice: what somebody suspects or saw themselves may have more than one way. */
const ToWhom = ({ data, ...given }: Given & { readonly data: PassingOn }) => {
  const recipients = recipientsOf(data.intake, 'suspicion')
  return recipients.length < 2 ? null : (
    <Radios
      name="to"
      label="If you suspect it or saw it: who should have it?"
      hint="Whom you reach sooner. It stays with you until they take it on."
      choices={recipients.map((role) => ({ value: role, label: capital(sayRole(role, data.titles)) }))}
      {...given}
    />
  )
}

const usual = ({ intake, titles }: PassingOn, what: Brought): string =>
  recipientsOf(intake, what)
    .map((role) => sayRole(role, titles))
    .join(' or ')

/** To whom it goes, in one line where there is one way. */
function sayWhere(data: PassingOn): string {
  const goes = { report: usual(data, 'report'), concern: usual(data, 'concern'), suspicion: usual(data, 'suspicion') }
  return new Set(Object.values(goes)).size === 1
    ? `It goes to: ${goes.report}.`
    : `What they told you goes to: ${goes.report}. What others told you: ${goes.concern}. What you suspect or saw: ${goes.suspicion}.`
}

/** What can wait: signs, where it came up, and what a record made somebody think. */
const More = ({ visit, ...given }: Given & { readonly visit: Visit }) => (
  <Rest
    summary="More: signs you noticed, how you heard, whom not to name"
    asks={['signs', 'channel', 'sourceAnonymous', 'noticedIn', 'considered', 'reason']}
    {...given}
  >
    <Checkboxes
      name="signs"
      label="Signs that you noticed"
      columns
      choices={vocabularyChoices('concern.raised', 'signs').filter(({ value }) => SIGNS.includes(value))}
      {...given}
    />
    <OneOf
      name="channel"
      label="How did it reach you?"
      hint="Only if it was not in person."
      choices={vocabularyChoices('report.received', 'channel').filter(({ value }) => value !== 'in-person')}
      {...given}
    />
    <YesNo
      name="sourceAnonymous"
      label="Must we keep secret who told you?"
      hint="Then leave out above who it was, and what would show it."
      {...given}
    />
    {asksMore(visit) && (
      <>
        <OneOf
          name="noticedIn"
          label="Where did it come up?"
          choices={vocabularyChoices('concern.raised', 'noticedIn')}
          {...given}
        />
        <Considered {...given} />
      </>
    )}
  </Rest>
)

const View = ({ data, visit, form, typed }: Props) => {
  const given = { form, typed }
  return (
    <Frame title="Pass something on" visit={visit} section="concern" error={typed !== null}>
      <ErrorSummary typed={typed} />
      <Refusals typed={typed} type="concern.raised" reference={null} />
      <h1 class="govuk-heading-l">Raise a concern</h1>
      <p class="govuk-body-l">You need not be sure.</p>
      <Believed clauses={data.intake.believes} isLinked={visit.asker.seesCases} />
      <form method="post" action={paths.concern} novalidate>
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="key" value={one(form, 'key')} />
        <Danger {...given} asks={['imminentDanger']} />
        {/* Before what happened is told: how the person is reached is what can harm them most (CBC-5.2.h). */}
        <TextField
          name="safe"
          label="How to reach them safely, or what never to use"
          hint="If they said so. Nobody is contacted only because of this form."
          {...given}
        />
        <Radios
          name="how"
          label="How do you know?"
          choices={WAYS.filter(({ value }) => value !== 'pattern' || asksMore(visit))}
          {...given}
        />
        <WordsField
          name="summary"
          label="What did you see, hear or were you told?"
          hint="Also when and where. Do not ask to find out more, and do not tell the person who may be causing harm."
          rows={4}
          {...given}
        />
        <TextField
          name="name"
          label="Who is it about?"
          hint="A name or an address, if you know it"
          width={20}
          {...given}
        />
        <Radios
          name="colleague"
          label="Does the person work for us?"
          hint="Then it goes only to those who look after colleagues. The usual team never sees it."
          inline
          choices={[
            { value: 'no', label: 'No' },
            { value: 'yes', label: 'Yes' },
          ]}
          {...given}
        />
        <More visit={visit} {...given} />
        <ToWhom data={data} {...given} />
        <p class="govuk-body">{`${sayWhere(data)} Afterwards you see to whom it was passed, and nothing else.`}</p>
        <Button>Pass it on</Button>
      </form>
    </Frame>
  )
}

const Passed = ({ to, visit }: { readonly to: string | null; readonly visit: Visit }) => (
  <Frame title="Passed on" visit={visit} section="concern">
    <Answer>
      <h1 class="govuk-heading-l">{to === null ? 'Your answer is kept' : 'Passed on'}</h1>
      <p class="govuk-body">
        {to === null
          ? 'You saw no abuse, so nothing was passed on.'
          : `It was passed to: ${to}. You need do nothing more.`}
      </p>
      <p class="govuk-body">Talk to nobody else about it. If anyone is in danger now, call 999.</p>
    </Answer>
    <p class="govuk-body">
      <a class="govuk-link" href={paths.today}>
        Go to Today
      </a>
    </p>
  </Frame>
)

const errorsIn = (form: Form): readonly FormError[] => [
  ...(one(form, 'how') ? [] : [{ field: 'how', text: 'Choose how you know' }]),
  ...(one(form, 'summary') || one(form, 'considered') || many(form, 'signs').length > 0
    ? []
    : [{ field: 'summary', text: 'Write a few words, or tick a sign' }]),
]

export const concernPage = definePage<PassingOn>({
  path: paths.concern,
  access: 'signed-in',
  audit: 'raise-a-concern',
  shows: [],
  writes: ['act:raise-concern'],
  load: (desk, visit) => desk.readPassingOn(visit.token),
  view: (data, visit, typed) => (
    <View data={data} visit={visit} form={typed?.form ?? { key: randomUUID() }} typed={typed} />
  ),
  submit: async (desk, visit, data, form) => {
    const errors = errorsIn(form)
    const role = visit.asker.roles[0]
    if (errors.length > 0 || !role) return { again: typedWith(form, errors), status: 400 }
    const concern = readConcern(form, role, data)
    const raised = await desk.raiseConcern(visit.token, concern)
    if (raised.outcome !== 'recorded') return reportCameOfIt(raised, form, labelOf)
    return {
      shows: (
        <Passed
          to={concern.passedTo === null ? null : sayRole(concern.passedTo as RoleName, data.titles)}
          visit={visit}
        />
      ),
    }
  },
})

const LABELS: Readonly<Record<string, string>> = {
  to: 'Choose who should have it',
  considered: 'Say whether it could be abuse',
  reason: 'Say why you think so',
}
const labelOf = (field: string, problem: string): FormError => ({
  field: field in LABELS ? field : '',
  text: LABELS[field] ?? `${field}: ${problem}`,
})
