/** It was heard: were we there, and what did we take on, each with who does it and by when. */
import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Select, TextField, YesNo } from '../../kit/fields.tsx'
import { type FormError, one } from '../../kit/form.ts'
import { type ActPart, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { PersonQuestion, startPerson } from './person-question.tsx'

/** As many actions as one meeting usually gives one agency; more are added by sending the form of an action. */
const ACTIONS = [1, 2, 3, 4] as const

export const hearMaracPage = defineCaseForm({
  slug: 'heard',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'marac.heard',
  title: 'MARAC heard it',
  tab: 'Panel',
  backTo: 'panel',
  why: 'What was said there does not belong here: only that it was heard, and what is ours to do.',
  start: (data, visit) => ({ 'heard.person': startPerson(data, visit) }),
  questions: (asked) => {
    const { form, typed } = asked
    const shared = { form, typed }
    return (
      <>
        <PersonQuestion asked={asked} part="heard" type="marac.heard" />
        <YesNo {...shared} name="heard.attended" label="Was one of us there?" />
        {ACTIONS.map((n) => (
          <fieldset class="govuk-fieldset" key={n}>
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{`Action ${n} for us (if any)`}</legend>
            <TextField {...shared} name={`action${n}.action`} label="What?" />
            <Select
              {...shared}
              name={`action${n}.owner`}
              label="Who does it?"
              choices={asked.data.offers.roles.map(({ id, label }) => ({ value: id, label }))}
            />
            <TextField {...shared} name={`action${n}.dueOn`} label="By when?" type="date" width={10} />
          </fieldset>
        ))}
      </>
    )
  },
  acts: (form) => {
    const person = one(form, 'heard.person')
    const errors: FormError[] = []
    const actions = ACTIONS.flatMap((n): readonly ActPart[] => {
      if (one(form, `action${n}.action`) === '') {
        if (one(form, `action${n}.owner`) !== '' || one(form, `action${n}.dueOn`) !== '')
          errors.push({ field: `action${n}.action`, text: `Say what action ${n} is` })
        return []
      }
      if (one(form, `action${n}.owner`) === '')
        errors.push({ field: `action${n}.owner`, text: `Say who does action ${n}` })
      if (one(form, `action${n}.dueOn`) === '')
        errors.push({ field: `action${n}.dueOn`, text: `Say by when action ${n} is done` })
      return [actOf(`action${n}`, 'marac.action-assigned', form, { person })]
    })
    return errors.length > 0 ? { errors } : [actOf('heard', 'marac.heard', form), ...actions]
  },
  after: 'Each action stays in sight until somebody says how it ended.',
  button: 'Record this',
})
