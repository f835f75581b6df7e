/** An order or conditions on somebody who causes harm, whoever made it: what it says, and until when. Source: PD-12.d, MHA-4.3.9. */
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { Checkboxes, WordsField } from '../../kit/fields.tsx'
import { many, one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm, type Questions } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AskPerson, personFirst } from './ask-person.tsx'

const PART = 'order'
const TYPE = 'court-order.made'
const SAYS = [
  { value: 'noContact', label: 'No contact with the person protected' },
  { value: 'mustLeave', label: 'They must leave the home' },
  { value: 'powerOfArrest', label: 'The police may arrest on breach' },
]

const Order = (asked: Questions<ActionShown>) => (
  <>
    <AskPerson asked={asked} part={PART} />
    <ActQuestions asked={asked} part={PART} type={TYPE} fields={['kind', 'action', 'startsOn', 'expiresOn']} />
    <Checkboxes form={asked.form} typed={asked.typed} name={`${PART}.says`} label="What does it say?" choices={SAYS} />
    <WordsField
      form={asked.form}
      typed={asked.typed}
      name={`${PART}.conditions`}
      label="Its conditions (if known)"
      hint="Leave out every address that they do not already know."
      rows={3}
    />
  </>
)

export const orderPage = defineCaseForm<ActionShown>({
  slug: 'order',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: TYPE,
  title: 'Record an order or conditions',
  why: 'A court’s or the police’s. Whoever answers the phone then sees what it forbids, and until when.',
  start: (data, visit) => ({
    [`${PART}.person`]: personFirst(data, visit),
    [`${PART}.action`]: one(visit.query, 'key'),
  }),
  questions: Order,
  acts: (form) => [
    actOf(PART, TYPE, form, Object.fromEntries(many(form, `${PART}.says`).map((field) => [field, true]))),
  ],
  after: 'It stands here until its last day. Tell the person harmed by their safe contact: Rowan tells nobody.',
  button: 'Record the order',
})
