/** What refuses an act, worked out from the whole record again for every act and every norm. */

import { Temporal } from 'temporal-polyfill'
import type { Refusal } from '../../src/policy/judgement.ts'
import type { Gate, Limit, Need, Never, Norm, Pack, RecordRule } from '../../src/policy/model.ts'
import type { Entry } from '../../src/record/entry.ts'
import { standing } from '../../src/record/standing.ts'
import { SAFE_CONTACT_TYPES } from '../../src/record/vocabulary.ts'
import { isAllowed, monthsOf, runsOf } from './holds.ts'
import { civil, startOf } from './london.ts'
import {
  codesMeet,
  isAbout,
  isFilledIn,
  isForWhoCausesHarm,
  isMet,
  keyIn,
  meetsOne,
  runs,
  runsForOne,
} from './matching.ts'

/** Order on the record: when it happened, then as it was written down. */
export const byTime = (a: Entry, b: Entry): number => a.at - b.at || a.n - b.n

/** The version in force at a moment: the first also holds for everything before it. */
export function inForce(versions: readonly Pack[], at: number): Pack {
  const ordered = versions.toSorted((a, b) => (a.inForce.from < b.inForce.from ? -1 : 1))
  const begun = ordered.filter((pack) => startOf(Temporal.PlainDate.from(pack.inForce.from)) <= at)
  const pack = begun.at(-1) ?? ordered[0]
  if (!pack) throw new Error('A policy has at least one version')
  return pack
}

export const clausesOf = (norm: Norm): readonly string[] => [...new Set(norm.cite.map((cite) => cite.clause))]

const FOR: Readonly<Record<string, string>> = { 'security.ordered': 'security', 'rehousing.decided': 'rehousing' }

/** Whether an exemption would be let through again, with all that stands now: then it still counts. */
const stillStands = (pack: Pack, exemption: Entry, earlier: readonly Entry[]): boolean => {
  const rest = earlier.filter((entry) => entry.n !== exemption.n)
  return !pack.norms.some((norm) => norm.kind === 'gate' && missingAtGate(pack, norm, rest, exemption) !== null)
}

function isNeedMet(pack: Pack, need: Need, gate: Gate, earlier: readonly Entry[], act: Entry): boolean {
  const per = need.per ?? gate.per
  const isLeftOut = (entry: Entry) => need.notAbout !== undefined && isForWhoCausesHarm(entry, earlier)
  const key = isLeftOut(act) ? null : keyIn(act, per)
  const about = earlier.filter((entry) => isAbout(key, entry, per) && !isLeftOut(entry))
  const { unless } = need
  const from = gate.since ? earlier.findLast((entry) => meetsOne(entry, gate.since ?? [])) : undefined
  const since = about.filter((entry) => from === undefined || byTime(entry, from) > 0)
  if (unless && since.some((entry) => entry.type === unless.event && stillStands(pack, entry, earlier))) return true
  const counted = since.filter((entry) => !gate.forByAct || codesMeet(entry.codes, { for: FOR[act.type] ?? '' }))
  const named = key !== null
  return need.any.some((pattern) => isMet(pattern, counted, (entry) => (named ? null : keyIn(entry, per))))
}

