/** Where something that may have got out stands, folded from its own entries. What happened and whose safety it is about are words, and not here. Pure. */
import type { Codes } from './entry.ts'
import type { Instant } from './london-time.ts'
import type { EntryTypeName } from './vocabulary.ts'

/** What lets somebody be found or reached; and what nobody can rule out. */
const EXPOSING: readonly string[] = ['whereabouts', 'contact-details', 'not-known']

/** Whether somebody can be found or reached by what got out. `what` is that field of `leak.reported` and `leak.noted`. */
export const exposesSomebody = (what: unknown): boolean =>
  Array.isArray(what) && what.some((each) => EXPOSING.includes(String(each)))

/**
 * What of a case stands: that something of it may have got out counts no more once it was said not to be of this case, or was set aside.
 * `entries` are in the order in which they happened.
 */
export const withoutWithdrawnLeaks = <T extends Pick<LeakEntry, 'type' | 'codes'>>(
  entries: readonly T[],
): readonly T[] =>
  entries.filter(
    ({ type, codes }, place) =>
      !(type === 'leak.noted' || type === 'leak.raised') ||
      !entries.slice(place).some((later) => later.type === 'leak.withdrawn' && later.codes.leak === codes.leak),
  )

/** In the order in which they are taken. */
export const LEAK_STEPS = ['stopped', 'safety-call', 'risk-looked-at', 'regulator', 'told', 'lessons'] as const
export type LeakStep = (typeof LEAK_STEPS)[number]

/** What each step can end with. A call in which nobody was reached is made again. */
export const OUTCOMES: Readonly<Record<LeakStep, readonly string[]>> = {
  stopped: ['done', 'not-needed'],
  'safety-call': ['done', 'not-reached', 'not-needed'],
  'risk-looked-at': ['done', 'not-needed'],
  regulator: ['reported', 'not-reported'],
  told: ['done', 'not-told'],
  lessons: ['done'],
}

/** Ends that are a decision, and stand only with their reasons. Source: UK GDPR, article 33(5). */
export const NEEDS_REASONS: ReadonlySet<string> = new Set(['not-needed', 'not-reported', 'not-told', 'not-reached'])

export type LeakState = {
  readonly state: 'open' | 'closed'
  /** When whoever told of it came to know. */
  readonly known: Instant
  /** When it was written down here. */
  readonly reported: Instant
  readonly what: readonly string[]
  readonly exposes: boolean
  /** Steps that are taken, each as it ended last. */
  readonly taken: ReadonlyMap<LeakStep, { readonly at: Instant; readonly outcome: string }>
  readonly finding: string | null
}

type LeakEntry = {
  readonly type: EntryTypeName
  readonly at: Instant
  readonly recordedAt: Instant
  readonly codes: Codes
}

const isStep = (value: unknown): value is LeakStep => LEAK_STEPS.some((step) => step === value)

/** `entries` are those of one leak, in the order in which they were written. Null where none tells of it. */
export function leakState(entries: readonly LeakEntry[]): LeakState | null {
  const [first] = entries.filter(({ type }) => type === 'leak.reported')
  if (!first) return null
  const taken = new Map<LeakStep, { at: Instant; outcome: string }>()
  let finding: string | null = null
  for (const { type, at, codes } of entries) {
    if (type === 'leak.closed') finding = String(codes.finding)
    if (type === 'leak.handled' && isStep(codes.step) && codes.outcome !== 'not-reached')
      taken.set(codes.step, { at, outcome: String(codes.outcome) })
  }
  return {
    state: finding === null ? 'open' : 'closed',
    known: first.at,
    reported: first.recordedAt,
    what: Array.isArray(first.codes.what) ? first.codes.what.map(String) : [],
    exposes: exposesSomebody(first.codes.what),
    taken,
    finding,
  }
}
