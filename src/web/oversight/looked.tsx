/** Who looked at this case: for its team, from the audit trail, and the way to print it for the person. Source: MHA-9.5.a1. */
import type { WhoLookedOnCase } from '../../views/read-who-looked.ts'
import { CaseFrame } from '../cases/case-frame.tsx'
import { PLACES } from '../cases/places.ts'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { LookedList } from './looked-list.tsx'

export const lookedPage = definePage<WhoLookedOnCase>({
  path: '/cases/:reference/looked',
  access: 'on-case',
  audit: 'read-who-looked',
  shows: ['view:who-looked'],
  load: (desk, visit) => desk.readWhoLooked(visit.token, visit.params.reference ?? '', 'team'),
  view: (looked, visit) => (
    <CaseFrame page={looked.page} visit={visit} here={PLACES.running} tab="Looked">
      <h1 class="govuk-heading-l">Who looked at this case</h1>
      <p class="govuk-body">
        Everybody who opened it or saw something of it, and everybody who tried. It is written down while they look, and
        nobody can take it out. You reading this page is on it too.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.lookedSheet(looked.reference)}>
          Print it for the person harmed
        </a>
      </p>
      <LookedList looked={looked} />
      <p class="app-note govuk-body">
        If a name here should not be, tell the safeguarding lead by telephone or face to face, not in a note on the
        case.
      </p>
    </CaseFrame>
  ),
})
