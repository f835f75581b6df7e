/** What somebody sees who handles complaints: the list, and one complaint. Nothing here is read from a case but how to reach its maker. */
import type { ComplaintClock } from '../../casework/complaints/complaint-clocks.ts'
import type { Nation } from '../../packs/law.ts'
import type { CallingRule } from '../../record/calling-rule.ts'
import type { Stage } from '../../record/complaint-state.ts'
import type { Instant } from '../../record/london-time.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'

/** Whose times these are, as the law folder says it. */
export type SchemeShown = {
  readonly name: string
  readonly nation: Nation
  readonly source: string
  readonly verified: boolean
  readonly note: string
  /** False where no time of it is held here. */
  readonly hasTimes: boolean
}

export type ComplaintLine = {
  readonly id: string
  readonly reference: string
  readonly received: Instant
  readonly stage: string
  readonly state: string
  /** The name of whoever handles it. */
  readonly handler: string | null
  readonly mine: boolean
  readonly nextClock: 'acknowledge' | 'answer' | null
  readonly nextDue: Instant | null
  readonly late: boolean
}

export type Complaints = {
  readonly now: Instant
  readonly scheme: SchemeShown | null
  readonly complaints: readonly ComplaintLine[]
}

export type ComplaintWritten = {
  readonly n: number
  readonly type: EntryTypeName
  readonly sentence: string
  readonly at: Instant
  readonly by: string
  readonly words: readonly { readonly name: string; readonly value: string }[]
}

export type ComplaintPage = {
  readonly id: string
  readonly reference: string
  /** How many entries it has: the version that a form is made from. */
  readonly seq: number
  readonly now: Instant
  readonly state: string
  readonly stage: Stage['stage']
  readonly received: Instant
  readonly channel: string | null
  readonly name: string | null
  readonly about: readonly string[]
  /** How they asked us to reach them; null where nobody wrote it down. */
  readonly reach: string | null
  /** What they agreed with us about being reached, where that is known here; who is asked first. */
  readonly agreed: { readonly rule: CallingRule | null; readonly ask: string | null } | null
  /** The member of staff whose work it is about. */
  readonly officer: string | null
  readonly handler: { readonly account: string; readonly name: string } | null
  /** Who may handle it. */
  readonly handlers: readonly { readonly account: string; readonly name: string }[]
  readonly scheme: SchemeShown | null
  readonly clocks: readonly ComplaintClock[]
  readonly running: ComplaintClock | null
  /** What the landlord's own policy asks now. */
  readonly policyAsks: readonly { readonly clause: string; readonly says: string }[]
  readonly may: readonly EntryTypeName[]
  readonly written: readonly ComplaintWritten[]
}

/** A complaint as the lead of a case learns of it: that it is there, and whose. */
export type NearComplaint = {
  readonly id: string
  readonly reference: string
  readonly received: Instant
  readonly stage: string
  readonly state: string
  readonly person: string | null
  /** Their name and their part on this case. */
  readonly name: string | null
  readonly role: string | null
  /** It is of the person harmed and was put beside this case. */
  readonly belongs: boolean
  readonly mayBelong: boolean
}

export type NearComplaints = {
  readonly reference: string
  readonly now: Instant
  readonly complaints: readonly NearComplaint[]
}

/** What a new complaint is asked with. */
export type ComplaintChoices = {
  readonly now: Instant
  readonly staff: readonly { readonly account: string; readonly name: string }[]
}
