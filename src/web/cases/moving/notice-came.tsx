/** Log a notice that came in from a tenant or contract-holder. It closes nothing and ends nothing. */
import { randomUUID } from 'node:crypto'
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const noticeCamePage = defineCaseForm<MovingShown>({
  slug: 'notice',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: 'tenancy-notice.received',
  title: 'Log a notice that came in',
  why: 'A notice can be a way to harm: somebody may sign away another’s home, or be made to sign. So it ends nothing by itself.',
  start: (_data, visit) => ({ 'notice.person': one(visit.query, 'person'), 'notice.notice': randomUUID() }),
  questions: (asked) => (
    <ActQuestions
      asked={asked}
      part="notice"
      type="tenancy-notice.received"
      fields={['notice', 'person', 'form', 'withOther', 'pressureConsidered', 'expiresOn']}
    />
  ),
  acts: (form) => [actOf('notice', 'tenancy-notice.received', form)],
  after:
    'The case stays open and the tenancy as it is. Talk to the person harmed before you answer it; ask your legal team.',
  button: 'Record this notice',
})
