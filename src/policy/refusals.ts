/** Which norms refuse a proposed entry, given what stands on the record before it. */
import type { Entry } from '../record/entry.ts'
import { standing } from '../record/standing.ts'
import type { ActNorm, InForce, Policy } from './compile.ts'
import { versionAt } from './compile.ts'
import { allowedMonths, foldHold } from './hold.ts'
import type { Refusal } from './judgement.ts'
import type { Gate, Hold, Interval, Limit, Need, Never, Pattern, Per, Where } from './model.ts'
import { fieldMeets, isOfSomebodyElse, keyOf, meetsAny, sameKey, whereMeets } from './pattern.ts'
import { isUnderSafeContact, isUnsafeContact } from './safe-contact.ts'

/** The purposes that an act has, as `needs.assessed` names them in its `for`. */
const PURPOSE: Readonly<Record<string, string>> = { security: 'security', rehousing: 'rehousing', support: 'support' }

/** The order in which things happened; in the same minute, the order on the record. */
export const inOrder = (a: Pick<Entry, 'at' | 'n'>, b: Pick<Entry, 'at' | 'n'>): number => a.at - b.at || a.n - b.n

/** Whether a field of a pattern asks for an answer, of which the latest counts: a yes or no, or a field named `answer`. */
const isAnswer = (field: string, wanted: Where[string]): boolean =>
  wanted !== '?' && (field === 'answer' || typeof wanted === 'boolean')

/** Whether an entry meets a pattern, its answers apart. */
function isCandidate(entry: Entry, { event, by, where }: Pattern): boolean {
  if (entry.type !== event || (by !== undefined && !by.includes(entry.by))) return false
  for (const field in where) {
    const wanted = where[field]
    if (wanted !== undefined && !isAnswer(field, wanted) && !fieldMeets(entry.codes[field], wanted)) return false
  }
  return true
}

/**
 * Whether the latest answer in a field, of the entries that count, is the one that is wanted; where the act names nobody though its
 * gate asks about whom, the latest about each.
 */
function isAnswered(
  earlier: readonly Entry[],
  field: string,
  wanted: Where[string],
  counts: (entry: Entry) => boolean,
  each: Per | undefined,
): boolean {
  let seen: Set<string | null> | undefined
  for (let index = earlier.length - 1; index >= 0; index--) {
    const entry = earlier[index]
    if (!entry || entry.codes[field] === undefined || !counts(entry)) continue
    if (!each) return fieldMeets(entry.codes[field], wanted)
    const about = keyOf(entry, each)
    if (seen?.has(about)) continue
    if (!fieldMeets(entry.codes[field], wanted)) return false
    seen ??= new Set()
    seen.add(about)
  }
  return seen !== undefined
}

/**
 * Whether earlier entries meet a pattern about a key, and for the act's purpose where that is asked. Of each answer the latest
 * that carries it decides, and where the act names nobody the latest of everybody: one person's yes is not another's. Of all else
 * any entry will do.
 */
function anyMeets(
  pattern: Pattern,
  earlier: readonly Entry[],
  key: string | null,
  per: Per | undefined,
  purpose: string | null = null,
): boolean {
  const counts = (entry: Entry) =>
    isCandidate(entry, pattern) &&
    sameKey(key, entry, per) &&
    (purpose === null || fieldMeets(entry.codes.for, purpose))
  let answered = false
  for (const field in pattern.where) {
    const wanted = pattern.where[field]
    if (wanted === undefined || !isAnswer(field, wanted)) continue
    answered = true
    if (!isAnswered(earlier, field, wanted, counts, key === null ? per : undefined)) return false
  }
  return answered || earlier.some(counts)
}

/** Whether an interval runs after some entries: its latest opening is later than its latest end. */
export function isRunning(
  interval: Interval,
  earlier: readonly Entry[],
  key: string | null,
  per: Per | undefined,
): boolean {
  for (let index = earlier.length - 1; index >= 0; index--) {
    const entry = earlier[index]
    if (!entry || !sameKey(key, entry, per)) continue
    if (meetsAny(entry, interval.from)) return true
    if (meetsAny(entry, interval.until)) return false
  }
  return false
}

/** Whether an interval runs for anybody, where the act names nobody: what ends it for one person, or one move, ends it for no other. */
function isRunningForAnybody({ from, until }: Interval, earlier: readonly Entry[], per: Per): boolean {
  const leavesOpenWhich = (entry: Entry, opening: Entry) =>
    per.match === 'lenient' && keyOf(entry, per) === null && isOfSomebodyElse(entry, opening)
  const ends = (entry: Entry, opening: Entry) =>
    meetsAny(entry, until) && sameKey(keyOf(opening, per), entry, per) && !leavesOpenWhich(entry, opening)
  return earlier.some(
    (opening, index) => meetsAny(opening, from) && !earlier.slice(index + 1).some((entry) => ends(entry, opening)),
  )
}

