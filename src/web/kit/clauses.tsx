/** Which clauses ask for something: each by the number that the policy prints, a link to what it says. */
import type { DutyLine } from '../../views/duty-line.ts'
import { paths } from './paths.ts'

export const Clauses = ({ clauses }: { readonly clauses: DutyLine['clauses'] }) => (
  <span class="app-clauses">
    {clauses.map((clause, index) => (
      <span key={clause.id}>
        {index > 0 && ', '}
        <a class="govuk-link govuk-link--no-visited-state" href={paths.clause(clause.id)} title={clause.says}>
          {`clause ${clause.printed}`}
        </a>
      </span>
    ))}
  </span>
)
