/** What waits for me to agree: what is proposed, by whom, since when and what is still missing; to agree, or to say no with the reason. */
import type { Instant } from '../../record/london-time.ts'
import type { ApprovalLine, Approvals } from '../../views/read-approvals.ts'
import { riskPaths } from '../cases/risk/risk-paths.ts'
import { Clauses } from '../kit/clauses.tsx'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { exactTime, sayWhen } from '../kit/times.ts'
import { actTitle, missingThing, sayValueInside } from '../kit/words.ts'

/** Acts that are still to be done, as links to their forms; fields of the act itself as words. */
const Missing = ({ line }: { readonly line: ApprovalLine }) => {
  if (line.missing.length === 0) return <p class="app-duty__about">Nothing else is missing.</p>
  const things = line.missing.map((name) => missingThing(line.act, name))
  return (
    <p class="app-duty__about">
      {'Still missing: '}
      {things.map(({ label, act }, index) => (
        <span key={label}>
          {index > 0 && ', '}
          {act ? (
            <a
              class="govuk-link govuk-link--no-visited-state"
              href={paths.act(line.caseReference, act.name, { key: line.key })}
            >
              {label.charAt(0).toLowerCase() + label.slice(1)}
            </a>
          ) : (
            label.toLowerCase()
          )}
        </span>
      ))}
    </p>
  )
}

const WHO: Readonly<Record<ApprovalLine['waitsFor'], (roles: string) => string>> = {
  me: (roles) => `Any one of these may agree: ${roles}.`,
  own: (roles) => `You proposed this, so somebody else has to agree: ${roles}.`,
  'somebody-else': (roles) => `It waits for: ${roles}.`,
}

/** Where a second person looks at an entry: a risk that somebody would lower has a form of its own. */
const checkPath = ({ act, caseReference, entry }: ApprovalLine): string =>
  act === 'risk.assessed'
    ? riskPaths.second(caseReference, entry)
    : paths.act(caseReference, 'second-check.made', { entry: String(entry) })

/** What legal and the posts that authorise are passed: the form offers them for a legal step alone. */
const isLegalStep = (act: ApprovalLine['act']): boolean => act.startsWith('legal-action.')

/** What waits for a second person's eyes. */
const Check = ({ line, now }: { readonly line: ApprovalLine; readonly now: Instant }) => (
  <li class="app-duty">
    <div class="app-duty__what">
      <strong>{line.proposed}</strong>
      <p class="app-duty__about">
        <a class="govuk-link govuk-link--no-visited-state" href={paths.case(line.caseReference)}>
          {line.caseReference}
        </a>
      </p>
      <p class="app-duty__about">
        {line.waitsFor === 'own'
          ? 'You wrote this, so somebody else on the case has to look at it.'
          : 'It waits for a second person: anybody on the case but who wrote it.'}
      </p>
      {line.waitsFor === 'me' && (
        <p class="govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-1">
          <a class="app-duty__log" href={checkPath(line)}>
            Look at it, and decide
            <span class="govuk-visually-hidden">{`, ${line.caseReference}`}</span>
          </a>
        </p>
      )}
    </div>
    <span class="app-by">
      <strong>{`since ${sayWhen(line.since, now)}`}</strong>
      <span class="app-exact">{exactTime(line.since)}</span>
      <span class="app-exact">{`by ${line.by}`}</span>
    </span>
  </li>
)

const Line = ({ line, now }: { readonly line: ApprovalLine; readonly now: Instant }) => (
  <li class="app-duty">
    <div class="app-duty__what">
      <strong>{line.proposed}</strong>
      <p class="app-duty__about">
        <a class="govuk-link govuk-link--no-visited-state" href={paths.case(line.caseReference)}>
          {line.caseReference}
        </a>{' '}
        <Clauses clauses={line.clauses} />
      </p>
      <Missing line={line} />
      <p class="app-duty__about">{WHO[line.waitsFor](line.roles.map(sayValueInside).join(' or '))}</p>
      {line.waitsFor !== 'me' && isLegalStep(line.act) && (
        <p class="app-duty__about">
          {'Only somebody on the case sees that it waits. '}
          <a class="govuk-link govuk-link--no-visited-state" href={paths.act(line.caseReference, 'handover.made')}>
            Pass the case to one of them<span class="govuk-visually-hidden">{`, ${line.caseReference}`}</span>
          </a>
        </p>
      )}
      {line.waitsFor === 'me' && (
        <p class="govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-1">
          <a class="app-duty__log" href={paths.act(line.caseReference, line.agreement, { key: line.key })}>
            {actTitle(line.agreement)}
            <span class="govuk-visually-hidden">{`, ${line.caseReference}`}</span>
          </a>{' '}
          <a
            class="govuk-link govuk-link--no-visited-state"
            href={paths.act(line.caseReference, 'second-check.made', {
              entry: String(line.entry),
              outcome: 'not-agreed',
            })}
          >
            Do not agree, and say why<span class="govuk-visually-hidden">{`, ${line.caseReference}`}</span>
          </a>
        </p>
      )}
    </div>
    <span class="app-by">
      <strong>{`since ${sayWhen(line.since, now)}`}</strong>
      <span class="app-exact">{exactTime(line.since)}</span>
      <span class="app-exact">{`by ${line.by}`}</span>
    </span>
  </li>
)

export const approvalsPage = definePage<Approvals>({
  path: paths.approvals,
  access: 'sees-cases',
  audit: 'read-approvals',
  shows: ['view:approvals'],
  load: (desk, visit) => desk.readApprovals(visit.token),
  view: ({ now, approvals }, visit) => {
    const mine = approvals.filter((line) => line.waitsFor === 'me')
    const others = approvals.filter((line) => line.waitsFor !== 'me')
    const list = (lines: readonly ApprovalLine[]) => (
      <ul class="app-duties">
        {lines.map((line) => {
          const Shown = line.agreement === 'second-check.made' ? Check : Line
          return <Shown line={line} now={now} key={`${line.caseReference}${line.entry}${line.agreement}`} />
        })}
      </ul>
    )
    return (
      <Frame title="What waits for me to agree" visit={visit} section="today" wide>
        <h1 class="govuk-heading-l">What waits for me to agree</h1>
        {mine.length === 0 ? <p class="govuk-body">Nothing waits for you to agree.</p> : list(mine)}
        {others.length > 0 && (
          <section>
            <h2 class="govuk-heading-m">Waits for somebody else</h2>
            {list(others)}
          </section>
        )}
        <p class="app-note govuk-body">
          The policy says who has to agree, and the landlord what a second person looks at. You see here only the cases
          that you are on.
        </p>
      </Frame>
    )
  },
})
