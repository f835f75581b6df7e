/** One complaint: how its maker is reached, by when what is due, what can be done, and what was done. */

import { Answer } from '../../design-system/parts/answer.tsx'
import type { ComplaintPage } from '../../views/complaints/complaint-page.ts'
import { ClauseLink } from '../kit/clauses.tsx'
import { one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, longDate, sayWhen } from '../kit/times.ts'
import { fieldLabel, sayValue, sayValueInside } from '../kit/words.ts'
import { Clocks } from './clock-lines.tsx'
import { COMPLAINT_FORMS } from './complaint-forms.ts'
import { Reach } from './reach.tsx'

/** Somebody else answers stage 2 than stage 1: said before an answer is written that would be refused. */
const NotYours = ({ page }: { readonly page: ComplaintPage }) =>
  page.may.includes('complaint.extended') && !page.may.includes('complaint.answered') ? (
    <p class="govuk-body">
      {page.handlers.length > 0
        ? 'You answered stage 1, so somebody else answers this. Give it to them.'
        : 'You answered stage 1, so somebody else answers this, and nobody else handles complaints here. Ask whoever gives roles.'}
    </p>
  ) : null

const Does = ({ page }: { readonly page: ComplaintPage }) => {
  const [first, ...others] = page.may.flatMap((type) => COMPLAINT_FORMS.find((form) => form.type === type) ?? [])
  if (!first) return null
  return (
    <nav class="app-side" aria-label="Do something here">
      <NotYours page={page} />
      <p class="govuk-body">
        <a class="govuk-button govuk-!-margin-bottom-2" href={paths.complaintForm(page.reference, first.slug)}>
          {first.title}
        </a>
      </p>
      <ul class="app-plain">
        {others.map(({ slug, title }) => (
          <li key={slug}>
            <a class="govuk-link" href={paths.complaintForm(page.reference, slug)}>
              {title}
            </a>
          </li>
        ))}
        <li>
          <a class="govuk-link" href={paths.concern}>
            It makes me think of abuse: pass it on
          </a>
        </li>
      </ul>
    </nav>
  )
}

const Row = ({ label, children }: { readonly label: string; readonly children: string }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{label}</dt>
    <dd class="govuk-summary-list__value">{children}</dd>
  </div>
)

const Facts = ({ page }: { readonly page: ComplaintPage }) => (
  <section>
    <h2 class="govuk-heading-m">What it is about</h2>
    {page.about.map((said) => (
      <p class="govuk-body app-words" key={said}>
        {said}
      </p>
    ))}
    <dl class="govuk-summary-list">
      <Row label="From">{page.name ?? 'Nobody wrote down a name'}</Row>
      <Row label="Came">
        {`${longDate(page.received)}${page.channel === null ? '' : `, by ${sayValueInside(page.channel)}`}`}
      </Row>
      <Row label="With">{page.handler?.name ?? 'Nobody yet'}</Row>
      {page.officer !== null && <Row label="About the work of">{`${page.officer}, who does not see it`}</Row>}
    </dl>
  </section>
)

const Written = ({ page }: { readonly page: ComplaintPage }) => (
  <section>
    <h2 class="govuk-heading-m">What was done</h2>
    <ol class="govuk-list app-timeline" reversed>
      {page.written.map((entry) => (
        <li class="govuk-!-margin-bottom-3" key={entry.n}>
          <strong>{entry.sentence}</strong>
          <br />
          {`${sayWhen(entry.at, page.now)}, ${entry.by}`} <span class="app-exact">{exactTime(entry.at)}</span>
          {entry.type !== 'complaint.received' &&
            entry.words.map(({ name, value }) => (
              <p
                class="govuk-body govuk-!-margin-bottom-1"
                key={name}
              >{`${fieldLabel(entry.type, name).replace(/([^?])$/, '$1:')} ${value}`}</p>
            ))}
        </li>
      ))}
    </ol>
  </section>
)

export const complaintPage = definePage<ComplaintPage>({
  path: '/complaints/:complaint',
  access: 'complaint',
  audit: 'read-a-complaint',
  shows: ['view:complaint'],
  load: (desk, visit) => desk.readComplaint(visit.token, visit.params.complaint ?? ''),
  view: (page, visit) => (
    <Frame title={`Complaint ${page.reference}`} visit={visit} section="complaints" wide>
      {one(visit.query, 'noted') !== '' && (
        <Answer>
          <p class="govuk-body">
            <strong>Recorded.</strong>
          </p>
        </Answer>
      )}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{`${sayValue(page.stage)}, ${sayValueInside(page.state)}`}</span>
        {page.reference}
      </h1>
      <Reach page={page} />
      <div class="app-two">
        <div class="app-two__side">
          <Does page={page} />
        </div>
        <div class="app-two__main">
          <Clocks page={page} />
          {page.policyAsks.length > 0 && (
            <section>
              <h2 class="govuk-heading-m">What our policy asks</h2>
              <ul class="govuk-list">
                {page.policyAsks.map(({ clause, says }) => (
                  <li key={clause}>
                    {says} <ClauseLink id={clause} />
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Facts page={page} />
          <Written page={page} />
        </div>
      </div>
    </Frame>
  ),
})
