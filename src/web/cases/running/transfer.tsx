/** The case goes to, or comes from, another team, area, landlord or agency. */
import { RUNNING_AREA } from '../../../views/areas/running.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

// Which team, area, landlord or agency it is stands in words, with why: an area has no id that anybody could type.
const FIELDS = ['direction', 'to', 'agreed', 'accepted', 'reasons']

export const transferPage = defineCaseForm({
  slug: 'transfer',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'case.transferred',
  title: 'Move the case to, or from, somebody else',
  why: 'When people move, what was agreed must move with them, and nothing more. Ask the person first; look at the risk again.',
  questions: (asked) => <ActQuestions asked={asked} part="moved" type="case.transferred" fields={FIELDS} />,
  acts: (form) => [actOf('moved', 'case.transferred', form)],
  after:
    'Nothing is sent by this. Share what they need under Partners, and close the case here only once they have taken it on.',
  button: 'Put it on the record',
})
