/** Tell a defendant, before court, what may follow, to attend, and where to get advice that is not ours. Source: MHA-4.3.4. */
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { BEFORE_COURT } from '../../../views/areas/legal-journey.ts'
import { Checkboxes, Radios, TextField } from '../../kit/fields.tsx'
import { many, one } from '../../kit/form.ts'
import { sayDate } from '../../kit/times.ts'
import { type ActPart, ActQuestions, defineCaseForm, type Questions } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AskAction, AskPerson, actionFirst, noStep, personFirst } from './ask-person.tsx'
import { ContactSafety, contactErrors } from './contact-safety.tsx'

const PART = 'told'

const days = new Intl.ListFormat('en-GB')

/** Each day of a hearing of which they were not told yet, by name: one is not told of “the hearing” where there are two. */
function sayAttend({ data, form }: Questions<ActionShown>): string {
  const step = data.shows.actions.find(({ id }) => id === one(form, `${PART}.action`))
  const on = (step?.hearings ?? []).filter(({ told }) => !told).map((each) => sayDate(each.on))
  return on.length === 0
    ? 'To come to every hearing: always tell them'
    : `To come to the ${on.length === 1 ? 'hearing' : 'hearings'} on ${days.format(on)}: always tell them`
}

const Told = (asked: Questions<ActionShown>) => {
  const shared = { form: asked.form, typed: asked.typed }
  return (
    <>
      <AskAction asked={asked} part={PART} type="advice.given" />
      <AskPerson asked={asked} part={PART} />
      <ContactSafety asked={asked} part="contact" />
      <Checkboxes
        {...shared}
        name={`${PART}.topics`}
        label="What did you tell them?"
        choices={[
          { value: 'legal-consequences', label: 'What may follow from the step' },
          { value: 'attend-court', label: sayAttend(asked) },
          { value: 'independent-advice', label: 'Where to get advice that is not ours' },
        ]}
      />
      <TextField
        {...shared}
        name={`${PART}.source`}
        label="Which source of advice did you name?"
        hint="For example Citizens Advice, or a solicitor of their own"
      />
      <Radios
        {...shared}
        name={`${PART}.outcome`}
        label="Could you explain it?"
        choices={[
          { value: 'accepted', label: 'Yes' },
          { value: 'declined', label: 'No, they would not hear it' },
        ]}
      />
      <ActQuestions asked={asked} part="contact" type="perpetrator.contacted" fields={['channel']} />
    </>
  )
}

export const beforeCourtPage = defineCaseForm<ActionShown>({
  slug: 'before',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: 'advice.given',
  title: 'Explain the step to them before court',
  why: 'Everybody taken to court is told what may follow, to attend, and where to get advice. Tell them about the step, and nothing of the person harmed.',
  start: (data, visit) => ({
    [`${PART}.action`]: actionFirst(data, visit),
    [`${PART}.person`]: personFirst(data, visit),
    [`${PART}.topics`]: [...BEFORE_COURT],
    [`${PART}.outcome`]: 'accepted',
  }),
  lacks: noStep,
  questions: Told,
  acts: (form) => {
    const topics = many(form, `${PART}.topics`)
    const source = one(form, `${PART}.source`)
    const errors = [
      ...contactErrors(form, 'contact'),
      ...(one(form, 'contact.channel') === '' ? [{ field: 'contact.channel', text: 'Say how you were in touch' }] : []),
      ...(topics.includes('independent-advice') && source === ''
        ? [{ field: `${PART}.source`, text: 'Name a source of advice' }]
        : []),
    ]
    if (errors.length > 0) return { errors }
    const person = one(form, `${PART}.person`)
    const told: ActPart = {
      part: PART,
      type: 'advice.given',
      data: {
        person,
        personRole: 'perpetrator',
        topics,
        outcome: one(form, `${PART}.outcome`),
        action: one(form, `${PART}.action`),
      },
    }
    const contact: ActPart = {
      part: 'contact',
      type: 'perpetrator.contacted',
      data: { person, channel: one(form, 'contact.channel'), purpose: 'explain-action', safetyChecked: true },
    }
    const named: readonly ActPart[] =
      source === '' ? [] : [{ part: PART, type: 'signpost.given', data: { to: 'legal-advice', person, topic: source } }]
    return [contact, told, ...named]
  },
  after: 'The contact and what you told them go on the record, for this step.',
  button: 'Record it',
})
