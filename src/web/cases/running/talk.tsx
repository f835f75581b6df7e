/** Supervision: a lead and a caseworker talked about the case, or about the work and how it weighs. */
import { RUNNING_AREA } from '../../../views/areas/running.ts'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const talkPage = defineCaseForm({
  slug: 'talk',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'supervision.held',
  title: 'Record supervision',
  why: 'Write what was agreed about the case. What somebody said of themselves does not belong on a case.',
  start: () => ({ 'talk.about': 'case' }),
  questions: (asked) => (
    <ActQuestions
      asked={asked}
      part="talk"
      type="supervision.held"
      fields={['officer', 'about', 'actionsAgreed', 'note']}
    />
  ),
  acts: (form) =>
    ['officer', 'actionsAgreed', 'note'].every((name) => one(form, `talk.${name}`) === '')
      ? { errors: [{ field: 'talk.note', text: 'Write what was agreed, or say with whom it was' }] }
      : [actOf('talk', 'supervision.held', form)],
  after: 'Everybody on the case can read it.',
  button: 'Record it',
})
