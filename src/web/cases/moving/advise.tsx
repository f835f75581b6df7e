/** Advise one person, apart from everybody else. Somebody said to cause harm is told general things only, and after a safety check. */
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { Checkboxes, Radios, Select, WordsField } from '../../kit/fields.tsx'
import { type Form, type FormError, many, one } from '../../kit/form.ts'
import { type ActPart, defineCaseForm, type Questions } from '../case-form.tsx'
import { choicesOf } from '../partners/partner-words.ts'
import { PersonQuestion, startPerson, wantedBy } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { ADVICE_ANSWERS } from './moving-words.ts'

type Asked = Questions<MovingShown>

const causesHarm = ({ page }: Asked['data'], person: string): boolean =>
  page.people.some((each) => each.id === person && each.role === 'perpetrator')

/** Asked only where somebody on the case is said to cause harm. */
const SafetyQuestions = ({ asked }: { readonly asked: Asked }) => {
  const shared = { form: asked.form, typed: asked.typed, inline: true }
  const yesNo = [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ]
  return asked.data.page.people.some((person) => person.role === 'perpetrator') ? (
    <div class="app-next">
      <h2 class="app-next__title">If you advise somebody who is said to cause harm</h2>
      <Radios
        {...shared}
        name="advice.safetyChecked"
        label="Did you weigh first what it could mean for the person harmed?"
        hint="Ask them, or whoever supports them. If it is not safe, do not advise: say so below."
        choices={yesNo}
      />
      <Radios
        {...shared}
        name="advice.revealsReport"
        label="Could they learn from it that somebody spoke to us?"
        hint="Say only what any joint tenant could be told."
        choices={yesNo}
      />
    </div>
  ) : null
}

function errorsOf(form: Form, data: Asked['data']): readonly FormError[] {
  const errors: FormError[] = []
  const given = one(form, 'advice.outcome') === 'accepted'
  const toCause = causesHarm(data, one(form, 'advice.person'))
  if (one(form, 'advice.outcome') === '') errors.push({ field: 'advice.outcome', text: 'Say whether it was given' })
  if (many(form, 'advice.topics').length === 0) errors.push({ field: 'advice.topics', text: 'Say what about' })
  if (given && toCause && one(form, 'advice.safetyChecked') !== 'yes')
    errors.push({ field: 'advice.safetyChecked', text: 'Weigh first what it could mean for the person harmed' })
  if (given && toCause && one(form, 'advice.revealsReport') !== 'no')
    errors.push({
      field: 'advice.revealsReport',
      text: 'Advise only so that they cannot learn that somebody spoke to us',
    })
  if (given && toCause && one(form, 'contact.channel') === '')
    errors.push({ field: 'contact.channel', text: 'Say how you told them: it is kept apart from all other contact' })
  if (['not-safe', 'not-appropriate'].includes(one(form, 'advice.outcome')) && one(form, 'advice.reason') === '')
    errors.push({ field: 'advice.reason', text: 'Say why it is not given' })
  return errors
}

/** The contact by which it was told: it has to pass the safe way agreed with this person. */
function contactPart(form: Form, data: Asked['data']): readonly ActPart[] {
  const [person, channel] = [one(form, 'advice.person'), one(form, 'contact.channel')]
  if (channel === '' || one(form, 'advice.outcome') !== 'accepted') return []
  const part = 'contact'
  if (causesHarm(data, person)) {
    const said = { person, channel, purpose: 'tenancy', safetyChecked: true, revealsReport: false }
    return [{ part, type: 'perpetrator.contacted', data: said }]
  }
  const isVictim = data.page.people.some((each) => each.id === person && each.role === 'victim')
  return [{ part, type: isVictim ? 'victim.contacted' : 'message.sent', data: { person, channel, purpose: 'other' } }]
}

export const advisePage = defineCaseForm<MovingShown>({
  slug: 'advise',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: 'advice.given',
  title: 'Give advice',
  why: 'Each person is advised apart, by their own safe way. Somebody who is not advised is not forgotten: say why.',
  start: (data, visit) => ({
    'advice.person': startPerson(data, visit),
    'advice.topics': [one(visit.query, 'topic') || (wantedBy(data, visit).topics ?? '')].filter(Boolean),
  }),
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    return (
      <>
        <PersonQuestion asked={asked} part="advice" type="advice.given" />
        <Checkboxes
          {...shared}
          name="advice.topics"
          label="About what?"
          choices={choicesOf('advice.given', 'topics')}
          columns
        />
        <Radios {...shared} name="advice.outcome" label="Was it given?" choices={ADVICE_ANSWERS} />
        <SafetyQuestions asked={asked} />
        <Select
          {...shared}
          name="contact.channel"
          label="How did you tell them? (if this contact is not logged yet)"
          empty="Logged already, or not told"
          choices={choicesOf('victim.contacted', 'channel')}
        />
        <WordsField
          {...shared}
          name="advice.reason"
          label="Why it was not given, or what was said"
          hint="It stays on this case. Nothing of it goes to the other holder."
          rows={3}
        />
      </>
    )
  },
  acts: (form, data) => {
    const errors = errorsOf(form, data)
    if (errors.length > 0) return { errors }
    const [person, reason] = [one(form, 'advice.person'), one(form, 'advice.reason')]
    const role = data.page.people.find((each) => each.id === person)?.role
    const advice: ActPart = {
      part: 'advice',
      type: 'advice.given',
      data: {
        person,
        ...(role ? { personRole: role } : {}),
        topics: many(form, 'advice.topics'),
        outcome: one(form, 'advice.outcome'),
        ...(causesHarm(data, person)
          ? {
              safetyChecked: one(form, 'advice.safetyChecked') === 'yes',
              revealsReport: one(form, 'advice.revealsReport') === 'yes',
            }
          : {}),
        ...(reason === '' ? {} : { reason }),
      },
    }
    return [...contactPart(form, data), advice]
  },
  after: 'It is on the record as told to this person alone. Nothing is sent by Rowan.',
  button: 'Record this',
})
