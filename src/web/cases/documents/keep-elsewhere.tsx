/** Say where something lies that is too sensitive to keep here, and who holds it. Source: MHA-9.4.a. */
import { randomUUID } from 'node:crypto'
import { plainArea } from '../../../views/plain-area.ts'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

const PART = 'held'
const TYPE = 'attachment.added'

export const keepElsewherePage = defineCaseForm({
  slug: 'elsewhere',
  place: PLACES.documents,
  reading: plainArea('documents', []),
  main: TYPE,
  title: 'Record what is kept elsewhere',
  why: 'Some things are safer outside Rowan. Whoever takes over the case must still be able to find them.',
  start: () => ({ [`${PART}.document`]: randomUUID() }),
  questions: (asked) => (
    <>
      <input type="hidden" name={`${PART}.document`} value={one(asked.form, `${PART}.document`)} />
      <ActQuestions
        asked={asked}
        part={PART}
        type={TYPE}
        fields={['kind', 'location', 'custodian', 'reason', 'person', 'note']}
      />
    </>
  ),
  acts: (form) => [actOf(PART, TYPE, form, { heldElsewhere: true, cleaned: false })],
  after: 'It stands under Documents as kept elsewhere. Nothing of what it says is in Rowan.',
  button: 'Record this',
})
