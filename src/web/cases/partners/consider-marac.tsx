/** Decide whether to refer to MARAC: any one criterion is enough, agreement is asked for and not waited for, and a no has reasons. */
import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Checkboxes, Radios, Select, WordsField } from '../../kit/fields.tsx'
import { type FormError, many, one } from '../../kit/form.ts'
import { type ActPart, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { criteria, criterionOf } from './marac-words.ts'
import { AGREEMENT, bases, isWithoutYes } from './partner-words.ts'
import { PersonQuestion, startPerson } from './person-question.tsx'

export const considerMaracPage = defineCaseForm({
  slug: 'consider',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'marac.considered',
  title: 'Decide whether to refer to MARAC',
  tab: 'Panel',
  backTo: 'panel',
  why: 'You decide; no score does. Ask for their agreement where it is safe. Their no does not stop a referral that could save a life.',
  start: (data, visit) => {
    const person = startPerson(data, visit)
    const marac = data.shows.marac.people.find((each) => each.person === person)
    return {
      'considered.person': person,
      'considered.criteria': [...new Set((marac?.reasons ?? []).map(criterionOf))],
    }
  },
  questions: (asked) => {
    const { form, typed } = asked
    const shared = { form, typed }
    return (
      <>
        <PersonQuestion asked={asked} part="considered" type="marac.considered" />
        <Checkboxes
          {...shared}
          name="considered.criteria"
          label="Which criteria are met?"
          hint="Ticked already: what the record points to. Any one is enough."
          choices={criteria()}
        />
        <Radios
          {...shared}
          name="considered.decision"
          label="What do you decide?"
          choices={[
            { value: 'refer', label: 'Refer' },
            { value: 'not-refer', label: 'Do not refer', hint: 'Say why below.' },
          ]}
        />
        <Radios {...shared} name="considered.consent" label="Do they agree?" choices={AGREEMENT} />
        <WordsField {...shared} name="considered.reasons" label="Why, above all without agreement, or why not" />
        <Select
          {...shared}
          name="basis"
          label="On what ground? (needed without agreement)"
          choices={bases().filter(({ value }) => value !== 'subject-access')}
        />
      </>
    )
  },
  acts: (form) => {
    const said = (name: string) => one(form, name)
    const consent = said('considered.consent')
    const decided = said('considered.decision')
    const refers = decided === 'refer'
    const errors: FormError[] = []
    if (refers && consent === '')
      errors.push({ field: 'considered.consent', text: 'Say whether they agree, or were not asked' })
    if ((decided === 'not-refer' || (refers && isWithoutYes(consent))) && said('considered.reasons') === '')
      errors.push({
        field: 'considered.reasons',
        text: refers ? 'Say why it goes there without their agreement' : 'Say why not',
      })
    if (refers && isWithoutYes(consent) && (said('basis') === '' || said('basis') === 'consent'))
      errors.push({ field: 'basis', text: 'Choose the ground: without agreement there has to be another one' })
    if (errors.length > 0) return { errors }
    const repeat = many(form, 'considered.criteria').includes('repeat')
    const considered = actOf('considered', 'marac.considered', form, repeat ? { repeat } : {})
    if (!refers) return [considered]
    const referral: ActPart = {
      part: 'referral',
      type: 'referral.made',
      data: {
        to: 'marac',
        person: said('considered.person'),
        purpose: 'marac',
        consent,
        ...(said('basis') ? { basis: said('basis') } : {}),
        ...(said('considered.reasons') ? { reasons: said('considered.reasons') } : {}),
      },
    }
    return [considered, referral]
  },
  after: 'Refer: the referral is on the record, and you can make its document next. Nothing is sent by Rowan.',
  button: 'Record this decision',
})
