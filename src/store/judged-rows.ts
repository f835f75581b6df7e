/** What judging said, as rows: due times and never lateness, with ids that a rebuild makes again. */
import { createHash } from 'node:crypto'
import type { FacetWay } from '../access/acts.ts'
import type { Breach, JudgedDuty, JudgedHold } from '../policy/judgement.ts'
import type { CallingRule } from '../record/calling-rule.ts'
import type { Codes } from '../record/entry.ts'
import type { MoveNeeds, MoveOffer } from '../record/lettings-moves.ts'
import type { Instant } from '../record/london-time.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import type { JobRow } from './jobs.ts'

export type DutyRow = Omit<JudgedDuty, 'trigger' | 'endedBy' | 'waiverRefused'> & {
  readonly id: string
  readonly trigger: string | null
  readonly endedBy: string | null
  readonly waiverRefused: string | null
}
export type HoldRow = Omit<JudgedHold, 'startedBy' | 'setBy'> & {
  readonly id: string
  readonly startedBy: string
  readonly setBy: string | null
}
export type BreachRow = Omit<Breach, 'n'> & { readonly id: string; readonly entry: string }

/** An open job as whoever does it sees it. */
export type WorkOrderRow = {
  readonly id: string
  /** The entry that gave it out, whose words say where. */
  readonly entry: string
  readonly holder: string | null
  readonly measure: string | null
  readonly repairKind: string | null
  readonly priority: string | null
  readonly placed: Instant
  /** The last visit on which it could not be done. */
  readonly failed: Instant | null
  readonly failedWhy: string | null
  readonly calling: CallingRule | null
}

/** A move as lettings see it: nothing leads to a case or a person. */
export type MoveRow = {
  readonly id: string
  readonly asked: Instant
  readonly priority: string
  readonly needs: MoveNeeds
  readonly avoid: readonly string[]
  readonly offers: readonly MoveOffer[]
  readonly accepted: boolean
}

/** A question as the adviser sees it who must not learn whom it is about. */
export type QuestionRow = {
  readonly id: string
  readonly to: string
  readonly asked: Instant
  /** The entry that asked, whose words say what. */
  readonly entry: string
}

/** What those see who are not on the case. */
export type FacetRows = { readonly moves: readonly MoveRow[]; readonly questions: readonly QuestionRow[] }

export type SummaryRow = {
  readonly state: string
  readonly since: Instant
  readonly kind: string
  readonly ownerRole: string | null
  readonly owner: string | null
  readonly victim: string | null
  readonly changed: Instant
  readonly openDuties: number
  readonly nextDue: Instant | null
}

/** What was passed on to a role and nobody has taken on yet. */
export type HandoverRow = {
  readonly entry: string
  readonly to: string
  /** The account and the role of whoever passed it on. */
  readonly account: string
  readonly by: string
  readonly at: Instant
  /** Somebody may be in danger now, and nobody has answered it yet. */
  readonly danger: boolean
}

/** A time in which the policy refuses an act; null where it has no beginning or no end. */
export type RefusedTime = {
  readonly from: Instant | null
  readonly until: Instant | null
  /** The end that is told; null where there is none. */
  readonly told: Instant | null
  /** Only in this role, and with this filled in; absent: in any. */
  readonly role?: string
  readonly choice?: Codes
}

/** An act that somebody may do by an account, a job or a handover without being on the case. */
export type FacetActRow = {
  readonly id: string
  readonly way: FacetWay
  /** The rent account, the job, or the case that waits. */
  readonly thing: string
  readonly type: EntryTypeName
  /** The codes that the record gives the entry. */
  readonly fixed: Codes
  readonly refused: readonly RefusedTime[]
}

export type JudgedRows = {
  readonly duties: readonly DutyRow[]
  readonly holds: readonly HoldRow[]
  readonly breaches: readonly BreachRow[]
  readonly accountHolds: readonly {
    readonly id: string
    readonly account: string
    readonly from: Instant
    readonly until: Instant
  }[]
  readonly workOrders: readonly WorkOrderRow[]
  readonly facetActs: readonly FacetActRow[]
  /** Null for the organisation's own stream. */
  readonly summary: SummaryRow | null
  /** What will have to be told because time passes. */
  readonly jobs: readonly JobRow[]
  readonly handovers: readonly HandoverRow[]
  /** Entries of the agreements about contact that stand and that nothing unsettled. Their last days are looked at when they are used. */
  readonly agreements: readonly string[]
  readonly facets: FacetRows
}

/** The same id for the same parts, always: a UUID of their hash. */
export function idOf(...parts: readonly (string | null)[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
