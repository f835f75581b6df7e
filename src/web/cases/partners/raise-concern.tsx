/** A child or an adult may be at risk: written down and referred in one go. Nobody's no, and no officer, takes it away. */

import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Radios, TextField, WordsField, YesNo } from '../../kit/fields.tsx'
import { type FormError, one } from '../../kit/form.ts'
import { type ActPart, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AGREEMENT_OR_NOT_NEEDED } from './partner-words.ts'
import { PersonQuestion, startPerson } from './person-question.tsx'

export const raiseConcernPage = defineCaseForm({
  slug: 'raise',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'safeguarding-concern.identified',
  title: 'A child or an adult may be at risk',
  why: 'Their safety goes before confidentiality. Tell the person what you will do, where that is safe.',
  start: (data, visit) => ({
    'concern.person': startPerson(data, visit),
    'concern.kind': one(visit.query, 'kind'),
    'referral.consent': 'not-needed',
  }),
  questions: (asked) => {
    const { data, form, typed } = asked
    const shared = { form, typed }
    return (
      <>
        <PersonQuestion asked={asked} part="concern" type="safeguarding-concern.identified" />
        <Radios
          {...shared}
          name="concern.kind"
          label="Who may be at risk?"
          choices={[
            {
              value: 'child',
              label: 'A child',
              hint: 'Also one who saw, heard or lives with it, and anybody who is 16 or 17.',
            },
            {
              value: 'adult',
              label: 'An adult at risk',
              hint: 'Needs care or support, and cannot protect themselves because of it.',
            },
          ]}
        />
        <YesNo
          {...shared}
          name="concern.statutory"
          label="Do you think the law’s threshold is met?"
          hint="If in doubt, refer: they decide."
        />
        <YesNo
          {...shared}
          name="concern.careActTest"
          label="For an adult: care and support needs, and at risk because of them?"
        />
        <InsetText>
          {data.organisation.partners.safeguarding.map(({ kind, authority }) => (
            <p class="govuk-body" key={kind}>{`${kind === 'child' ? 'A child' : 'An adult'}: ${authority}.`}</p>
          ))}
        </InsetText>
        <YesNo {...shared} name="referred" label="Have you referred it already?" />
        <Radios {...shared} name="referral.consent" label="Do they agree?" choices={AGREEMENT_OR_NOT_NEEDED} />
        <WordsField
          {...shared}
          name="referral.reasons"
          label="What you told the authority, and why (if you have the time)"
          rows={3}
        />
        <TextField {...shared} name="referral.reference" label="Their reference (if known)" width={20} />
      </>
    )
  },
  acts: (form, data) => {
    const said = (name: string) => one(form, name)
    const errors: FormError[] = []
    if (said('concern.kind') === '') errors.push({ field: 'concern.kind', text: 'Say who may be at risk' })
    if (errors.length > 0) return { errors }
    const concern = actOf('concern', 'safeguarding-concern.identified', form)
    if (said('referred') !== 'yes') return [concern]
    const route = data.organisation.partners.safeguarding.find(({ kind }) => kind === said('concern.kind'))
    const referral: ActPart = {
      part: 'referral',
      type: 'referral.made',
      data: {
        to: route?.to ?? 'social-services',
        person: said('concern.person'),
        purpose: 'safeguarding',
        consent: said('referral.consent') || 'not-needed',
        basis: 'safeguarding',
        ...(said('referral.reasons') ? { reasons: said('referral.reasons') } : {}),
        ...(said('referral.reference') ? { reference: said('referral.reference') } : {}),
      },
    }
    return [concern, referral]
  },
  after:
    'Until the referral is on the record it stays at the top of this case. Call the authority: Rowan sends nothing.',
  button: 'Record the concern',
})
