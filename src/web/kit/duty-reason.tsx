/** Why a duty is asked, as facts one can check: on a page of its own, and opened in place on the case. */
import { Details } from '../../design-system/govuk/details.tsx'
import { SummaryList, type SummaryRow } from '../../design-system/govuk/summary-list.tsx'
import type { DutyLine } from '../../views/duty-line.ts'
import type { DutyReason } from '../../views/duty-reason.ts'
import { Clauses } from './clauses.tsx'
import { byClause } from './duties-together.ts'
import { paths } from './paths.ts'
import { exactTime, sayDate } from './times.ts'
import { plain } from './words.ts'

type Explained = { readonly duty: DutyLine; readonly reason: DutyReason }

const Paragraphs = ({ texts }: { readonly texts: readonly string[] }) => (
  <>
    {texts.map((text) => (
      <p key={text}>{text}</p>
    ))}
  </>
)

/** The rows of a reason. What does not apply is left out. */
export const reasonRows = ({ duty, reason }: Explained): readonly SummaryRow[] => [
  {
    key: 'The policy says',
    value: (
      <>
        <Paragraphs texts={duty.clauses.map((clause) => clause.says)} />
        <p>
          <Clauses clauses={duty.clauses} />
        </p>
      </>
    ),
  },
  { key: 'What set it off', value: `${reason.trigger ?? 'The policy took effect'}, ${exactTime(duty.opened)}` },
  { key: 'The time for it', value: reason.rule },
  ...(reason.skipped.length > 0
    ? [
        {
          key: 'Days that do not count',
          value: (
            <ul class="govuk-list">
              {reason.skipped.map((day) => (
                <li key={day.date}>{`${sayDate(day.date)}: ${day.why}`}</li>
              ))}
            </ul>
          ),
        },
      ]
    : []),
  ...(reason.reading
    ? [{ key: 'How we read it', value: `${reason.reading.reads} Decided by: ${plain(reason.reading.decidedBy)}.` }]
    : []),
  ...reason.tensions.map((tension) => ({ key: 'Pulls against another clause', value: tension.reads })),
  { key: 'The rule that Rowan follows', value: reason.norm },
  { key: 'How it was judged', value: <Paragraphs texts={reason.steps} /> },
]

/** Why one row is asked, in place, loaded with the page: a fold for each clause, so that no two folds bear the same name. */
export const WhyAsked = ({ explained }: { readonly explained: readonly Explained[] }) => {
  const folds = byClause(explained)
  return (
    <>
      {[...folds].map(([printed, ofClause]) => (
        <Details
          classes="app-why-asked"
          summaryText={
            <>
              {folds.size > 1 ? `Why: clause ${printed}` : 'Why'}
              <span class="govuk-visually-hidden">{`: ${ofClause[0]?.duty.what}`}</span>
            </>
          }
          key={printed}
        >
          {ofClause.map(({ duty, reason }) => (
            <>
              <SummaryList classes="app-facts" rows={reasonRows({ duty, reason })} />
              <p>
                <a class="govuk-link" href={paths.duty(duty.id)}>
                  Open this on a page of its own
                  {ofClause.length > 1 && <span class="govuk-visually-hidden">{`: ${duty.clauses[0]?.says}`}</span>}
                </a>
              </p>
            </>
          ))}
        </Details>
      ))}
    </>
  )
}
