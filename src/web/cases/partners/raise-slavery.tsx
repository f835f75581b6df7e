/** Modern slavery is suspected: the signs, and each place where the policy sends it. What the law asks of the landlord stands beside, named law. */

import { WarningText } from '../../../design-system/govuk/warning-text.tsx'
import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Checkboxes, Radios, WordsField } from '../../kit/fields.tsx'
import { type FormError, many, one } from '../../kit/form.ts'
import { type ActPart, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { choicesOf, sayAgency } from './partner-words.ts'
import { PersonQuestion, startPerson } from './person-question.tsx'

/** Of all signs, those of slavery and trafficking; money that is only controlled is abuse and not slavery by itself. */
const SIGNS: ReadonlySet<string> = new Set([
  'forced-prostitution',
  'sexual-exploitation',
  'home-used-illegally',
  'forced-money-handover',
  'other',
])

export const raiseSlaveryPage = defineCaseForm({
  slug: 'raise-other',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'slavery-concern.identified',
  title: 'Somebody may be exploited',
  why: 'Somebody who is made to hand over money for crime, to work, or to have sex may be held in modern slavery. You need no proof.',
  start: (data, visit) => ({ 'slavery.person': startPerson(data, visit) }),
  questions: (asked) => {
    const { data, form, typed } = asked
    const { slavery } = data.organisation.partners
    const shared = { form, typed }
    return (
      <>
        <PersonQuestion asked={asked} part="slavery" type="slavery-concern.identified" />
        <Checkboxes
          {...shared}
          name="slavery.signs"
          label="Which signs?"
          hint="Money that is controlled at home is abuse. It points here when it is handed over for crime. Other: forced work, or being moved about."
          choices={choicesOf('slavery-concern.identified', 'signs').filter(({ value }) => SIGNS.has(value))}
        />
        {slavery.map(({ to, unlessNotRelevant }) => (
          <div key={to}>
            <Radios
              {...shared}
              name={`to-${to}`}
              label={`Referral to ${sayAgency(to)}`}
              choices={[
                { value: 'done', label: 'Done' },
                { value: 'later', label: 'Still to do', hint: 'It stays at the top of this case.' },
                ...(unlessNotRelevant
                  ? [{ value: 'not-relevant', label: 'Not relevant', hint: 'Say why below.' }]
                  : []),
              ]}
            />
            {unlessNotRelevant && <WordsField {...shared} name={`why-${to}`} label="Why it is not relevant" rows={2} />}
          </div>
        ))}
        {data.organisation.dutiesToNotify
          .filter(({ about }) => about === 'slavery')
          .map(({ id, name, says, note, verified }) => (
            <WarningText iconFallbackText="Law" key={id}>
              {`Law, not policy: ${name}. ${says} ${note ?? ''}${verified ? '' : ' (To verify with your legal team.)'}`}
            </WarningText>
          ))}
      </>
    )
  },
  acts: (form, data) => {
    const { slavery } = data.organisation.partners
    const person = one(form, 'slavery.person')
    const errors: FormError[] = slavery.flatMap(({ to }) =>
      one(form, `to-${to}`) === 'not-relevant' && one(form, `why-${to}`) === ''
        ? [{ field: `why-${to}`, text: `Say why the referral to ${sayAgency(to)} is not relevant` }]
        : [],
    )
    if (many(form, 'slavery.signs').length === 0)
      errors.push({ field: 'slavery.signs', text: 'Tick the signs that you see' })
    if (errors.length > 0) return { errors }
    const referrals = slavery.flatMap(({ to }): readonly ActPart[] => {
      const said = one(form, `to-${to}`)
      if (said === 'done')
        return [
          { part: `to-${to}`, type: 'referral.made', data: { to, person, purpose: 'crime', consent: 'not-needed' } },
        ]
      return said === 'not-relevant'
        ? [{ part: `to-${to}`, type: 'referral.not-made', data: { to, person, reason: one(form, `why-${to}`) } }]
        : []
    })
    return [actOf('slavery', 'slavery-concern.identified', form), ...referrals]
  },
  after: 'What is still to be referred stays at the top of this case until it is done.',
  button: 'Record the concern',
})
