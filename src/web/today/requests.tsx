/** Changes of tenancy and moves that were asked for on the reader's cases and wait: what goes first at the top of each list. */
import type { Instant } from '../../record/london-time.ts'
import type { RequestLine, Requests } from '../../views/read-requests.ts'
import { PLACES, placePath } from '../cases/places.ts'
import { GoesFirst } from '../kit/goes-first.tsx'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, span } from '../kit/times.ts'
import { sayValue } from '../kit/words.ts'

const LISTS = [
  { queue: 'tenancy-change', title: 'Changes of tenancy' },
  { queue: 'rehousing', title: 'Moves' },
] as const satisfies readonly { readonly queue: RequestLine['queue']; readonly title: string }[]

/** `marks`: where all of them go first, saying so of each says nothing. */
const Line = ({ line, now, marks }: { readonly line: RequestLine; readonly now: Instant; readonly marks: boolean }) => (
  <li class="app-duty">
    <div class="app-duty__what">
      <a
        class="govuk-link govuk-link--no-visited-state app-duty__title"
        href={placePath(line.caseReference, PLACES.moving)}
      >
        {line.kind === null ? 'A move' : sayValue(line.kind)}
        <span class="govuk-visually-hidden">{`, ${line.caseReference}`}</span>
      </a>
      <p class="app-duty__about">{`${line.caseReference}${line.about ? ` for ${line.about}` : ''}`}</p>
    </div>
    <span class="app-by">
      {marks && line.goesFirst && <strong>Goes first</strong>}
      <span>{`waiting for ${span(now - line.since)}`}</span>
      <span class="app-exact">{`since ${exactTime(line.since)}`}</span>
    </span>
  </li>
)

export const requestsPage = definePage<Requests>({
  path: paths.requests,
  access: 'sees-cases',
  audit: 'read-requests',
  shows: ['view:requests'],
  load: (desk, visit) => desk.readRequests(visit.token),
  view: ({ now, requests, clauses }, visit) => (
    <Frame title="Requests" visit={visit} section="today" wide>
      <h1 class="govuk-heading-l">Requests</h1>
      <p class="govuk-body">
        What was asked for on your cases and is not answered yet. What goes first is at the top; then whoever has waited
        longest.
      </p>
      <GoesFirst first={clauses.filter(({ queue }) => LISTS.some((list) => list.queue === queue))} />
      {LISTS.map(({ queue, title }) => {
        const lines = requests.filter((line) => line.queue === queue)
        return (
          <section key={queue}>
            <h2 class="govuk-heading-m">{`${title} (${lines.length})`}</h2>
            {lines.length === 0 && <p class="govuk-body">Nothing waits.</p>}
            <ul class="app-duties">
              {lines.map((line) => (
                <Line
                  line={line}
                  now={now}
                  marks={lines.some((each) => !each.goesFirst)}
                  key={`${line.caseId} ${line.since} ${line.kind}`}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </Frame>
  ),
})
