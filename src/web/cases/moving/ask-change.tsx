/** Take an application to change a tenancy, and put it ahead of routine ones. */
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { Radios } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { choicesOf } from '../partners/partner-words.ts'
import { PersonQuestion, startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'

/** What each of them means for the people of a case, where the name alone does not say it. */
const HINTS: Readonly<Record<string, string>> = {
  'joint-to-sole': 'One of them holds it alone. Advise each apart first.',
  'sole-to-joint':
    'Somebody else holds it too: it is theirs as much, with a right to come in. Ask alone whether somebody presses for it.',
  end: 'Say first what else would keep their right to a home.',
  transfer: 'Another home of ours, under a new contract. For safety rather begin a move.',
}

export const askChangePage = defineCaseForm<MovingShown>({
  slug: 'ask-change',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: 'tenancy-change.requested',
  title: 'Take an application to change the tenancy',
  why: 'Nobody is struck off a joint tenancy by changing names. Say what they want; how it can be done in law comes with the decision.',
  start: (data, visit) => ({ 'change.person': startPerson(data, visit), first: 'yes' }),
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    return (
      <>
        <PersonQuestion asked={asked} part="change" type="tenancy-change.requested" />
        <Radios
          {...shared}
          name="change.kind"
          label="What do they ask for?"
          choices={choicesOf('tenancy-change.requested', 'kind').map((choice) => {
            const hint = HINTS[choice.value]
            return hint ? { ...choice, hint } : choice
          })}
        />
        <Radios
          {...shared}
          name="first"
          label="Put it ahead of routine applications?"
          inline
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
      </>
    )
  },
  acts: (form) => {
    const change = actOf('change', 'tenancy-change.requested', form)
    return one(form, 'first') === 'yes'
      ? [change, { part: 'first', type: 'priority.set', data: { queue: 'tenancy-change', level: 'top' } }]
      : [change]
  },
  after: 'It stays under Changes and notices until it is decided. The other holder is told nothing by Rowan.',
  button: 'Record this application',
})
