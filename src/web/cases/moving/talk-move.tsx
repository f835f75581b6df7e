/** Talk through what makes a move safe, on both sides, before a home is offered. It is information: nothing hangs on following it. */
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { Checkboxes, WordsField } from '../../kit/fields.tsx'
import { many, one } from '../../kit/form.ts'
import { defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { MoveQuestion, moveIn, noMove, startMove } from './move-question.tsx'

const TOPICS = [
  {
    value: 'rehousing-requirements',
    label: 'What we do, and what they can do, so that the new home stays safe',
    hint: 'Who may know the address, post, phones, schools, social media, visits.',
  },
  {
    value: 'rehousing-warning',
    label: 'That the risk can come back with them, and how to ask for help then',
    hint: 'Kindly: it is never their fault, and help does not end.',
  },
]

export const talkMovePage = defineCaseForm<MovingShown>({
  slug: 'talk',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: 'options.discussed',
  title: 'Talk through what makes the move safe',
  why: 'A move helps only where the address stays unknown. Both parts belong to the talk; help never depends on what they do.',
  lacks: noMove,
  start: (data, visit) => ({ 'talk.rehousing': startMove(data, visit) }),
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    return (
      <>
        <MoveQuestion asked={asked} part="talk" />
        <Checkboxes {...shared} name="talk.topics" label="What did you talk through?" choices={TOPICS} />
        <WordsField
          {...shared}
          name="talk.wishes"
          label="What do they want for the new home? (if anything)"
          hint="No address and no street."
          rows={3}
        />
      </>
    )
  },
  acts: (form, data) => {
    const topics = many(form, 'talk.topics')
    if (topics.length < TOPICS.length)
      return { errors: [{ field: 'talk.topics', text: 'Talk through both before you record it' }] }
    const move = moveIn(data, form, 'talk')
    const person = move?.person || (data.shows.wishes[0]?.person ?? '')
    const wishes = one(form, 'talk.wishes')
    const said = { person, topics, rehousing: one(form, 'talk.rehousing'), ...(wishes === '' ? {} : { wishes }) }
    return [{ part: 'talk', type: 'options.discussed', data: said }]
  },
  after: 'A home can then be offered.',
  button: 'Record this talk',
})
