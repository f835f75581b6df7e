/** Why the policy asks this: the clause, what set it off, how the time was worked out, and the reading relied on. */
import type { ComponentChildren } from 'preact'
import type { DutyExplained } from '../kit/desk.ts'
import { By, Clauses } from '../kit/duty-lines.tsx'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime } from '../kit/times.ts'
import { actTitle } from '../kit/words.ts'

type Data = { readonly explained: DutyExplained; readonly now: number }

const Row = ({ term, children }: { readonly term: string; readonly children: ComponentChildren }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{term}</dt>
    <dd class="govuk-summary-list__value">{children}</dd>
  </div>
)

const Explanation = ({ explained, now }: Data) => {
  const { duty } = explained
  return (
    <dl class="govuk-summary-list">
      <Row term="By when">
        <By duty={duty} now={now} />
      </Row>
      <Row term="The policy says">
        {duty.clauses.map((clause) => (
          <p class="govuk-body" key={clause.id}>
            {clause.says}
          </p>
        ))}
        <Clauses clauses={duty.clauses} />
      </Row>
      <Row term="The rule">{explained.rule}</Row>
      <Row term="What set it off">
        {explained.trigger ?? 'The day on which the policy took effect'}
        {`, ${exactTime(duty.opened)}`}
      </Row>
      {explained.steps.length > 0 && (
        <Row term="How the time is worked out">
          {explained.steps.map((step) => (
            <p class="govuk-body" key={step}>
              {step}
            </p>
          ))}
        </Row>
      )}
      {explained.skipped.length > 0 && (
        <Row term="Days that do not count">
          <ul class="govuk-list">
            {explained.skipped.map((day) => (
              <li key={day.date}>{`${day.date}: ${day.why}`}</li>
            ))}
          </ul>
        </Row>
      )}
      {explained.reading && (
        <Row term="How we read it">{`${explained.reading.reads} Decided by: ${explained.reading.decidedBy}.`}</Row>
      )}
      {explained.tensions.map((tension) => (
        <Row term="Pulls against" key={tension.reads}>
          {tension.reads}
        </Row>
      ))}
    </dl>
  )
}

export const explainDutyPage = definePage<Data>({
  path: '/asks/:id',
  access: 'sees-cases',
  audit: 'explain-what-is-asked',
  load: async (desk, visit) => {
    const explained = await desk.explainDuty(visit.token, visit.params.id ?? '')
    return explained ? { explained, now: desk.now() } : null
  },
  view: ({ explained, now }, visit) => {
    const { duty } = explained
    const reference = duty.caseReference
    return (
      <Frame title={reference ? `Why it is asked, ${reference}` : 'Why it is asked'} visit={visit}>
        {reference && (
          <p class="govuk-body">
            <a class="govuk-link" href={paths.case(reference)}>
              {`Back to case ${reference}`}
            </a>
          </p>
        )}
        <h1 class="govuk-heading-l">{duty.what}</h1>
        <Explanation explained={explained} now={now} />
        {duty.outcome === 'open' && duty.metBy.length > 0 && (
          <>
            <h2 class="govuk-heading-m">What meets it</h2>
            <ul class="govuk-list">
              {duty.metBy.map((act) => (
                <li key={act}>
                  <a
                    class="govuk-link"
                    href={reference ? paths.act(reference, act, { person: duty.person }) : paths.organisationAct(act)}
                  >
                    {actTitle(act)}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </Frame>
    )
  },
})
