/** The safe-contact rule: once a way of contact is agreed for a person, no other way, day or hour is used; nor that way once it may be unsafe. */
import type { Entry } from '../record/entry.ts'
import { dayOf, dayOfDate, HOUR, type Instant, instantOnDay, minuteOf, weekdayOf } from '../record/london-time.ts'
import { agreementWith } from '../record/safe-agreement.ts'
import { type EntryTypeName, SAFE_CONTACT_TYPES } from '../record/vocabulary.ts'
import { minuteOfClock } from './calendar/deadline.ts'
import type { SafeContactOverride } from './model.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const OVERRIDE: EntryTypeName = 'safe-contact.overridden'

/** Contacts that are arranged now and take place on a day and at a time of their own. */
const PLANNED: ReadonlySet<EntryTypeName> = new Set(['visit.planned', 'appointment.made'])

/** What may still be done when an agreement cannot be relied on: reaching the person to agree again. */
const REACHES_OUT: ReadonlySet<EntryTypeName> = new Set(['victim.contact-attempted', 'victim.contacted'])

/** Ways that leave nothing behind for somebody else to read, hear or find. */
const LEAVES_NOTHING: ReadonlySet<string> = new Set([
  'phone',
  'in-person',
  'video-call',
  'interpreter-call',
  'text-relay',
  'through-professional',
])

/** Whether the rule has a say about entries of a type: contacts, and the override that lets one pass. */
export const isUnderSafeContact = (type: EntryTypeName): boolean =>
  type === OVERRIDE || SAFE_CONTACT_TYPES.includes(type)

/** The day and the minute of a contact; null where a plan does not say. */
type Moment = { readonly day: number | null; readonly minute: number | null }

function momentOf({ type, at, codes }: Entry): Moment {
  if (!PLANNED.has(type)) return { day: dayOf(at), minute: minuteOf(at) }
  return {
    day: typeof codes.on === 'string' ? dayOfDate(codes.on) : null,
    minute: typeof codes.time === 'string' ? minuteOfClock(codes.time) : null,
  }
}

