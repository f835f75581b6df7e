/** What the landlord's rule makes of a child or somebody who saw it, beside their part on the record. */

import type { PersonShown } from '../../../views/areas/people.ts'
import type { CasePage, PersonOnCase } from '../../../views/case-page.ts'
import { ClauseLink } from '../../kit/clauses.tsx'
import { paths } from '../../kit/paths.ts'
import { sayClause } from '../../kit/say-clause.ts'
import { longDate } from '../../kit/times.ts'
import { peoplePath } from './people-paths.ts'

/** Several sentences under one number are named once. */
const oneOfEach = (clauses: readonly string[]): readonly string[] =>
  clauses.filter((id, index) => clauses.findIndex((each) => sayClause(each) === sayClause(id)) === index)

const SAYS = {
  victim: 'By the policy’s rule: a victim in their own right.',
  witness: 'By the policy’s rule: a witness, since they are related to neither person.',
  'not-known': 'By the policy’s rule: not known yet. Say how they were affected, and to whom they are related.',
} as const

const SafeguardingLink = (props: { readonly person: PersonOnCase; readonly page: CasePage; readonly says: string }) => (
  <>
    <a
      class="govuk-link"
      href={paths.act(props.page.reference, 'safeguarding-concern.identified', { person: props.person.id })}
    >
      {props.says}
      <span class="govuk-visually-hidden">{` for ${props.person.name}`}</span>
    </a>
    {'.'}
  </>
)

type Props = { readonly shown: PersonShown; readonly page: CasePage; readonly clauses: readonly string[] }

export const ChildRuleLine = ({
  shown: { person, rule, differs, wasUnder16, safeguardedAt },
  page,
  clauses,
}: Props) => {
  if (rule.role === null && !rule.safeguarding) return null
  return (
    <p class="app-duty__about">
      {rule.role && SAYS[rule.role]}
      {differs && (
        <>
          {' On the record they have another part: '}
          <a class="govuk-link" href={peoplePath(page.reference, 'part', { person: person.id })}>
            put it right<span class="govuk-visually-hidden">{`, ${person.name}`}</span>
          </a>
          {'.'}
        </>
      )}
      {wasUnder16 && (
        <>
          {' By their date of birth they were under 16 when something on this case happened: '}
          <a class="govuk-link" href={peoplePath(page.reference, 'part', { person: person.id })}>
            put their age right<span class="govuk-visually-hidden">{`, ${person.name}`}</span>
          </a>
          {'.'}
        </>
      )}
      {rule.childAbuse && ' Abuse of somebody under 16 is child abuse: it goes to safeguarding.'}
      {rule.safeguarding &&
        (safeguardedAt === null ? (
          <>
            {' Under 18, so the safeguarding question is asked whatever their part: '}
            <SafeguardingLink person={person} page={page} says="answer it" />
          </>
        ) : (
          <>
            {` Under 18: the safeguarding question was answered on ${longDate(safeguardedAt)}. If something new came up, `}
            <SafeguardingLink person={person} page={page} says="answer it again" />
          </>
        ))}
      {rule.role && (
        <>
          {' ('}
          {oneOfEach(clauses).map((id, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <ClauseLink id={id} />
            </span>
          ))}
          {')'}
        </>
      )}
    </p>
  )
}
