/** Another agency told us something: an update, a request for evidence, a hearing, a release. It never leads to contact with the person by itself. */
import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Select } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { agenciesOf, choicesOf } from './partner-words.ts'
import { PersonQuestion, startPerson } from './person-question.tsx'

export const hearFromPartnerPage = defineCaseForm({
  slug: 'told-us',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'partner-update.received',
  title: 'Another agency told us something',
  why: 'Do not contact the person because of it alone: they may not know that we were told.',
  start: (data, visit) => ({ 'update.person': startPerson(data, visit), 'update.from': one(visit.query, 'from') }),
  questions: (asked) => {
    const { form, typed } = asked
    return (
      <>
        <Select
          name="update.from"
          label="Who told us?"
          choices={agenciesOf('partner-update.received', 'from')}
          form={form}
          typed={typed}
        />
        <Select
          name="update.kind"
          label="What is it?"
          choices={choicesOf('partner-update.received', 'kind')}
          form={form}
          typed={typed}
        />
        <PersonQuestion asked={asked} part="update" type="partner-update.received" />
      </>
    )
  },
  acts: (form) => [actOf('update', 'partner-update.received', form)],
  after: 'What the policy asks because of it shows at the top.',
  button: 'Record what they told us',
})
