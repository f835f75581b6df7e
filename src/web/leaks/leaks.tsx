/** What may have got out, what is due first: for those who look after it. */
import { Status } from '../../design-system/parts/status.tsx'
import type { LeakLine, Leaks } from '../../views/leaks/read-leaks.ts'
import { ExactEnd } from '../kit/exact-end.tsx'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { longDate, sayDue } from '../kit/times.ts'
import { sayStep } from './leak-words.ts'

/** Of which case it is comes before every step. */
const whatNext = ({ undecided, nextStep }: LeakLine): string => {
  if (undecided) return 'Decide whether it is of this case'
  return nextStep === null ? 'Close it' : sayStep(nextStep)
}

const Line = ({ line, now }: { readonly line: LeakLine; readonly now: number }) => (
  <li class={line.late ? 'app-duty app-duty--late' : 'app-duty'}>
    <div class="app-duty__what">
      <a class="govuk-link govuk-link--no-visited-state app-duty__title" href={paths.leak(line.reference)}>
        {line.state === 'closed' ? `Closed: ${line.reference}` : `${whatNext(line)}: ${line.reference}`}
      </a>
      <p class="app-duty__about">
        {`Told of on ${longDate(line.reported)}. `}
        {line.cases.length === 0
          ? line.state === 'closed'
            ? 'No case was named.'
            : 'No case is named yet.'
          : `About ${line.cases.join(', ')}.`}
        {line.state === 'open' && line.exposes && ' Somebody may be found or reached by it.'}
      </p>
    </div>
    <span class="app-by">
      {line.late && <Status tone="late">late</Status>}
      {line.state === 'open' && line.nextDue !== null && (
        <>
          <strong>{sayDue(line.nextDue, now)}</strong>
          <ExactEnd due={line.nextDue} now={now} />
        </>
      )}
      {line.state === 'open' && line.nextDue === null && <span>no time stated</span>}
    </span>
  </li>
)

export const leaksPage = definePage<Leaks>({
  path: paths.leaks,
  access: 'leaks',
  audit: 'read-what-got-out',
  shows: ['view:leaks'],
  load: (desk, visit) => desk.readLeaks(visit.token),
  view: ({ now, leaks }, visit) => (
    <Frame title="What may have got out" visit={visit} section="leaks" wide>
      <h1 class="govuk-heading-l">What may have got out</h1>
      <p class="govuk-body">
        While where somebody is, or how they are reached, may be known, nothing is sent on their case until it is agreed
        again with them how they are reached. Whoever told of it sees nothing of this.
      </p>
      {leaks.length === 0 && <p class="govuk-body">Nothing was told of.</p>}
      <ul class="app-duties">
        {leaks.map((line) => (
          <Line line={line} now={now} key={line.id} />
        ))}
      </ul>
    </Frame>
  ),
})
