/** What was talked through with somebody, and what they want. */
import { CONTACT_AREA } from '../../../views/areas/contact.ts'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { BeforeContact } from './before-contact.tsx'
import { Who } from './who.tsx'

export const talkThroughPage = defineCaseForm({
  slug: 'options',
  place: PLACES.contact,
  reading: CONTACT_AREA,
  main: 'options.discussed',
  title: 'Record what was talked through',
  why: 'They decide what happens, so say what we can and cannot do, and ask what they want, above all about action against the other person. “Would rather not say” is an answer.',
  start: (data, visit) => ({
    'options.person': startPerson(data, visit),
    'options.rehousing': one(visit.query, 'key'),
  }),
  questions: (asked) => (
    <>
      <BeforeContact asked={asked} part="options" />
      <Who asked={asked} part="options" />
      <ActQuestions
        asked={asked}
        part="options"
        type="options.discussed"
        fields={['topics', 'wishes', 'actionsAgreed', 'rehousing']}
      />
    </>
  ),
  acts: (form) => [actOf('options', 'options.discussed', form)],
  after: 'What they want is shown wherever somebody decides about them.',
  button: 'Record it',
})