function missingAtGate(pack: Pack, gate: Gate, earlier: readonly Entry[], act: Entry): readonly string[] | null {
  if (!meetsOne(act, gate.before)) return null
  if (gate.if) {
    const shut = earlier.findLastIndex((entry) => meetsOne(entry, gate.if ?? []))
    if (shut < 0) return null
    if (earlier.slice(shut + 1).some((entry) => meetsOne(entry, gate.until))) return null
  }
  const missing: string[] = []
  for (const need of gate.needs)
    if (!isNeedMet(pack, need, gate, earlier, act)) missing.push(...need.any.map((pattern) => pattern.event))
  if (gate.fieldAny.length > 0 && !gate.fieldAny.some((where) => codesMeet(act.codes, where)))
    missing.push(...gate.fieldAny.flatMap((where) => Object.keys(where)))
  if (gate.needsConsent !== undefined && act.codes.consent !== 'given') {
    const isAnswered = act.codes.consent === 'refused' || act.codes.consent === 'withdrawn'
    const latest = earlier.findLast(
      (entry) =>
        entry.type === 'consent.discussed' &&
        entry.codes.scope === gate.needsConsent &&
        entry.codes.person === act.codes.person,
    )
    if (isAnswered || latest?.codes.answer !== 'given') missing.push('consent')
  }
  return missing.length > 0 ? [...new Set(missing)].toSorted() : null
}

/** Whether somebody was added as harmed for whom it runs, by the entries that name them. */
function runsForHarmed(spell: NonNullable<Never['while']>, earlier: readonly Entry[]): boolean {
  const named = earlier.filter(({ codes }) => codes.person !== undefined)
  const harmed = named.filter(({ type, codes }) => type === 'person.added' && codes.role === 'victim')
  return harmed.some(({ codes }) =>
    runs(
      spell,
      named.filter((entry) => entry.codes.person === codes.person),
      null,
      undefined,
    ),
  )
}

function isForbidden(never: Never, earlier: readonly Entry[], act: Entry): boolean {
  if (!meetsOne(act, never.acts)) return false
  if (never.unlessField !== undefined && isFilledIn(act, never.unlessField)) return false
  const about = earlier.filter((entry) => isAbout(keyIn(act, never.per), entry, never.per))
  if (never.if && !about.some((entry) => meetsOne(entry, never.if ?? []))) return false
  if (never.while && never.alsoOf && runsForHarmed(never.while, earlier)) return true
  if (never.while && never.per && keyIn(act, never.per) === null) return runsForOne(never.while, earlier, never.per)
  return never.while === undefined || runs(never.while, earlier, keyIn(act, never.per), never.per)
}

function isBeyond(limit: Limit, earlier: readonly Entry[], act: Entry): boolean {
  if (!meetsOne(act, limit.acts)) return false
  const { deviation } = limit
  if (deviation && isFilledIn(act, deviation.field) && deviation.by.includes(act.by)) return false
  const key = keyIn(act, limit.per)
  const acts = earlier.filter((entry) => meetsOne(entry, limit.acts))
  return acts.filter((entry) => key === null || keyIn(entry, limit.per) === key).length >= limit.atMost
}

const unrecorded = (rule: RecordRule, act: Entry): readonly string[] =>
  meetsOne(act, rule.when) ? rule.must.filter((field) => !isFilledIn(act, field)).toSorted() : []

