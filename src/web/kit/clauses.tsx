/** Which clauses ask for something: each by the number that the policy prints, a link to what it says. */
import type { DutyLine } from '../../views/duty-line.ts'
import { paths } from './paths.ts'
import { sayClause } from './say-clause.ts'

/** One clause by its id, a link to what it says. */
export const ClauseLink = ({ id }: { readonly id: string }) => (
  <a class="govuk-link govuk-link--no-visited-state" href={paths.clause(id)}>
    {sayClause(id)}
  </a>
)

/** Several sentences under one printed number are named once. What has no number, as a front page, goes by its name. */
const named = (clauses: DutyLine['clauses']): DutyLine['clauses'] =>
  clauses.filter(({ printed }, index) => clauses.findIndex((each) => each.printed === printed) === index)

export const Clauses = ({ clauses }: { readonly clauses: DutyLine['clauses'] }) => (
  <span class="app-clauses">
    {named(clauses).map((clause, index) => (
      <span key={clause.id}>
        {index > 0 && ', '}
        <a class="govuk-link govuk-link--no-visited-state" href={paths.clause(clause.id)} title={clause.says}>
          {/^\d/.test(clause.printed) ? `clause ${clause.printed}` : clause.printed}
        </a>
      </span>
    ))}
  </span>
)
