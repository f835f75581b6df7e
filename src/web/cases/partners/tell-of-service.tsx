/** Tell somebody of a service: from the landlord's own list, or of any other kind. */

import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { codeOf } from '../../kit/address-code.ts'
import { Select, TextField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { agenciesOf } from './partner-words.ts'
import { PersonQuestion, startPerson } from './person-question.tsx'

export const tellOfServicePage = defineCaseForm({
  slug: 'tell',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'signpost.given',
  title: 'Tell them of a service',
  why: 'They decide whether to call. Make sure that a leaflet, a link or a number is safe to keep.',
  start: (data, visit) => ({
    'told.person': startPerson(data, visit),
    'told.to': one(visit.query, 'to'),
    'told.topic':
      data.organisation.services.find(({ name }) => codeOf(name) === one(visit.query, 'service'))?.name ?? '',
  }),
  questions: (asked) => {
    const { form, typed } = asked
    return (
      <>
        <PersonQuestion asked={asked} part="told" type="signpost.given" />
        <Select
          name="told.to"
          label="Which kind of service?"
          choices={agenciesOf('signpost.given', 'to')}
          form={form}
          typed={typed}
        />
        <TextField name="told.topic" label="Which one, and what for (if it helps)" form={form} typed={typed} />
      </>
    )
  },
  acts: (form) => [actOf('told', 'signpost.given', form)],
  after: 'It stays on the record with the day and your name.',
  button: 'Record that they were told',
})
