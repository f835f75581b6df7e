/** The proportionality review of a legal step: what else was tried or ruled out, and what must be thought of before a court. Source: MHA-4.3.3. */
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm, type Questions } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AskAction, actionFirst } from './ask-person.tsx'

const PART = 'review'
const TYPE = 'proportionality-review.held'

const ASKED = [
  [
    'options',
    'What else was tried, or ruled out, and why?',
    'One on each line. Putting the problem right for the long run comes first; court comes last.',
  ],
  [
    'mentalCapacity',
    'What do we know of their mental capacity?',
    '“Not known, asked the GP on 3 June” is an answer; nothing is not.',
  ],
  ['equalityAct', 'What does the Equality Act ask here?', 'Disability, and every other protected characteristic.'],
  ['homelessness', 'How would nobody be evicted into homelessness?', ''],
  ['preCourtProtocol', 'What does the pre-court protocol ask, and was it done?', ''],
] as const

const Review = (asked: Questions<ActionShown>) => (
  <>
    <AskAction asked={asked} part={PART} type={TYPE} />
    {ASKED.map(([field, label, hint]) => (
      <WordsField
        form={asked.form}
        typed={asked.typed}
        name={`${PART}.${field}`}
        label={label}
        hint={hint}
        rows={3}
        key={field}
      />
    ))}
    <ActQuestions asked={asked} part={PART} type={TYPE} fields={['attendees']} />
  </>
)

export const reviewPage = defineCaseForm<ActionShown>({
  slug: 'review',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: TYPE,
  title: 'Review ways of avoiding court',
  why: 'Is court reasonable and in proportion, and is anything else left to try?',
  start: (data, visit) => ({ [`${PART}.action`]: actionFirst(data, visit) }),
  questions: Review,
  acts: (form) =>
    ASKED.some(([field]) => one(form, `${PART}.${field}`).trim() !== '')
      ? [actOf(PART, TYPE, form)]
      : { errors: [{ field: `${PART}.options`, text: 'Write down at least one thing that was looked at' }] },
  after:
    'What you leave empty stays missing: the step then cannot start, and the page of the step says what it still needs.',
  button: 'Record the review',
})
