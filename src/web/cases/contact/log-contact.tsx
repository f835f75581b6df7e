/** Log that somebody was reached, or that one tried: the outcome decides which it is. */
import { CONTACT_AREA } from '../../../views/areas/contact.ts'
import { Radios, Select } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { HasHappened, hasHappened, TOOK_PLACE } from '../has-happened.tsx'
import { startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { BeforeContact } from './before-contact.tsx'
import { usualWay, ways } from './ways.ts'
import { Who } from './who.tsx'

const OUTCOMES = [
  { value: 'reached', label: 'I spoke or wrote with them' },
  { value: 'no-answer', label: 'No answer, and no message left' },
  { value: 'engaged', label: 'Engaged' },
  { value: 'wrong-number', label: 'Wrong number' },
  { value: 'someone-else-answered', label: 'Somebody else answered', hint: 'Nothing was said of why you called.' },
  { value: 'unsafe-ended', label: 'I ended it because it was not safe' },
]

export const logContactPage = defineCaseForm({
  slug: 'log',
  place: PLACES.contact,
  reading: CONTACT_AREA,
  main: 'victim.contacted',
  title: 'Log a contact, or that you tried',
  why: 'A try counts: it shows that somebody did not wait. Write down only what took place.',
  start: (data, visit) => {
    const person = startPerson(data, visit)
    return { 'spoke.person': person, 'spoke.channel': usualWay(data, person) }
  },
  questions: (asked) => {
    const { data, form, typed } = asked
    const person = one(form, 'spoke.person')
    return (
      <>
        <BeforeContact asked={asked} part="spoke" />
        <Who asked={asked} part="spoke" />
        <Select name="spoke.channel" label="How?" choices={ways(data, person)} form={form} typed={typed} />
        <Radios name="spoke.outcome" label="What came of it?" choices={OUTCOMES} form={form} typed={typed} />
        <ActQuestions asked={asked} part="spoke" type="victim.contacted" fields={['purpose']} />
        <HasHappened form={form} summary="They reached us, or it happened another way than agreed" text={TOOK_PLACE}>
          Where it was not the agreed way, the record shows it, so that somebody looks at what it may have done.
        </HasHappened>
      </>
    )
  },
  acts: (form, data) => {
    const outcome = one(form, 'spoke.outcome')
    if (outcome === '') return { errors: [{ field: 'spoke.outcome', text: 'Say what came of it' }] }
    const happened = hasHappened(form)
    if (outcome === 'reached') return [{ ...actOf('spoke', 'victim.contacted', form), happened }]
    const agreed = data.shows.people.find((each) => each.id === one(form, 'spoke.person'))?.agreed
    const safeRoute = agreed !== null && agreed !== undefined && !happened
    return [{ ...actOf('spoke', 'victim.contact-attempted', form, { safeRoute }), happened }]
  },
  mayHaveHappened: 'asked',
  after:
    'Rowan checks the way, the day and the hour against what was agreed, and says what else is safe where it is not.',
  button: 'Log it',
})
