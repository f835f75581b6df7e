/** Look again at what is in place: after an escalation, a new incident or a move, and while a closed case is watched. */
import { entryType } from '../../../record/entry-type.ts'
import type { MeasureLine } from '../../../views/areas/home/measures.ts'
import { HOME_AREA, type HomeShown } from '../../../views/areas/home.ts'
import { Radios, YesNo } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
import { sayValue } from '../../kit/words.ts'
import { ActQuestions, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

const WHYS = entryType('security.reviewed').fields.find((field) => field.name === 'why')?.values ?? []
const WHY_LABELS: Readonly<Record<string, string>> = {
  escalation: 'Things got worse',
  'new-incident': 'Something happened again',
  moved: 'They moved',
  monitoring: 'The case is closed and watched',
  other: 'Another reason',
}

const inPlace = ({ measures }: HomeShown): readonly MeasureLine[] =>
  measures.filter((line) => line.fitted !== null && line.removed === null)

const decided = (form: Form, lines: readonly MeasureLine[], decision: string): readonly string[] => [
  ...new Set(lines.map((line) => line.measure).filter((measure) => one(form, `keep.${measure}`) === decision)),
]

export const lookAgainPage = defineCaseForm<HomeShown>({
  slug: 'look-again',
  place: PLACES.home,
  reading: HOME_AREA,
  main: 'security.reviewed',
  title: 'Look at the measures again',
  why: 'What was enough once may not be now, and what is no longer needed can frighten.',
  start: ({ shows }, visit) => ({
    'review.person': one(visit.query, 'person') || (shows.stays[0]?.person ?? ''),
    ...Object.fromEntries(inPlace(shows).map((line) => [`keep.${line.measure}`, line.earlierHome ? 'remove' : 'keep'])),
  }),
  questions: (asked) => {
    const { form, typed, data } = asked
    const lines = [...new Map(inPlace(data.shows).map((line) => [line.measure, line])).values()]
    return (
      <>
        {data.shows.stays.length > 1 ? (
          <ActQuestions asked={asked} part="review" type="security.reviewed" fields={['person']} />
        ) : (
          <input type="hidden" name="review.person" value={one(form, 'review.person')} />
        )}
        <Radios
          name="review.why"
          label="Why now?"
          choices={WHYS.map((value) => ({ value, label: WHY_LABELS[value] ?? sayValue(value) }))}
          form={form}
          typed={typed}
        />
        {lines.length === 0 && <p class="govuk-body">Nothing is in place at this home.</p>}
        {lines.map((line) => (
          <Radios
            key={line.measure}
            name={`keep.${line.measure}`}
            label={sayValue(line.measure)}
            hint={line.earlierHome ? 'It is at the home before.' : undefined}
            inline
            choices={[
              { value: 'keep', label: 'Keep it' },
              { value: 'remove', label: 'Take it out or back' },
            ]}
            form={form}
            typed={typed}
          />
        ))}
        <YesNo name="review.stillNeeded" label="Is security still needed?" form={form} typed={typed} />
      </>
    )
  },
  acts: (form, { shows }) => {
    const why = one(form, 'review.why')
    if (why === '') return { errors: [{ field: 'review.why', text: 'Say why you look again' }] }
    const lines = inPlace(shows)
    const [keep, remove] = [decided(form, lines, 'keep'), decided(form, lines, 'remove')]
    const needed = one(form, 'review.stillNeeded')
    return [
      {
        part: 'review',
        type: 'security.reviewed',
        data: {
          person: one(form, 'review.person'),
          why,
          ...(needed === 'yes' || needed === 'no' ? { stillNeeded: needed === 'yes' } : {}),
          ...(keep.length > 0 ? { keep } : {}),
          ...(remove.length > 0 ? { remove } : {}),
        },
      },
    ]
  },
  after: 'What is missing for them now you can offer and order next.',
  button: 'Record that you looked again',
})
