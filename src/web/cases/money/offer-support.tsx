/** Offer help, with their answer; where it was given at once, that too. */
import { MONEY_AREA, type MoneyShown } from '../../../views/areas/money.ts'
import { Radios, Select } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { type ActPart, actOf, defineCaseForm } from '../case-form.tsx'
import { PersonQuestion, startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { GivenQuestions, givenAct } from './given-questions.tsx'
import { ANSWERS, supportKinds } from './money-words.ts'

export const offerSupportPage = defineCaseForm<MoneyShown>({
  slug: 'support',
  place: PLACES.money,
  reading: MONEY_AREA,
  main: 'support.offered',
  title: 'Offer help',
  why: 'Ask what they need most. A no is an answer: it changes nothing else, and they can ask again at any time.',
  start: (data, visit) => ({
    'offer.person': startPerson(data, visit),
    'offer.kind': one(visit.query, 'kind'),
  }),
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    return (
      <>
        <PersonQuestion asked={asked} part="offer" type="support.offered" />
        <Select {...shared} name="offer.kind" label="What did you offer?" choices={supportKinds()} />
        <Radios {...shared} name="offer.outcome" label="What did they say?" choices={ANSWERS} />
        <Radios
          {...shared}
          name="given"
          label="Was it given already?"
          inline
          choices={[
            { value: 'no', label: 'Not yet' },
            { value: 'yes', label: 'Yes' },
          ]}
        />
        <div class="app-next">
          <h2 class="app-next__title">If it was given already</h2>
          <GivenQuestions {...shared} />
        </div>
      </>
    )
  },
  acts: (form) => {
    const offer = actOf('offer', 'support.offered', form)
    if (one(form, 'given') !== 'yes') return [offer]
    if (one(form, 'offer.outcome') !== 'accepted')
      return { errors: [{ field: 'offer.outcome', text: 'It was given: then they said yes' }] }
    const given = givenAct(form, one(form, 'offer.person'), one(form, 'offer.kind'))
    return 'errors' in given ? given : ([offer, given] satisfies readonly ActPart[])
  },
  after: 'Where they said yes, it stays at the top of Money and support until it is given.',
  button: 'Record this',
})
