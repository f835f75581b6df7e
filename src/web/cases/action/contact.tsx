/** Record contact with somebody who causes harm, once the safety of the person harmed was weighed. */
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { HasHappened, hasHappened, TOOK_PLACE } from '../has-happened.tsx'
import { PLACES } from '../places.ts'
import { AskPerson, personFirst } from './ask-person.tsx'
import { ContactSafety, contactErrors } from './contact-safety.tsx'

const PART = 'contact'
const TYPE = 'perpetrator.contacted'

export const contactHarmingPage = defineCaseForm<ActionShown>({
  slug: 'contact',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: TYPE,
  title: 'Contact with the person causing harm',
  why: 'What they learn from us, and when, can put somebody in danger. Keep to facts about their own home and conduct.',
  start: (data, visit) => ({ [`${PART}.person`]: personFirst(data, visit) }),
  questions: (asked) => (
    <>
      <AskPerson asked={asked} part={PART} />
      <ContactSafety asked={asked} part={PART} />
      <ActQuestions asked={asked} part={PART} type={TYPE} fields={['channel', 'purpose', 'revealsReport', 'note']} />
      <HasHappened form={asked.form} summary="They came to us, or it already took place" text={TOOK_PLACE}>
        They rang, wrote or came in, or it was said before anybody thought of it. If they could have learned that
        somebody spoke to us, reach the person harmed by their safe way now, and look at the risk again.
      </HasHappened>
    </>
  ),
  acts: (form) => {
    // What took place is written down as it was: nobody weighed anything before a call that came in.
    if (hasHappened(form)) {
      const weighed = one(form, `${PART}.safetyChecked`) === 'yes'
      return [{ ...actOf(PART, TYPE, form, { safetyChecked: weighed }), happened: true }]
    }
    const errors = contactErrors(form, PART)
    return errors.length > 0 ? { errors } : [actOf(PART, TYPE, form)]
  },
  mayHaveHappened: 'asked',
  after: 'It goes on the record of this case. Nothing of it is sent to anybody.',
  button: 'Record the contact',
})
