/** The person causing harm: who they are to the landlord, what was weighed, each legal step, orders, support to change, and entry to homes. Pure. */
import type { TenancyForm } from '../../packs/law.ts'
import type { Holding } from '../../record/legal-options.ts'
import { type CivilDate, dateOfDay, dayOf, type Instant } from '../../record/london-time.ts'
import type { AreaEntry, AreaReading, CaseArea } from '../area-page.ts'
import type { TimelineLine } from '../case-page.ts'
import { holdingOn, recordsSayOtherwise } from '../held-with-us.ts'
import { linesOf } from '../plain-area.ts'
import { courtOrders, type OrderShown } from './court-orders.ts'
import { type LegalJourney, legalJourneys } from './legal-journey.ts'

export type Weighed = {
  readonly n: number
  readonly at: Instant
  readonly by: string
  readonly options: readonly string[]
  readonly decision: string
  readonly reasons: string | null
}

export type HarmingPerson = {
  readonly id: string
  readonly name: string
  readonly customerType: string | null
  readonly holding: Holding
  /** What the landlord's records say they are to it, where the case does not say so yet. */
  readonly recordsSay: string | null
  /** A victim on the case holds a tenancy together with somebody: a step against it may end theirs. */
  readonly sharesWithVictim: boolean
  readonly weighed: readonly Weighed[]
  readonly contacts: readonly { readonly at: Instant; readonly purpose: string; readonly by: string }[]
  /** When they said that they want to change; and where they were then referred or pointed. */
  readonly wantsChange: Instant | null
  readonly ledTo: readonly { readonly to: string; readonly at: Instant }[]
  readonly restricted: {
    readonly since: Instant
    readonly wording: string | null
    readonly reviewOn: CivilDate | null
  } | null
  readonly assessedOn: Instant | null
}

export type AlertShown = {
  readonly id: string
  readonly wording: string
  readonly subject: string
  readonly person: string | null
  readonly reviewOn: CivilDate
  readonly isDue: boolean
}

export type ActionShown = {
  readonly people: readonly HarmingPerson[]
  readonly victims: readonly { readonly id: string; readonly name: string; readonly holding: Holding }[]
  readonly actions: readonly LegalJourney[]
  readonly orders: readonly OrderShown[]
  readonly alerts: readonly AlertShown[]
  /** Forms by which a joint holder's rights end, where the law of the nation has them. */
  readonly forms: readonly TenancyForm[]
  readonly lines: readonly TimelineLine[]
}

const CHANGE: ReadonlySet<string> = new Set(['perpetrator-programme', 'perpetrator-support', 'counselling-service'])
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [])

function restrictedOf(own: readonly AreaEntry[]): HarmingPerson['restricted'] {
  const latest = own.findLast(
    (entry) => entry.type === 'restricted-access.listed' || entry.type === 'restricted-access.removed',
  )
  return latest?.type === 'restricted-access.listed'
    ? { since: latest.at, wording: text(latest.codes.wording), reviewOn: text(latest.codes.reviewOn) }
    : null
}

function harming(reading: AreaReading, person: AreaReading['page']['people'][number]): HarmingPerson {
  const { page, entries } = reading
  const own = entries.filter((entry) => entry.codes.person === person.id)
  const holding = holdingOn(page, person.id)
  const wants = own.findLast((entry) => entry.type === 'perpetrator-support.requested')
  return {
    id: person.id,
    name: person.name,
    customerType: person.customerType,
    holding,
    recordsSay: recordsSayOtherwise(page, person.id),
    sharesWithVictim:
      holding !== 'nothing' &&
      page.people.some((each) => each.role === 'victim' && holdingOn(page, each.id) === 'shared'),
    weighed: own
      .filter((entry) => entry.type === 'perpetrator-action.considered')
      .map((entry) => ({
        n: entry.n,
        at: entry.at,
        by: entry.by,
        options: texts(entry.codes.options),
        decision: text(entry.codes.decision) ?? '',
        reasons: text(entry.words.reasons),
      }))
      .toReversed(),
    contacts: own
      .filter((entry) => entry.type === 'perpetrator.contacted')
      .map((entry) => ({ at: entry.at, purpose: text(entry.codes.purpose) ?? 'other', by: entry.by }))
      .toReversed(),
    wantsChange: wants?.at ?? null,
    ledTo: own
      .filter(
        (entry) =>
          (entry.type === 'referral.made' || entry.type === 'signpost.given') && CHANGE.has(text(entry.codes.to) ?? ''),
      )
      .map((entry) => ({ to: text(entry.codes.to) ?? '', at: entry.at })),
    restricted: restrictedOf(own),
    assessedOn: own.findLast((entry) => entry.type === 'restricted-access.assessed')?.at ?? null,
  }
}

function alertsOf({ entries, page, nameOf }: AreaReading): readonly AlertShown[] {
  const removed = new Set(
    entries.filter((entry) => entry.type === 'alert.removed').map((entry) => text(entry.codes.alert)),
  )
  const today = dateOfDay(dayOf(page.now))
  return entries
    .filter((entry) => entry.type === 'alert.placed' && !removed.has(text(entry.codes.alert)))
    .map((entry) => ({
      id: text(entry.codes.alert) ?? '',
      wording: text(entry.codes.wording) ?? '',
      subject: text(entry.codes.subject) ?? 'home',
      person: nameOf(text(entry.codes.person) ?? ''),
      reviewOn: text(entry.codes.reviewOn) ?? '',
      isDue: (text(entry.codes.reviewOn) ?? '') <= today,
    }))
}

export const ACTION_AREA: CaseArea<ActionShown> = {
  name: 'action',
  covers: ['perpetrator'],
  shows: (reading) => ({
    people: reading.page.people.filter((each) => each.role === 'perpetrator').map((each) => harming(reading, each)),
    victims: reading.page.people
      .filter((each) => each.role === 'victim')
      .map(({ id, name }) => ({ id, name, holding: holdingOn(reading.page, id) })),
    actions: legalJourneys(reading),
    orders: courtOrders(reading),
    alerts: alertsOf(reading),
    forms: reading.organisation.law.tenancyForms,
    lines: linesOf(reading, ['perpetrator']),
  }),
}
