/** One person causing harm: what they hold with us, what was decided, how we were in touch, and whether they want to change. */
import { Details } from '../../../design-system/govuk/details.tsx'
import type { AreaPage } from '../../../views/area-page.ts'
import type { ActionShown, HarmingPerson, Weighed } from '../../../views/areas/action.ts'
import { paths } from '../../kit/paths.ts'
import { longDate, sayDate } from '../../kit/times.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { sayCustomerType } from '../person-words.ts'
import { actionPath } from './action-paths.ts'
import { sayAction, sayDecision, sayHolding } from './action-words.ts'

type Data = AreaPage<ActionShown>

const Decision = ({ weighed }: { readonly weighed: Weighed }) => (
  <>
    <p class="govuk-body govuk-!-margin-bottom-1">
      <strong>{sayDecision(weighed.decision)}</strong>
      {`, ${longDate(weighed.at)}, ${weighed.by}`}
    </p>
    <p class="govuk-body govuk-!-margin-bottom-1">{`Weighed: ${weighed.options.map(sayAction).join('; ')}.`}</p>
    {weighed.reasons && <p class="govuk-body">{weighed.reasons}</p>}
  </>
)

const Change = ({ person, reference }: { readonly person: HarmingPerson; readonly reference: string }) => (
  <p class="govuk-body">
    {person.wantsChange === null
      ? 'Nobody has recorded that they want to change. '
      : `Said on ${longDate(person.wantsChange)} that they want to change. `}
    {person.ledTo.map((each) => `${sayValue(each.to)}, ${longDate(each.at)}. `)}
    {person.ledTo.length === 0 && (
      <a class="govuk-link" href={actionPath(reference, 'change', { person: person.id })}>
        {person.wantsChange === null ? 'They want to change' : 'Find a service for them'}
      </a>
    )}
    {' Support to change never stops or delays a step that protects somebody.'}
  </p>
)

const Entry = ({ person, reference }: { readonly person: HarmingPerson; readonly reference: string }) =>
  person.restricted ? (
    <p class="govuk-body">
      {`On the Restricted Access List since ${longDate(person.restricted.since)}${person.restricted.wording ? `: ${sayValueInside(person.restricted.wording)}` : ''}. `}
      {person.restricted.reviewOn && `Look at it again on ${sayDate(person.restricted.reviewOn)}. `}
      <a class="govuk-link" href={paths.act(reference, 'restricted-access.removed', { person: person.id })}>
        Take it off the list
      </a>
    </p>
  ) : null

export const Harming = ({ person, data }: { readonly person: HarmingPerson; readonly data: Data }) => {
  const { reference } = data.page
  const [latest, ...earlier] = person.weighed
  const isColleague = person.customerType === 'colleague' || person.customerType === 'colleague-and-customer'
  return (
    <section>
      <h2 class="govuk-heading-m">{person.name}</h2>
      <p class="govuk-body">
        {person.customerType && `To us: ${sayCustomerType(data.page.labels, person.customerType)}. `}
        {sayHolding(person.holding)}{' '}
        {person.recordsSay && 'Our housing records say so, and this case does not yet: the policy goes by the case. '}
        {(person.recordsSay || person.holding === 'not-known') && (
          <a class="govuk-link" href={paths.act(reference, 'person.updated', { person: person.id })}>
            {person.recordsSay ? 'Put it on the case' : 'Say what they hold'}
          </a>
        )}
        {isColleague && ' What follows from their work here is for the People Team, not for this page.'}
      </p>
      {person.sharesWithVictim && (
        <p class="govuk-body">
          A person harmed holds a home jointly. A step that ends the whole tenancy would end theirs too.
        </p>
      )}
      {latest ? (
        <Decision weighed={latest} />
      ) : (
        <p class="govuk-body">
          {'Nobody has written down yet what was weighed and decided. '}
          <a class="govuk-link" href={actionPath(reference, 'weigh', { person: person.id })}>
            Weigh what to do
          </a>
        </p>
      )}
      {earlier.length > 0 && (
        <Details summaryText={`Earlier decisions (${earlier.length})`}>
          {earlier.map((each) => (
            <Decision weighed={each} key={each.n} />
          ))}
        </Details>
      )}
      <Change person={person} reference={reference} />
      <Entry person={person} reference={reference} />
      {person.contacts.length > 0 && (
        <Details summaryText={`Contact with them (${person.contacts.length})`}>
          <ul class="govuk-list govuk-list--bullet">
            {person.contacts.map((each) => (
              <li key={each.at}>{`${longDate(each.at)}, ${each.by}: ${sayValueInside(each.purpose)}`}</li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  )
}
