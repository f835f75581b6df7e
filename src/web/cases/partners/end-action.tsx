/** Say how one of our MARAC actions ended: done, could not be done because things changed, or not done. */
import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Radios, Select } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { endings } from './marac-words.ts'

export const endActionPage = defineCaseForm({
  slug: 'action-ended',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'marac.action-completed',
  title: 'Say how a MARAC action ended',
  tab: 'Panel',
  backTo: 'panel',
  why: 'The meeting asks. What could not be done because things changed is not the same as what was not done.',
  start: (_data, visit) => ({ 'ended.entry': one(visit.query, 'entry') }),
  lacks: ({ shows }) =>
    shows.marac.people.some(({ actions }) => actions.length > 0)
      ? null
      : 'No meeting gave us an action on this case yet.',
  questions: ({ data, form, typed }) => (
    <>
      <Select
        name="ended.entry"
        label="Which action?"
        choices={data.shows.marac.people.flatMap(({ actions }) =>
          actions.map(({ n, action }) => ({ value: String(n), label: action })),
        )}
        form={form}
        typed={typed}
      />
      <Radios name="ended.outcome" label="How did it end?" choices={endings()} form={form} typed={typed} />
    </>
  ),
  acts: (form, { shows }) => {
    const of = shows.marac.people.find(({ actions }) => actions.some(({ n }) => String(n) === one(form, 'ended.entry')))
    const action = of?.actions.find(({ n }) => String(n) === one(form, 'ended.entry'))
    if (!of || !action) return { errors: [{ field: 'ended.entry', text: 'Choose the action' }] }
    if (one(form, 'ended.outcome') === '') return { errors: [{ field: 'ended.outcome', text: 'Say how it ended' }] }
    return [actOf('ended', 'marac.action-completed', form, { person: of.person, action: action.action })]
  },
  after: 'Bring it to the next meeting.',
  button: 'Record how it ended',
})
