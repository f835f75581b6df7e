/** The level that stands for a person, folded from the record, and how it came about. */
import type { Entry } from '../entry.ts'
import type { Instant } from '../london-time.ts'
import { standing } from '../standing.ts'
import { type RiskLevel, riskLevel, weightOf } from './score.ts'

/** Why an assessment did not change the level that stands. */
export type Waiting = 'second-person' | 'reason' | 'not-finished'

export type LevelStep = {
  readonly n: number
  readonly at: Instant
  /** The level that the assessor set. */
  readonly set: RiskLevel
  /** The level that stood after it. */
  readonly stands: RiskLevel
  readonly ofOtherAgency: boolean
  readonly partial: boolean
  readonly score: number | null
  /** Null where the level that was set stands. */
  readonly waiting: Waiting | null
  /** What a second person decided about a level below high. */
  readonly lowering: 'agreed' | 'not-agreed' | null
}

export type StandingLevel = {
  readonly level: RiskLevel
  /** The assessment by which it stands; null where there is none. */
  readonly by: number | null
  readonly since: Instant | null
  readonly steps: readonly LevelStep[]
}

const inOrder = (a: Entry, b: Entry): number => a.at - b.at || a.n - b.n

/** Assessments of a person's risk: those that name them, and those that name nobody. */
export const isOfPerson = (entry: Entry, person: string | null): boolean =>
  person === null || entry.codes.person === undefined || entry.codes.person === person

/**
 * The level that stands. Anybody may raise it; another agency's assessment too. It is lowered by a finished assessment of ours with
 * a reason, and from high only once a second person agreed. What is not yet known lowers nothing. Source: issue "the score never
 * lowers a level"; SafeLives' guidance that professional judgement decides.
 */
export function standingLevel(entries: readonly Entry[], person: string | null): StandingLevel {
  const own = standing(entries).toSorted(inOrder)
  const decided = new Map(
    own
      .filter((entry) => entry.type === 'second-check.made')
      .map(
        (entry) =>
          [
            entry.codes.entry,
            entry.codes.outcome === 'agreed' && entry.codes.reason === true ? 'agreed' : 'not-agreed',
          ] as const,
      ),
  )
  let level: RiskLevel = 'not-yet-known'
  let by: Entry | null = null
  const steps: LevelStep[] = []
  for (const entry of own) {
    if (entry.type !== 'risk.assessed' || !isOfPerson(entry, person)) continue
    const { codes } = entry
    const set = riskLevel(codes.level)
    const lowering = decided.get(entry.n) ?? null
    const waiting = waitsFor(level, set, entry, lowering)
    const isFirst = by === null
    if (waiting === null && (isFirst || set !== 'not-yet-known')) {
      level = set
      by = entry
    }
    steps.push({
      n: entry.n,
      at: entry.at,
      set,
      stands: level,
      ofOtherAgency: codes.instrument === 'other-agency',
      partial: codes.complete === false,
      score: typeof codes.score === 'number' ? codes.score : null,
      waiting,
      lowering,
    })
  }
  return { level, by: by?.n ?? null, since: by?.at ?? null, steps }
}

/**
 * What a level that somebody sets still waits for; null where it will stand, or lowers nothing. A part of an assessment is never
 * low. `level` is what stands before.
 */
export function waitsFor(
  level: RiskLevel,
  set: RiskLevel,
  { codes }: Pick<Entry, 'codes'>,
  lowering: LevelStep['lowering'] = null,
): Waiting | null {
  const finished = codes.complete !== false
  if (!finished && set === 'standard') return 'not-finished'
  if (level === 'not-yet-known' || weightOf(set) >= weightOf(level)) return null
  if (!finished || set === 'not-yet-known' || codes.instrument === 'other-agency') return 'not-finished'
  if (level === 'high' && lowering !== 'agreed') return 'second-person'
  return codes.reasons === true || lowering === 'agreed' ? null : 'reason'
}
