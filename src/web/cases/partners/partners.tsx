/** The partners of a case: what they were told and not told, what they answered, and what somebody's safety asks of them. */
import type { AreaPage } from '../../../views/area-page.ts'
import { PARTNERS_AREA, type PartnersShown } from '../../../views/areas/partners.ts'
import { paths } from '../../kit/paths.ts'
import { Timeline } from '../../kit/timeline.tsx'
import { type Doing, defineAreaPage } from '../area-page.tsx'
import { PLACES } from '../places.ts'
import { ConcernList } from './concern-list.tsx'
import { partnerPath } from './partner-paths.ts'
import { PolicePart } from './police-part.tsx'
import { ReferralList } from './referral-list.tsx'
import { AgreementList, SharingList } from './sharing-list.tsx'

/** The most usual first. */
const DOES = [
  ['refer', 'Make a referral'],
  ['services', 'Find a service near them'],
  ['share', 'Share information'],
  ['keep-back', 'Decide not to share'],
  ['agreement', 'Ask whether they agree'],
  ['raise', 'A child or an adult may be at risk'],
  ['panel', 'MARAC'],
  ['report', 'Decide whether to report to the police'],
  ['papers', 'Give evidence to the police'],
  ['contacted', 'We contacted another agency'],
  ['told-us', 'Another agency told us something'],
  ['raise-other', 'Somebody may be exploited'],
  ['ask-them', 'The right to ask (Clare’s Law)'],
] as const

const does = ({ page }: AreaPage<PartnersShown>): readonly Doing[] => [
  ...DOES.map(([slug, label]) => ({ href: partnerPath(page.reference, slug), label })),
  { href: paths.act(page.reference, 'advice.sought'), label: 'Ask an expert for advice' },
]

export const partnersPage = defineAreaPage({
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  does,
  view: ({ page, shows }) => (
    <>
      <ConcernList concerns={shows.concerns} reference={page.reference} now={page.now} />
      <ReferralList referrals={shows.referrals} notMade={shows.notMade} reference={page.reference} now={page.now} />
      <PolicePart police={shows.police} reference={page.reference} now={page.now} />
      <AgreementList lines={shows.agreements} now={page.now} />
      <SharingList lines={shows.sharing} now={page.now} />
      <section id="contacts">
        <h2 class="govuk-heading-m">What agencies told us, and we them</h2>
        {shows.contacts.length === 0 ? (
          <p class="govuk-body">Nothing yet.</p>
        ) : (
          <Timeline lines={shows.contacts} now={page.now} />
        )}
      </section>
    </>
  ),
})