/** Whether a contact keeps to an agreement. A plan that does not say when cannot keep to days or hours. A visit is in person. */
function keepsTo(agreed: Entry['codes'], contact: Entry): boolean {
  const channel = contact.type === 'visit.planned' ? 'in-person' : contact.codes.channel
  const { channels, neverChannels, days, from, until } = agreed
  if (Array.isArray(channels) && !channels.includes(String(channel))) return false
  if (Array.isArray(neverChannels) && neverChannels.includes(String(channel))) return false
  const { day, minute } = momentOf(contact)
  if (Array.isArray(days) && days.length > 0)
    if (day === null || !days.includes(DAYS[weekdayOf(day) - 1] ?? '')) return false
  if (typeof from === 'string' && (minute === null || minute < minuteOfClock(from))) return false
  return !(typeof until === 'string' && (minute === null || minute > minuteOfClock(until)))
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** The channels of an agreement that were not also said to be unsafe. */
export const agreedChannels = ({ channels, neverChannels }: Entry['codes']): readonly string[] =>
  texts(channels).filter((channel) => !texts(neverChannels).includes(channel))

/** The safest of them: those that leave nothing behind; all of them where there is none such. */
export function safestChannels(agreed: Entry['codes']): readonly string[] {
  const all = agreedChannels(agreed)
  const safest = all.filter((channel) => LEAVES_NOTHING.has(channel))
  return safest.length > 0 ? safest : all
}

/** Whether a contact may be made although the agreement cannot be relied on: to reach the person, by its safest way and in its hours. */
const asksAgain = (agreed: Entry['codes'], contact: Entry): boolean =>
  REACHES_OUT.has(contact.type) &&
  keepsTo(agreed, contact) &&
  safestChannels(agreed).includes(String(contact.codes.channel))

function mayOverride({ by, codes }: Entry, override: SafeContactOverride | null): boolean {
  if (!override?.by.includes(by) || typeof codes.hours !== 'number') return false
  return codes.hours >= 1 && codes.hours <= override.atMostHours
}

/** Until when an override lets its person be reached. */
const endOf = ({ at, codes }: Entry): Instant => at + Number(codes.hours) * HOUR

/** Until when a person may be reached outside what was agreed; null where no override runs. `earlier`: in order, none retracted. */
export function overriddenUntil(
  person: string,
  earlier: readonly Entry[],
  now: Instant,
  override: SafeContactOverride | null,
): Instant | null {
  const agreed = earlier.findLastIndex((each) => each.type === 'safe-contact.agreed' && each.codes.person === person)
  const ends = earlier
    .slice(agreed + 1)
    .filter((each) => each.type === OVERRIDE && each.codes.person === person && mayOverride(each, override))
    .map(endOf)
    .filter((end) => now < end)
  return ends.length > 0 ? Math.max(...ends) : null
}

/** When a contact takes place: a plan that says both day and time then, all else when it is written down. */
function takesPlaceAt(contact: Entry): Instant {
  const { day, minute } = momentOf(contact)
  return PLANNED.has(contact.type) && day !== null && minute !== null ? instantOnDay(day, minute) : contact.at
}

/**
 * Whether an entry contacts a person against the latest agreement (channel, day or hour), or relies on one that ran out or became
 * unknown, and no override of a role that the pack names is running; or is itself an override that the pack does not allow. An
 * agreement made after an override ends it. In a story only what the language published: the latest agreement counts until its last day, and
 * a visit without a day or an hour is no contact yet. Source: PD-1.k, CBC-5.2.i3, WHG-2.4.b1; for the others Rowan's own rule.
 */
export function isUnsafeContact(
  entry: Entry,
  earlier: readonly Entry[],
  override: SafeContactOverride | null = null,
  inStory = false,
): boolean {
  if (entry.type === OVERRIDE) return !mayOverride(entry, override)
  if (!SAFE_CONTACT_TYPES.includes(entry.type) || (inStory && isUndatedVisit(entry))) return false
  return reachedBy(entry, earlier).some((person) => isUnsafeFor(person, entry, earlier, override, inStory))
}

/** A visit as the language first had it: nothing says when it takes place. */
const isUndatedVisit = ({ type, codes }: Entry): boolean =>
  type === 'visit.planned' && codes.on === undefined && codes.time === undefined

/** Whom a contact reaches. An acknowledgement to the victim that names nobody may reach anybody with whom a way was agreed. */
function reachedBy({ type, codes }: Entry, earlier: readonly Entry[]): readonly string[] {
  if (codes.person !== undefined) return [String(codes.person)]
  if (type !== 'report.acknowledged' || codes.to !== 'victim') return []
  const agreed = earlier.filter((each) => each.type === 'safe-contact.agreed')
  return [...new Set(agreed.map((each) => String(each.codes.person)))]
}

function isUnsafeFor(
  person: string,
  entry: Entry,
  earlier: readonly Entry[],
  override: SafeContactOverride | null,
  inStory: boolean,
): boolean {
  const latest = Math.max(entry.at, takesPlaceAt(entry))
  const agreement = agreementWith(person, earlier, Math.max(dayOf(entry.at), momentOf(entry).day ?? dayOf(entry.at)))
  if (agreement.state === 'none') return false
  const { agreed } = agreement
  const holds = agreement.state === 'agreed' || (inStory && agreement.state === 'unknown')
  if (holds ? keepsTo(agreed.codes, entry) : asksAgain(agreed.codes, entry)) return false
  return !earlier
    .slice(earlier.indexOf(agreed) + 1)
    .some(
      (each) =>
        each.type === OVERRIDE && each.codes.person === person && mayOverride(each, override) && latest < endOf(each),
    )
}
