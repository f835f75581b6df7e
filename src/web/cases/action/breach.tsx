/** An order was broken, or is said to have been: what was done, and whether the police know. */
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { longDate } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { ActQuestions, actOf, defineCaseForm, type Questions } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AskPerson, personFirst } from './ask-person.tsx'

const PART = 'breach'
const TYPE = 'court-order.breached'

const Breach = (asked: Questions<ActionShown>) => {
  const { data, form, typed } = asked
  const orders = data.shows.orders.filter((order) => order.state !== 'ended')
  return (
    <>
      <p class="govuk-body">
        <strong>In danger now? Call 999 first.</strong>
      </p>
      <AskPerson asked={asked} part={PART} />
      {orders.length > 0 && (
        <Radios
          form={form}
          typed={typed}
          name={`${PART}.entry`}
          label="Which order?"
          choices={orders.map((order) => ({
            value: String(order.n),
            label: `${sayValue(order.kind)}, ${order.person}, ${longDate(order.at)}`,
          }))}
        />
      )}
      <ActQuestions asked={asked} part={PART} type={TYPE} fields={['how', 'reportedToPolice', 'incident']} />
      <WordsField form={form} typed={typed} name={`${PART}.account`} label="What happened? (if known)" />
    </>
  )
}

export const breachPage = defineCaseForm<ActionShown>({
  slug: 'not-kept',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: TYPE,
  title: 'An order was broken',
  why: 'It need not be proved to be written down.',
  start: (data, visit) => {
    const [only, ...others] = data.shows.orders.filter((order) => order.state !== 'ended')
    return {
      [`${PART}.person`]: personFirst(data, visit),
      [`${PART}.entry`]: one(visit.query, 'entry') || (only && others.length === 0 ? String(only.n) : ''),
    }
  },
  questions: Breach,
  acts: (form) => [actOf(PART, TYPE, form)],
  after:
    'It stands beside the order, with what to do next: safety, the police with the person’s agreement, the risk, the court.',
  button: 'Record the breach',
})
