/** One thing that the policy asks, on a page of its own: by when, why, and what meets it. */
import { isDoneOnComplaint } from '../../casework/complaints/pass-on-complaint.ts'
import { SummaryList } from '../../design-system/govuk/summary-list.tsx'
import type { DutyExplained } from '../kit/desk.ts'
import { By } from '../kit/duty-lines.tsx'
import { reasonRows } from '../kit/duty-reason.tsx'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { actTitle } from '../kit/words.ts'

type Data = { readonly explained: DutyExplained; readonly now: number }

const WhatMeetsIt = ({ duty }: Pick<DutyExplained, 'duty'>) =>
  duty.outcome === 'open' && duty.metBy.length > 0 ? (
    <>
      <h2 class="govuk-heading-m">What meets it</h2>
      <ul class="govuk-list">
        {duty.metBy.map((act) => (
          <li key={act}>
            {isDoneOnComplaint(act) ? (
              `${actTitle(act)}: whoever handles complaints does this, on the complaint`
            ) : (
              <a
                class="govuk-link"
                href={
                  duty.caseReference
                    ? paths.act(duty.caseReference, act, { person: duty.person })
                    : paths.organisationAct(act)
                }
              >
                {actTitle(act)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  ) : null

export const explainDutyPage = definePage<Data>({
  path: '/asks/:id',
  access: 'on-case',
  audit: 'explain-what-is-asked',
  shows: ['view:duty'],
  load: async (desk, visit) => {
    const explained = await desk.explainDuty(visit.token, visit.params.id ?? '')
    return explained ? { explained, now: desk.now() } : null
  },
  view: ({ explained, now }, visit) => {
    const { duty, ...reason } = explained
    const reference = duty.caseReference
    return (
      <Frame title={reference ? `Why it is asked, ${reference}` : 'Why it is asked'} visit={visit}>
        {reference && (
          <p class="govuk-body">
            <a class="govuk-link" href={paths.case(reference)}>
              {`Back to case ${reference}`}
            </a>
          </p>
        )}
        <h1 class="govuk-heading-l">{duty.what}</h1>
        <SummaryList
          rows={[{ key: 'By when', value: <By duty={duty} now={now} /> }, ...reasonRows({ duty, reason })]}
        />
        <WhatMeetsIt duty={duty} />
      </Frame>
    )
  },
})
