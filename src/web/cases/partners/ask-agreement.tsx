/** Ask somebody whether they agree: to sharing, a referral, MARAC, evidence for the police. The latest answer counts. */

import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Radios, YesNo } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { PersonQuestion, startPerson } from './person-question.tsx'

export const askAgreementPage = defineCaseForm({
  slug: 'agreement',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'consent.discussed',
  title: 'Ask whether they agree',
  why: 'Say who would be told, what, and what happens then. A no costs them no help.',
  start: (data, visit) => ({ 'asked.person': startPerson(data, visit), 'asked.scope': one(visit.query, 'scope') }),
  questions: (asked) => {
    const { form, typed } = asked
    return (
      <>
        <PersonQuestion asked={asked} part="asked" type="consent.discussed" />
        <Radios
          name="asked.scope"
          label="Agree to what?"
          choices={[
            { value: 'sharing', label: 'Telling other agencies what keeps them safe' },
            { value: 'referral', label: 'A referral' },
            { value: 'marac', label: 'MARAC' },
            { value: 'police-evidence', label: 'Giving evidence to the police' },
          ]}
          form={form}
          typed={typed}
        />
        <Radios
          name="asked.answer"
          label="What did they say?"
          choices={[
            { value: 'given', label: 'Yes' },
            { value: 'refused', label: 'No' },
            { value: 'undecided', label: 'They want to think about it' },
            { value: 'withdrawn', label: 'They take back an earlier yes' },
          ]}
          form={form}
          typed={typed}
        />
        <YesNo name="asked.encouraged" label="Did you explain why it could help?" form={form} typed={typed} />
      </>
    )
  },
  acts: (form) => [actOf('asked', 'consent.discussed', form)],
  after: 'From now on this answer counts, and an earlier one does not.',
  button: 'Record their answer',
})
