/** A new report: one page to fill in while somebody is talking. Danger first; only what is known is asked for. */

import { randomUUID } from 'node:crypto'
import { Details } from '../../design-system/govuk/details.tsx'
import { Fieldset } from '../../design-system/govuk/fieldset.tsx'
import { Hint } from '../../design-system/govuk/hint.tsx'
import { Answer } from '../../design-system/parts/answer.tsx'
import { entryType } from '../../record/entry-type.ts'
import { ROLES } from '../../record/vocabulary.ts'
import type { KnownCustomer } from '../../views/read-customer.ts'
import {
  Button,
  Checkboxes,
  ErrorSummary,
  OneOf,
  Radios,
  Select,
  TextField,
  WordsField,
  YesNo,
} from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { Refusals } from '../kit/refusals.tsx'
import { type Typed, typedWith } from '../kit/typed.ts'
import { usualRole } from '../kit/usual-role.ts'
import { readWhen, WHEN_DATE, WHEN_TIME, whenFields } from '../kit/when-it-happened.ts'
import { sayValue } from '../kit/words.ts'
import { Danger } from './danger.tsx'
import { readReport, reportErrors } from './read-report.ts'
import { reportCameOfIt } from './report-came-of-it.ts'
import { LEAVES_OUT, vocabularyChoices } from './report-choices.ts'

/** `known`: who was found in the landlord's records, where the report begins with them. */
type Now = { readonly now: number; readonly known: KnownCustomer | null; readonly asksAtSignUp: boolean }
type Questions = { readonly form: Form; readonly typed: Typed | null }

const WhoTold = (given: Questions) => (
  <section>
    <h2 class="govuk-heading-m">Who told us</h2>
    <div class="app-when__row">
      <Select
        name="channel"
        label="How did it reach us?"
        choices={vocabularyChoices('report.received', 'channel')}
        {...given}
      />
      <Select name="source" label="Who told us?" choices={vocabularyChoices('report.received', 'source')} {...given} />
    </div>
  </section>
)

const Harmed = (given: Questions) => (
  <section>
    <h2 class="govuk-heading-m">Who is harmed</h2>
    <TextField
      name="victim.name"
      label="Name"
      hint="As they want to be called. Leave empty if not known."
      width={20}
      {...given}
    />
    <Radios
      name="victim.ageGroup"
      label="Age"
      inline
      choices={vocabularyChoices('person.added', 'ageGroup')}
      {...given}
    />
    <Select
      name="victim.customerType"
      label="What are they to us?"
      empty="Not known"
      choices={vocabularyChoices('person.added', 'customerType')}
      {...given}
    />
  </section>
)

const MORE_OF_SAFE = ['safe.details', 'safe.codeWord', 'safe.days', 'safe.from', 'safe.until']

const Reach = (given: Questions) => (
  <section>
    <h2 class="govuk-heading-m">Safe ways to reach them</h2>
    <p class="govuk-body">
      Ask: "How can we reach you safely? What must we never use?" From now on, a contact in any other way is refused.
    </p>
    <Checkboxes
      name="safe.channels"
      label="Safe to use"
      columns
      choices={vocabularyChoices('safe-contact.agreed', 'channels', LEAVES_OUT)}
      {...given}
    />
    <Checkboxes
      name="safe.neverChannels"
      label="Never use"
      columns
      choices={vocabularyChoices('safe-contact.agreed', 'neverChannels', LEAVES_OUT)}
      {...given}
    />
    <Details
      summaryText="Number, code word, days and hours"
      open={MORE_OF_SAFE.some((name) => one(given.form, name) !== '')}
    >
      <TextField name="safe.details" label="Number, address or account" width={20} {...given} />
      <TextField name="safe.codeWord" label="Code word" hint="How we prove who we are" width={20} {...given} />
      <Checkboxes
        name="safe.days"
        label="Days that are safe"
        hint="None ticked: any day"
        columns
        choices={vocabularyChoices('safe-contact.agreed', 'days')}
        {...given}
      />
      <div class="app-when__row">
        <TextField name="safe.from" label="From" type="time" width={5} {...given} />
        <TextField name="safe.until" label="Until" type="time" width={5} {...given} />
      </div>
    </Details>
  </section>
)

