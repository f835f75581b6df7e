/** What the policy asks, one line each: what to do, for which case, by when in words with the exact time beside, and which clause asks. */
import { isDoneOnComplaint } from '../../casework/complaints/pass-on-complaint.ts'
import type { Instant } from '../../record/london-time.ts'
import type { DutyLine } from '../../views/duty-line.ts'
import type { DutyReason } from '../../views/duty-reason.ts'
import { Clauses } from './clauses.tsx'
import { type DutiesTogether, together } from './duties-together.ts'
import { WhyAsked } from './duty-reason.tsx'
import { ExactEnd } from './exact-end.tsx'
import { paths } from './paths.ts'
import { sayDue, span } from './times.ts'

const logHref = (duty: DutyLine): string | null => {
  const act = duty.metBy[0]
  if (!act || isDoneOnComplaint(act)) return null
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
    {duty.due !== null && <ExactEnd due={duty.due} now={now} />}
    {duty.due !== null && !duty.stated && <span class="app-exact">our own target, not in the policy</span>}
  </span>
)

/** What each clause says. Where several stand together each leads to its own explanation. */
const Says = ({ row: [first, ...others] }: { readonly row: DutiesTogether }) =>
  others.length === 0 ? (
    first.clauses[0] && <p class="app-duty__why">{first.clauses[0].says}</p>
  ) : (
    <ul class="app-duty__why app-duty__whys">
      {[first, ...others].map((duty) => (
        <li key={duty.id}>
          <a class="govuk-link govuk-link--no-visited-state" href={paths.duty(duty.id)}>
            {duty.clauses[0]?.says ?? duty.what}
          </a>{' '}
          <Clauses clauses={duty.clauses} />
          {counted(duty)}
        </li>
      ))}
    </ul>
  )

const counted = ({ absorbed }: DutyLine) => absorbed > 0 && <span>{` (counts for ${absorbed + 1} reports)`}</span>

/** One row: what to do, and each clause that asks for it. */
export const DutyItem = ({
  row,
  now,
  showCase,
  reasons = {},
}: {
  readonly row: DutiesTogether
  readonly now: Instant
  readonly showCase: boolean
  /** Each opens in place where it came with the page. */
  readonly reasons?: Readonly<Record<string, DutyReason>>
}) => {
  const [duty, ...others] = row
  const log = logHref(duty)
  return (
    <li class={`app-duty${duty.late ? ' app-duty--late' : ''}`}>
      <div class="app-duty__what">
        <a class="govuk-link govuk-link--no-visited-state app-duty__title" href={paths.duty(duty.id)}>
          {duty.what}
        </a>
        <Says row={row} />
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
          {others.length === 0 && <Clauses clauses={duty.clauses} />}
          {others.length === 0 && counted(duty)}
        </p>
      </div>
      <By duty={duty} now={now} />
      {duty.metBy[0] && isDoneOnComplaint(duty.metBy[0]) && (
        <span class="app-exact">Whoever handles complaints does this, on the complaint.</span>
      )}
      {log && (
        <a class="app-duty__log" href={log}>
          Log it<span class="govuk-visually-hidden">{`: ${duty.what}`}</span>
        </a>
      )}
      <WhyAsked
        explained={row.flatMap((each) => {
          const reason = reasons[each.id]
          return reason ? [{ duty: each, reason }] : []
        })}
      />
    </li>
  )
}

/** Duties in the order in which their view gave them; those that one act answers in one row. */
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
    {together(duties).map((row) => (
      <DutyItem row={row} now={now} showCase={showCase} reasons={reasons} key={row[0].id} />
    ))}
  </ul>
)
