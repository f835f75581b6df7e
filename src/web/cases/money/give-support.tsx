/** Log help that was given: a voucher, a bill, a cooker, furniture, with what it cost. */
import { MONEY_AREA, type MoneyShown } from '../../../views/areas/money.ts'
import { Select } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { defineCaseForm } from '../case-form.tsx'
import { PersonQuestion, startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { GivenQuestions, givenAct } from './given-questions.tsx'
import { supportKinds } from './money-words.ts'

export const giveSupportPage = defineCaseForm<MoneyShown>({
  slug: 'give',
  place: PLACES.money,
  reading: MONEY_AREA,
  main: 'support.provided',
  title: 'Log help that was given',
  why: 'So that nobody has to ask twice, and so that we know what it costs.',
  start: (data, visit) => ({
    'given.person': startPerson(data, visit),
    'given.kind': one(visit.query, 'kind'),
  }),
  questions: (asked) => (
    <>
      <PersonQuestion asked={asked} part="given" type="support.provided" />
      <Select
        name="given.kind"
        label="What was given?"
        choices={supportKinds()}
        form={asked.form}
        typed={asked.typed}
      />
      <GivenQuestions form={asked.form} typed={asked.typed} />
    </>
  ),
  acts: (form) => {
    const given = givenAct(form, one(form, 'given.person'), one(form, 'given.kind'))
    return 'errors' in given ? given : [given]
  },
  after: 'It is added to what the case cost.',
  button: 'Record this',
})
