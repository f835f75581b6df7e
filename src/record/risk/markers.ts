/** Signs of serious harm that stand on a record: prompts for the person who judges, whatever the score. */
import type { Entry } from '../entry.ts'
import type { Instant } from '../london-time.ts'
import { standing } from '../standing.ts'
import { answersOf } from './answers.ts'
import type { Instrument } from './instrument.ts'
import { markersIn } from './score.ts'
import { isOfPerson } from './standing-level.ts'

export type Marker = {
  readonly marker: string
  /** When it was last said, and by which entry. */
  readonly at: Instant
  readonly n: number
  readonly from: 'answers' | 'assessor' | 'incident'
}

/** Kinds of abuse of an incident that are markers by themselves. */
const BY_ABUSE: Readonly<Record<string, string>> = {
  strangulation: 'strangulation',
  'honour-based': 'honour-based',
  'forced-marriage': 'honour-based',
  'stalking-harassment': 'stalking',
  sexual: 'sexual-harm',
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/**
 * The markers that stand for a person, the latest word on each, in the order in which they were first said. Only a retraction takes
 * a marker away: a later assessment that does not repeat it does not.
 */
export function markersOn(instrument: Instrument, entries: readonly Entry[], person: string | null): readonly Marker[] {
  const found = new Map<string, Marker>()
  for (const entry of standing(entries).toSorted((a, b) => a.at - b.at || a.n - b.n)) {
    const { codes, at, n } = entry
    const put = (from: Marker['from']) => (marker: string) => found.set(marker, { marker, at, n, from })
    if (entry.type === 'risk.assessed' && isOfPerson(entry, person)) {
      if (codes.instrument === instrument.instrument) markersIn(instrument, answersOf(codes)).forEach(put('answers'))
      texts(codes.markers).forEach(put('assessor'))
    }
    if (entry.type === 'incident.recorded')
      texts(codes.abuse).forEach((abuse) => {
        const marker = BY_ABUSE[abuse]
        if (marker !== undefined) put('incident')(marker)
      })
  }
  return [...found.values()]
}
