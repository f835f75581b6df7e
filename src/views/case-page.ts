/** Everything that a member of a case sees on its page. */

import type { KeptUntil } from '../casework/kept-until.ts'
import type { Organisation } from '../packs/organisation.ts'
import type { Breach } from '../policy/judgement.ts'
import type { Unsaid } from '../policy/unsaid.ts'
import type { CaseState } from '../record/case-state.ts'
import type { Instant } from '../record/london-time.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import type { AbuseTestLine } from './abuse-tests.ts'
import type { CustomerOnCase } from './customers-on-case.ts'
import type { DataRequestLine } from './data-requests.ts'
import type { DutyLine } from './duty-line.ts'
import type { DutyReason } from './duty-reason.ts'

export type CasePage = {
  readonly id: string
  readonly reference: string
  /** Number of entries on the stream: the version that a form sends back. */
  readonly seq: number
  readonly now: Instant
  readonly state: CaseState
  /** Until when it is kept, once it is closed. */
  readonly keptUntil: KeptUntil | null
  /** Until when the reader has it in an emergency alone, and may change nothing on it; null for whoever is on it. */
  readonly readsUntil: Instant | null
  readonly owner: { readonly role: RoleName | null; readonly officer: string | null }
  /** One for each victim; in sight on every page of the case. */
  /** Since when somebody may be in danger, where nobody has answered it yet. */
  readonly danger: Instant | null
  /** They have not spoken to us and may not know that we know: nobody contacts them because of this case. */
  readonly knowsNothing: boolean
  readonly safeContact: readonly SafeContactLine[]
  /** Who may let somebody be reached outside what was agreed because a life is at risk, and for how many hours at most; null: nobody. */
  readonly override: { readonly by: readonly RoleName[]; readonly atMostHours: number } | null
  /** What was said of reaching somebody whom nobody named, where more than one may be meant, a line for each. */
  readonly saidOfNobodyNamed: string | null
  readonly labels: Labels
  readonly people: readonly PersonOnCase[]
  readonly relationships: readonly {
    readonly from: string
    readonly to: string
    readonly relation: string
    readonly current: boolean
    readonly shareHome: boolean
  }[]
  /** What the landlord's records say of those on the case who were found in them. */
  readonly customers: readonly (CustomerOnCase & {
    /** The number of the entry that matched them, by which it is taken back. Null where it is not on the record any more. */
    readonly matchedBy: number | null
  })[]
  /** Addresses that are kept apart: that there is one, and its reference in the vault. */
  readonly kept: readonly KeptLine[]
  /** What the law's tests say, for each victim and each person said to cause harm. */
  readonly abuseTests: readonly AbuseTestLine[]
  /** Who asked for the data held about them, and by when the law wants an answer. */
  readonly dataRequests: readonly DataRequestLine[]
  readonly open: readonly DutyLine[]
  /** Why each of the open ones is asked, by the duty's id. */
  readonly reasons: Readonly<Record<string, DutyReason>>
  readonly ended: readonly DutyLine[]
  /** Of these what a closing ended undone, and nobody has done since, where the case is open again. */
  readonly leftUndone: readonly DutyLine[]
  readonly gates: readonly GateLine[]
  readonly holds: readonly CaseHold[]
  readonly breaches: readonly (Breach & {
    readonly what: string
    readonly at: Instant
    readonly says: readonly string[]
    /** What a rule of Rowan's own asks for by that clause, and was not so: somebody looks at it again. */
    readonly toReview?: FieldProblem & { readonly type: EntryTypeName }
  })[]
  readonly tensions: readonly {
    readonly clauses: readonly string[]
    readonly reads: string
    readonly shownTo: RoleName
  }[]
  readonly timeline: readonly TimelineLine[]
}

export type KeptLine = {
  readonly address: string
  readonly person: string
  readonly kind: string | null
  readonly on: Instant
}

