/** The Restricted Access List: whether the criteria are met, and words for the list that never say why. Source: WHG-2.18.a. */
import { DAY, dateOfDay, dayOf } from '../../../record/london-time.ts'
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { Radios } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { type ActPart, ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AskPerson, personFirst } from './ask-person.tsx'

const PART = 'assessed'
const LISTED = 'listed'
/** A year, unless a person chooses another day: the policy prints none. */
const REVIEW_AFTER = 365 * DAY

export const restrictPage = defineCaseForm<ActionShown>({
  slug: 'list',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: 'restricted-access.assessed',
  title: 'Restricted Access List',
  why: 'The list keeps somebody from being let a home near the person harmed. Others read it: it says what to do, and never why.',
  start: (data, visit) => ({
    [`${PART}.person`]: personFirst(data, visit),
    [`${LISTED}.reviewOn`]: dateOfDay(dayOf(data.page.now + REVIEW_AFTER)),
  }),
  questions: (asked) => (
    <>
      <AskPerson asked={asked} part={PART} />
      <Radios
        form={asked.form}
        typed={asked.typed}
        name={`${PART}.meetsCriteria`}
        label="Do they meet the criteria of the Restricted Access Policy?"
        choices={[
          { value: 'yes', label: 'Yes: put them on the list' },
          { value: 'no', label: 'No: only record that it was looked at' },
        ]}
      />
      <ActQuestions asked={asked} part={LISTED} type="restricted-access.listed" fields={['wording', 'reviewOn']} />
    </>
  ),
  acts: (form) => {
    const person = one(form, `${PART}.person`)
    const listed: readonly ActPart[] =
      one(form, `${PART}.meetsCriteria`) === 'yes' ? [actOf(LISTED, 'restricted-access.listed', form, { person })] : []
    return [actOf(PART, 'restricted-access.assessed', form), ...listed]
  },
  after: 'Nothing of the person harmed, and no reason, goes on the list.',
  button: 'Record it',
})
