/** What one can do on a case, the usual things first. */
import { Button } from '../../design-system/govuk/button.tsx'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { CasePage } from '../../views/case-page.ts'
import { paths } from '../kit/paths.ts'

const usualActs = (isClosed: boolean): readonly (readonly [EntryTypeName, string])[] => [
  ['victim.contacted', 'Log a contact'],
  ['risk.assessed', 'Log a risk assessment'],
  ['case.assigned', 'Give the case an owner'],
  isClosed ? ['case.reopened', 'Reopen the case'] : ['case.closed', 'Close the case'],
]

export const DoOnCase = ({ page }: { readonly page: CasePage }) => (
  <nav class="app-side" aria-label="Do something on this case">
    <Button href={paths.acts(page.reference)} classes="govuk-!-margin-bottom-2">
      Log an act
    </Button>
    <ul class="app-plain">
      {usualActs(page.state.state === 'closed' || page.state.state === 'monitoring').map(([type, label]) => (
        <li key={type}>
          <a class="govuk-link" href={paths.act(page.reference, type)}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
