/** What the pages ask of the rest of Rowan, one function a question or an act. The session's token comes first: who asks is never said otherwise. */
import type { Performed } from '../../casework/performed.ts'
import type { Instant } from '../../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../../record/vocabulary.ts'
import type { CasePage } from '../../views/case-page.ts'
import type { DutyLine } from '../../views/duty-line.ts'
import type { PolicyPage } from '../../views/policy-page.ts'
import type { Today, TodayFilter } from '../../views/today.ts'

/** Who is signed in, as the pages need to know. */
export type Asker = {
  readonly name: string
  readonly landlord: string
  readonly roles: readonly RoleName[]
  /** False for roles that see holds alone. */
  readonly seesCases: boolean
}

export type SignedIn =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly reason: 'wrong' | 'too-many' }

/** One act as a form sends it: field values by name, before they are read. */
export type ActSent = {
  /** The case's reference; null for the organisation's own record. */
  readonly caseReference: string | null
  readonly type: EntryTypeName
  readonly data: Readonly<Record<string, unknown>>
  readonly at: Instant
  readonly role: RoleName
  readonly happened: boolean
  /** The number of entries that the form was made from. */
  readonly seq: number | null
  /** The same key twice is the same request. */
  readonly key: string
}

/** What somebody knows while a person is talking. Everything but the channel and the source may be unknown. */
export type ReportSent = {
  readonly at: Instant
  readonly role: RoleName
  readonly key: string
  readonly report: Readonly<Record<string, unknown>>
  readonly victim: Readonly<Record<string, unknown>> | null
  readonly perpetrator: Readonly<Record<string, unknown>> | null
  readonly relation: Readonly<Record<string, unknown>> | null
  readonly children: readonly Readonly<Record<string, unknown>>[]
  readonly safeContact: Readonly<Record<string, unknown>> | null
}

export type ReportTaken =
  | { readonly outcome: 'recorded'; readonly reference: string }
  | Exclude<Performed, { readonly outcome: 'recorded' }>

/** Everything behind one duty: why it is asked, and how its time was worked out. */
export type DutyExplained = {
  readonly duty: DutyLine
  /** The rule as a sentence. */
  readonly rule: string
  /** What set it off, in the casework's words; null where it counts from the day the policy took effect. */
  readonly trigger: string | null
  readonly steps: readonly string[]
  /** Days that did not count, each with the reason. */
  readonly skipped: readonly { readonly date: string; readonly why: string }[]
  readonly reading: { readonly id: string; readonly reads: string; readonly decidedBy: string } | null
  readonly tensions: readonly { readonly clauses: readonly string[]; readonly reads: string }[]
}

/** What the form of one act offers to choose from. */
export type ActForm = {
  readonly seq: number
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  /** Actions, moves, repairs and incidents already on the record, by field name. */
  readonly refs: Readonly<Record<string, readonly { readonly id: string; readonly label: string }[]>>
  readonly entries: readonly { readonly n: number; readonly type: EntryTypeName; readonly sentence: string }[]
}

export type OrganisationPage = {
  readonly now: Instant
  readonly seq: number
  readonly duties: readonly DutyLine[]
  readonly timeline: CasePage['timeline']
}

/** What an income officer may learn: that court action waits until a day, or nothing. */
export type CourtCheck =
  | { readonly answer: 'no-hold' }
  | { readonly answer: 'hold'; readonly until: Instant }
  | { readonly answer: 'not-found' }

export type Desk = {
  readonly now: () => Instant
  readonly signIn: (typed: {
    readonly email: string
    readonly password: string
    readonly from: string
  }) => Promise<SignedIn>
  readonly signOut: (token: string) => Promise<void>
  readonly whoIs: (token: string) => Promise<Asker | null>
  readonly readToday: (token: string, filter: TodayFilter) => Promise<Today>
  readonly readCase: (token: string, reference: string) => Promise<CasePage | null>
  readonly explainDuty: (token: string, dutyId: string) => Promise<DutyExplained | null>
  readonly readActForm: (token: string, reference: string | null, type: EntryTypeName) => Promise<ActForm | null>
  readonly readOrganisation: (token: string) => Promise<OrganisationPage | null>
  readonly readPolicy: (token: string) => Promise<PolicyPage>
  readonly checkCourtAction: (token: string, account: string) => Promise<CourtCheck>
  readonly takeReport: (token: string, report: ReportSent) => Promise<ReportTaken>
  readonly perform: (token: string, act: ActSent) => Promise<Performed>
}
