/** One thing that may have got out: what is to be done and by when, what was told, and of which case. */
import { Answer } from '../../design-system/parts/answer.tsx'
import { Status } from '../../design-system/parts/status.tsx'
import type { LeakPage } from '../../views/leaks/read-leaks.ts'
import { ExactEnd } from '../kit/exact-end.tsx'
import { one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, longDate, sayDue, sayWhen } from '../kit/times.ts'
import { undecidedOrStanding } from './decide-case.tsx'
import { sayCaseState, sayHow, sayLearnt, sayOutcome, sayStep, sayWhat } from './leak-words.ts'

type Shown = { readonly page: LeakPage }

const Steps = ({ page }: Shown) => (
  <section>
    <h2 class="govuk-heading-m">What has to be done</h2>
    <ol class="app-duties">
      {page.steps.map(({ step, due, law, taken, late }) => (
        <li class={late && taken === null ? 'app-duty app-duty--late' : 'app-duty'} key={step}>
          <div class="app-duty__what">
            <strong>{sayStep(step)}</strong>
            <p class="app-duty__about">
              {taken === null ? 'Not yet. ' : `${sayOutcome(taken.outcome)}, ${longDate(taken.at)}. `}
              {law === null
                ? due === null
                  ? 'Without delay; no time is stated.'
                  : 'A time of our own.'
                : `Law: ${law}.`}
              {page.state === 'open' && taken?.outcome !== 'done' && (
                <>
                  {' '}
                  <a class="govuk-link" href={paths.leakStep(page.reference, step)}>
                    {taken === null ? 'Write it down' : 'Write down what came since'}
                    <span class="govuk-visually-hidden">{`: ${sayStep(step)}`}</span>
                  </a>
                </>
              )}
            </p>
            {step === 'safety-call' && taken === null && (
              <p class="app-duty__about">
                From a number that says nothing, to a way that leaves nothing behind. Ask who can hear before you say
                anything. Agree again how they are reached, on their case.
              </p>
            )}
          </div>
          <span class="app-by">
            {late && <Status tone="late">late</Status>}
            {due !== null && taken === null && (
              <>
                <strong>{sayDue(due, page.now)}</strong>
                <ExactEnd due={due} now={page.now} />
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
    {page.law && (
      <p class="govuk-body">
        {`${page.law.name}${page.law.verified ? '' : ' (not checked by a lawyer yet)'}: ${page.law.hours} hours. ${page.law.note}`}
      </p>
    )}
  </section>
)

const Row = ({ label, children }: { readonly label: string; readonly children: string }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{label}</dt>
    <dd class="govuk-summary-list__value">{children}</dd>
  </div>
)

const Told = ({ page }: Shown) => (
  <section>
    <h2 class="govuk-heading-m">What was told</h2>
    {page.account && <p class="govuk-body app-words">{page.account}</p>}
    <dl class="govuk-summary-list">
      <Row label="May be known">{page.what.map(sayWhat).join('; ')}</Row>
      <Row label="Who could know it">{page.learnt.map(sayLearnt).join('; ') || 'Not said'}</Row>
      <Row label="How">{page.how === null ? 'Not said' : sayHow(page.how)}</Row>
      <Row label="Still going on">{page.goesOn === null ? 'Not said' : page.goesOn ? 'Yes, or not known' : 'No'}</Row>
      <Row label="Whose safety">{page.whose ?? 'Not said'}</Row>
      <Row label="Known since">{`${exactTime(page.known)}, ${page.by}`}</Row>
    </dl>
  </section>
)

const Cases = ({ page }: Shown) => {
  const undecided = page.cases.filter(({ state }) => state === 'raised' || state === 'held')
  return (
    <section>
      <h2 class="govuk-heading-m">Of which case</h2>
      {page.cases.length === 0 && <p class="govuk-body">None is named yet.</p>}
      <ul class="app-plain">
        {page.cases.map(({ id, reference, state }) => (
          <li class="govuk-!-margin-bottom-2" key={id}>
            <strong>{reference}</strong>
            {`: ${sayCaseState(state)}`}
          </li>
        ))}
      </ul>
      {page.state === 'open' && undecided.length > 0 && (
        <p class="govuk-body">
          <strong>
            {'Decide within the hour whether it is of this case. '}
            <a class="govuk-link" href={paths.leakForm(page.reference, 'decide')}>
              Say whether it is
            </a>
          </strong>
        </p>
      )}
    </section>
  )
}

/** In the words of the list of what has to be done. */
const sayWritten = ({ sentence, step, outcome }: LeakPage['written'][number]): string =>
  step === null || outcome === null ? sentence : `${sayStep(step)}: ${sayOutcome(outcome).toLowerCase()}`

const Written = ({ page }: Shown) => (
  <section>
    <h2 class="govuk-heading-m">What was done</h2>
    <ol class="govuk-list app-timeline" reversed>
      {page.written.map((entry) => (
        <li class="govuk-!-margin-bottom-3" key={entry.n}>
          <strong>{sayWritten(entry)}</strong>
          <br />
          {`${sayWhen(entry.at, page.now)}, ${entry.by}`} <span class="app-exact">{exactTime(entry.at)}</span>
          {entry.reasons && <p class="govuk-body govuk-!-margin-bottom-1">{entry.reasons}</p>}
        </li>
      ))}
    </ol>
  </section>
)

const Decide = ({ page }: Shown) =>
  undecidedOrStanding(page).length === 0 ? null : (
    <li>
      <a class="govuk-link" href={paths.leakForm(page.reference, 'decide')}>
        {page.closes ? 'Decide about a case, or take a wrong one back' : 'Decide about a case'}
      </a>
    </li>
  )

const Does = ({ page }: Shown) =>
  page.state === 'closed' ? (
    <ul class="app-plain">
      <Decide page={page} />
    </ul>
  ) : (
    <nav class="app-side" aria-label="Do something here">
      <p class="govuk-body">
        <a class="govuk-button govuk-!-margin-bottom-2" href={paths.leakForm(page.reference, 'step')}>
          Write down a step
        </a>
      </p>
      <ul class="app-plain">
        <li>
          <a class="govuk-link" href={paths.leakForm(page.reference, 'case')}>
            Say which case it is
          </a>
        </li>
        <Decide page={page} />
        {page.closes && (
          <li>
            <a class="govuk-link" href={paths.leakForm(page.reference, 'close')}>
              Close it
            </a>
          </li>
        )}
      </ul>
    </nav>
  )

export const leakPage = definePage<LeakPage>({
  path: '/got-out/:leak',
  access: 'leak',
  audit: 'read-one-that-got-out',
  shows: ['view:leak'],
  load: (desk, visit) => desk.readLeak(visit.token, visit.params.leak ?? ''),
  view: (page, visit) => (
    <Frame title={page.reference} visit={visit} section="leaks" wide>
      {one(visit.query, 'noted') !== '' && (
        <Answer>
          <p class="govuk-body">
            <strong>Recorded.</strong>
          </p>
        </Answer>
      )}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{page.state === 'closed' ? 'Closed' : 'Open'}</span>
        {page.reference}
      </h1>
      {page.state === 'open' && page.cases.every(({ state }) => state === 'withdrawn') && (
        <p class="govuk-body">
          <strong>No case is named yet, so nothing is held back. Say which case it is.</strong>
        </p>
      )}
      <div class="app-two">
        <div class="app-two__side">
          <Does page={page} />
        </div>
        <div class="app-two__main">
          <Cases page={page} />
          <Steps page={page} />
          <Told page={page} />
          <Written page={page} />
        </div>
      </div>
    </Frame>
  ),
})
