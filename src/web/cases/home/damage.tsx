/** Report damage and order its repair: urgent where abuse caused it, without a police report and without a charge. */
import { randomUUID } from 'node:crypto'
import { entryType } from '../../../record/entry-type.ts'
import { HOME_AREA, type HomeShown } from '../../../views/areas/home.ts'
import { Radios, YesNo } from '../../kit/fields.tsx'
import { type FormError, one } from '../../kit/form.ts'
import { sayValue } from '../../kit/words.ts'
import { type ActPart, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { JobQuestions, jobPart, jobStart } from './job-questions.tsx'

const KINDS = entryType('repair.reported').fields.find((field) => field.name === 'kind')?.values ?? []

export const damagePage = defineCaseForm<HomeShown>({
  slug: 'mend',
  place: PLACES.home,
  reading: HOME_AREA,
  main: 'repair.reported',
  title: 'Report damage',
  why: 'A door that does not shut is a danger. No police report or crime number is needed, and saying no to the police changes nothing here.',
  start: (data) => ({
    ...jobStart(data),
    'reported.repair': randomUUID(),
    'reported.person': data.shows.stays[0]?.person ?? '',
    'reported.causedByAbuse': 'yes',
    'ordered.priority': 'urgent',
  }),
  questions: (asked) => {
    const { form, typed, data } = asked
    const harming = data.page.people.filter(({ role }) => role === 'perpetrator')
    return (
      <>
        <input type="hidden" name="reported.repair" value={one(form, 'reported.repair')} />
        <input type="hidden" name="reported.person" value={one(form, 'reported.person')} />
        <Radios
          name="reported.kind"
          label="What is damaged?"
          choices={KINDS.map((value) => ({ value, label: sayValue(value) }))}
          form={form}
          typed={typed}
        />
        <YesNo
          name="reported.causedByAbuse"
          label="Is it because of the abuse?"
          hint="Their word is enough."
          form={form}
          typed={typed}
        />
        {harming.length > 0 && (
          <Radios
            name="reported.damagedBy"
            label="Who did it? (if known)"
            choices={[
              ...harming.map(({ id, name }) => ({ value: id, label: name })),
              { value: '', label: 'Not known' },
            ]}
            form={form}
            typed={typed}
          />
        )}
        <Radios
          name="ordered.priority"
          label="How urgent is the repair?"
          hint="Damage by abuse is urgent at least."
          inline
          choices={['emergency', 'urgent', 'routine'].map((value) => ({ value, label: sayValue(value) }))}
          form={form}
          typed={typed}
        />
        <JobQuestions asked={asked} optional />
      </>
    )
  },
  acts: (form): readonly ActPart[] | { readonly errors: readonly FormError[] } => {
    const caused = one(form, 'reported.causedByAbuse')
    const errors: FormError[] = []
    if (one(form, 'reported.kind') === '') errors.push({ field: 'reported.kind', text: 'Say what is damaged' })
    if (caused !== 'yes' && caused !== 'no')
      errors.push({ field: 'reported.causedByAbuse', text: 'Say yes or no. If you are not sure, say yes' })
    if (errors.length > 0) return { errors }
    const repair = one(form, 'reported.repair')
    const priority = one(form, 'ordered.priority') || 'urgent'
    const damagedBy = one(form, 'reported.damagedBy')
    return [
      {
        part: 'reported',
        type: 'repair.reported',
        data: {
          repair,
          kind: one(form, 'reported.kind'),
          causedByAbuse: caused === 'yes',
          ...(damagedBy === '' ? {} : { damagedBy }),
        },
      },
      { part: 'ordered', type: 'repair.ordered', data: { repair, priority } },
      ...jobPart(form, { person: one(form, 'reported.person'), repair, priority }),
    ]
  },
  after: 'The repair is ordered, and the job goes out where you gave an address. Nobody is charged by this.',
  button: 'Report it and order the repair',
})
