/** Take a complaint of anybody: the same questions, and the same answer, whoever complains. */
import { randomUUID } from 'node:crypto'
import type { ComplaintChoices } from '../../views/complaints/complaint-page.ts'
import { WhenItHappened } from '../cases/act-envelope.tsx'
import { tryAgain } from '../cases/came-of-it.ts'
import { Button, ErrorSummary, OneOf, Select, TextField, WordsField } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { readWhen } from '../kit/when-it-happened.ts'
import { fieldLabel } from '../kit/words.ts'
import { vocabularyChoices } from '../reports/report-choices.ts'
import { filledIn } from './complaint-form.tsx'

type Shown = ComplaintChoices & { readonly known: { readonly customer: string; readonly name: string } | null }

const View = ({
  data,
  visit,
  form,
  typed,
}: {
  readonly data: Shown
  readonly visit: Visit
  readonly form: Form
  readonly typed: Typed | null
}) => {
  const given = { form, typed }
  return (
    <Frame title="New complaint" visit={visit} section="complaints" error={typed !== null}>
      <div class="app-form">
        <ErrorSummary typed={typed} />
        <h1 class="govuk-heading-l">Take a complaint</h1>
        <p class="govuk-body-l">Any sign of not being content is enough: they need not use the word.</p>
        {data.known === null && (
          <p class="govuk-body">
            <a class="govuk-link" href={paths.findComplainer}>
              Find them in our records first
            </a>
          </p>
        )}
        <form method="post" action={paths.newComplaint()} novalidate>
          <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
          <input type="hidden" name="key" value={one(form, 'key') || randomUUID()} />
          <input type="hidden" name="customer" value={one(form, 'customer')} />
          <TextField
            name="name"
            label="Who complains?"
            hint={one(form, 'customer') === '' ? undefined : 'As in our records'}
            width={20}
            {...given}
          />
          <WordsField name="about" label="What do they complain of, in their words?" rows={6} {...given} />
          <WordsField
            name="reach"
            label="How do they want to be reached, and what must never be used?"
            hint="Ask everybody. Letters and messages are opened by others more often than we think."
            rows={2}
            {...given}
          />
          <OneOf
            name="channel"
            label="How did it come?"
            choices={vocabularyChoices('complaint.received', 'channel')}
            {...given}
          />
          <Select
            name="officer"
            label="Is it about the work of one of us?"
            hint="They will neither handle nor see it."
            empty="Nobody in particular"
            choices={data.staff.map(({ account, name }) => ({ value: account, label: name }))}
            {...given}
          />
          <WhenItHappened {...given} />
          <Button>Take the complaint</Button>
        </form>
      </div>
    </Frame>
  )
}

export const newComplaintPage = definePage<Shown>({
  path: '/complaints/new',
  access: 'complaints',
  audit: 'take-a-complaint',
  shows: ['view:complaint-choices'],
  mayShow: ['view:customer'],
  writes: ['act:receive-complaint'],
  main: 'complaint.received',
  load: async (desk, visit) => {
    const choices = await desk.complaintChoices(visit.token)
    if (!choices) return null
    const customer = one(visit.query, 'customer')
    const known = customer === '' ? null : await desk.readCustomer(visit.token, customer)
    return { ...choices, known: known ? { customer, name: known.name } : null }
  },
  view: (data, visit, typed) => (
    <View
      data={data}
      visit={visit}
      form={
        typed?.form ?? {
          customer: data.known?.customer ?? '',
          name: data.known?.name ?? '',
        }
      }
      typed={typed}
    />
  ),
  submit: async (desk, visit, _data, form) => {
    const when = readWhen(form, desk.now())
    const errors = [
      ...(one(form, 'about') === '' ? [{ field: 'about', text: 'Write what they complain of' }] : []),
      ...('errors' in when ? when.errors : []),
    ]
    if ('errors' in when || errors.length > 0) return { again: typedWith(form, errors), status: 400 }
    const taken = await desk.receiveComplaint(visit.token, {
      role: 'complaints-team',
      ...when.happened,
      key: one(form, 'key') || randomUUID(),
      data: filledIn(form, ['name', 'about', 'reach', 'channel', 'officer', 'customer']),
    })
    if (taken.outcome === 'recorded') return { goTo: `${paths.complaint(taken.reference)}?noted=yes` }
    if (taken.outcome === 'not-found') return 'not-found'
    const problems =
      taken.outcome === 'invalid'
        ? taken.problems.map(({ field, problem }) => ({
            field: field in form ? field : '',
            text: `${fieldLabel('complaint.received', field)}: ${problem}`,
          }))
        : [{ field: '', text: 'This could not be recorded. Look at your list of complaints, then send it again' }]
    return { again: typedWith(tryAgain(form), problems), status: 400 }
  },
})
