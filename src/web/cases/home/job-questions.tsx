/** What whoever does a job is told: asked so that nobody writes more into it than they may know. */
import { randomUUID } from 'node:crypto'
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import type { AreaPage } from '../../../views/area-page.ts'
import type { HomeShown } from '../../../views/areas/home.ts'
import { OneOf, TextField, WordsField } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
import type { ActPart, Questions } from '../case-form.tsx'

/** What is known already. An agreed number is not copied: the officer decides whether a stranger is given it. */
export const jobStart = ({ shows }: AreaPage<HomeShown>): Form => ({
  'job.order': randomUUID(),
  'job.where': shows.lastJob.where,
  'job.telephone': shows.lastJob.telephone,
  'job.adjustments': shows.lastJob.adjustments,
})

/** `optional` where the form can be sent without giving a job to anybody. */
export const JobQuestions = ({
  asked: { form, typed, data },
  optional = false,
}: {
  readonly asked: Questions<HomeShown>
  readonly optional?: boolean
}) => (
  <fieldset class="govuk-fieldset">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">The job, as whoever does it reads it</legend>
    <input type="hidden" name="job.order" value={one(form, 'job.order')} />
    <InsetText>
      <p class="govuk-body">
        They see this, what to do, and when they may call. They do not see the case, who is on it or why. Write nothing
        here that would tell them.
      </p>
    </InsetText>
    <WordsField
      name="job.where"
      label="Where is it?"
      hint={`The address, and how to find the door.${optional ? ' Leave it empty to give the job out later, or where nobody has to come.' : ''}`}
      rows={2}
      form={form}
      typed={typed}
    />
    <TextField
      name="job.telephone"
      label="Which number may they call? (if it is safe)"
      hint="They are told the days and hours that were agreed, and to leave no message."
      width={20}
      form={form}
      typed={typed}
    />
    <WordsField
      name="job.adjustments"
      label="What should they do differently? (if anything)"
      hint="Such as: knock loudly, a woman comes, speak slowly, take off shoes."
      rows={2}
      form={form}
      typed={typed}
    />
    <OneOf
      name="job.holder"
      label="Who does it?"
      choices={[
        ...(data.offers.refs.fitter ?? []).map(({ id, label }) => ({ value: id, label })),
        { value: '', label: 'Repairs decides' },
      ]}
      form={form}
      typed={typed}
    />
  </fieldset>
)

/** The job as an act; nothing where no address was written. */
export function jobPart(form: Form, about: Readonly<Record<string, unknown>>): readonly ActPart[] {
  const where = one(form, 'job.where')
  if (where === '') return []
  const words = Object.fromEntries(
    (['telephone', 'adjustments', 'holder'] as const).flatMap((name) => {
      const value = one(form, `job.${name}`)
      return value === '' ? [] : [[name, value]]
    }),
  )
  return [
    { part: 'job', type: 'work-order.placed', data: { order: one(form, 'job.order'), where, ...words, ...about } },
  ]
}
