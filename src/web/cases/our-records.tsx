/** What our records say of somebody on a case, beside their name: how they hold their home, and with whom. */
import type { CasePage } from '../../views/case-page.ts'
import { recordsSayOtherwise } from '../../views/held-with-us.ts'
import { paths } from '../kit/paths.ts'
import { sayValueInside } from '../kit/words.ts'
import { sayCustomerType } from './person-words.ts'

const TENANCIES = {
  sole: 'Holds the home alone',
  joint: 'Holds the home jointly',
  household: 'Lives in one of our homes, holds no tenancy',
  former: 'No longer has a tenancy with us',
} as const

const names = new Intl.ListFormat('en-GB')

export const OurRecords = ({ page, person }: { readonly page: CasePage; readonly person: string }) => {
  const known = page.customers.find((each) => each.person === person)
  const hasKept = page.kept.some((each) => each.person === person)
  const links = (
    <p class="govuk-body-s">
      <a class="govuk-link" href={paths.matchPerson(page.reference, person)}>
        {known ? 'Match again' : 'Match to our records'}
      </a>
      {' · '}
      <a class="govuk-link" href={paths.keptAddress(page.reference, person)}>
        {hasKept ? 'Address kept apart' : 'Keep an address apart'}
      </a>
      {known && known.matchedBy !== null && (
        <>
          {' · '}
          <a class="govuk-link" href={paths.act(page.reference, 'entry.retracted', { entry: String(known.matchedBy) })}>
            It is not them: take the match back
          </a>
        </>
      )}
    </p>
  )
  if (!known) return links
  const { tenancy, tenure, area, jointWith, jointWithCauseOfHarm, ownCases, addressApart } = known
  const otherwise = recordsSayOtherwise(page, person)
  const facts = [
    tenancy === null ? 'In our records, with no tenancy' : TENANCIES[tenancy],
    jointWith.length > 0 ? `with ${names.format(jointWith.map((each) => each.name))}` : null,
    tenure && sayValueInside(tenure),
    area === null ? null : `area: ${area}`,
    addressApart ? 'the home is kept apart' : null,
  ]
  return (
    <>
      <p class="govuk-body-s">{facts.filter(Boolean).join(', ')}</p>
      {jointWithCauseOfHarm && (
        <p class="govuk-body-s">
          <strong>The person harmed and the person causing harm hold this home together.</strong> Letters, rent and
          repairs of it reach both.
        </p>
      )}
      {otherwise && (
        <p class="govuk-body-s">
          {`This case does not say that they are: ${sayCustomerType(page.labels, otherwise)}. `}
          <a class="govuk-link" href={paths.act(page.reference, 'person.updated', { person })}>
            Put it on the case
          </a>
        </p>
      )}
      {ownCases.map(({ id, reference, role }) => (
        <p class="govuk-body-s" key={`${id}${role}`}>
          {'Also on '}
          <a class="govuk-link" href={paths.case(reference)}>
            {reference}
          </a>
          {`, as ${sayValueInside(role)}`}
        </p>
      ))}
      {links}
    </>
  )
}