export type SafeContactLine = {
  readonly person: string
  readonly name: string
  /** What is done differently for them on every task, and nothing of why. */
  readonly adjustments: readonly string[]
  /** Since when it is on the record that they have died: then nobody is reached in their name. */
  readonly died: Instant | null
  /** Until when they may be reached outside what was agreed, because a life is at risk; null where that does not run. */
  readonly overriddenUntil: Instant | null
  /** While nothing is agreed: all that whoever passed it on was told of how to reach them, a line for each. */
  readonly passedOn: string | null
  /** Null: nothing agreed yet. */
  readonly agreed: {
    /** `run-out`, `unknown`: agree again before anything but trying to reach them by the safest way. */
    readonly state: 'agreed' | 'run-out' | 'unknown'
    /** What made it unknown, and when; null unless it is. */
    readonly since: { readonly type: EntryTypeName; readonly on: Instant } | null
    /** Last day on which it may be relied on. */
    readonly expiresOn: string | null
    readonly channels: readonly string[]
    readonly neverChannels: readonly string[]
    readonly days: readonly string[]
    readonly from: string | null
    readonly until: string | null
    readonly place: string | null
    readonly codeWord: string | null
    readonly details: string | null
    /** The e-mail address that was agreed and checked with them. */
    readonly email: string | null
    /** What may be said or written, and in whose name. */
    readonly words: string | null
    readonly language: string | null
    readonly interpreter: boolean
    readonly format: string | null
    readonly workerGender: string | null
    readonly on: Instant
  } | null
}

/** The landlord's words for people: the person harmed, and who holds a home. */
export type Labels = Organisation['labels']

export type PersonOnCase = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly ageGroup: string | null
  readonly customerType: string | null
  readonly affected: string | null
  /** The word that they chose for themselves, before the landlord's; empty: no word. Absent: nobody chose. */
  readonly calledAs?: string
}

export type GateLine = {
  readonly norm: string
  readonly act: EntryTypeName
  /** What the gate is about: an action, a move, a person; null for the whole case. */
  readonly key: string | null
  readonly label: string
  readonly open: boolean
  readonly missing: readonly string[]
  /** Of what is missing, acts of which any one is enough: a review, or the circumstances that lift it. */
  readonly eitherOf: readonly (readonly EntryTypeName[])[]
  /** Roles in which a missing act counts; none named: any. */
  readonly by: readonly { readonly act: EntryTypeName; readonly roles: readonly RoleName[] }[]
  /** Answers of its form without which it waits for nothing: the law that is named only where the law is the ground. Empty: always. */
  readonly only: readonly { readonly field: string; readonly values: readonly string[] }[]
  /** What a missing act leaves unsaid or answers with no, where it is on the record already. */
  readonly unsaid: readonly Unsaid[]
  readonly clauses: readonly { readonly id: string; readonly printed: string; readonly says: string }[]
  /** Present where it was done as often as the policy lets it be done: the roles that may do one more, with a reason; none: nobody may. */
  readonly oneMoreBy?: readonly RoleName[]
}

export type CaseHold = {
  readonly norm: string
  readonly clauses: readonly { readonly id: string; readonly printed: string; readonly says: string }[]
  readonly from: Instant
  readonly until: Instant
  readonly running: boolean
  readonly forbids: readonly EntryTypeName[]
  /** The whole months that the policy lets somebody choose from; null where its norm is no longer in the policy. */
  readonly months: { readonly least: number; readonly most: number } | null
}

export type TimelineLine = {
  readonly id: string
  readonly n: number
  readonly seq: number
  readonly type: EntryTypeName
  /** A sentence in the casework's words. */
  readonly sentence: string
  readonly at: Instant
  readonly recordedAt: Instant
  readonly by: string
  readonly role: RoleName
  readonly happened: boolean
  readonly retracted: boolean
  readonly fields: readonly {
    readonly name: string
    readonly label: string
    readonly value: string
    readonly words: boolean
  }[]
  readonly opened: number
  readonly answered: number
}
