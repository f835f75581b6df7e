/** Decide to share: with whom, exactly what, why, on what ground and how. The decision is kept, with who made it. */

import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Checkboxes, Radios, Select, TextField, WordsField, YesNo } from '../../kit/fields.tsx'
import { type FormError, one } from '../../kit/form.ts'
import { type ActPart, actOf, defineCaseForm } from '../case-form.tsx'
import { hasHappened } from '../has-happened.tsx'
import { PLACES } from '../places.ts'
import { AGREEMENT_OR_NOT_NEEDED, bases, choicesOf, methods } from './partner-words.ts'
import { PersonQuestion, startPerson } from './person-question.tsx'
import { groundErrors } from './refer.tsx'

export const sharePage = defineCaseForm({
  slug: 'share',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'information.shared',
  title: 'Share information',
  why: 'Share what keeps somebody safe, and no more. You decide and say why: Rowan sends nothing.',
  start: (data, visit) => ({
    'shared.person': startPerson(data, visit),
    'shared.with': one(visit.query, 'with'),
    'shared.what': one(visit.query, 'what'),
  }),
  questions: (asked) => {
    const { data, form, typed } = asked
    const shared = { form, typed }
    const { agreements } = data.organisation.partners
    return (
      <>
        <PersonQuestion asked={asked} part="shared" type="information.shared" />
        <Select {...shared} name="shared.with" label="With whom?" choices={choicesOf('information.shared', 'with')} />
        <Checkboxes
          {...shared}
          name="shared.what"
          label="Exactly what?"
          hint="Tick only what they need for this. An address or a number can lead somebody to the door."
          choices={choicesOf('information.shared', 'what')}
          columns
        />
        <WordsField
          {...shared}
          name="shared.reasons"
          label="Why do they need it?"
          hint="What it is for, and why less would not do."
        />
        <Radios {...shared} name="shared.consent" label="Does the person agree?" choices={AGREEMENT_OR_NOT_NEEDED} />
        <Select
          {...shared}
          name="shared.basis"
          label="On what ground?"
          hint="That the policy or the process allows sharing is not a ground by itself."
          choices={bases()}
        />
        <TextField
          {...shared}
          name="shared.agreement"
          label="Agreement, law or order (where the ground is one)"
          hint={agreements.length > 0 ? `For example: ${agreements.map(({ name }) => name).join('; ')}` : undefined}
        />
        <YesNo {...shared} name="shared.neededForSafety" label="Is it needed to keep somebody safe?" />
        <Radios {...shared} name="shared.method" label="How?" choices={methods()} />
      </>
    )
  },
  acts: (form) => {
    const said = (name: string) => one(form, name)
    const errors: FormError[] = [
      ...groundErrors(said('shared.consent'), said('shared.reasons'), said('shared.basis'), {
        consent: 'shared.consent',
        reasons: 'shared.reasons',
        basis: 'shared.basis',
      }),
    ]
    if (said('shared.reasons') === '' && said('shared.consent') === 'given')
      errors.push({ field: 'shared.reasons', text: 'Say why they need it' })
    if (said('shared.basis') === '' && ['given', 'not-needed'].includes(said('shared.consent')))
      errors.push({ field: 'shared.basis', text: 'Choose the ground' })
    if (said('shared.basis') === 'legal-requirement' && said('shared.agreement') === '')
      errors.push({ field: 'shared.agreement', text: 'Name the law or the order that requires it' })
    if (said('shared.basis') === 'sharing-agreement' && said('shared.agreement') === '')
      errors.push({ field: 'shared.agreement', text: 'Name the agreement that you have with them' })
    if (said('shared.method') === '') errors.push({ field: 'shared.method', text: 'Say how it is shared' })
    // What was told to save a life is written down as it was told.
    if (errors.length > 0 && !hasHappened(form)) return { errors }
    const shared = actOf('shared', 'information.shared', form)
    if (said('shared.basis') !== 'legal-requirement' || said('shared.agreement') === '') return [shared]
    const law: ActPart = {
      part: 'law',
      type: 'legal-requirement.recorded',
      data: { law: said('shared.agreement'), requires: 'sharing' },
    }
    return [law, shared]
  },
  mayHaveHappened: 'below',
  after: 'The decision, its reasons and its ground stay on the record with your name.',
  button: 'Record that this is shared',
})
