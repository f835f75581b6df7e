/**
 * Turns the versions of a landlord's pack into tables by entry type, so that judging is one pass over the entries:
 * each entry looks up once what it can end, open, stop, start or remedy.
 */

import { findEntryType } from '../record/entry-type.ts'
import { dayOfDate, type Instant, startOfDay } from '../record/london-time.ts'
import { type EntryTypeName, SAFE_CONTACT_TYPES } from '../record/vocabulary.ts'
import { type Clock, minuteOfClock } from './calendar/deadline.ts'
import { type Holidays, workingDays } from './calendar/working-days.ts'
import type { Duty, Every, Gate, Hold, Limit, Never, Norm, Pack, Pattern, RecordRule, Within } from './model.ts'

/** A norm of one version, and from when until when that version is in force. */
export type InForce<N extends Norm = Norm> = {
  readonly norm: N
  readonly clauses: readonly string[]
  readonly version: string
  readonly from: Instant
  readonly until: Instant
  /** The start of the day on which the version takes effect. */
  readonly effect: Instant
  readonly clock: Clock
  /** The norm's own place among the duties of all versions; -1 where it is no duty. */
  readonly place: number
  /** The places of the same norm in every version: their instances absorb each other. */
  readonly places: readonly number[]
}

export type ActNorm = Gate | Never | Limit | RecordRule | Hold

/** What entries of one type can do. */
export type Plan = {
  readonly opens: readonly { readonly duty: InForce<Duty>; readonly patterns: readonly Pattern[] }[]
  readonly ends: readonly { readonly duty: InForce<Duty>; readonly patterns: readonly Pattern[] }[]
  readonly stops: readonly { readonly duty: InForce<Duty>; readonly patterns: readonly Pattern[] }[]
  readonly recurs: readonly { readonly every: InForce<Every>; readonly patterns: readonly Pattern[] }[]
  readonly holds: readonly InForce<Hold>[]
  readonly acts: readonly InForce<ActNorm>[]
  readonly remedies: readonly { readonly never: InForce<Never>; readonly patterns: readonly Pattern[] }[]
  readonly organisation: boolean
}

export type Policy = {
  readonly versions: readonly Pack[]
  readonly plans: ReadonlyMap<EntryTypeName, Plan>
  readonly duties: readonly InForce<Duty>[]
  readonly everies: readonly InForce<Every>[]
  /** The versions of each recurring duty, in order. */
  readonly recurring: readonly (readonly InForce<Every>[])[]
  readonly holds: readonly InForce<Hold>[]
  readonly forEachAdult: readonly InForce<Duty>[]
}

/** Types that judging reads whether or not a norm names them. */
const ALWAYS_READ = [
  'case.opened',
  'case.reopened',
  'case.closed',
  'duty.waived',
  'person.added',
  'person.updated',
] as const

/** A deadline that another document owns, as soon as the landlord has supplied it. */
export const bound = (within: Within, pack: Pack): Within =>
  typeof within === 'object' && 'import' in within
    ? (pack.imports.find((each) => each.id === within.import)?.within ?? within)
    : within

const ALWAYS = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }

/** Each version with its interval: from its first day until the next one's. The earliest also judges what came before it. */
function intervals(versions: readonly Pack[]) {
  const ordered = versions.toSorted((a, b) => (a.inForce.from < b.inForce.from ? -1 : 1))
  const starts = ordered.map((pack) => startOfDay(dayOfDate(pack.inForce.from)))
  return ordered.map((pack, index) => ({
    pack,
    from: index === 0 ? ALWAYS.from : (starts[index] ?? ALWAYS.from),
    until: starts[index + 1] ?? ALWAYS.until,
    effect: starts[index] ?? ALWAYS.from,
  }))
}

type Drawn = { -readonly [K in keyof Plan]: Plan[K] extends readonly (infer T)[] ? T[] : Plan[K] }

/**
 * Compiles one landlord's versions. `holidays` holds the lists of every division that the packs name.
 * Throws when a pack names a division without a list, or when there is no version at all.
 */
