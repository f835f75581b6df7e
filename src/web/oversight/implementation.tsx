/** How far the policy is carried out: what is late, in which team and under which clause; numbers, and no case. Source: MHA-8.1.a. */
import { SummaryList } from '../../design-system/govuk/summary-list.tsx'
import { Status } from '../../design-system/parts/status.tsx'
import type { Implementation, Standing } from '../../views/implementation.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { longDate } from '../kit/times.ts'

/** Clauses with something late are all shown; of the others so many. */
const CLAUSES = 20

const Numbers = ({ standing, rounded }: { readonly standing: Standing; readonly rounded: boolean }) => (
  <span class="app-by">
    {standing.late > 0 ? (
      <strong class="app-late">{`${standing.late}${rounded ? ' or more' : ''} late`}</strong>
    ) : (
      <span>{rounded ? 'fewer than 5 late' : 'none late'}</span>
    )}
    <span>{`${standing.live}${rounded ? ' or more' : ''} open`}</span>
    {standing.oldest !== null ? (
      <span class="app-exact">{`the longest since ${longDate(standing.oldest)}`}</span>
    ) : (
      standing.since !== null && <span class="app-exact">{`the oldest from ${longDate(standing.since)}`}</span>
    )}
  </span>
)

const Sum = ({ standing: { live, late }, rounded = false }: { standing: Standing; rounded?: boolean }) =>
  rounded ? (
    live === 0 ? (
      'Fewer than 5'
    ) : (
      `${live} or more, of which ${late === 0 ? 'fewer than 5' : `${late} or more`} late`
    )
  ) : (
    <>
      {`${live} now `}
      <Status tone={late > 0 ? 'late' : 'good'}>{late > 0 ? `${late} late` : 'none late'}</Status>
    </>
  )

const Teams = ({ page }: { readonly page: Implementation }) => (
  <section>
    <h2 class="govuk-heading-m">By team</h2>
    <p class="govuk-body">
      The team that the policy names, or else the one that owns the case. Ask its manager about what is late: you need
      not be on a case for that.
    </p>
    <ul class="app-duties">
      {page.teams.map((team) => (
        <li class="app-duty" key={team.id}>
          <div class="app-duty__what">
            <strong>{team.id === '' ? 'The organisation itself, or nobody named' : team.name}</strong>
          </div>
          <Numbers standing={team} rounded={page.rounded} />
        </li>
      ))}
    </ul>
  </section>
)

const Clauses = ({ page }: { readonly page: Implementation }) => {
  const late = page.clauses.filter((clause) => clause.late > 0)
  const shown = page.clauses.slice(0, Math.max(late.length, CLAUSES))
  return (
    <section>
      <h2 class="govuk-heading-m">By clause</h2>
      <ul class="app-duties">
        {shown.map((clause) => (
          <li class="app-duty" key={clause.id}>
            <div class="app-duty__what">
              <a class="govuk-link govuk-link--no-visited-state app-duty__title" href={paths.clause(clause.id)}>
                {/^\d/.test(clause.printed) ? `Clause ${clause.printed}` : clause.printed}
                <span class="govuk-visually-hidden">{`, ${clause.id}`}</span>
              </a>
              <p class="app-duty__about">{clause.says}</p>
            </div>
            <Numbers standing={clause} rounded={page.rounded} />
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        {shown.length < page.clauses.length && `${page.clauses.length - shown.length} more clauses have nothing late. `}
        {`${page.quiet} clauses have nothing open${page.rounded ? ', or too little to be shown' : ''}. `}
        <a class="govuk-link" href={paths.policy}>
          Every clause is on the page of the policy
        </a>
      </p>
    </section>
  )
}

export const implementationPage = definePage<Implementation>({
  path: paths.implementation,
  access: 'oversees',
  audit: 'read-the-implementation',
  shows: ['view:implementation'],
  load: (desk, visit) => desk.readImplementation(visit.token),
  view: (page, visit) => (
    <Frame title="How it stands" visit={visit} section="today" wide>
      <h1 class="govuk-heading-l">How the policy is carried out</h1>
      <p class="govuk-body">{`${page.landlord}, version ${page.version}, as it stands now.`}</p>
      <SummaryList
        classes="app-facts"
        rows={[
          ...(page.responsible === null ? [] : [{ key: 'Answers for it', value: page.responsible }]),
          { key: 'Asked for on cases', value: <Sum standing={page.onCases} rounded={page.rounded} /> },
          {
            key: 'Asked of us as an organisation',
            value: (
              <>
                <Sum standing={page.ofUs} />{' '}
                <a class="govuk-link" href={paths.organisation}>
                  See what
                </a>
              </>
            ),
          },
        ]}
      />
      <Teams page={page} />
      <Clauses page={page} />
      <p class="app-note govuk-body">
        {page.rounded &&
          'Nothing that is about fewer than five cases is counted here, and all else is rounded down to five: a small number can lead to somebody. Whoever leads the cases sees every one. '}
        Numbers alone: no case and no person can be seen from here. Cases of colleagues are not counted; the people team
        answers for those. What a policy sets no time for is never late.
      </p>
    </Frame>
  ),
})
