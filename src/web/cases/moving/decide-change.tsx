/** Decide an application to change a tenancy: by which legal route, and whether somebody else would lose their home by it. */
import type { AreaPage } from '../../../views/area-page.ts'
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { NO_NAME } from '../../../views/people-on-case.ts'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { type FormError, one } from '../../kit/form.ts'
import { sayWhen } from '../../kit/times.ts'
import { sayValueInside } from '../../kit/words.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PersonQuestion, startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { ROUTES } from './moving-words.ts'

type Data = AreaPage<MovingShown>

/** What waits to be decided, so that nobody decides what was not asked for. */
const Waiting = ({ data: { shows, page } }: { readonly data: Data }) => {
  const waiting = shows.changes.filter(({ decided }) => decided === null)
  return waiting.length === 0 ? (
    <p class="govuk-body">No application is on the record that still waits for a decision.</p>
  ) : (
    <ul class="govuk-list govuk-list--bullet">
      {waiting.map(({ n, name, kind, at }) => (
        <li key={n}>{`${name ?? NO_NAME} asked for: ${sayValueInside(kind)} (${sayWhen(at, page.now)})`}</li>
      ))}
    </ul>
  )
}

/** Whoever withdraws leaves the contract to the others where the law knows it, and nowhere else. */
const routesOf = ({ organisation }: Data) =>
  ROUTES.filter(
    ({ value }) =>
      value !== 'withdrawal' || organisation.law.tenancyForms.some(({ effect }) => effect === 'withdraws-giver'),
  )

export const decideChangePage = defineCaseForm<MovingShown>({
  slug: 'decide-change',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: 'tenancy-change.decided',
  title: 'Decide a change of tenancy',
  why: 'The reasons have to stand on their own: the other holder may complain, and must learn nothing of this case.',
  start: (data, visit) => ({ 'change.person': startPerson(data, visit) }),
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    return (
      <>
        <Waiting data={asked.data} />
        <PersonQuestion asked={asked} part="change" type="tenancy-change.decided" />
        <Radios
          {...shared}
          name="change.outcome"
          label="What is decided?"
          inline
          choices={[
            { value: 'agreed', label: 'Agreed' },
            { value: 'refused', label: 'Refused' },
          ]}
        />
        <Radios
          {...shared}
          name="change.route"
          label="By which legal route? (where it is agreed)"
          choices={routesOf(asked.data)}
        />
        <Radios
          {...shared}
          name="change.endsRemainingHoldersTenure"
          label="Would somebody who stays lose the security of their home by it?"
          hint="Above all the person harmed."
          inline
          choices={[
            { value: 'no', label: 'No' },
            { value: 'yes', label: 'Yes' },
          ]}
        />
        <WordsField {...shared} name="change.reason" label="Why?" rows={3} />
      </>
    )
  },
  acts: (form) => {
    const errors: FormError[] = []
    if (one(form, 'change.outcome') === 'agreed' && one(form, 'change.route') === '')
      errors.push({ field: 'change.route', text: 'Choose the legal route: names alone are never changed' })
    if (one(form, 'change.reason') === '') errors.push({ field: 'change.reason', text: 'Say why' })
    return errors.length > 0 ? { errors } : [actOf('change', 'tenancy-change.decided', form)]
  },
  after: 'The decision stands on the record with its route and reasons. Rowan changes no tenancy and tells nobody.',
  button: 'Record this decision',
})
