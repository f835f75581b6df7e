/** Services of which people can be told: those of the landlord's own area first. From each, tell somebody of it or refer. */
import type { Service } from '../../../packs/organisation.ts'
import { dayOf, dayOfDate, type Instant } from '../../../record/london-time.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import type { PartnersShown } from '../../../views/areas/partners.ts'
import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { codeOf } from '../../kit/address-code.ts'
import { definePage } from '../../kit/page.ts'
import { sayDate } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { CaseFrame } from '../case-frame.tsx'
import { PLACES } from '../places.ts'
import { partnerPath } from './partner-paths.ts'

/** Areas that are everywhere for somebody who lives in one of them. */
const NATIONAL: ReadonlySet<string> = new Set([
  'United Kingdom',
  'Great Britain',
  'England and Wales',
  'England',
  'Wales',
])

/** A year, in days: the landlord's own choice of when to look again; no policy says. */
const STALE_AFTER = 365

/** Whether somebody has to look again whether a service is there: nobody ever did, or not within a year. */
export const isStale = ({ checked }: Service, now: Instant): boolean =>
  checked === undefined || dayOf(now) - dayOfDate(checked) > STALE_AFTER

/** Local services first, area by area; then those of the whole nation. */
export function byArea(
  services: readonly Service[],
): readonly { readonly area: string; readonly services: readonly Service[] }[] {
  const areas = [...new Set(services.map(({ area }) => area))]
  return [...areas.filter((area) => !NATIONAL.has(area)), ...areas.filter((area) => NATIONAL.has(area))].map(
    (area) => ({
      area,
      services: services.filter((service) => service.area === area),
    }),
  )
}

const ServiceLine = ({
  service,
  reference,
  now,
}: {
  readonly service: Service
  readonly reference: string
  readonly now: Instant
}) => (
  <li>
    <strong>{service.name}</strong>
    <span class="app-note">{` ${sayValue(service.kind)}`}</span>{' '}
    {isStale(service, now) && (
      <span class="app-tag">
        {service.checked ? `Last checked ${sayDate(service.checked)}: out of date` : 'Not checked yet'}
      </span>
    )}
    <br />
    <a class="govuk-link" href={partnerPath(reference, 'tell', { to: service.kind, service: codeOf(service.name) })}>
      Tell them of it<span class="govuk-visually-hidden">{`: ${service.name}`}</span>
    </a>
    {' or '}
    <a class="govuk-link" href={partnerPath(reference, 'refer', { to: service.kind, purpose: 'support' })}>
      refer<span class="govuk-visually-hidden">{` to ${service.name}`}</span>
    </a>
  </li>
)

export const directoryPage = definePage<AreaPage<PartnersShown>>({
  path: `/cases/:reference/${PLACES.partners.slug}/services`,
  access: 'on-case',
  audit: 'read-partners-services',
  shows: ['view:case:partners'],
  load: (desk, visit) => desk.readArea(visit.token, visit.params.reference ?? '', PARTNERS_AREA),
  view: (data, visit) => (
    <CaseFrame page={data.page} visit={visit} here={PLACES.partners} tab="Services">
      <h1 class="govuk-heading-l">Services near them</h1>
      <p class="govuk-body-l">Check that a service is open and takes the person before you name it.</p>
      {data.organisation.services.length === 0 && <p class="govuk-body">Your organisation has not listed any yet.</p>}
      {byArea(data.organisation.services).map(({ area, services }) => (
        <section key={area}>
          <h2 class="govuk-heading-m">{area}</h2>
          <ul class="app-plain">
            {services.map((service) => (
              <ServiceLine service={service} reference={data.page.reference} now={data.page.now} key={service.name} />
            ))}
          </ul>
        </section>
      ))}
    </CaseFrame>
  ),
})