export function compile(versions: readonly Pack[], holidays: readonly Holidays[]): Policy {
  if (versions.length === 0) throw new Error('A policy needs at least one version')
  const plans = new Map<EntryTypeName, Drawn>()
  const placesOf = new Map<string, number[]>()
  const duties: InForce<Duty>[] = []
  const recurring = new Map<string, InForce<Every>[]>()
  const holds: InForce<Hold>[] = []

  const planOf = (event: EntryTypeName): Drawn => {
    let plan = plans.get(event)
    if (!plan) {
      const organisation = findEntryType(event)?.scope === 'organisation'
      plan = { opens: [], ends: [], stops: [], recurs: [], holds: [], acts: [], remedies: [], organisation }
      plans.set(event, plan)
    }
    return plan
  }
  /** Patterns sorted by the entry type that they look at. */
  const byEvent = (patterns: readonly Pattern[]) => {
    const sorted = new Map<EntryTypeName, Pattern[]>()
    for (const pattern of patterns) {
      const list = sorted.get(pattern.event)
      if (list) list.push(pattern)
      else sorted.set(pattern.event, [pattern])
    }
    return sorted
  }

  for (const { pack, from, until, effect } of intervals(versions)) {
    const list = holidays.find((each) => each.division === pack.calendar.holidays)
    if (!list) throw new Error(`${pack.id}: there is no list of bank holidays named "${pack.calendar.holidays}"`)
    const clock: Clock = { days: workingDays(list, pack.calendar.closed), close: minuteOfClock(pack.calendar.close) }
    for (const norm of pack.norms) {
      const clauses = [...new Set(norm.cite.map((cite) => cite.clause))]
      const base = { clauses, version: pack.version, from, until, effect, clock, place: -1, places: [] }
      switch (norm.kind) {
        case 'duty':
        case 'offer':
        case 'sign': {
          const places = placesOf.get(norm.id) ?? []
          placesOf.set(norm.id, places)
          places.push(duties.length)
          const duty = { ...base, place: duties.length, places, norm: { ...norm, within: bound(norm.within, pack) } }
          duties.push(duty)
          for (const [event, patterns] of byEvent(norm.when)) planOf(event).opens.push({ duty, patterns })
          for (const [event, patterns] of byEvent(norm.do)) planOf(event).ends.push({ duty, patterns })
          const stops = [...norm.stopsWhen, ...(norm.unless?.from ?? [])]
          for (const [event, patterns] of byEvent(stops)) planOf(event).stops.push({ duty, patterns })
          break
        }
        case 'every': {
          const every = { ...base, norm }
          recurring.set(norm.id, [...(recurring.get(norm.id) ?? []), every])
          for (const [event, patterns] of byEvent(norm.do)) planOf(event).recurs.push({ every, patterns })
          break
        }
        case 'hold': {
          const hold = { ...base, norm }
          holds.push(hold)
          const events = [...norm.startsOn, ...norm.endsEarlyOn].map((pattern) => pattern.event)
          for (const event of new Set([...events, norm.length.event])) planOf(event).holds.push(hold)
          const acts = norm.forbids.map((pattern) => pattern.event)
          for (const event of new Set([...acts, norm.length.event])) planOf(event).acts.push(hold)
          break
        }
        case 'gate':
          for (const event of byEvent(norm.before).keys()) planOf(event).acts.push({ ...base, norm })
          break
        case 'never': {
          const never = { ...base, norm }
          for (const event of byEvent(norm.acts).keys()) planOf(event).acts.push(never)
          for (const [event, patterns] of byEvent(norm.remediedBy)) planOf(event).remedies.push({ never, patterns })
          break
        }
        case 'limit':
          for (const event of byEvent(norm.acts).keys()) planOf(event).acts.push({ ...base, norm })
          break
        case 'record':
          for (const event of byEvent(norm.when).keys()) planOf(event).acts.push({ ...base, norm })
          break
        default:
          norm satisfies never
      }
    }
  }
  for (const event of [...ALWAYS_READ, ...SAFE_CONTACT_TYPES, 'safe-contact.overridden' as const]) planOf(event)
  const forEachAdult = duties.filter((duty) => duty.norm.forEach === 'adult-victim')
  const ordered = intervals(versions).map((each) => each.pack)
  const versionsOfEach = [...recurring.values()]
  const everies = versionsOfEach.flat()
  return {
    versions: ordered,
    plans,
    duties,
    everies,
    recurring: versionsOfEach,
    holds,
    forEachAdult,
  }
}

/** The version in force at an instant; before the first, the first. */
export function versionAt(policy: Policy, at: Instant): Pack {
  const found = policy.versions.findLast((pack) => startOfDay(dayOfDate(pack.inForce.from)) <= at) ?? policy.versions[0]
  if (!found) throw new Error('A policy needs at least one version')
  return found
}
