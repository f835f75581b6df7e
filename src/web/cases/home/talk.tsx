/** Talk through with a person how their home can be made safer: whether staying is right, what they need, what they choose. */

import { MEASURE_GROUPS } from '../../../packs/measure-choice.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { HOME_AREA, type HomeShown } from '../../../views/areas/home.ts'
import { Checkboxes, Radios, WordsField, YesNo } from '../../kit/fields.tsx'
import { type Form, type FormError, many, one } from '../../kit/form.ts'
import { sayValue } from '../../kit/words.ts'
import { type ActPart, ActQuestions, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { GROUP_TITLES, measureHint } from './home-words.ts'

const ANSWERS = ['accepted', 'thinking', 'declined', 'not-safe'] as const
const ANSWER_LABELS: Readonly<Record<(typeof ANSWERS)[number], string>> = {
  accepted: 'They choose these',
  thinking: 'They want to think about it',
  declined: 'They do not want any',
  'not-safe': 'It would not be safe for them',
}

const start = ({ shows }: AreaPage<HomeShown>, person: string): Form => {
  const stay = shows.stays.find((each) => each.person === person) ?? shows.stays[0]
  const asked = stay?.asked
  return {
    'offer.person': stay?.person ?? '',
    'stay.safe': asked ? (asked.safe ? 'yes' : 'no') : '',
    'stay.practical': asked ? (asked.practical ? 'yes' : 'no') : '',
  }
}

const chosen = (form: Form): readonly string[] => MEASURE_GROUPS.flatMap((group) => many(form, `measures.${group}`))

/** What is missing before this can be said to have been talked through. */
function problems(form: Form): readonly FormError[] {
  const errors: FormError[] = []
  if (one(form, 'offer.outcome') === '') errors.push({ field: 'offer.outcome', text: 'Say what they answered' })
  if (chosen(form).length === 0)
    errors.push({ field: 'measures.home', text: 'Tick at least one thing that you talked about' })
  if (one(form, 'offer.outcome') === 'accepted' && one(form, 'needs.note') === '')
    errors.push({
      field: 'needs.note',
      text: 'Say what they need and why: measures are chosen for this person, not from a set list',
    })
  return errors
}

function acts(form: Form): readonly ActPart[] | { readonly errors: readonly FormError[] } {
  const errors = problems(form)
  if (errors.length > 0) return { errors }
  const person = one(form, 'offer.person')
  const [safe, practical] = [one(form, 'stay.safe'), one(form, 'stay.practical')]
  const note = one(form, 'needs.note')
  const isKnown = (said: string) => said === 'yes' || said === 'no'
  return [
    ...(isKnown(safe) && isKnown(practical)
      ? [
          {
            part: 'stay',
            type: 'stay-or-move.assessed' as const,
            data: { person, safe: safe === 'yes', practical: practical === 'yes' },
          },
        ]
      : []),
    ...(note === ''
      ? []
      : [
          {
            part: 'needs',
            type: 'needs.assessed' as const,
            data: {
              person,
              for: ['security'],
              note,
              ...(one(form, 'needs.considered') === 'yes' ? { protectedCharacteristics: true } : {}),
            },
          },
        ]),
    {
      part: 'offer',
      type: 'security.offered' as const,
      data: {
        person,
        measures: chosen(form),
        outcome: one(form, 'offer.outcome'),
        ...(one(form, 'offer.reason') === '' ? {} : { reason: one(form, 'offer.reason') }),
      },
    },
  ]
}

export const talkPage = defineCaseForm<HomeShown>({
  slug: 'talk',
  place: PLACES.home,
  reading: HOME_AREA,
  main: 'security.offered',
  title: 'Talk about a safer home',
  why: 'Ask what would let them sleep. They choose: nothing is fitted that they do not want, and nothing without them.',
  start: (data, visit) => start(data, one(visit.query, 'person')),
  questions: (asked) => {
    const { form, typed, data } = asked
    return (
      <>
        {data.shows.stays.length > 1 ? (
          <ActQuestions asked={asked} part="offer" type="security.offered" fields={['person']} />
        ) : (
          <input type="hidden" name="offer.person" value={one(form, 'offer.person')} />
        )}
        <YesNo
          name="stay.safe"
          label="Is it safe for them to stay?"
          hint="Who has a key, who may come in, what happened last time. A no leads to a move, not to more locks."
          form={form}
          typed={typed}
        />
        <YesNo
          name="stay.practical"
          label="Is it practical for them to stay?"
          hint="Work, school, care, money, and what can be done to this building."
          form={form}
          typed={typed}
        />
        <WordsField
          name="needs.note"
          label="What do they need, and against what?"
          hint="Where somebody gets in, what frightens them, who else is at home, what they can hear, see, reach and lock."
          form={form}
          typed={typed}
        />
        <YesNo
          name="needs.considered"
          label="Did you think of age, disability, faith and language?"
          hint="A lock that a child cannot open, a bell that a deaf person cannot hear."
          form={form}
          typed={typed}
        />
        {MEASURE_GROUPS.map((group) => {
          const items = data.shows.catalogue.filter((item) => item.group === group)
          return items.length === 0 ? null : (
            <Checkboxes
              key={group}
              name={`measures.${group}`}
              label={GROUP_TITLES[group]}
              choices={items.map((item) => ({
                value: item.measure,
                label: sayValue(item.measure),
                ...(measureHint(item) === '' ? {} : { hint: measureHint(item) }),
              }))}
              form={form}
              typed={typed}
            />
          )
        })}
        <Radios
          name="offer.outcome"
          label="What do they say?"
          choices={ANSWERS.map((value) => ({ value, label: ANSWER_LABELS[value] }))}
          form={form}
          typed={typed}
        />
        <WordsField name="offer.reason" label="Why not (if they told you)" rows={2} form={form} typed={typed} />
      </>
    )
  },
  acts,
  after: 'What they choose can be ordered next. Nothing goes to anybody yet.',
  button: 'Record what we talked about',
})
