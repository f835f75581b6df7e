/** Straight after a report: what the policy asks now, by when, and the clause that asks it. */
import { Answer } from '../../design-system/parts/answer.tsx'
import type { CasePage } from '../../views/case-page.ts'
import { CaseBar } from '../cases/case-bar.tsx'
import { DangerNow } from '../cases/danger-now.tsx'
import { DutyList } from '../kit/duty-lines.tsx'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { NotAskedYet } from './not-asked-yet.tsx'

export const asksPage = definePage<CasePage>({
  path: '/cases/:reference/asks',
  access: 'on-case',
  audit: 'read-what-is-asked',
  shows: ['view:case'],
  load: (desk, visit) => desk.readCase(visit.token, visit.params.reference ?? ''),
  view: (page, visit) => (
    <Frame title={`What the policy asks now, ${page.reference}`} visit={visit} wide banner={<CaseBar page={page} />}>
      <Answer>
        <h1 class="govuk-heading-l">{`Recorded as ${page.reference}`}</h1>
        <p class="govuk-body">Say this reference, never the name, when you pass it on.</p>
      </Answer>
      <DangerNow page={page} />
      <h2 class="govuk-heading-m">What the policy asks now</h2>
      {page.knowsNothing && (
        <p class="govuk-body">
          Prepare it with the agency that told us. Nothing of it is a reason to contact the person: what needs their
          answer waits until they speak to us.
        </p>
      )}
      {page.open.length === 0 ? (
        <p class="govuk-body">The policy asks nothing more just now.</p>
      ) : (
        <DutyList duties={page.open} now={page.now} />
      )}
      {!page.knowsNothing && <NotAskedYet page={page} />}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.case(page.reference)}>
          Go to the case
        </a>
      </p>
    </Frame>
  ),
})
