/** The numbered questions of the instrument, as they are asked: five answers, a note, and who said so where it was not the person. */
import { Details } from '../../../design-system/govuk/details.tsx'
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import type { Instrument, InstrumentItem } from '../../../record/risk/instrument.ts'
import { type Choice, Radios, TextField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import type { Questions } from '../case-form.tsx'
import { SAID_BY } from './read-assessment.ts'

const CHOICES: readonly Choice[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'not-known', label: 'Don’t know' },
  { value: 'not-asked', label: 'Not asked' },
  { value: 'declined', label: 'Won’t say' },
]

const SAYS: Readonly<Record<(typeof SAID_BY)[number], string>> = {
  partner: 'Told by another agency',
  others: 'Told by family, a friend or a neighbour',
  records: 'From records',
  observation: 'From what I saw',
}

const Item = <Shown,>({ item, asked }: { readonly item: InstrumentItem; readonly asked: Questions<Shown> }) => {
  const { form, typed } = asked
  const { number } = item
  return (
    <div class="app-risk-item">
      <Radios
        name={`q.${number}`}
        label={`${number}. ${item.text ?? item.theme}`}
        choices={CHOICES}
        inline
        form={form}
        typed={typed}
      />
      <Details
        summaryText={
          <>
            Note<span class="govuk-visually-hidden">{` on ${number}`}</span>
          </>
        }
        open={one(form, `c.${number}`) !== ''}
      >
        <TextField name={`c.${number}`} label={`Note on ${number}`} form={form} typed={typed} />
      </Details>
    </div>
  )
}

const SaidBy = <Shown,>({ asked }: { readonly asked: Questions<Shown> }) => {
  const { form, typed } = asked
  return (
    <Details
      summaryText="Somebody else said so, or I saw it"
      open={SAID_BY.some((source) => one(form, `said.${source}`) !== '')}
    >
      <p>Give the numbers of the questions, such as 3, 15. All others came from the person themselves.</p>
      {SAID_BY.map((source) => (
        <TextField name={`said.${source}`} label={SAYS[source]} width={10} form={form} typed={typed} key={source} />
      ))}
    </Details>
  )
}

export const InstrumentFields = <Shown,>({
  instrument,
  asked,
}: {
  readonly instrument: Instrument
  readonly asked: Questions<Shown>
}) => (
  <>
    <InsetText>
      <strong>{instrument.title}. </strong>
      {instrument.notice}
    </InsetText>
    {instrument.groups.map((group) => (
      <section key={group.title}>
        <h2 class="govuk-heading-m">{group.title}</h2>
        {group.items.map((item) => (
          <Item item={item} asked={asked} key={item.number} />
        ))}
        <p class="govuk-body-s">
          <a class="govuk-link" href="#judgement">
            They want to stop: go to your judgement
          </a>
        </p>
      </section>
    ))}
    <SaidBy asked={asked} />
  </>
)
