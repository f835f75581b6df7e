/** Four eyes: a second person looks at an entry before it is relied on. Who wrote it cannot. */
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import { RUNNING_AREA } from '../../../views/areas/running.ts'
import { Radios, Select, WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const checkPage = defineCaseForm({
  slug: 'check',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'second-check.made',
  title: 'Look at it as a second person',
  why: 'You must be somebody else than who wrote it. Read what stands there, and decide for yourself.',
  start: ({ shows }, visit) => ({
    'check.entry': one(visit.query, 'entry') || String(shows.checks[0]?.n ?? ''),
    'check.outcome': one(visit.query, 'outcome'),
  }),
  questions: ({ data, form, typed }) => {
    const about = data.page.timeline.find((line) => String(line.n) === one(form, 'check.entry'))
    return (
      <>
        {about ? (
          <>
            <input type="hidden" name="check.entry" value={one(form, 'check.entry')} />
            <InsetText>
              <p class="govuk-body">{`${about.sentence}. Written by ${about.by}.`}</p>
              {about.fields
                .filter((field) => field.words)
                .map((field) => (
                  <p class="govuk-body" key={field.name}>{`${field.label}: ${field.value}`}</p>
                ))}
            </InsetText>
          </>
        ) : (
          <Select
            name="check.entry"
            label="Which entry did you look at?"
            choices={data.offers.entries.map(({ n, sentence }) => ({ value: String(n), label: `${n}. ${sentence}` }))}
            form={form}
            typed={typed}
          />
        )}
        <Radios
          name="check.outcome"
          label="What do you decide?"
          choices={[
            { value: 'agreed', label: 'I agree' },
            { value: 'not-agreed', label: 'I do not agree' },
          ]}
          form={form}
          typed={typed}
        />
        <WordsField name="check.reason" label="Why?" form={form} typed={typed} />
      </>
    )
  },
  acts: (form) =>
    one(form, 'check.entry') === ''
      ? { errors: [{ field: 'check.entry', text: 'Choose the entry that you looked at' }] }
      : [actOf('check', 'second-check.made', form, { entry: Number(one(form, 'check.entry')) })],
  after: 'Both of your names stand beside it from now on.',
  button: 'Decide',
  asksWhen: false,
})
