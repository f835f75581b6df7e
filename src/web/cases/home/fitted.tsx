/** Say that a measure is in place, and what it cost. */
import { HOME_AREA, type HomeShown } from '../../../views/areas/home.ts'
import { Select, TextField } from '../../kit/fields.tsx'
import { type Form, one } from '../../kit/form.ts'
import { sayValue } from '../../kit/words.ts'
import { type ActPart, ActQuestions, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

/** The cost as an act of its own; nothing where none was typed. */
export function costPart(form: Form, about: Readonly<Record<string, unknown>>): readonly ActPart[] {
  const typed = one(form, 'cost.amount').replace(/^£/, '').replaceAll(',', '')
  if (typed === '') return []
  const amount = /^\d+$/.test(typed) ? Number(typed) : typed
  return [{ part: 'cost', type: 'cost.recorded', data: { ...about, amount } }]
}

export const fittedPage = defineCaseForm<HomeShown>({
  slug: 'fitted',
  place: PLACES.home,
  reading: HOME_AREA,
  main: 'security.fitted',
  title: 'Say that a measure is in place',
  why: 'Ask the person whether it works, and whether they know how to use it.',
  start: ({ shows }, visit) => {
    const key = one(visit.query, 'key')
    const line = shows.measures.find((each) => each.measure === key && !each.earlierHome)
    return {
      'fitted.person': one(visit.query, 'person') || (line?.person ?? shows.stays[0]?.person ?? ''),
      'fitted.measure': key,
      'cost.amount': line?.item?.cost === undefined ? '' : String(line.item.cost),
    }
  },
  questions: (asked) => {
    const { form, typed, data } = asked
    return (
      <>
        {data.shows.stays.length > 1 ? (
          <ActQuestions asked={asked} part="fitted" type="security.fitted" fields={['person']} />
        ) : (
          <input type="hidden" name="fitted.person" value={one(form, 'fitted.person')} />
        )}
        <Select
          name="fitted.measure"
          label="What is in place?"
          choices={data.shows.catalogue.map(({ measure }) => ({ value: measure, label: sayValue(measure) }))}
          form={form}
          typed={typed}
        />
        <TextField
          name="cost.amount"
          label="What did it cost, in whole pounds? (if known)"
          hint="Filled in from the guide: change it to what was paid. The case adds up its costs."
          type="number"
          width={5}
          form={form}
          typed={typed}
        />
      </>
    )
  },
  acts: (form) => {
    const measure = one(form, 'fitted.measure')
    if (measure === '') return { errors: [{ field: 'fitted.measure', text: 'Choose what is in place' }] }
    const person = one(form, 'fitted.person')
    return [
      { part: 'fitted', type: 'security.fitted', data: { person, measure } },
      ...costPart(form, { kind: 'security', measure }),
    ]
  },
  after: 'A job that was given out for it is closed.',
  button: 'Record it as in place',
})