/** Whether an interval runs for anybody who is on the case as harmed: by what is said of them, and of nobody else. */
function isRunningForHarmed(interval: Interval, earlier: readonly Entry[]): boolean {
  const harmed = new Set(
    earlier.flatMap(({ type, codes: { person, role } }) =>
      type === 'person.added' && role === 'victim' && typeof person === 'string' ? [person] : [],
    ),
  )
  return [...harmed].some((person) => isRunning(interval, earlier, person, { field: 'person', match: 'strict' }))
}

/** The gates before an entry, and all that stands beside it. */
type Around = {
  readonly gates: (entry: Entry) => readonly Gate[]
  readonly stands: readonly Entry[]
}

/** An exemption counts while the gates before it would still let it pass: what it relied on may have been taken back since. */
function isStillExempt(exemption: Entry, { gates, stands }: Around): boolean {
  const others = stands.filter(({ n }) => n !== exemption.n)
  return gates(exemption).every((gate) => gateRefuses(gate, exemption, others, gates) === null)
}

/** Whether an entry is about somebody who was added as causing harm, and never as harmed. */
function isAboutWhoCausesHarm({ codes: { person } }: Entry, stands: readonly Entry[]): boolean {
  if (typeof person !== 'string') return false
  const roles = new Set(
    stands.flatMap(({ type, codes }) => (type === 'person.added' && codes.person === person ? [codes.role] : [])),
  )
  return roles.has('perpetrator') && !roles.has('victim')
}

const needIsMet = (
  need: Need,
  since: readonly Entry[],
  act: Entry,
  per: Per | undefined,
  purpose: string | null,
  around: Around,
): boolean => {
  const about = need.per ?? per
  const isLeftOut = (entry: Entry) => need.notAbout !== undefined && isAboutWhoCausesHarm(entry, around.stands)
  const key = isLeftOut(act) ? null : keyOf(act, about)
  const counted = need.notAbout === undefined ? since : since.filter((entry) => !isLeftOut(entry))
  const { unless } = need
  return (
    need.any.some((pattern) => anyMeets(pattern, counted, key, about, purpose)) ||
    (unless !== undefined &&
      counted.some(
        (entry) => entry.type === unless.event && sameKey(key, entry, about) && isStillExempt(entry, around),
      ))
  )
}

function gateRefuses(
  gate: Gate,
  act: Entry,
  earlier: readonly Entry[],
  gates: Around['gates'],
): readonly string[] | null {
  if (gate.if) {
    const armed = earlier.findLastIndex((entry) => meetsAny(entry, gate.if ?? []))
    if (armed < 0 || earlier.slice(armed + 1).some((entry) => meetsAny(entry, gate.until))) return null
  }
  const since = gate.since ? earlier.findLastIndex((entry) => meetsAny(entry, gate.since ?? [])) : -1
  const counted = since < 0 ? earlier : earlier.slice(since + 1)
  const purpose = gate.forByAct ? (PURPOSE[act.type.split('.')[0] ?? ''] ?? null) : null
  const missing = new Set<string>()
  const around = { gates, stands: earlier }
  for (const need of gate.needs)
    if (!needIsMet(need, counted, act, gate.per, purpose, around))
      for (const pattern of need.any) missing.add(pattern.event)
  if (gate.fieldAny.length > 0 && !gate.fieldAny.some((where) => whereMeets(act.codes, where)))
    for (const where of gate.fieldAny) for (const field of Object.keys(where)) missing.add(field)
  if (gate.needsConsent !== undefined && !hasConsent(gate.needsConsent, act, earlier)) missing.add('consent')
  return missing.size > 0 ? [...missing] : null
}

/**
 * Consent on the act itself, or the latest answer of that scope and person. A refusal on the act is the latest answer. Where the
 * act names nobody, no earlier consent is consent to it.
 */
function hasConsent(scope: string, act: Entry, earlier: readonly Entry[]): boolean {
  if (act.codes.consent === 'given') return true
  if (act.codes.consent === 'refused' || act.codes.consent === 'withdrawn') return false
  const asked: Pattern = { event: 'consent.discussed', where: { scope, answer: 'given' } }
  const per: Per = { field: 'person', match: 'strict' }
  const person = keyOf(act, per)
  return person !== null && anyMeets(asked, earlier, person, per)
}

function neverRefuses(never: Never, act: Entry, earlier: readonly Entry[]): boolean {
  if (never.unlessField !== undefined && act.codes[never.unlessField] !== undefined) return false
  const key = keyOf(act, never.per)
  if (never.if && !earlier.some((entry) => meetsAny(entry, never.if ?? []) && sameKey(key, entry, never.per)))
    return false
  if (never.while === undefined) return true
  if (never.alsoOf === 'victim' && isRunningForHarmed(never.while, earlier)) return true
  if (never.per && key === null) return isRunningForAnybody(never.while, earlier, never.per)
  return isRunning(never.while, earlier, key, never.per)
}

function limitRefuses(limit: Limit, act: Entry, earlier: readonly Entry[]): boolean {
  const key = keyOf(act, limit.per)
  let before = 0
  for (const entry of earlier)
    if (meetsAny(entry, limit.acts) && (key === null || keyOf(entry, limit.per) === key)) before++
  if (before < limit.atMost) return false
  const { deviation } = limit
  return !(deviation && act.codes[deviation.field] !== undefined && deviation.by.includes(act.by))
}

