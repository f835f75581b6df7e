/**
 * What an old record can say at all. An entry type or a field that did not exist when something happened cannot be missing from it: then
 * the answer is "cannot tell", and never "not done". Pure.
 */
import type { Instant } from '../../record/london-time.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { Duty, Gate, Hold, Limit, Never, Norm, Pattern, RecordRule } from '../model.ts'

/** Since when an entry type, or a field of it, can be on a record. */
export type Since = (type: EntryTypeName, field?: string) => Instant

const ALWAYS = Number.NEGATIVE_INFINITY

export type Tellable = {
  /** From when on the record shows whether what was open was met, stopped or lifted. */
  readonly ends: Instant
  /** From when on it shows all that makes the norm apply. */
  readonly applies: Instant
  /** From when on it shows that a field of an act was left out. */
  readonly fields: (type: EntryTypeName, missing: readonly string[]) => Instant
}

const latest = (instants: readonly Instant[]): Instant => Math.max(ALWAYS, ...instants)

/** Since when all of a pattern can be recorded. */
const ofPattern = (since: Since, { event, where }: Pattern): Instant =>
  latest([since(event), ...Object.keys(where ?? {}).map((field) => since(event, field))])

const ofPatterns = (since: Since, patterns: readonly Pattern[], field?: string): Instant =>
  latest(
    patterns.flatMap((pattern) => [
      ofPattern(since, pattern),
      ...(field === undefined ? [] : [since(pattern.event, field)]),
    ]),
  )

const none = (): Instant => ALWAYS

function ofDuty(since: Since, norm: Duty): Tellable {
  const field = norm.forEach ? 'person' : norm.per?.field
  const waived = norm.waivable ? [{ event: 'duty.waived' } as const] : []
  return {
    ends: ofPatterns(since, [...norm.do, ...norm.stopsWhen, ...(norm.unless?.from ?? []), ...waived], field),
    applies: ofPatterns(since, [...norm.when, ...(norm.if ?? [])]),
    fields: none,
  }
}

function ofGate(since: Since, norm: Gate): Tellable {
  const needs = norm.needs.flatMap(({ any, per, unless }) => {
    const field = (per ?? norm.per)?.field
    return [ofPatterns(since, any, field), unless ? since(unless.event) : ALWAYS]
  })
  const acts = norm.before.map(({ event }) => event)
  const own = [...norm.fieldAny.flatMap((where) => Object.keys(where)), ...(norm.needsConsent ? ['consent'] : [])]
  return {
    ends: latest([
      ...needs,
      ...(norm.needsConsent ? [since('consent.discussed')] : []),
      ...acts.flatMap((act) => own.map((field) => since(act, field))),
      ofPatterns(since, norm.until),
    ]),
    applies: ofPatterns(since, [...norm.before, ...(norm.if ?? []), ...(norm.since ?? [])]),
    fields: none,
  }
}

const ofNever = (since: Since, norm: Never): Tellable => ({
  ends: latest([
    ofPatterns(since, norm.while?.until ?? []),
    ...(norm.unlessField === undefined ? [] : norm.acts.map(({ event }) => since(event, norm.unlessField))),
  ]),
  applies: ofPatterns(since, [...norm.acts, ...(norm.if ?? []), ...(norm.while?.from ?? [])]),
  fields: none,
})

const ofLimit = (since: Since, { acts, deviation }: Limit): Tellable => ({
  ends: deviation ? latest(acts.map(({ event }) => since(event, deviation.field))) : ALWAYS,
  applies: ofPatterns(since, acts),
  fields: none,
})

const ofRecord = (since: Since, norm: RecordRule): Tellable => ({
  ends: ALWAYS,
  applies: ofPatterns(since, norm.when),
  // one field that could be filled in and was not is enough
  fields: (type, missing) => Math.min(...missing.map((field) => since(type, field))),
})

const ofHold = (since: Since, norm: Hold): Tellable => ({
  ends: ofPatterns(since, [...norm.endsEarlyOn, { event: norm.length.event, where: { [norm.length.field]: '?' } }]),
  applies: ofPatterns(since, [...norm.startsOn, ...norm.forbids]),
  fields: none,
})

/** What of a norm an old record can say. */
export function tellable(since: Since, norm: Norm): Tellable {
  switch (norm.kind) {
    case 'duty':
    case 'offer':
    case 'sign':
      return ofDuty(since, norm)
    case 'gate':
      return ofGate(since, norm)
    case 'never':
      return ofNever(since, norm)
    case 'limit':
      return ofLimit(since, norm)
    case 'record':
      return ofRecord(since, norm)
    case 'every':
      return { ends: ofPatterns(since, norm.do), applies: ALWAYS, fields: none }
    case 'hold':
      return ofHold(since, norm)
    default:
      return norm satisfies never
  }
}
