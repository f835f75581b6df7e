/** We contacted another agency: the police about risk at a home, MAPPA, a school, another landlord; and what they said. */
import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Select, WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { agenciesOf, choicesOf } from './partner-words.ts'
import { PersonQuestion, startPerson, wantedBy } from './person-question.tsx'

export const contactPartnerPage = defineCaseForm({
  slug: 'contacted',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'partner.contacted',
  title: 'We contacted another agency',
  why: 'MAPPA is contacted when its criteria are met, when you are seriously worried, and when it contacts you.',
  start: (data, visit) => {
    const wants = wantedBy(data, visit)
    return {
      'contacted.person': startPerson(data, visit),
      'contacted.partner': one(visit.query, 'partner') || (wants.partner ?? ''),
      'contacted.purpose': one(visit.query, 'purpose') || (wants.purpose ?? ''),
    }
  },
  questions: (asked) => {
    const { form, typed } = asked
    return (
      <>
        <PersonQuestion asked={asked} part="contacted" type="partner.contacted" />
        <Select
          name="contacted.partner"
          label="Whom?"
          choices={agenciesOf('partner.contacted', 'partner')}
          form={form}
          typed={typed}
        />
        <Select
          name="contacted.purpose"
          label="What for?"
          choices={choicesOf('partner.contacted', 'purpose')}
          form={form}
          typed={typed}
        />
        <WordsField name="contacted.outcome" label="What they said, or what was agreed" form={form} typed={typed} />
      </>
    )
  },
  acts: (form) => [actOf('contacted', 'partner.contacted', form)],
  after: 'If you told them something about somebody, record that as sharing too.',
  button: 'Record this contact',
})
