/** What the law asks on a case, apart from the policy: answers to people who asked for the data held about them. */
import { Tag } from '../../design-system/govuk/tag.tsx'
import type { CasePage } from '../../views/case-page.ts'
import { sayDate } from '../kit/times.ts'
import { sayValueInside } from '../kit/words.ts'

const names = new Intl.ListFormat('en-GB')

export const LawAsks = ({ page }: { readonly page: CasePage }) =>
  page.dataRequests.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">What the law asks</h2>
      <ul class="app-plain">
        {page.dataRequests.map((line) => (
          <li key={line.n}>
            <Tag classes="govuk-tag--grey">Law</Tag>
            {line.answeredOn === null
              ? ` Answer ${line.name} by ${sayDate(line.due)}: they asked on ${sayDate(line.receivedOn)} for the data held about them. `
              : ` ${line.name} asked on ${sayDate(line.receivedOn)} for the data held about them, and was answered on ${sayDate(line.answeredOn)}. `}
            {line.keptBack.length > 0 && (
              <p class="govuk-body govuk-!-margin-bottom-1">
                {`Kept back from them unless somebody decides otherwise: ${names.format(line.keptBack.map(sayValueInside))}. `}
                <span class="app-why">{`${line.keptBackBy}.`}</span>
              </p>
            )}
            <span class="app-why">
              {`${line.law}${line.verified ? '' : ' (to verify)'}. Before anything goes out, take out what it tells about anybody else.`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
