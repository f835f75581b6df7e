/** Authorise a legal step that somebody else proposed. Source: MHA-8.4. */
import type { RoleName } from '../../../record/vocabulary.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { YesNo } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { paths } from '../../kit/paths.ts'
import { sayRole } from '../../kit/words.ts'
import { actOf, defineCaseForm, type Questions, rolesThatCount } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { sayStep } from './action-words.ts'
import { AskAction, actionFirst } from './ask-person.tsx'

const PART = 'authorised'
const TYPE = 'legal-action.authorised'

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

const sayRoles = (roles: readonly RoleName[], { organisation }: AreaPage<ActionShown>): string =>
  either.format(roles.map((role) => `the ${sayRole(role, organisation.titles)}`))

const Authorise = (asked: Questions<ActionShown>) => {
  const { data, form, typed, visit } = asked
  const journey = data.shows.actions.find((each) => each.id === one(form, `${PART}.action`))
  const named = rolesThatCount(data, TYPE)
  const missing = journey?.steps.filter((step) => step.state === 'asked' && step.id !== 'authorised') ?? []
  return (
    <>
      <AskAction asked={asked} part={PART} type={TYPE} />
      {journey && (
        <p class="govuk-body">
          {missing.length === 0
            ? 'Everything that comes before is on the record.'
            : `Still missing: ${missing.map((step) => sayStep(step.id).toLowerCase()).join('; ')}.`}
        </p>
      )}
      {named.length > 0 && (
        <p class="govuk-body">
          {`It counts only from ${sayRoles(named, data)}. `}
          {!named.some((role) => visit.asker.roles.includes(role)) && (
            <a class="govuk-link" href={paths.act(data.page.reference, 'handover.made')}>
              Pass it on to one of them
            </a>
          )}
        </p>
      )}
      <YesNo
        form={form}
        typed={typed}
        name={`${PART}.stepsConsidered`}
        label="Were proportionality and the pre-court steps considered?"
        hint="Yes also where the review was lifted because of an incident of serious threat or violence."
      />
    </>
  )
}

export const authorisePage = defineCaseForm<ActionShown>({
  slug: 'authorise',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: TYPE,
  title: 'Authorise a legal step',
  why: 'You answer for it that the step is in proportion. Nobody authorises what they proposed themselves.',
  start: (data, visit) => ({ [`${PART}.action`]: actionFirst(data, visit) }),
  questions: Authorise,
  acts: (form, data, visit) => {
    const named = rolesThatCount(data, TYPE)
    const role = one(form, 'role') || visit.asker.roles[0]
    if (one(form, `${PART}.stepsConsidered`) === 'no')
      return {
        errors: [
          {
            field: `${PART}.stepsConsidered`,
            text: 'Authorise it only once both were considered; else do not agree, and say why',
          },
        ],
      }
    return named.length === 0 || named.some((each) => each === role)
      ? [actOf(PART, TYPE, form)]
      : { errors: [{ field: 'role', text: `Only ${sayRoles(named, data)} may authorise it: pass it on to them` }] }
  },
  after: 'Your name and post go on the record. The step itself is started by whoever owns the case.',
  button: 'Authorise it',
})
