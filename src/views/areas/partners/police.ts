/** The police and a case: what may be a crime and was not decided yet, what was decided and why, and the perpetrator's MAPPA position. */
import type { Instant } from '../../../record/london-time.ts'
import type { AreaReading } from '../../area-page.ts'
import { entriesOf, textIn } from './codes.ts'

export type PoliceShown = {
  /** Incidents that may be crimes, after which no decision was made yet. Nothing is ever reported by itself. */
  readonly undecided: readonly { readonly n: number; readonly at: Instant }[]
  readonly decisions: readonly {
    readonly decision: string
    readonly reasons: string | null
    readonly reference: string | null
    readonly at: Instant
    readonly by: string
    readonly role: string
  }[]
  /** The victim chose that the police are not told: weighed, not overriding. */
  readonly saysNo: boolean
  /** The latest position of the perpetrator; null where nobody asked. */
  readonly mappa: string | null
  /** Contacts with MAPPA, newest first. */
  readonly mappaContacts: readonly { readonly outcome: string | null; readonly at: Instant }[]
}

export function policeOn({ entries }: AreaReading): PoliceShown {
  const decided = entriesOf(entries, 'police-report.decided', 'police.called')
  const last = decided.at(-1)?.at ?? 0
  return {
    undecided: entriesOf(entries, 'incident.recorded')
      .filter(({ codes, at }) => codes.potentialCrime === true && at > last)
      .map(({ n, at }) => ({ n, at })),
    decisions: decided
      .map(({ type, codes, words, at, by, role }) => ({
        decision: type === 'police.called' ? 'reported' : (textIn(codes, 'decision') ?? ''),
        reasons: textIn(words, 'reasons'),
        reference: textIn(words, 'reference'),
        at,
        by,
        role,
      }))
      .toReversed(),
    saysNo: entriesOf(entries, 'victim-choice.recorded').some(({ codes }) => codes.choice === 'no-police-report'),
    mappa:
      entriesOf(entries, 'risk.assessed')
        .flatMap(({ codes }) => textIn(codes, 'mappa') ?? [])
        .at(-1) ?? null,
    mappaContacts: entriesOf(entries, 'partner.contacted')
      .filter(({ codes }) => codes.partner === 'mappa')
      .map(({ words, at }) => ({ outcome: textIn(words, 'outcome'), at }))
      .toReversed(),
  }
}
