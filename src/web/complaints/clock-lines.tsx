/** The clocks of a complaint as the law states them: whose times they are, what runs, what was met, and which days did not count. */
import { Details } from '../../design-system/govuk/details.tsx'
import type { ComplaintPage, SchemeShown } from '../../views/complaints/complaint-page.ts'
import { ExactEnd } from '../kit/exact-end.tsx'
import { exactEnd, exactTime, longDate, sayDate, sayDue } from '../kit/times.ts'
import { sayValueInside } from '../kit/words.ts'

type Clock = ComplaintPage['clocks'][number]

const NATIONS: Readonly<Record<string, string>> = { england: 'England', wales: 'Wales' }

/** Whose times these are: law, apart from what our own policy asks. */
export const Scheme = ({ scheme }: { readonly scheme: SchemeShown | null }) => {
  if (scheme === null) return <p class="govuk-body">Law: no scheme is known here for a complaint of that time.</p>
  return (
    <p class="govuk-body">
      <strong>{`Law, ${NATIONS[scheme.nation] ?? scheme.nation}: `}</strong>
      {scheme.hasTimes
        ? `${scheme.name}, in working days of England and Wales.${scheme.verified ? '' : ' To be checked.'}`
        : `${scheme.name}. ${scheme.note}`}
    </p>
  )
}

const WHAT = { acknowledge: 'Acknowledge it', answer: 'Answer it' } as const

/** `5 working days from receipt`, and more time that was taken. */
const counted = ({ days, extended, countsFrom, from }: Clock): string =>
  `${days} working days${extended > 0 ? ` and ${extended} more` : ''} from ${
    countsFrom === 'last day to acknowledge' ? 'the last day to acknowledge it' : countsFrom
  }, ${longDate(from)}`

/** Whether it is past, said as a rule only where the time was checked. */
function standing(clock: Clock, running: boolean, now: number): string {
  const { due, done, verified } = clock
  if (done !== null)
    return done < due ? `Done ${exactTime(done)}, in time` : `Done ${exactTime(done)}, after ${exactEnd(due)}`
  if (!running) return `By ${exactEnd(due)}`
  return verified || now <= due ? sayDue(due, now) : `Past ${exactEnd(due)}`
}

const Line = ({ clock, running, now }: { readonly clock: Clock; readonly running: boolean; readonly now: number }) => {
  const late = running && clock.verified && now > clock.due
  return (
    <li class={late ? 'app-duty app-duty--late' : 'app-duty'}>
      <div class="app-duty__what">
        <strong>{`${WHAT[clock.what]} (${sayValueInside(clock.stage)})`}</strong>
        <p class="app-duty__about">{`Law: ${counted(clock)}.${clock.verified ? '' : ' To be checked: not a rule here.'}`}</p>
        {clock.beyond && (
          <p class="app-duty__about">
            <strong>{`More than the ${clock.longestExtension} more working days that the scheme lets pass: say why in your answer.`}</strong>
          </p>
        )}
      </div>
      <span class="app-by">
        <strong>{standing(clock, running, now)}</strong>
        {running && clock.done === null && (late || now <= clock.due) && <ExactEnd due={clock.due} now={now} />}
      </span>
    </li>
  )
}

export const Clocks = ({ page }: { readonly page: ComplaintPage }) => {
  const { clocks, running, now } = page
  const isRunning = (clock: Clock) => running?.what === clock.what && running.stage === clock.stage
  const skipped = running?.skipped ?? []
  return (
    <section>
      <h2 class="govuk-heading-m">By when</h2>
      <Scheme scheme={page.scheme} />
      <ul class="app-duties">
        {clocks
          .filter((clock) => clock.done !== null || (page.state !== 'closed' && page.state !== 'answered'))
          .map((clock) => (
            <Line clock={clock} running={isRunning(clock)} now={now} key={`${clock.stage} ${clock.what}`} />
          ))}
      </ul>
      {skipped.length > 0 && (
        <Details summaryText="Days that did not count">
          <ul class="govuk-list">
            {skipped.map((day) => (
              <li key={day.date}>{`${sayDate(day.date)}: ${day.why === 'bank holiday' ? day.name : day.why}`}</li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  )
}
