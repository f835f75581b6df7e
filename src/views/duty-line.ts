/** One duty as a list shows it. Every list of duties, on Today, on a case and in the API, is made of these. */
import type { Outcome } from '../policy/judgement.ts'
import type { Instant } from '../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'

export type DutyLine = {
  readonly id: string
  /** Null for a duty of the organisation itself. */
  readonly caseId: string | null
  /** Short, random, speakable: `R-4F7K`. */
  readonly caseReference: string | null
  readonly norm: string
  readonly kind: 'duty' | 'offer' | 'sign' | 'every'
  /** What to do, in our own words, verb first. */
  readonly what: string
  readonly clauses: readonly { readonly id: string; readonly printed: string; readonly says: string }[]
  /** The person it is about, by the name that the reader may see; null where it is about nobody in particular. */
  readonly about: string | null
  readonly opened: Instant
  /** Null where the policy states no time: the duty ages in view and is never late. */
  readonly due: Instant | null
  /** False where the time is a local target. */
  readonly stated: boolean
  readonly late: boolean
  readonly outcome: Outcome
  readonly ended: Instant | null
  readonly owedBy: RoleName | null
  readonly mine: boolean
  /** Further triggers counted with this one. */
  readonly absorbed: number
  /** Acts that meet it, the usual one first. */
  readonly metBy: readonly EntryTypeName[]
  /** The person whom an act that answers it should name: prefilled on the form. */
  readonly person: string | null
  /** What such an act has to say for it to be answered, by field, where there is one way alone: prefilled as well. */
  readonly wants: Readonly<Record<string, string>>
}
