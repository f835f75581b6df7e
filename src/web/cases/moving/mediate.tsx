/** Consider independent mediation: only where the person harmed wants it and it was found to be safe. Otherwise nothing is offered. */
import { OFFERED } from '../../../casework/mediation-rule.ts'
import { WarningText } from '../../../design-system/govuk/warning-text.tsx'
import type { AreaPage } from '../../../views/area-page.ts'
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { Clauses } from '../../kit/clauses.tsx'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { type Form, type FormError, one } from '../../kit/form.ts'
import { sayClause } from '../../kit/say-clause.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { hasHappened } from '../has-happened.tsx'
import { ANSWERS } from '../money/money-words.ts'
import { PLACES } from '../places.ts'

const TYPE = 'mediation.offered'

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

const said = (form: Form, name: string): string => one(form, `mediation.${name}`)

/** What is missing from an offer. Where the answer says that none was made, a no to anything is what it is for. */
function errorsOf(form: Form): readonly FormError[] {
  const outcome = said(form, 'outcome')
  if (outcome !== '' && !OFFERED.includes(outcome)) return []
  const errors: FormError[] = []
  if (said(form, 'victimLed') !== 'yes')
    errors.push({ field: 'mediation.victimLed', text: 'Mediation is offered only where the person harmed wants it' })
  if (said(form, 'appropriate') === '')
    errors.push({ field: 'mediation.appropriate', text: 'Mediation is not offered unless it was found to be safe' })
  if (said(form, 'appropriate') === 'no')
    errors.push({
      field: 'mediation.outcome',
      text: 'Choose an answer that says none was offered: it was not found to be suitable and safe',
    })
  else if (said(form, 'reason') === '')
    errors.push({ field: 'mediation.reason', text: 'Say why it is safe, and who says so' })
  if (said(form, 'independent') !== 'yes')
    errors.push({ field: 'mediation.independent', text: 'Find a mediator who is independent of us' })
  return errors
}

/** By which clause the policy asks for it; none where it says nothing of mediation. */
const clausesOn = ({ page }: AreaPage<MovingShown>) => page.gates.find(({ act }) => act === TYPE)?.clauses ?? []

export const mediatePage = defineCaseForm<MovingShown>({
  slug: 'mediate',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: TYPE,
  title: 'Consider mediation',
  why: 'With control or fear, sitting at one table is not safe, and an agreement is not free. It is the exception.',
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    return (
      <>
        <WarningText>
          Do not offer it to make things quicker. After a no, say below that none was offered. Nothing more is needed.
        </WarningText>
        {clausesOn(asked.data).length > 0 && (
          <p class="govuk-body">
            The policy offers it only where it is suitable: <Clauses clauses={clausesOn(asked.data)} />
          </p>
        )}
        <Radios
          {...shared}
          name="mediation.victimLed"
          label="Does the person harmed want it, of their own wish?"
          inline
          choices={YES_NO}
        />
        <Radios
          {...shared}
          name="mediation.appropriate"
          label="Was it found to be suitable and safe?"
          hint="By somebody who works with abuse: no control, no fear, no order against contact."
          inline
          choices={YES_NO}
        />
        <Radios
          {...shared}
          name="mediation.independent"
          label="Is the mediator independent of us?"
          inline
          choices={YES_NO}
        />
        <WordsField
          {...shared}
          name="mediation.reason"
          label="Why is it safe, and who says so?"
          hint="Somebody who works with abuse, and what they looked at: the risk, control, any order against contact."
          rows={3}
        />
        <Radios
          {...shared}
          name="mediation.outcome"
          label="What did they say?"
          hint="If none was offered, say why: one of the last three."
          choices={ANSWERS}
        />
      </>
    )
  },
  acts: (form, data) => {
    const errors = errorsOf(form)
    const [clause] = clausesOn(data)
    const cited = errors.map((each) => (clause ? { ...each, text: `${each.text} (${sayClause(clause.id)})` } : each))
    return cited.length > 0 && !hasHappened(form) ? { errors: cited } : [actOf('mediation', TYPE, form)]
  },
  mayHaveHappened: 'below',
  after:
    'It is on the record whether it was offered, and who wanted it. Where it was, the other holder is asked by the mediator, not by us.',
  button: 'Record this',
})
