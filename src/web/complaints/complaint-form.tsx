/** A form of one complaint: asks, records one act, and keeps everything that was typed when it cannot. */
import { randomUUID } from 'node:crypto'
import type { VNode } from 'preact'
import type { FieldProblem } from '../../record/separate.ts'
import type { ComplaintPage } from '../../views/complaints/complaint-page.ts'
import { WhenItHappened } from '../cases/act-envelope.tsx'
import { cameOfIt } from '../cases/came-of-it.ts'
import { Button, ErrorSummary } from '../kit/fields.tsx'
import { type Form, type FormError, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type ServedPage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { ConflictNotice, Refusals } from '../kit/refusals.tsx'
import { type Typed, typedWith } from '../kit/typed.ts'
import { readWhen } from '../kit/when-it-happened.ts'
import { sayProblem } from '../kit/words.ts'
import type { ComplaintFormName } from './complaint-forms.ts'
import { Reach } from './reach.tsx'

export type ComplaintAsked = { readonly page: ComplaintPage; readonly form: Form; readonly typed: Typed | null }

export type ComplaintForm = {
  readonly name: ComplaintFormName
  readonly why?: string
  /** Whether its maker is written to or called: then how to reach them is said first. */
  readonly reaches?: boolean
  readonly start?: (page: ComplaintPage) => Form
  readonly questions: (asked: ComplaintAsked) => VNode | null
  /** The fields of the act, or what is wrong with the answers. */
  readonly data: (
    form: Form,
  ) => { readonly data: Readonly<Record<string, unknown>> } | { readonly errors: readonly FormError[] }
  readonly after: string
  readonly button: string
  readonly goTo?: (page: ComplaintPage) => string
}

/** What is not empty of these text fields. */
export const filledIn = (form: Form, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (one(form, name) === '' ? [] : [[name, one(form, name)]])))

const errorsOf =
  ({ name, questions: _ }: ComplaintForm, form: Form) =>
  (problems: readonly FieldProblem[]): readonly FormError[] =>
    problems.map(({ field, problem }) => ({
      field: field in form ? field : '',
      text:
        field === 'stage' || field === 'complaint' ? `This stage ${problem}` : sayProblem(name.type, field, problem),
    }))

const View = ({
  made,
  visit,
  page,
  form,
  typed,
}: ComplaintAsked & { readonly made: ComplaintForm; readonly visit: Visit }) => (
  <Frame title={`Complaint ${page.reference}`} visit={visit} section="complaints" error={typed !== null}>
    <div class="app-form">
      <ErrorSummary typed={typed} />
      <Refusals typed={typed} type={made.name.type} reference={null} />
      <ConflictNotice conflict={typed?.conflict ?? null} now={page.now} />
      <p class="govuk-body">
        <a class="govuk-back-link" href={paths.complaint(page.reference)}>
          {`Back to ${page.reference}`}
        </a>
      </p>
      <h1 class="govuk-heading-l">{made.name.title}</h1>
      {made.why && <p class="govuk-body-l">{made.why}</p>}
      {made.reaches && <Reach page={page} />}
      <form method="post" novalidate>
        <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
        <input type="hidden" name="key" value={one(form, 'key') || randomUUID()} />
        <input type="hidden" name="seq" value={typed?.conflict ? page.seq : one(form, 'seq') || page.seq} />
        {made.questions({ page, form, typed })}
        <WhenItHappened form={form} typed={typed} />
        <p class="govuk-body">{made.after}</p>
        <Button>{made.button}</Button>
      </form>
    </div>
  </Frame>
)

export const defineComplaintForm = (made: ComplaintForm): ServedPage =>
  definePage<ComplaintPage>({
    path: `/complaints/:complaint/${made.name.slug}`,
    access: 'complaint',
    audit: `complaint-${made.name.slug}`,
    shows: ['view:complaint'],
    writes: [`act:${made.name.type}`],
    main: made.name.type,
    load: async (desk, visit) => {
      const page = await desk.readComplaint(visit.token, visit.params.complaint ?? '')
      return page
    },
    view: (page, visit, typed) => (
      <View made={made} visit={visit} page={page} form={typed?.form ?? { ...made.start?.(page) }} typed={typed} />
    ),
    submit: async (desk, visit, page, form) => {
      const when = readWhen(form, desk.now())
      const read = made.data(form)
      const wrong = [...('errors' in read ? read.errors : []), ...('errors' in when ? when.errors : [])]
      if ('errors' in read || 'errors' in when) return { again: typedWith(form, wrong), status: 400 }
      const performed = await desk.handleComplaint(visit.token, {
        complaint: page.id,
        type: made.name.type,
        data: read.data,
        role: 'complaints-team',
        ...when.happened,
        seq: Number(one(form, 'seq')),
        key: one(form, 'key') || randomUUID(),
      })
      const goTo = made.goTo?.(page) ?? `${paths.complaint(page.reference)}?noted=yes`
      return cameOfIt(performed, form, goTo, errorsOf(made, form))
    },
  })
