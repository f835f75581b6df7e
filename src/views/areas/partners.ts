/** What a case's partners page shows: referrals and their answers, sharing, MARAC, the police, safeguarding and modern slavery. */
import type { AreaReading, CaseArea } from '../area-page.ts'
import type { TimelineLine } from '../case-page.ts'
import { type ConcernLine, concernsOn } from './partners/concerns.ts'
import { type MaracShown, maracOn } from './partners/marac.ts'
import { type PoliceShown, policeOn } from './partners/police.ts'
import { type NotMadeLine, notMadeOn, type ReferralLine, referralsOn } from './partners/referrals.ts'
import { type AgreementLine, agreementsOn, type SharingLine, sharingOn } from './partners/sharing.ts'

export type PartnersShown = {
  readonly referrals: readonly ReferralLine[]
  readonly notMade: readonly NotMadeLine[]
  readonly sharing: readonly SharingLine[]
  readonly agreements: readonly AgreementLine[]
  readonly marac: MaracShown
  readonly police: PoliceShown
  readonly concerns: readonly ConcernLine[]
  /** What partners told us and we told or asked them, and what people were told of, newest first. */
  readonly contacts: readonly TimelineLine[]
}

const CONTACTS: ReadonlySet<string> = new Set([
  'partner-update.received',
  'partner.contacted',
  'signpost.given',
  'advice.sought',
  'advice.answered',
  'legal-requirement.recorded',
  'data-request.received',
])

const shows = (reading: AreaReading): PartnersShown => ({
  referrals: referralsOn(reading),
  notMade: notMadeOn(reading),
  sharing: sharingOn(reading),
  agreements: agreementsOn(reading),
  marac: maracOn(reading),
  police: policeOn(reading),
  concerns: concernsOn(reading),
  contacts: reading.page.timeline.filter((line) => CONTACTS.has(line.type) && !line.retracted),
})

export const PARTNERS_AREA: CaseArea<PartnersShown> = { name: 'partners', covers: ['partners'], shows }
