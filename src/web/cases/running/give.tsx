/** Give the case to a team, and to one member of staff who is then on it. */
import { RUNNING_AREA } from '../../../views/areas/running.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const givePage = defineCaseForm({
  slug: 'give',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'case.assigned',
  title: 'Give the case an owner',
  why: 'One person has to know that it is theirs. Name nobody who knows the people involved.',
  // Whoever has it keeps it until somebody else is named: a form that is sent as it stands takes it from nobody.
  start: ({ page, offers }) => ({
    'given.to': page.owner.role ?? '',
    'given.officer': offers.owners.officers.find(({ label }) => label === page.owner.officer)?.id ?? '',
  }),
  questions: (asked) => {
    const { offers } = asked.data
    const { roles, officers } = offers.owners
    const data = { ...asked.data, offers: { ...offers, roles, refs: { ...offers.refs, officer: officers } } }
    return <ActQuestions asked={{ ...asked, data }} part="given" type="case.assigned" fields={['officer', 'to']} />
  },
  acts: (form) => [actOf('given', 'case.assigned', form)],
  after: 'Whoever you name sees the whole case from now on. Tell them yourself too. Name nobody, and it is the team’s.',
  button: 'Give it to them',
})
