/** A new report: one page to fill in while somebody is talking. Danger first; only what is known is asked for. */

import { randomUUID } from 'node:crypto'
import { Hint } from '../../design-system/govuk/hint.tsx'
import { Answer } from '../../design-system/parts/answer.tsx'
import { entryType } from '../../record/entry-type.ts'
import { ROLES } from '../../record/vocabulary.ts'
import type { Labels } from '../../views/case-page.ts'
import type { KnownCustomer } from '../../views/read-customer.ts'
import { Button, ErrorSummary, OneOf, TextField } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { Refusals } from '../kit/refusals.tsx'
import { type Typed, typedWith } from '../kit/typed.ts'
import { usualRole } from '../kit/usual-role.ts'
import { readWhen, WHEN_DATE, WHEN_TIME } from '../kit/when-it-happened.ts'
import { sayValue } from '../kit/words.ts'
import { Danger } from './danger.tsx'
import { OtherWays } from './other-ways.tsx'
import { ReachQuestions } from './reach-questions.tsx'
import { readReport, reportErrors } from './read-report.ts'
import { reportCameOfIt } from './report-came-of-it.ts'
import { Causing, Children, Harmed, type Questions, WhatHappened, WhoTold } from './report-questions.tsx'
import { Rest } from './rest.tsx'

/** `known`: who was found in the landlord's records, where the report begins with them. */
type Begins = {
  readonly known: KnownCustomer | null
  readonly asksAtSignUp: boolean
  readonly believes: readonly string[]
  /** What the landlord calls people and their homes; null where the token opens nothing. */
  readonly labels: Labels | null
}
function prefilled(known: KnownCustomer | null, visit: Visit): Form {
  const found = known && {
    customer: known.customer,
    home: one(visit.query, 'home'),
    'victim.name': known.name,
    'victim.customerType': known.customerType ?? '',
  }
  return { ...found, key: randomUUID(), role: usualRole(visit.asker.roles, null) }
}

/** Now, and in the usual role, unless somebody says otherwise. */
const Told = ({ visit, ...given }: Questions & { readonly visit: Visit }) => {
  const usual = { role: usualRole(visit.asker.roles, null) }
  const several = visit.asker.roles.length > 1
  return (
    <Rest
      summary={several ? 'Told earlier, or in another role' : 'Told earlier than now'}
      asks={given.typed ? [WHEN_DATE, WHEN_TIME, 'role'] : []}
      unless={usual}
      {...given}
    >
      <Hint text="Leave both empty if it is now. Deadlines run from when we were told." />
      <div class="app-when__row">
        <TextField name={WHEN_DATE} label="Date" type="date" width={10} isPart {...given} />
        <TextField name={WHEN_TIME} label="Time" type="time" width={5} isPart {...given} />
      </div>
      {several && (
        <OneOf
          name="role"
          label="In which role did you take it?"
          choices={visit.asker.roles.map((role) => ({ value: role, label: sayValue(role) }))}
          {...given}
        />
      )}
    </Rest>
  )
}

function View({
  known,
  asksAtSignUp,
  believes,
  labels,
  visit,
  typed,
}: Begins & { readonly visit: Visit; readonly typed: Typed | null }) {
  const given = { form: typed?.form ?? prefilled(known, visit), typed }
  return (
    <Frame title="New report" visit={visit} section="report" error={typed !== null}>
      <ErrorSummary typed={typed} />
      <Refusals typed={typed} type={entryType('report.received').name} reference={null} />
      <h1 class="govuk-heading-l">New report</h1>
      <p class="govuk-body-l">
        Two answers are needed: how it reached us, and who told us. What is not asked now is asked afterwards.
      </p>
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
        <Harmed {...given} labels={labels} />
        <WhatHappened believes={believes} {...given} />
        <ReachQuestions {...given} />
        <Causing {...given} labels={labels} />
        <Children {...given} />
        <Told visit={visit} {...given} />
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

export const newReportPage = definePage<Begins>({
  path: paths.newReport,
  access: 'sees-cases',
  audit: 'take-a-report',
  shows: [],
  mayShow: ['view:customer'],
  writes: ['act:take-report'],
  load: async (desk, visit) => {
    const customer = one(visit.query, 'customer')
    const passing = await desk.readPassingOn(visit.token)
    return {
      known: customer ? await desk.readCustomer(visit.token, customer) : null,
      asksAtSignUp: passing?.intake.signUp.asks ?? false,
      believes: passing?.intake.believes ?? [],
      labels: passing?.labels ?? null,
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
      ...when.happened,
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
