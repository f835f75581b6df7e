/** Three answers kept apart: the law's tests, the policy's own list, and what a person said. None of them is a condition of help. */

import type { AreaPage } from '../../../views/area-page.ts'
import type { PairShown, PeopleShown } from '../../../views/areas/people.ts'
import { ClauseLink } from '../../kit/clauses.tsx'
import { longDate } from '../../kit/times.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { peoplePath } from './people-paths.ts'

const COVERED = {
  yes: 'Yes, the policy covers it.',
  no: 'Nothing that was told is on its list for people who are not connected. Help does not end.',
  'not-known': 'Not known yet: say what was done, and how they are connected.',
} as const

const sayOutcome = (outcome: string): string =>
  outcome === 'within-policy-only' ? 'Covered by the policy, not by the Act' : sayValue(outcome)

const CONNECTED = {
  yes: 'Yes.',
  no: 'No.',
  'not-known': 'Not known yet: say how they are connected.',
} as const

type PairProps = { readonly pair: PairShown; readonly apart: PeopleShown['notConnected']; readonly reference: string }

/** Where it goes between people who are not connected: the landlord's own policy on it, and the way to pass it on. */
const Apart = ({ apart, reference }: Omit<PairProps, 'pair'>) => (
  <>
    {` What neighbours and others do is dealt with by the ${apart.policy}${apart.clauses.length > 0 ? ' (' : '. '}`}
    {apart.clauses.map((clause, index) => (
      <span key={clause}>
        {index > 0 && ', '}
        <ClauseLink id={clause} />
      </span>
    ))}
    {apart.clauses.length > 0 && '). '}
    <a class="govuk-link" href={peoplePath(reference, 'pass-on')}>
      Pass it on
    </a>
  </>
)

const Pair = ({ pair, apart, reference }: PairProps) => (
  <section>
    <h3 class="govuk-heading-s">{`${pair.victim.name} and ${pair.perpetrator.name}`}</h3>
    <dl class="govuk-summary-list">
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">Personally connected</dt>
        <dd class="govuk-summary-list__value">
          {pair.connected === 'yes' && pair.connections.length === 0
            ? 'Yes, by a test of the law. The policy’s own words do not name it.'
            : CONNECTED[pair.connected]}
          {pair.connections.map(({ relation, clause }) => (
            <span key={`${relation}${clause}`}>
              {` The policy names: ${sayValueInside(relation)} (`}
              <ClauseLink id={clause} />
              {').'}
            </span>
          ))}
          {pair.connected === 'no' && <Apart apart={apart} reference={reference} />}
        </dd>
      </div>
      {pair.law.map((line) => (
        <div class="govuk-summary-list__row" key={line.law}>
          <dt class="govuk-summary-list__key">{`Law${line.verified ? '' : ' (to verify)'}: ${line.law}`}</dt>
          <dd class="govuk-summary-list__value">{line.says}</dd>
        </div>
      ))}
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">The policy’s own list</dt>
        <dd class="govuk-summary-list__value">
          {COVERED[pair.policy.covered]}
          {pair.policy.named.map(({ abuse, clause }) => (
            <span key={`${abuse}${clause}`}>
              {` It names: ${sayValueInside(abuse)} (`}
              <ClauseLink id={clause} />
              {').'}
            </span>
          ))}
        </dd>
      </div>
    </dl>
  </section>
)

export const ThreeAnswers = ({ data: { page, shows } }: { readonly data: AreaPage<PeopleShown> }) => (
  <section>
    <h2 class="govuk-heading-m">What law and policy call it</h2>
    <p class="govuk-body">
      Nothing that is asked, offered or done here depends on these answers, and none of them changes somebody’s part.
    </p>
    {shows.pairs.length === 0 && (
      <p class="govuk-body">They speak of two people: name who is harmed and who causes harm, as far as you know.</p>
    )}
    {shows.pairs.map((pair) => (
      <Pair
        pair={pair}
        apart={shows.notConnected}
        reference={page.reference}
        key={`${pair.victim.id}${pair.perpetrator.id}`}
      />
    ))}
    <p class="govuk-body">
      {shows.classified
        ? `${shows.classified.by} said on ${longDate(shows.classified.at)}: ${sayOutcome(shows.classified.outcome).toLowerCase()}. `
        : 'Nobody has said yet what it is by the law and the policy. '}
      <a class="govuk-link" href={peoplePath(page.reference, 'classify')}>
        {shows.classified ? 'Say it again' : 'Say it now'}
      </a>
    </p>
  </section>
)