const WhatHappened = (given: Questions) => (
  <section>
    <h2 class="govuk-heading-m">What happened</h2>
    <WordsField
      name="summary"
      label="In their own words"
      hint="Write what they say. You need no proof and no details."
      rows={6}
      {...given}
    />
    <Checkboxes
      name="abuse"
      label="What kinds of abuse?"
      hint="Only what they described. You can add more later."
      columns
      choices={vocabularyChoices('report.received', 'abuse')}
      {...given}
    />
    <YesNo name="urgent" label="Do they need help immediately?" {...given} />
    <YesNo name="historic" label="Is the abuse in the past?" {...given} />
  </section>
)

const Causing = (given: Questions) => (
  <section>
    <h2 class="govuk-heading-m">Who is causing harm</h2>
    <TextField name="perpetrator.name" label="Name" width={20} {...given} />
    <Select
      name="relation"
      label="How are they connected?"
      empty="Not known"
      choices={vocabularyChoices('relationship.recorded', 'relation')}
      {...given}
    />
    <YesNo name="shareHome" label="Do they live together?" {...given} />
    <Select
      name="perpetrator.customerType"
      label="What are they to us?"
      empty="Not known"
      choices={vocabularyChoices('person.added', 'customerType')}
      {...given}
    />
  </section>
)

const CHILDREN = [1, 2, 3, 4]

const Children = (given: Questions) => (
  <Details summaryText="There are children" open={CHILDREN.some((n) => one(given.form, `child.${n}.ageGroup`) !== '')}>
    {CHILDREN.map((n) => (
      <Fieldset legend={{ text: `Child ${n}`, classes: 'govuk-fieldset__legend--s' }} key={n}>
        <TextField name={`child.${n}.name`} label="Name" width={20} {...given} />
        <Select
          name={`child.${n}.ageGroup`}
          label="Age"
          empty="No child here"
          choices={vocabularyChoices('person.added', 'ageGroup').filter((choice) => choice.value !== '18-or-over')}
          {...given}
        />
        <Select
          name={`child.${n}.affected`}
          label="How affected"
          empty="Not known"
          choices={vocabularyChoices('person.added', 'affected')}
          {...given}
        />
      </Fieldset>
    ))}
  </Details>
)

/** What is no report by somebody who was told: each has a shorter form of its own. */
const OtherWays = ({ asksAtSignUp }: { readonly asksAtSignUp: boolean }) => (
  <nav aria-label="Other ways to begin">
    <ul class="app-plain">
      <li>
        <a class="govuk-link" href={paths.concern}>
          Nobody told us: somebody noticed or suspects something
        </a>
      </li>
      <li>
        <a class="govuk-link" href={paths.partnerUpdate}>
          A partner told us: MARAC, an IDVA, the police
        </a>
      </li>
      {asksAtSignUp && (
        <li>
          <a class="govuk-link" href={paths.signUp}>
            A new customer signs up
          </a>
        </li>
      )}
    </ul>
  </nav>
)

function prefilled({ now, known }: Pick<Now, 'now' | 'known'>, visit: Visit): Form {
  const found = known && {
    customer: known.customer,
    home: one(visit.query, 'home'),
    'victim.name': known.name,
    'victim.customerType': known.customerType ?? '',
  }
  return { ...found, ...whenFields(now), key: randomUUID(), role: usualRole(visit.asker.roles, null) }
}