const isInForce = (each: InForce, act: Entry): boolean => act.at >= each.from && act.at < each.until

/** The gates before an entry, as they are in force when an act happens. */
const gatesAt =
  (policy: Policy, act: Entry) =>
  (entry: Entry): readonly Gate[] =>
    (policy.plans.get(entry.type)?.acts ?? []).flatMap((each) =>
      each.norm.kind === 'gate' && isInForce(each, act) && meetsAny(entry, each.norm.before) ? [each.norm] : [],
    )

/** What one norm says of one act: null when it lets it pass. */
function refusalOf(policy: Policy, each: InForce<ActNorm>, act: Entry, earlier: readonly Entry[]): Refusal | null {
  const { norm, clauses } = each
  const refusal = (missing: readonly string[], until: number | null = null): Refusal => ({
    norm: norm.id,
    kind: norm.kind,
    clauses,
    missing,
    until,
  })
  switch (norm.kind) {
    case 'gate': {
      if (!meetsAny(act, norm.before)) return null
      const missing = gateRefuses(norm, act, earlier, gatesAt(policy, act))
      return missing && refusal(missing)
    }
    case 'never':
      return meetsAny(act, norm.acts) && neverRefuses(norm, act, earlier) ? refusal([]) : null
    case 'limit':
      return meetsAny(act, norm.acts) && limitRefuses(norm, act, earlier) ? refusal([]) : null
    case 'record': {
      if (!meetsAny(act, norm.when)) return null
      const missing = norm.must.filter((field) => act.codes[field] === undefined)
      return missing.length > 0 ? refusal(missing) : null
    }
    case 'hold': {
      if (act.type === norm.length.event)
        return isInForce(each, act) && allowedMonths(norm, act) === null ? refusal([]) : null
      const run = meetsAny(act, norm.forbids) ? foldHold(each as InForce<Hold>, earlier).at(-1) : undefined
      return run && act.at >= run.from && act.at < run.until ? refusal([], run.until) : null
    }
    default:
      return norm satisfies never
  }
}

/** Whether anything at all can refuse entries of its type. */
export const mayBeRefused = (policy: Policy, act: Entry): boolean =>
  isUnderSafeContact(act.type) || (policy.plans.get(act.type)?.acts.length ?? 0) > 0

/**
 * As `refusals`, when what came before is already sorted and without retracted entries. A hold that runs refuses whichever version
 * is in force: publishing a new one never ends the time that somebody was promised.
 */
export function refusalsAfter(
  policy: Policy,
  earlier: readonly Entry[],
  act: Entry,
  inStory = false,
): readonly Refusal[] {
  const found: Refusal[] = []
  for (const each of policy.plans.get(act.type)?.acts ?? []) {
    if (each.norm.kind !== 'hold' && !isInForce(each, act)) continue
    const refusal = refusalOf(policy, each, act, earlier)
    if (refusal) found.push(refusal)
  }
  if (isUnderSafeContact(act.type)) {
    const { safeContactClause, safeContactOverride } = versionAt(policy, act.at)
    const row = {
      norm: 'safe-contact',
      kind: 'safe-contact',
      clauses: [safeContactClause],
      missing: [],
      until: null,
    } as const
    if (isUnsafeContact(act, earlier, safeContactOverride, inStory)) found.push(row)
  }
  return found
}

/** What one norm, by its id, says of an entry after what came before it, as `refusalsAfter`; null when it lets it pass. */
export function refusalBy(norm: string, policy: Policy, earlier: readonly Entry[], act: Entry): Refusal | null {
  for (const each of policy.plans.get(act.type)?.acts ?? []) {
    if (each.norm.id !== norm || (each.norm.kind !== 'hold' && !isInForce(each, act))) continue
    const refusal = refusalOf(policy, each, act, earlier)
    if (refusal) return refusal
  }
  return null
}

/** What counts of a record before a proposed entry: what stands and happened before it (`at`, then `n`), in that order. */
export const countedBefore = (entries: readonly Entry[], proposed: Pick<Entry, 'at' | 'n'>): readonly Entry[] =>
  standing(entries)
    .filter((entry) => inOrder(entry, proposed) < 0)
    .toSorted(inOrder)

/**
 * The norms that refuse a proposed entry; none when it may be written. Only entries on the record that happened before it
 * count (`at`, then `n`), so that a back-dated entry is judged by its own time. `inStory`: without what Rowan adds to safe contact
 * (readings S2 and S4 of each pack), which no published record can know. Source: policy language, gates and prohibitions.
 */
export function refusals(
  policy: Policy,
  entries: readonly Entry[],
  proposed: Entry,
  inStory = false,
): readonly Refusal[] {
  if (!policy.plans.has(proposed.type)) return []
  return refusalsAfter(policy, countedBefore(entries, proposed), proposed, inStory)
}
