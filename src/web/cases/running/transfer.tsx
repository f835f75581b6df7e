/** The case goes to, or comes from, another team, area, landlord or agency. */
import { RUNNING_AREA } from '../../../views/areas/running.ts'
import { WordsField } from '../../kit/fields.tsx'
import { fieldLabel } from '../../kit/words.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

// Which team, area, landlord or agency it is stands in words, with why: an area has no id that anybody could type.
const FIELDS = ['direction', 'to', 'agreed', 'accepted']
const PART = 'moved'
const TYPE = 'case.transferred'

export const transferPage = defineCaseForm({
  slug: 'transfer',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: TYPE,
  title: 'Move the case to, or from, somebody else',
  why: 'When people move, what was agreed must move with them, and nothing more. Ask the person first; look at the risk again.',
  questions: (asked) => (
    <>
      <ActQuestions asked={asked} part={PART} type={TYPE} fields={FIELDS} />
      <WordsField
        form={asked.form}
        typed={asked.typed}
        name={`${PART}.reasons`}
        label={fieldLabel(TYPE, 'reasons')}
        hint="Its name, so that somebody finds the case there later."
        rows={3}
      />
    </>
  ),
  acts: (form) => [actOf(PART, TYPE, form)],
  after:
    'Nothing is sent by this. Share what they need under Partners, and close the case here only once they have taken it on.',
  button: 'Put it on the record',
})
