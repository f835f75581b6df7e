/** One job: what to do, and to say that it is done or why it is not. */
import { randomUUID } from 'node:crypto'
import { entryType } from '../../record/entry-type.ts'
import type { JobLine } from '../../views/read-jobs.ts'
import { Button, ErrorSummary, Radios, WordsField } from '../kit/fields.tsx'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Sent, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { type Typed, typedWith } from '../kit/typed.ts'
import { sayValue } from '../kit/words.ts'
import { JobInstructions } from './job-instructions.tsx'

const WHYS = entryType('work-order.failed').fields.find((field) => field.name === 'why')?.values ?? []
const DONE = 'done'

type Shown = { readonly job: JobLine }

const JobForm = ({ job, visit, typed }: Shown & { readonly visit: Visit; readonly typed: Typed | null }) => {
  const form: Form = typed?.form ?? {}
  return (
    <form method="post" novalidate>
      <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
      <input type="hidden" name="key" value={one(form, 'key') || randomUUID()} />
      <Radios
        name="came"
        label="What came of it?"
        choices={[
          { value: DONE, label: job.kind === 'fit' ? 'It is fitted' : 'It is mended' },
          ...WHYS.map((value) => ({ value, label: `Not done: ${sayValue(value).toLowerCase()}` })),
        ]}
        form={form}
        typed={typed}
      />
      <WordsField
        name="note"
        label="If it is not done: what should the next person know? (if anything)"
        hint="About the work: parts, sizes, tools. Nothing about people."
        rows={2}
        form={form}
        typed={typed}
      />
      <p class="govuk-body">When it is done, the job leaves your list.</p>
      <Button>Send</Button>
    </form>
  )
}

/** The role in which a job is answered: the one of these that the asker holds. */
const roleOf = (visit: Visit) => visit.asker.roles.find((role) => role === 'contractor' || role === 'repairs')

export const jobPage = definePage<Shown>({
  path: '/jobs/:id',
  access: 'job',
  audit: 'answer-a-job',
  shows: ['view:jobs'],
  writes: ['act:security.fitted', 'act:repair.completed', 'act:work-order.failed'],
  load: async (desk, visit) => {
    const found = await desk.readJobs(visit.token)
    const job = found?.jobs.find((each) => each.id === visit.params.id)
    return job ? { job } : null
  },
  view: ({ job }, visit, typed) => (
    <Frame title={`Job ${job.number}`} visit={visit} section="jobs" error={typed !== null}>
      <div class="app-form">
        <ErrorSummary typed={typed} />
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">{job.number}</span>
          {job.what}
        </h1>
        <JobInstructions job={job} />
        <JobForm job={job} visit={visit} typed={typed} />
      </div>
    </Frame>
  ),
  submit: async (desk, visit, { job }, form): Promise<Sent> => {
    const came = one(form, 'came')
    const role = roleOf(visit)
    if (came === '' || role === undefined)
      return { again: typedWith(form, [{ field: 'came', text: 'Say what came of it' }]), status: 400 }
    const note = one(form, 'note')
    const done = job.kind === 'fit' ? 'security.fitted' : 'repair.completed'
    const answered = await desk.answerJob(visit.token, {
      job: job.id,
      type: came === DONE ? done : 'work-order.failed',
      data: came === DONE ? {} : { why: came, ...(note === '' ? {} : { note }) },
      role,
      key: one(form, 'key') || randomUUID(),
    })
    if (answered.outcome === 'recorded') return { goTo: `${paths.jobs}?noted=yes` }
    if (answered.outcome === 'not-found') return 'not-found'
    const problem = 'This could not be noted now. Tell whoever gave out this job what came of it'
    return { again: typedWith(form, [{ field: 'came', text: problem }]), status: 400 }
  },
})
