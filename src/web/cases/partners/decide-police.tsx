/** Decide whether to report a possible crime to the police. Rowan never reports; a person decides, says why, and how it was done. */

import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import type { PoliceStance } from '../../../packs/partner-choice.ts'
import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Radios, TextField, WordsField } from '../../kit/fields.tsx'
import { type FormError, one } from '../../kit/form.ts'
import { paths } from '../../kit/paths.ts'
import { sayClause } from '../../kit/say-clause.ts'
import { sayValueInside } from '../../kit/words.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

const asTitle = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const STANCES: Readonly<Record<PoliceStance, string>> = {
  will: 'Your policy says that possible crimes are reported.',
  may: 'Your policy lets you report. It does not say that you must.',
  support: 'Your policy says to support the person to report. It does not report for them without their wish.',
  silent: 'Your policy does not say. You decide by safety and wishes.',
}

export const decidePolicePage = defineCaseForm({
  slug: 'report',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'police-report.decided',
  title: 'Decide whether to report to the police',
  why: 'Weigh what they want, who could be hurt, and what the person causing harm would do if they learned of it.',
  questions: ({ data, form, typed }) => {
    const { police } = data.organisation.partners
    const shared = { form, typed }
    return (
      <>
        <InsetText>
          <p class="govuk-body">
            {STANCES[police.stance]}{' '}
            {police.clause && (
              <a class="govuk-link" href={paths.clause(police.clause)}>
                {asTitle(sayClause(police.clause))}
              </a>
            )}
          </p>
          {data.shows.police.saysNo && (
            <p class="govuk-body">They said that they do not want the police told. Write down how that was weighed.</p>
          )}
        </InsetText>
        <Radios
          {...shared}
          name="decided.decision"
          label="What do you decide?"
          hint={
            police.notReportedSeenBy
              ? `If it is not reported, the ${sayValueInside(police.notReportedSeenBy)} looks at it too.`
              : undefined
          }
          choices={[
            { value: 'reported', label: 'It is reported' },
            { value: 'not-reported', label: 'It is not reported' },
          ]}
        />
        <WordsField
          {...shared}
          name="decided.reasons"
          label="Why?"
          hint="Their wishes, their safety, and the ground."
        />
        <TextField {...shared} name="decided.reference" label="Police reference (if there is one)" width={20} />
      </>
    )
  },
  acts: (form) => {
    const errors: FormError[] = []
    if (one(form, 'decided.decision') === '') errors.push({ field: 'decided.decision', text: 'Choose one' })
    if (one(form, 'decided.reasons') === '') errors.push({ field: 'decided.reasons', text: 'Say why' })
    return errors.length > 0 ? { errors } : [actOf('decided', 'police-report.decided', form)]
  },
  after: 'Nothing is sent. Call 101, or 999 in an emergency, and note the reference here.',
  button: 'Record this decision',
})
