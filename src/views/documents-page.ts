/** What the page of a case's documents shows. */
import type { Instant } from '../record/london-time.ts'
import type { PersonOnCase } from './case-page.ts'

export type DocumentLine = {
  /** The file's id: what it is opened by. */
  readonly id: string
  readonly origin: 'made' | 'added'
  /** A kind of `document.made` or `attachment.added`. */
  readonly kind: string
  readonly at: Instant
  readonly by: string
  /** For whom or about whom. */
  readonly person: string | null
  readonly recipient: string | null
  /** Of numbered papers: for which kind of reader. */
  readonly papersFor: string | null
  readonly language: string | null
  readonly format: string | null
  readonly note: string | null
  /** Of a copy with parts left out: what was left out, by line, and why. */
  readonly schedule: string | null
  /** Where it lies and who holds it, for what is kept elsewhere. */
  readonly heldAt: string | null
  readonly heldBy: string | null
  /** `restricted`: it is here and not for this reader. `elsewhere`: it is kept off the system. `missing`: only the entry is here. */
  readonly state: 'open' | 'restricted' | 'elsewhere' | 'missing'
  readonly mediaType: string | null
  /** Bytes. */
  readonly size: number | null
}

export type LetterChoice = {
  readonly id: string
  readonly name: string
  readonly use: string
  readonly asks: readonly ('phone' | 'when')[]
  readonly languages: readonly ('english' | 'welsh')[]
}

export type DocumentsPage = {
  readonly caseId: string
  readonly reference: string
  readonly seq: number
  /** Newest first. */
  readonly lines: readonly DocumentLine[]
  readonly people: readonly PersonOnCase[]
  readonly letters: readonly LetterChoice[]
  /** Whether this landlord writes in Welsh too. */
  readonly welsh: boolean
}
