/** My cases, in the order of their view: state, owner, how many things are open and when the next is due. */
import { Details } from '../../design-system/govuk/details.tsx'
import type { Instant } from '../../record/london-time.ts'
import type { CaseLine } from '../../views/today.ts'
import { paths } from '../kit/paths.ts'
import { sayDue } from '../kit/times.ts'

const STATES: Readonly<Record<CaseLine['state'], string>> = {
  reported: 'Reported',
  open: 'Open',
  monitoring: 'Monitored',
  closed: 'Closed',
}

/** So many are in sight; the rest is one click away. */
const SHOWN = 15

type Props = { readonly cases: readonly CaseLine[]; readonly now: Instant }

export const CaseLines = ({ cases, now }: Props) => {
  // Where all of them do, saying so of each says nothing.
  const isMixed = cases.some((line) => !line.goesFirst && line.state !== 'closed')
  const rest = cases.slice(SHOWN)
  return (
    <section>
      <h2 class="govuk-heading-m">{`My cases${cases.length > SHOWN ? ` (${cases.length})` : ''}`}</h2>
      <Lines cases={cases.slice(0, SHOWN)} now={now} isMixed={isMixed} />
      {rest.length > 0 && (
        <Details summaryText={rest.length === 1 ? 'One more' : `${rest.length} more`}>
          <Lines cases={rest} now={now} isMixed={isMixed} />
        </Details>
      )}
    </section>
  )
}

const Lines = ({ cases, now, isMixed }: Props & { readonly isMixed: boolean }) => (
  <ul class="app-duties">
    {cases.map((line) => (
      <li class="app-duty" key={line.id}>
        <div class="app-duty__what">
          <a class="govuk-link govuk-link--no-visited-state app-duty__title" href={paths.case(line.reference)}>
            {line.reference}
          </a>{' '}
          {line.victim}
          <p class="app-duty__about">
            {`${STATES[line.state]}, ${line.owner}${isMixed && line.goesFirst ? '. Goes before other work' : ''}`}
          </p>
        </div>
        <span class="app-by">
          {line.lateDuties > 0 && <strong class="app-late">{`${line.lateDuties} late`}</strong>}
          {line.quietFor !== null && <strong class="app-late">{`quiet for ${line.quietFor} days`}</strong>}
          <span>
            {line.openDuties === 0
              ? 'nothing open'
              : line.openDuties === 1
                ? '1 thing open'
                : `${line.openDuties} things open`}
          </span>
          {line.nextDue !== null && line.nextDue >= now && (
            <span class="app-exact">{`next: ${sayDue(line.nextDue, now)}`}</span>
          )}
        </span>
      </li>
    ))}
  </ul>
)