/** The holds that refuse an act: one of any version that runs, whichever version is in force, and a length not allowed. */
function holding(versions: readonly Pack[], earlier: readonly Entry[], act: Entry): readonly Refusal[] {
  const rows: Refusal[] = []
  for (const pack of versions)
    for (const norm of pack.norms) {
      if (norm.kind !== 'hold') continue
      const row = { norm: norm.id, kind: norm.kind, clauses: clausesOf(norm), missing: [] }
      const months = monthsOf(norm, act)
      if (act.type === norm.length.event && inForce(versions, act.at) === pack)
        if (months === null || !isAllowed(norm, months)) rows.push({ ...row, until: null })
      const all = runsOf(norm, earlier, (entry) => inForce(versions, entry.at) === pack)
      const run = all.find((each) => act.at >= each.from && act.at < each.until)
      if (run && meetsOne(act, norm.forbids)) rows.push({ ...row, until: run.until })
    }
  return rows
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const isOverride = (pack: Pack, entry: Entry): boolean => {
  const { safeContactOverride: allowed } = pack
  if (entry.type !== 'safe-contact.overridden' || allowed === null) return false
  const hours = Number(entry.codes.hours)
  return allowed.by.includes(entry.by) && hours >= 1 && hours <= allowed.atMostHours
}

/** When a contact takes place, as a London clock shows it: null where a plan leaves the day or the time open. */
function whenOf(act: Entry): { readonly day: string | null; readonly clock: string | null } {
  const weekday = (date: Temporal.PlainDate | Temporal.ZonedDateTime) => WEEKDAYS[date.dayOfWeek - 1] ?? ''
  if (act.type === 'visit.planned' || act.type === 'appointment.made') {
    const { on, time } = act.codes
    const date = typeof on === 'string' ? Temporal.PlainDate.from(on) : null
    return { day: date && weekday(date), clock: typeof time === 'string' ? time : null }
  }
  const moment = civil(act.at)
  return { day: weekday(moment), clock: moment.toPlainTime().toString({ smallestUnit: 'minute' }) }
}

/** The last hour that an override must reach: of writing it down, and of the visit or meeting itself. */
function mustReach(act: Entry): number {
  const { on, time } = act.codes
  const isPlan = act.type === 'visit.planned' || act.type === 'appointment.made'
  if (!isPlan || typeof on !== 'string' || typeof time !== 'string') return act.at
  const local = Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime('Europe/London')
  return Math.max(act.at, local.epochMilliseconds)
}

function isUnsafe(pack: Pack, earlier: readonly Entry[], act: Entry, inStory: boolean): boolean {
  if (act.type === 'safe-contact.overridden') return !isOverride(pack, act)
  if (!SAFE_CONTACT_TYPES.includes(act.type)) return false
  if (inStory && act.type === 'visit.planned' && whenOf(act).day === null && whenOf(act).clock === null) return false
  if (act.codes.person !== undefined) return isUnsafeTo(act.codes.person, pack, earlier, act, inStory)
  if (act.type !== 'report.acknowledged' || act.codes.to !== 'victim') return false
  const known = earlier.filter((entry) => entry.type === 'safe-contact.agreed').map((entry) => entry.codes.person)
  return known.some((person) => isUnsafeTo(person, pack, earlier, act, inStory))
}

function isUnsafeTo(
  person: Entry['codes'][string] | undefined,
  pack: Pack,
  earlier: readonly Entry[],
  act: Entry,
  inStory: boolean,
): boolean {
  const ofPerson = earlier.filter((entry) => entry.codes.person === person)
  const agreement = ofPerson.findLast((entry) => entry.type === 'safe-contact.agreed')
  if (!agreement) return false
  for (const entry of ofPerson)
    if (byTime(agreement, entry) < 0 && isOverride(pack, entry))
      if (mustReach(act) < entry.at + Number(entry.codes.hours) * 3_600_000) return false
  return (
    !keepsToAgreement(agreement, act) || (isLapsed(agreement, earlier, act, inStory) && !isSafestTry(agreement, act))
  )
}

const QUIET = ['phone', 'in-person', 'video-call', 'interpreter-call', 'text-relay', 'through-professional']

/** Nothing but trying to reach the person, by a way that leaves nothing behind wherever one was agreed. */
function isSafestTry(agreement: Entry, act: Entry): boolean {
  if (act.type !== 'victim.contacted' && act.type !== 'victim.contact-attempted') return false
  const { channels, neverChannels } = agreement.codes
  const never = Array.isArray(neverChannels) ? neverChannels : []
  const ways = (Array.isArray(channels) ? channels : []).filter((way) => !never.includes(way))
  return !ways.some((way) => QUIET.includes(way)) || QUIET.includes(String(act.codes.channel))
}

/** Past its last day, or something happened since that may have made it unsafe, of which a story knows nothing. */
function isLapsed(agreement: Entry, earlier: readonly Entry[], act: Entry, inStory: boolean): boolean {
  const { expiresOn } = agreement.codes
  const written = civil(act.at).toPlainDate().toString()
  const isPlan = act.type === 'visit.planned' || act.type === 'appointment.made'
  const planned = isPlan && typeof act.codes.on === 'string' ? act.codes.on : written
  if (typeof expiresOn === 'string' && (written > expiresOn || planned > expiresOn)) return true
  if (inStory) return false
  const later = earlier.filter((entry) => byTime(entry, agreement) > 0)
  if (later.some((entry) => entry.type === 'victim.moved')) return true
  if (later.some((entry) => entry.type === 'incident.recorded' && entry.codes.placeKnown === true)) return true
  const tells = ['whereabouts', 'contact-details', 'not-known']
  if (
    later.some(
      (told) =>
        (told.type === 'leak.noted' || told.type === 'leak.raised') &&
        tells.some((each) => JSON.stringify(told.codes.what ?? []).includes(each)) &&
        !later.some(
          (each) => each.type === 'leak.withdrawn' && each.codes.leak === told.codes.leak && byTime(each, told) > 0,
        ),
    )
  )
    return true
  const reopening = later.findLast((entry) => entry.type === 'case.reopened')
  if (reopening) {
    const closing = earlier.findLast((entry) => entry.type === 'case.closed' && byTime(entry, reopening) < 0)
    if (closing && byTime(closing, agreement) > 0) return true
  }
  return later.some((entry) => {
    if (entry.type !== 'relationship.recorded') return false
    const pair = (each: Entry) => [String(each.codes.from), String(each.codes.to)].toSorted().join()
    const before = earlier.filter(
      (each) => each.type === entry.type && byTime(each, entry) < 0 && pair(each) === pair(entry),
    )
    const last = before.at(-1)
    if (!last) return false
    const { current, shareHome } = entry.codes
    return (last.codes.current === false && current === true) || (last.codes.shareHome !== true && shareHome === true)
  })
}

function keepsToAgreement(agreement: Entry, act: Entry): boolean {
  const { day, clock } = whenOf(act)
  const { channels, neverChannels, days, from, until } = agreement.codes
  const channel = act.type === 'visit.planned' ? 'in-person' : String(act.codes.channel)
  if (Array.isArray(channels) && !channels.includes(channel)) return false
  if (Array.isArray(neverChannels) && neverChannels.includes(channel)) return false
  if (Array.isArray(days) && (day === null || !days.includes(day))) return false
  if (typeof from === 'string' && (clock === null || clock < from)) return false
  return !(typeof until === 'string' && (clock === null || clock > until))
}

/** Every norm that refuses an act, of the version in force when it happens, and the safe-contact rule. */
export function naiveRefusals(
  versions: readonly Pack[],
  entries: readonly Entry[],
  act: Entry,
  inStory = false,
): readonly Refusal[] {
  const pack = inForce(versions, act.at)
  const earlier = standing(entries)
    .filter((entry) => byTime(entry, act) < 0)
    .toSorted(byTime)
  const rows: Refusal[] = []
  for (const norm of pack.norms) {
    const row = { norm: norm.id, kind: norm.kind, clauses: clausesOf(norm), missing: [], until: null }
    if (norm.kind === 'gate') {
      const missing = missingAtGate(pack, norm, earlier, act)
      if (missing) rows.push({ ...row, missing })
    }
    if (norm.kind === 'never' && isForbidden(norm, earlier, act)) rows.push(row)
    if (norm.kind === 'limit' && isBeyond(norm, earlier, act)) rows.push(row)
    if (norm.kind === 'record') {
      const missing = unrecorded(norm, act)
      if (missing.length > 0) rows.push({ ...row, missing })
    }
  }
  rows.push(...holding(versions, earlier, act))
  if (isUnsafe(pack, earlier, act, inStory))
    rows.push({
      norm: 'safe-contact',
      kind: 'safe-contact',
      clauses: [pack.safeContactClause],
      missing: [],
      until: null,
    })
  return rows
}
