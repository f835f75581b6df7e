/** The complaints of whoever handles them: what is due first. */
import { Button } from '../../design-system/govuk/button.tsx'
import { Details } from '../../design-system/govuk/details.tsx'
import { Answer } from '../../design-system/parts/answer.tsx'
import type { ComplaintLine, Complaints } from '../../views/complaints/complaint-page.ts'
import { one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactEnd, longDate, sayDue } from '../kit/times.ts'
import { sayValue, sayValueInside } from '../kit/words.ts'
import { Scheme } from './clock-lines.tsx'

const NEXT = { acknowledge: 'Acknowledge', answer: 'Answer' } as const

/** What is to be done next with it. */
const nextOf = ({ state, nextClock }: ComplaintLine): string => {
  if (state === 'closed') return 'Closed'
  if (state === 'answered') return 'Answered: close it, or take it to stage 2'
  return nextClock === null ? (state === 'received' ? 'Acknowledge' : 'Answer') : NEXT[nextClock]
}

const Line = ({ line, now }: { readonly line: ComplaintLine; readonly now: number }) => (
  <li class={line.late ? 'app-duty app-duty--late' : 'app-duty'}>
    <div class="app-duty__what">
      <a class="govuk-link govuk-link--no-visited-state app-duty__title" href={paths.complaint(line.reference)}>
        {`${nextOf(line)}: ${line.reference}`}
      </a>
      <p class="app-duty__about">
        {`${sayValue(line.stage)}, ${sayValueInside(line.state)}. Came ${longDate(line.received)}. `}
        {line.mine ? 'Yours.' : line.handler === null ? 'Nobody has it yet.' : `With ${line.handler}.`}
      </p>
    </div>
    <span class="app-by">
      {line.nextDue !== null && (
        <>
          <strong>{line.late || now <= line.nextDue ? sayDue(line.nextDue, now) : 'to be checked'}</strong>
          <span class="app-exact">{exactEnd(line.nextDue)}</span>
        </>
      )}
      {line.nextDue === null && line.state !== 'closed' && line.state !== 'answered' && <span>no time stated</span>}
    </span>
  </li>
)

const Lines = ({ lines, now }: { readonly lines: readonly ComplaintLine[]; readonly now: number }) => (
  <ul class="app-duties">
    {lines.map((line) => (
      <Line line={line} now={now} key={line.id} />
    ))}
  </ul>
)

export const complaintsPage = definePage<Complaints>({
  path: paths.complaints,
  access: 'complaints',
  audit: 'read-complaints',
  shows: ['view:complaints'],
  load: (desk, visit) => desk.readComplaints(visit.token),
  view: ({ now, scheme, complaints }, visit) => {
    const open = complaints.filter(({ state }) => state !== 'closed')
    const closed = complaints.filter(({ state }) => state === 'closed')
    return (
      <Frame title="Complaints" visit={visit} section="complaints" wide>
        {one(visit.query, 'closed') !== '' && (
          <Answer>
            <p class="govuk-body">
              <strong>Closed.</strong> It stays below, and can still go on to stage 2.
            </p>
          </Answer>
        )}
        <h1 class="govuk-heading-l">Complaints</h1>
        <Button href={paths.newComplaint()}>Take a complaint</Button>
        <Scheme scheme={scheme} />
        {open.length === 0 ? <p class="govuk-body">No complaint is open.</p> : <Lines lines={open} now={now} />}
        {closed.length > 0 && (
          <Details summaryText={`Closed (${closed.length})`}>
            <Lines lines={closed} now={now} />
          </Details>
        )}
      </Frame>
    )
  },
})
