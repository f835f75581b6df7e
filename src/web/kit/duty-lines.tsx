/** What the policy asks, one line each: what to do, for which case, by when in words with the exact time beside, and which clause asks. */
import type { Instant } from '../../record/london-time.ts'
import type { DutyLine } from '../../views/duty-line.ts'
import type { DutyReason } from '../../views/duty-reason.ts'
import { Clauses } from './clauses.tsx'
import { WhyAsked } from './duty-reason.tsx'
import { paths } from './paths.ts'
import { exactEnd, sayDue, span } from './times.ts'

const logHref = (duty: DutyLine): string | null => {
  const act = duty.metBy[0]
  if (!act) return null
  return duty.caseReference
    ? paths.act(duty.caseReference, act, { person: duty.person, duty: duty.id })
    : paths.organisationAct(act)
}

export const By = ({ duty, now }: { readonly duty: DutyLine; readonly now: Instant }) => (
  <span class="app-by">
    {duty.late ? (
      <strong class="app-late">{sayDue(duty.due, now)}</strong>
    ) : duty.due === null ? (
      <>
        <span>no time stated</span>
        <span class="app-exact">{`open for ${span(now - duty.opened)}`}</span>
      </>
    ) : (
      <strong>{sayDue(duty.due, now)}</strong>
    )}
    {duty.due !== null && <span class="app-exact">{exactEnd(duty.due)}</span>}
    {duty.due !== null && !duty.stated && <span class="app-exact">our own target, not in the policy</span>}
  </span>
)

export const DutyItem = ({
  duty,
  now,
  showCase,
  reason,
}: {
  readonly duty: DutyLine
  readonly now: Instant
  readonly showCase: boolean
  /** Opens in place where it came with the page. */
  readonly reason?: DutyReason | undefined
}) => {
  const log = logHref(duty)
  return (
    <li class={`app-duty${duty.late ? ' app-duty--late' : ''}`}>
      <div class="app-duty__what">
        <a class="govuk-link govuk-link--no-visited-state app-duty__title" href={paths.duty(duty.id)}>
          {duty.what}
        </a>
        {duty.clauses[0] && <p class="app-duty__why">{duty.clauses[0].says}</p>}
        <p class="app-duty__about">
          {showCase && duty.caseReference && (
            <>
              <a class="govuk-link govuk-link--no-visited-state" href={paths.case(duty.caseReference)}>
                {duty.caseReference}
              </a>{' '}
            </>
          )}
          {showCase && duty.caseReference === null && 'The organisation '}
          {duty.about && <span>{`for ${duty.about} `}</span>}
          <Clauses clauses={duty.clauses} />
          {duty.absorbed > 0 && <span>{` (counts for ${duty.absorbed + 1} reports)`}</span>}
        </p>
      </div>
      <By duty={duty} now={now} />
      {log && (
        <a class="app-duty__log" href={log}>
          Log it<span class="govuk-visually-hidden">{`: ${duty.what}`}</span>
        </a>
      )}
      {reason && <WhyAsked duty={duty} reason={reason} />}
    </li>
  )
}

/** Duties in the order in which their view gave them. */
export const DutyList = ({
  duties,
  now,
  showCase = false,
  reasons = {},
}: {
  readonly duties: readonly DutyLine[]
  readonly now: Instant
  readonly showCase?: boolean
  /** Why each is asked, by its id. */
  readonly reasons?: Readonly<Record<string, DutyReason>>
}) => (
  <ul class="app-duties">
    {duties.map((duty) => (
      <DutyItem duty={duty} now={now} showCase={showCase} reason={reasons[duty.id]} key={duty.id} />
    ))}
  </ul>
)
