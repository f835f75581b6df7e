/** What the law's tests say of the people on a case, one click away. It decides nothing. */
import { Details } from '../../design-system/govuk/details.tsx'
import type { CasePage } from '../../views/case-page.ts'
import { PLACES, placePath } from './places.ts'

const nameOf = (page: CasePage, id: string): string => page.people.find((each) => each.id === id)?.name ?? 'Somebody'

export const AbuseTests = ({ page }: { readonly page: CasePage }) =>
  page.abuseTests.length === 0 ? null : (
    <Details summaryText="What the law’s tests say">
      <p>They decide nothing here: what is asked, offered and done does not depend on them.</p>
      <ul class="govuk-list">
        {page.abuseTests.map((line) => (
          <li key={`${line.law}${line.victim}${line.perpetrator}`}>
            <strong>{line.law}</strong>
            {`${line.verified ? '' : ' (to verify)'}, ${nameOf(page, line.victim)} and ${nameOf(page, line.perpetrator)}. ${line.says}`}
          </li>
        ))}
      </ul>
      {page.abuseTests.some(({ connected }) => connected === 'no') && (
        <p>
          <a class="govuk-link" href={placePath(page.reference, PLACES.people)}>
            By which policy it is dealt with where they are not connected
          </a>
        </p>
      )}
    </Details>
  )
