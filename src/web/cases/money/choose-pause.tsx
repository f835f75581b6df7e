/** Choose with the person how long court action over rent waits, or write down that they do not want it to wait. */
import { MONEY_AREA, type MoneyShown } from '../../../views/areas/money.ts'
import { Radios } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { sayEnd } from '../../kit/times.ts'
import { defineCaseForm } from '../case-form.tsx'
import { PersonQuestion, startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { sayMonths } from './money-words.ts'
import { NoAccount } from './pause-shown.tsx'

const DECLINED = 'declined'
const SEEN =
  'The income team sees the new end at once, and no reason. Until then Rowan refuses every notice, claim, hearing and warrant over this rent.'
const UNSEEN =
  'The income team sees the new end once a rent account is known, and no reason. Until that end Rowan refuses a notice, claim, hearing or warrant on this case alone.'

export const choosePausePage = defineCaseForm<MoneyShown>({
  slug: 'pause',
  place: PLACES.money,
  reading: MONEY_AREA,
  main: 'breathing-space.set',
  title: 'Choose how long court action over rent waits',
  why: 'Ask what helps them. A longer pause gives time; the debt itself goes on, and advice about it can start now.',
  lacks: ({ shows }) => (shows.pause?.hold.running === true ? null : 'No pause of court action runs on this case now.'),
  start: (data, visit) => ({
    'pause.person': startPerson(data, visit),
    'pause.months': String(data.shows.pause?.months ?? ''),
  }),
  questions: (asked) => (
    <>
      {asked.data.shows.pause && <NoAccount pause={asked.data.shows.pause} reference={asked.data.page.reference} />}
      <PersonQuestion asked={asked} part="pause" type="breathing-space.set" />
      <Radios
        name="pause.months"
        label="How long?"
        hint="Counted from the latest report."
        choices={[
          ...(asked.data.shows.pause?.choices ?? []).map(({ months, until }) => ({
            value: String(months),
            label: sayMonths(months),
            hint: `Until ${sayEnd(until)}`,
          })),
          { value: DECLINED, label: 'They do not want a pause', hint: 'It ends at once.' },
        ]}
        form={asked.form}
        typed={asked.typed}
      />
    </>
  ),
  acts: (form) => {
    const [person, months] = [one(form, 'pause.person'), one(form, 'pause.months')]
    if (months === '') return { errors: [{ field: 'pause.months', text: 'Say how long, or that they do not want it' }] }
    return months === DECLINED
      ? [{ part: 'pause', type: 'breathing-space.declined', data: { person } }]
      : [{ part: 'pause', type: 'breathing-space.set', data: { person, months: Number(months) } }]
  },
  after: ({ shows }) => ((shows.pause?.withoutAccount.length ?? 0) > 0 ? UNSEEN : SEEN),
  button: 'Record this',
})