function View({
  now,
  known,
  asksAtSignUp,
  visit,
  typed,
}: Now & { readonly visit: Visit; readonly typed: Typed | null }) {
  const given = { form: typed?.form ?? prefilled({ now, known }, visit), typed }
  return (
    <Frame title="New report" visit={visit} section="report" error={typed !== null}>
      <ErrorSummary typed={typed} />
      <Refusals typed={typed} type={entryType('report.received').name} reference={null} />
      <h1 class="govuk-heading-l">New report</h1>
      <p class="govuk-body-l">Write only what you know. Two answers are needed: how it reached us, and who told us.</p>
      <p class="govuk-body">
        {one(given.form, 'customer') ? (
          'You begin with somebody from our records. Change what is wrong: the report is matched to them.'
        ) : (
          <a class="govuk-link" href={paths.findPerson}>
            Find the person or home first
          </a>
        )}
      </p>
      <OtherWays asksAtSignUp={asksAtSignUp} />
      <form method="post" action={paths.newReport} novalidate>
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="key" value={one(given.form, 'key')} />
        <input type="hidden" name="customer" value={one(given.form, 'customer')} />
        <input type="hidden" name="home" value={one(given.form, 'home')} />
        <Danger {...given} />
        <WhoTold {...given} />
        <Harmed {...given} />
        <WhatHappened {...given} />
        <Reach {...given} />
        <Causing {...given} />
        <Children {...given} />
        <section>
          <h2 class="govuk-heading-m">When we were told</h2>
          <Hint text="Deadlines run from this moment. Change it only if it was earlier." />
          <div class="app-when__row">
            <TextField name={WHEN_DATE} label="Date" type="date" width={10} {...given} />
            <TextField name={WHEN_TIME} label="Time" type="time" width={5} {...given} />
          </div>
          {visit.asker.roles.length > 1 && (
            <OneOf
              name="role"
              label="In which role did you take it?"
              choices={visit.asker.roles.map((role) => ({ value: role, label: sayValue(role) }))}
              {...given}
            />
          )}
        </section>
        <Button>Record the report</Button>
      </form>
    </Frame>
  )
}

const PassedOn = ({ reference, visit }: { readonly reference: string; readonly visit: Visit }) => (
  <Frame title={`Recorded as ${reference}`} visit={visit} section="report">
    <Answer>
      <h1 class="govuk-heading-l">{`Recorded as ${reference}`}</h1>
      <p class="govuk-body">It is now with the people who look after reports of this kind. You need do nothing more.</p>
      <p class="govuk-body">Say this reference, never the name, if you speak to them about it.</p>
    </Answer>
    <p class="govuk-body">
      <a class="govuk-link" href={paths.today}>
        Go to Today
      </a>
    </p>
  </Frame>
)

export const newReportPage = definePage<Now>({
  path: paths.newReport,
  access: 'sees-cases',
  audit: 'take-a-report',
  load: async (desk, visit) => {
    const customer = one(visit.query, 'customer')
    const passing = await desk.readPassingOn(visit.token)
    return {
      now: desk.now(),
      known: customer ? await desk.readCustomer(visit.token, customer) : null,
      asksAtSignUp: passing?.intake.signUp.asks ?? false,
    }
  },
  view: (data, visit, typed) => <View {...data} visit={visit} typed={typed} />,
  submit: async (desk, visit, _data, form) => {
    const when = readWhen(form, desk.now())
    const errors = [...reportErrors(form), ...('errors' in when ? when.errors : [])]
    const role = ROLES.find((each) => each === one(form, 'role')) ?? usualRole(visit.asker.roles, null)
    if (errors.length > 0 || 'errors' in when || !role) return { again: typedWith(form, errors), status: 400 }
    const taken = await desk.takeReport(visit.token, {
      ...readReport(form),
      at: when.at,
      role,
      key: one(form, 'key') || randomUUID(),
    })
    if (taken.outcome !== 'recorded') return reportCameOfIt(taken, form)
    // Some reports pass at once to those who alone may see them: then there is no case to go to.
    return (await desk.readCase(visit.token, taken.reference))
      ? { goTo: paths.asks(taken.reference) }
      : { shows: <PassedOn reference={taken.reference} visit={visit} /> }
  },
})
