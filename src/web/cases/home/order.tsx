/** Order a measure that the person chose, and give the job to whoever fits it. */
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import { entryType } from '../../../record/entry-type.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { HOME_AREA, type HomeShown } from '../../../views/areas/home.ts'
import { Radios, Select, TextField, WordsField, YesNo } from '../../kit/fields.tsx'
import { type Form, type FormError, one } from '../../kit/form.ts'
import { sayValue } from '../../kit/words.ts'
import { type ActPart, ActQuestions, defineCaseForm, type Questions } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { measureHint } from './home-words.ts'
import { JobQuestions, jobPart, jobStart } from './job-questions.tsx'

const BASES = entryType('right-of-entry.considered').fields.find((field) => field.name === 'basis')?.values ?? []

/** Somebody who holds the home too, and of whose right nothing is written down yet. */
const holderOf = ({ shows }: AreaPage<HomeShown>) => shows.holders.find((line) => line.considered === null)

const Right = ({ asked: { form, typed, data } }: { readonly asked: Questions<HomeShown> }) => {
  const holder = holderOf(data)
  return holder ? (
    <InsetText>
      <p class="govuk-body">
        <strong>{`If locks are changed: ${holder.name} holds the home too, and has a right to come in.`}</strong>
        {' Ask a solicitor or a manager, and think of an occupation order. For anything else, leave this empty.'}
      </p>
      <Radios
        name="right.basis"
        label="On what are the locks changed all the same?"
        choices={BASES.map((value) => ({ value, label: sayValue(value) }))}
        form={form}
        typed={typed}
      />
      <WordsField name="right.note" label="Who said so, and what" rows={2} form={form} typed={typed} />
    </InsetText>
  ) : null
}

function acts(form: Form, data: AreaPage<HomeShown>): readonly ActPart[] | { readonly errors: readonly FormError[] } {
  const measure = one(form, 'ordered.measure')
  const item = data.shows.catalogue.find((each) => each.measure === measure)
  const errors: FormError[] = []
  if (!item) errors.push({ field: 'ordered.measure', text: 'Choose what to order' })
  if (one(form, 'ordered.risk') === '')
    errors.push({ field: 'ordered.risk', text: 'Say which danger it lowers: each measure is for something' })
  const said = (name: string) => one(form, name) === 'yes'
  if (item?.signs && !said('job.signs'))
    errors.push({ field: 'job.signs', text: 'A camera goes up with signs that say so' })
  if (item?.camera && !said('job.privacyChecked'))
    errors.push({ field: 'job.privacyChecked', text: 'Weigh what it films against the privacy of others first' })
  if (item?.ownerConsent && !said('job.ownerAgreed'))
    errors.push({ field: 'job.ownerAgreed', text: 'Whoever owns the building has to agree first' })
  if (errors.length > 0) return { errors }
  const person = one(form, 'ordered.person')
  const priority = one(form, 'ordered.priority') || 'urgent'
  const holder = holderOf(data)
  const basis = one(form, 'right.basis')
  const serial = one(form, 'ordered.serial')
  return [
    ...(holder && basis !== ''
      ? [
          {
            part: 'right',
            type: 'right-of-entry.considered' as const,
            data: { person: holder.person, basis, note: one(form, 'right.note') },
          },
        ]
      : []),
    {
      part: 'ordered',
      type: 'security.ordered' as const,
      data: { person, measure, priority, risk: one(form, 'ordered.risk'), ...(serial === '' ? {} : { serial }) },
    },
    ...(item?.job
      ? jobPart(form, {
          person,
          measure,
          priority,
          ...(item.signs ? { signs: true } : {}),
          ...(item.camera ? { privacyChecked: true } : {}),
          ...(item.ownerConsent ? { ownerAgreed: true } : {}),
        })
      : []),
  ]
}

export const orderPage = defineCaseForm<HomeShown>({
  slug: 'order',
  place: PLACES.home,
  reading: HOME_AREA,
  main: 'security.ordered',
  title: 'Order a measure',
  why: 'Order what the person chose, one thing at a time. An emergency waits for nothing.',
  start: (data, visit) => ({
    ...jobStart(data),
    'ordered.person': one(visit.query, 'person') || (data.shows.stays[0]?.person ?? ''),
    'ordered.measure': one(visit.query, 'key'),
    'ordered.priority': 'urgent',
  }),
  questions: (asked) => {
    const { form, typed, data } = asked
    const has = (flag: 'signs' | 'camera' | 'ownerConsent' | 'lent') => data.shows.catalogue.some((item) => item[flag])
    return (
      <>
        {data.shows.stays.length > 1 ? (
          <ActQuestions asked={asked} part="ordered" type="security.ordered" fields={['person']} />
        ) : (
          <input type="hidden" name="ordered.person" value={one(form, 'ordered.person')} />
        )}
        <Select
          name="ordered.measure"
          label="What do you order?"
          choices={data.shows.catalogue.map((item) => ({
            value: item.measure,
            label: `${sayValue(item.measure)}${measureHint(item) === '' ? '' : ` (${measureHint(item)})`}`,
          }))}
          form={form}
          typed={typed}
        />
        <WordsField
          name="ordered.risk"
          label="Which danger does it lower?"
          hint="Stays on the case. Whoever fits it does not see it."
          rows={2}
          form={form}
          typed={typed}
        />
        <Radios
          name="ordered.priority"
          label="How urgent is it?"
          inline
          choices={['emergency', 'urgent', 'routine'].map((value) => ({ value, label: sayValue(value) }))}
          form={form}
          typed={typed}
        />
        <Right asked={asked} />
        {has('camera') && (
          <YesNo
            name="job.privacyChecked"
            label="If it films: was the privacy of others weighed?"
            hint="What is in its sight, who can watch, how long it is kept. Follow the landlord's own camera policy."
            form={form}
            typed={typed}
          />
        )}
        {has('signs') && (
          <YesNo name="job.signs" label="If it is a camera: do signs go up with it?" form={form} typed={typed} />
        )}
        {has('ownerConsent') && (
          <YesNo
            name="job.ownerAgreed"
            label="If the building changes: does its owner agree?"
            form={form}
            typed={typed}
          />
        )}
        {has('lent') && (
          <TextField
            name="ordered.serial"
            label="If it is lent: the number on it"
            width={20}
            form={form}
            typed={typed}
          />
        )}
        <JobQuestions asked={asked} optional />
      </>
    )
  },
  acts,
  after: 'It goes to whoever fits it as a plain job. You see here when it is done, or why it was not.',
  button: 'Order it',
})
