/** Give evidence to the police: with the person's permission, or because a law or an order requires it. */
import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Checkboxes, TextField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { type ActPart, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { choicesOf } from './partner-words.ts'
import { PersonQuestion, startPerson } from './person-question.tsx'

export const giveEvidencePage = defineCaseForm({
  slug: 'papers',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'police-evidence.provided',
  title: 'Give evidence to the police',
  why: 'Ask for their permission first, and write it down. Without it, only a law or an order opens this.',
  start: (data, visit) => ({ 'evidence.person': startPerson(data, visit) }),
  questions: (asked) => {
    const { form, typed } = asked
    return (
      <>
        <PersonQuestion asked={asked} part="evidence" type="police-evidence.provided" />
        <Checkboxes
          name="evidence.what"
          label="Exactly what?"
          choices={choicesOf('police-evidence.provided', 'what')}
          columns
          form={form}
          typed={typed}
        />
        <TextField
          name="law.law"
          label="The law or order that requires it (only without permission)"
          form={form}
          typed={typed}
        />
      </>
    )
  },
  acts: (form) => {
    const evidence = actOf('evidence', 'police-evidence.provided', form)
    const law: ActPart = {
      part: 'law',
      type: 'legal-requirement.recorded',
      data: { law: one(form, 'law.law'), requires: 'evidence' },
    }
    return one(form, 'law.law') === '' ? [evidence] : [law, evidence]
  },
  after: 'It stays on the record beside what else was shared.',
  button: 'Record what was given',
})
