/** The Restricted Access List: which criteria are met, and what is on the list. It never says why. Source: WHG-2.18.a. */
import { dateOfDay, dayOf } from '../../../record/london-time.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { Checkboxes, Radios, TextField } from '../../kit/fields.tsx'
import { type FormError, many, one } from '../../kit/form.ts'
import { type ActPart, ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AskPerson, personFirst } from './ask-person.tsx'

const PART = 'assessed'
const LISTED = 'listed'

/** The day after so many months; the last of a month that is too short. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)))
    .toISOString()
    .slice(0, 10)
}

const listOf = ({ organisation }: AreaPage<ActionShown>) => organisation.restrictedAccess
const nameIn = ({ shows }: AreaPage<ActionShown>, person: string): string =>
  shows.people.find(({ id }) => id === person)?.name ?? ''

export const restrictPage = defineCaseForm<ActionShown>({
  slug: 'list',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: 'restricted-access.assessed',
  title: 'Restricted Access List',
  why: 'The list keeps somebody from being let a home near the person harmed. Lettings hear whom to speak to, and nothing else.',
  lacks: (data) => (listOf(data) !== null ? null : 'Your policy has no such list.'),
  start: (data, visit) => {
    const person = personFirst(data, visit)
    return {
      [`${PART}.person`]: person,
      [`${LISTED}.name`]: nameIn(data, person),
      [`${LISTED}.reviewOn`]: monthsAfter(dateOfDay(dayOf(data.page.now)), listOf(data)?.reviewMonths ?? 12),
    }
  },
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    return (
      <>
        <AskPerson asked={asked} part={PART} />
        <Radios
          {...shared}
          name={`${PART}.meetsCriteria`}
          label="Do they meet the criteria of the Restricted Access Policy?"
          choices={[
            { value: 'yes', label: 'Yes: put them on the list' },
            { value: 'no', label: 'No: only record that it was looked at' },
          ]}
        />
        <Checkboxes
          {...shared}
          name={`${PART}.criteria`}
          label="If yes: which of them?"
          hint="Others may read these one day. They do not say who told us, or that anybody did."
          choices={(listOf(asked.data)?.criteria ?? []).map(({ id, says }) => ({ value: id, label: says }))}
        />
        <ActQuestions asked={asked} part={LISTED} type="restricted-access.listed" fields={['wording', 'reviewOn']} />
        <TextField {...shared} name={`${LISTED}.name`} label="Full name by which an application is recognised" />
        <TextField
          {...shared}
          name={`${LISTED}.dateOfBirth`}
          label="Their date of birth (with the name)"
          type="date"
          width={10}
        />
        <TextField
          {...shared}
          name={`${LISTED}.address`}
          label="Where they live (if they do not live with the person harmed)"
          hint="Number, street and postcode. Leave it empty if it is a home of the person harmed: it would be recognised too."
        />
      </>
    )
  },
  acts: (form) => {
    const person = one(form, `${PART}.person`)
    const meets = one(form, `${PART}.meetsCriteria`) === 'yes'
    const criteria = many(form, `${PART}.criteria`)
    const errors: FormError[] = []
    if (meets && criteria.length === 0) errors.push({ field: `${PART}.criteria`, text: 'Say which criteria are met' })
    if (meets && one(form, `${LISTED}.wording`) === '')
      errors.push({ field: `${LISTED}.wording`, text: 'Choose what people who meet them are told to do' })
    if (meets && one(form, `${LISTED}.reviewOn`) === '')
      errors.push({ field: `${LISTED}.reviewOn`, text: 'Say when the entry is looked at again' })
    if (errors.length > 0) return { errors }
    const listed: readonly ActPart[] = meets ? [actOf(LISTED, 'restricted-access.listed', form, { person })] : []
    return [actOf(PART, 'restricted-access.assessed', form, { criteria: meets ? criteria : [] }), ...listed]
  },
  after:
    'Nothing of the person harmed, and no reason, goes on the list. It is looked at again on the day that you chose.',
  button: 'Record it',
})
