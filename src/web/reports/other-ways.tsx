/** What is no report by somebody who was told: each has a shorter form of its own. */
import { Details } from '../../design-system/govuk/details.tsx'
import { paths } from '../kit/paths.ts'

export const OtherWays = ({ asksAtSignUp }: { readonly asksAtSignUp: boolean }) => (
  <Details summaryText="Nobody told us, another agency did, or somebody signs up">
    <nav aria-label="Other ways to begin">
      <ul class="app-plain">
        <li>
          <a class="govuk-link" href={paths.concern}>
            Nobody told us: somebody noticed or suspects something
          </a>
        </li>
        <li>
          <a class="govuk-link" href={paths.partnerUpdate}>
            Another agency told us: MARAC, an IDVA, the police
          </a>
        </li>
        {asksAtSignUp && (
          <li>
            <a class="govuk-link" href={paths.signUp}>
              A new customer signs up
            </a>
          </li>
        )}
      </ul>
    </nav>
  </Details>
)
