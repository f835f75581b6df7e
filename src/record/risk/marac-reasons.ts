/** Why a case may have to go to MARAC: each reason by itself, for a person who decides. None of them refers by itself. */
import type { Entry } from '../entry.ts'
import type { Instant } from '../london-time.ts'
import type { Instrument, MaracArea } from './instrument.ts'
import { markersOn } from './markers.ts'
import { type Escalation, escalations, type Repeat, repeatOn } from './pattern-of-incidents.ts'
import { standingLevel } from './standing-level.ts'

export type MaracReason =
  | { readonly because: 'level' }
  | { readonly because: 'score'; readonly score: number; readonly from: number }
  | { readonly because: 'escalation'; readonly escalation: Escalation }
  | { readonly because: 'automatic'; readonly marker: string }
  | { readonly because: 'repeat'; readonly repeat: Repeat }

/** Source: the criteria of SafeLives' model (judgement, score, escalation, repeat); the figures and automatic flags are the area's. */
export function maracReasons(
  area: MaracArea,
  instrument: Instrument,
  entries: readonly Entry[],
  person: string | null,
  now: Instant,
): readonly MaracReason[] {
  const level = standingLevel(entries, person)
  const score = level.steps.findLast((step) => step.score !== null)?.score ?? null
  const repeat = repeatOn(area, entries, now)
  return [
    ...(level.level === 'high' ? [{ because: 'level' } as const] : []),
    ...(score !== null && score >= area.bands.high
      ? [{ because: 'score', score, from: area.bands.high } as const]
      : []),
    ...escalations(area, entries, now).map((escalation) => ({ because: 'escalation', escalation }) as const),
    ...markersOn(instrument, entries, person)
      .filter(({ marker }) => area.automatic.includes(marker))
      .map(({ marker }) => ({ because: 'automatic', marker }) as const),
    ...(repeat ? [{ because: 'repeat', repeat } as const] : []),
  ]
}
