/** Say that damage is mended, and what it cost. */
import { HOME_AREA, type HomeShown } from '../../../views/areas/home.ts'
import { Select, TextField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { longDate } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { costPart } from './fitted.tsx'

export const mendedPage = defineCaseForm<HomeShown>({
  slug: 'mended',
  place: PLACES.home,
  reading: HOME_AREA,
  main: 'repair.completed',
  title: 'Say that damage is mended',
  start: ({ shows }, visit) => ({
    'mended.repair': one(visit.query, 'key') || (shows.repairs.find((line) => line.completed === null)?.repair ?? ''),
  }),
  questions: ({ form, typed, data }) => (
    <>
      <Select
        name="mended.repair"
        label="What is mended?"
        choices={data.shows.repairs.map((line) => ({
          value: line.repair,
          label: `${sayValue(line.kind)}, reported ${longDate(line.reported)}`,
        }))}
        form={form}
        typed={typed}
      />
      <TextField
        name="cost.amount"
        label="What did it cost, in whole pounds? (if known)"
        hint="The case adds up its costs. Nobody is charged by this."
        type="number"
        width={5}
        form={form}
        typed={typed}
      />
    </>
  ),
  acts: (form) => {
    const repair = one(form, 'mended.repair')
    if (repair === '') return { errors: [{ field: 'mended.repair', text: 'Choose what is mended' }] }
    return [
      { part: 'mended', type: 'repair.completed', data: { repair } },
      ...costPart(form, { kind: 'repairs', repair }),
    ]
  },
  after: 'A job that was given out for it is closed.',
  button: 'Record it as mended',
})
