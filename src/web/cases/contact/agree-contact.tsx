/** Agree with a person how they may safely be reached, and what must never be used. */
import { plainArea } from '../../../views/plain-area.ts'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

const FIELDS = ['channels', 'neverChannels', 'details', 'days', 'from', 'until', 'place', 'codeWord', 'workerGender']

export const agreeContactPage = defineCaseForm({
  slug: 'agree',
  place: PLACES.contact,
  reading: plainArea(PLACES.contact.slug, PLACES.contact.covers),
  main: 'safe-contact.agreed',
  title: 'Agree a safe way to make contact',
  why: 'Ask the person, not anybody else. Every message, letter, visit and appointment is held to what you write here.',
  start: ({ page }, visit) => ({
    'agreed.person': one(visit.query, 'person') || (page.safeContact[0]?.person ?? ''),
  }),
  questions: (asked) => (
    <ActQuestions asked={asked} part="agreed" type="safe-contact.agreed" fields={['person', ...FIELDS]} />
  ),
  acts: (form) => [actOf('agreed', 'safe-contact.agreed', form)],
  after: 'From now on Rowan refuses every other way, day and time for this person.',
  button: 'Agree this',
})
