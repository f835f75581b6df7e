/** The landlord's policy, clause by clause in our own words: what executes it, its slips and readings, and its live duties. */
import type { DocumentControl } from '../packs/document-control.ts'
import type { Claim, Erratum, Import, Interpretation, NormKind, Pack, Silence, Tension } from '../policy/model.ts'
import type { Instant } from '../record/london-time.ts'

export type PolicyPage = {
  readonly landlord: string
  readonly pack: Pick<Pack, 'id' | 'version' | 'inForce'>
  /** What the policy's own control table says of it; null where it prints none. */
  readonly document: DocumentControl | null
  readonly sections: readonly { readonly title: string; readonly clauses: readonly ClauseLine[] }[]
  readonly interpretations: readonly Interpretation[]
  readonly tensions: readonly Tension[]
  readonly silences: readonly Silence[]
  readonly imports: readonly Import[]
  /** Of every version, the newest first. */
  readonly editions: readonly EditionLine[]
  readonly counts: {
    readonly clauses: number
    readonly executed: number
    readonly planned: number
    readonly liveDuties: number
  }
}

/** What Rowan carried out of one version of the document, since when, and where it differs from the edition before. */
export type EditionLine = {
  readonly version: string
  readonly edition: number
  readonly recorded: Instant
  /** Empty for a first edition, and where what differs is about no clause. */
  readonly changed: readonly string[]
}

export type ClauseLine = {
  readonly id: string
  readonly printed: string
  readonly says: string
  readonly priority: 'A' | 'B' | 'C'
  readonly system: string
  readonly claim: Claim
  readonly norms: readonly { readonly id: string; readonly kind: NormKind; readonly sentence: string }[]
  readonly errata: readonly Erratum[]
  readonly readings: readonly Interpretation[]
  readonly tensions: readonly Tension[]
  /** Open duties of this clause among the cases that the reader may see, and the organisation's own. */
  readonly live: number
  readonly late: number
}
