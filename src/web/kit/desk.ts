/** What the pages ask of the rest of Rowan, one function a question or an act. The session's token comes first: who asks is never said otherwise. */

import type { TurnedAway } from '../../access/turned-away.ts'
import type { CaseBegun } from '../../casework/begin-case.ts'
import type { ComplaintAct } from '../../casework/complaints/handle-complaint.ts'
import type { BesideCase } from '../../casework/complaints/put-beside-case.ts'
import type { ComplaintSent, ComplaintTaken } from '../../casework/complaints/receive-complaint.ts'
import type { AddressSent } from '../../casework/keep-address.ts'
import type { MeetingDone } from '../../casework/keep-minutes.ts'
import type { KeepingDone } from '../../casework/keeping-acts.ts'
import type { KeepOut, KeptOut } from '../../casework/kept-apart/keep-out.ts'
import type { OpenedInEmergency } from '../../casework/kept-apart/open-in-emergency.ts'
import type { Sealed } from '../../casework/kept-apart/seal-case.ts'
import type { LookMarked } from '../../casework/looks/mark-look.ts'
import type { ActTogether } from '../../casework/perform-together.ts'
import type { Performed } from '../../casework/performed.ts'
import type { Concern } from '../../casework/raise-concern.ts'
import type { PartnerUpdate, SignUp } from '../../casework/take-in.ts'
import type { MessageAskedFor, MessagePrepared } from '../../outgoing/messages/prepare-message.ts'
import type { MessageQueued } from '../../outgoing/messages/queue-message.ts'
import type { CivilDate, Instant } from '../../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../../record/vocabulary.ts'
import type { AreaPage, CaseArea } from '../../views/area-page.ts'
import type { CasePage } from '../../views/case-page.ts'
import type { ApplicationAsked, ApplicationCheck } from '../../views/check-application.ts'
import type {
  ComplaintChoices,
  ComplaintPage,
  Complaints,
  NearComplaints,
} from '../../views/complaints/complaint-page.ts'
import type { DutyExplained } from '../../views/explain-duty.ts'
import type { Asked, Matches } from '../../views/find-matches.ts'
import type { Implementation } from '../../views/implementation.ts'
import type { Emergencies } from '../../views/kept-apart/read-emergencies.ts'
import type { KeptApart } from '../../views/kept-apart/read-kept-apart.ts'
import type { WhoMaySee } from '../../views/kept-apart/read-who-may-see.ts'
import type { Looks } from '../../views/looks/read-looks.ts'
import type { MessagesPage } from '../../views/messages-page.ts'
import type { OpenedAddress, OpeningReason } from '../../views/open-address.ts'
import type { PolicyPage } from '../../views/policy-page.ts'
import type { ActForm } from '../../views/read-act-form.ts'
import type { Approvals } from '../../views/read-approvals.ts'
import type { Asker } from '../../views/read-asker.ts'
import type { KnownCustomer } from '../../views/read-customer.ts'
import type { Handovers } from '../../views/read-handovers.ts'
import type { CourtCheck } from '../../views/read-holds.ts'
import type { Jobs } from '../../views/read-jobs.ts'
import type { Keeping } from '../../views/read-keeping.ts'
import type { Meetings } from '../../views/read-meetings.ts'
import type { Moves } from '../../views/read-moves.ts'
import type { Notices } from '../../views/read-notices.ts'
import type { OrganisationPage } from '../../views/read-organisation.ts'
import type { PassingOn } from '../../views/read-passing-on.ts'
import type { Questions } from '../../views/read-questions.ts'
import type { Requests } from '../../views/read-requests.ts'
import type { Trail, TrailFilter } from '../../views/read-trail.ts'
import type { LookedFor, WhoLooked, WhoLookedOnCase } from '../../views/read-who-looked.ts'
import type { Today, TodayFilter } from '../../views/today.ts'
import type { DataDesk } from './data-desk.ts'
import type { DocumentDesk } from './document-desk.ts'
import type { LeakDesk } from './leak-desk.ts'
import type { PasskeyDesk } from './passkey-desk.ts'
import type { SignInDesk } from './sign-in-desk.ts'

export type { DutyExplained } from '../../views/explain-duty.ts'
export type { ActForm } from '../../views/read-act-form.ts'
export type { Asker } from '../../views/read-asker.ts'
export type { CourtCheck } from '../../views/read-holds.ts'
export type { OrganisationPage } from '../../views/read-organisation.ts'

/** One act as a form sends it: field values by name, before they are read. */
export type ActSent = {
  /** Null for the organisation's own record. */
  readonly caseId: string | null
  readonly type: EntryTypeName
  readonly data: Readonly<Record<string, unknown>>
  /** Now where it is left out. */
  readonly at?: Instant
  readonly role: RoleName
  readonly happened: boolean
  /** The number of entries that the form was made from. */
  readonly seq: number | null
  /** The same key twice is the same request. */
  readonly key: string
}

/** What somebody knows while a person is talking. Everything but the channel and the source may be unknown. */
export type ReportSent = {
  /** Now where it is left out. */
  readonly at?: Instant
  readonly role: RoleName
  readonly key: string
  readonly report: Readonly<Record<string, unknown>>
  readonly victim: Readonly<Record<string, unknown>> | null
  readonly perpetrator: Readonly<Record<string, unknown>> | null
  readonly relation: Readonly<Record<string, unknown>> | null
  readonly children: readonly Readonly<Record<string, unknown>>[]
  readonly safeContact: Readonly<Record<string, unknown>> | null
  readonly found: Found | null
}

/** Who the person harmed is in the landlord's records, where somebody found them. */
export type Found = { readonly customer: string; readonly home: string | null }

export type ReportTaken =
  | { readonly outcome: 'recorded'; readonly reference: string }
  | Exclude<Performed, { readonly outcome: 'recorded' }>

/** Acts of one form that belong together: all of them are recorded, or none. */
export type ActsSent = {
  readonly caseId: string
  readonly acts: readonly ActTogether[]
  /** Now where it is left out. */
  readonly at?: Instant
  readonly role: RoleName
  readonly seq: number | null
  readonly key: string
}

export type TakenOn = {
  readonly caseId: string
  /** The id of the entry that passed it on. */
  readonly entry: string
  readonly role: RoleName
  readonly key: string
}

/** What came of a move or a question, known by its own id; the case that it belongs to is nobody's concern here. */
export type FacetAnswered = {
  readonly id: string
  readonly type: EntryTypeName
  readonly data: Readonly<Record<string, unknown>>
  readonly role: RoleName
  readonly key: string
}

/** What came of a job; the case that it belongs to is nobody's concern here. */
export type JobAnswered = {
  /** The id by which whoever does it knows it. */
  readonly job: string
  readonly type: EntryTypeName
  readonly data: Readonly<Record<string, unknown>>
  readonly role: RoleName
  readonly key: string
}

export type Desk = SignInDesk &
  DocumentDesk &
  PasskeyDesk &
  DataDesk &
  LeakDesk & {
    readonly now: () => Instant
    readonly whoIs: (token: string) => Promise<Asker | null>
    /** Puts on the audit trail that somebody asked for a page that is not theirs. */
    readonly noteAttempt: (token: string, action: string) => Promise<void>
    /** Puts on the audit trail that what somebody sent was turned away, and no word of it. */
    readonly noteTurnedAway: (token: string, why: TurnedAway) => Promise<void>
    readonly readToday: (token: string, filter: TodayFilter) => Promise<Today | null>
    readonly readNotices: (token: string) => Promise<Notices | null>
    /** Marks one's own notices as seen. */
    readonly seeNotices: (token: string, ids: readonly string[]) => Promise<number | null>
    readonly readApprovals: (token: string) => Promise<Approvals | null>
    readonly readCase: (token: string, reference: string) => Promise<CasePage | null>
    readonly readArea: <Shown>(
      token: string,
      reference: string,
      area: CaseArea<Shown>,
    ) => Promise<AreaPage<Shown> | null>
    readonly explainDuty: (token: string, dutyId: string) => Promise<DutyExplained | null>
    readonly readActForm: (token: string, reference: string | null) => Promise<ActForm | null>
    readonly readOrganisation: (token: string) => Promise<OrganisationPage | null>
    /** What is due to be erased and what is held; null for whoever does not see it. */
    readonly readKeeping: (token: string) => Promise<Keeping | null>
    readonly holdCase: (
      token: string,
      sent: { readonly caseId: string; readonly kind: string; readonly reason: string },
    ) => Promise<KeepingDone>
    readonly liftHold: (token: string, sent: { readonly hold: string; readonly reason: string }) => Promise<KeepingDone>
    readonly proposeToErase: (
      token: string,
      sent: { readonly caseId: string; readonly what: string },
    ) => Promise<KeepingDone>
    readonly agreeToErase: (token: string, erasure: string) => Promise<KeepingDone>
    readonly withdrawErasing: (token: string, erasure: string) => Promise<KeepingDone>
    readonly readPolicy: (token: string) => Promise<PolicyPage | null>
    readonly readWhoLooked: (token: string, reference: string, whom: LookedFor) => Promise<WhoLookedOnCase | null>
    readonly readTrail: (token: string, filter: TrailFilter) => Promise<Trail | null>
    readonly readImplementation: (token: string) => Promise<Implementation | null>
    readonly readTrailOfCase: (token: string, reference: string) => Promise<WhoLooked | null>
    readonly readJobs: (token: string) => Promise<Jobs | null>
    /** Says what came of a job, for whoever plans or does it. */
    readonly answerJob: (token: string, answer: JobAnswered) => Promise<Performed>
    readonly readMoves: (token: string) => Promise<Moves | null>
    /** Says what came of a move, for whoever lets homes. */
    readonly answerMove: (token: string, answer: FacetAnswered) => Promise<Performed>
    readonly checkApplication: (token: string, asked: ApplicationAsked) => Promise<ApplicationCheck | null>
    readonly readQuestions: (token: string) => Promise<Questions | null>
    readonly answerQuestion: (token: string, answer: FacetAnswered) => Promise<Performed>
    readonly readKeptApart: (token: string) => Promise<KeptApart | null>
    readonly readWhoMaySee: (token: string, reference: string) => Promise<WhoMaySee | null>
    readonly keepOut: (token: string, sent: KeepOut) => Promise<KeptOut>
    readonly letIn: (token: string, id: string) => Promise<'asked' | 'let-in' | null>
    readonly sealCase: (
      token: string,
      sent: { readonly caseId: string; readonly named: readonly string[] },
    ) => Promise<Sealed>
    readonly unsealCase: (token: string, reference: string) => Promise<Sealed>
    /** As that, for whoever looks after a sealed case and is not named on it. */
    readonly undoSeal: (token: string, stream: string) => Promise<Sealed>
    readonly readEmergencies: (token: string) => Promise<Emergencies | null>
    /** Opens a case that the asker is not on, for an hour, to read. */
    readonly openInEmergency: (
      token: string,
      sent: { readonly reference: string; readonly category: string; readonly reason: string },
    ) => Promise<OpenedInEmergency>
    readonly reviewEmergency: (
      token: string,
      sent: { readonly id: string; readonly finding: string },
    ) => Promise<boolean>
    readonly readLooks: (token: string) => Promise<Looks | null>
    readonly markLook: (token: string, sent: { readonly id: string; readonly note: string }) => Promise<LookMarked>
    readonly readComplaints: (token: string) => Promise<Complaints | null>
    readonly readComplaint: (token: string, complaint: string) => Promise<ComplaintPage | null>
    readonly complaintChoices: (token: string) => Promise<ComplaintChoices | null>
    readonly receiveComplaint: (token: string, sent: ComplaintSent) => Promise<ComplaintTaken>
    readonly handleComplaint: (token: string, act: ComplaintAct) => Promise<Performed>
    /** For the lead of a case: that somebody on it complained. */
    readonly readCaseComplaints: (token: string, reference: string) => Promise<NearComplaints | null>
    readonly putComplaintBesideCase: (token: string, sent: BesideCase) => Promise<Performed>
    readonly checkCourtAction: (token: string, account: string) => Promise<CourtCheck>
    readonly findMatches: (token: string, asked: Asked) => Promise<Matches | null>
    readonly readCustomer: (token: string, customer: string) => Promise<KnownCustomer | null>
    readonly keepAddress: (token: string, sent: AddressSent) => Promise<Performed>
    readonly openAddress: (
      token: string,
      asked: { readonly caseId: string; readonly address: string; readonly reason: OpeningReason },
    ) => Promise<OpenedAddress | null>
    readonly readMeetings: (token: string, reference: string) => Promise<Meetings | null>
    readonly openMeeting: (
      token: string,
      sent: { readonly caseId: string; readonly meetingOn: CivilDate },
    ) => Promise<MeetingDone>
    readonly nameRepresentative: (
      token: string,
      sent: { readonly caseId: string; readonly meeting: string; readonly account: string; readonly ends?: boolean },
    ) => Promise<MeetingDone>
    readonly keepMinutes: (
      token: string,
      sent: { readonly caseId: string; readonly meeting: string; readonly originator: string; readonly text: string },
    ) => Promise<MeetingDone>
    readonly readPassingOn: (token: string) => Promise<PassingOn | null>
    readonly raiseConcern: (token: string, concern: Concern) => Promise<CaseBegun>
    readonly receivePartnerUpdate: (token: string, update: PartnerUpdate) => Promise<CaseBegun>
    readonly recordSignUp: (token: string, signUp: SignUp) => Promise<CaseBegun>
    readonly readRequests: (token: string) => Promise<Requests | null>
    readonly readHandovers: (token: string) => Promise<Handovers | null>
    /** Takes on what was passed to a role of the asker, who is then on the case. */
    readonly takeOn: (token: string, taken: TakenOn) => Promise<Performed>
    readonly takeReport: (token: string, report: ReportSent) => Promise<ReportTaken>
    readonly perform: (token: string, act: ActSent) => Promise<Performed>
    readonly readMessages: (token: string, reference: string) => Promise<MessagesPage | null>
    /** Looks at a message as it would be sent; nothing is written. */
    readonly lookAtMessage: (token: string, ask: MessageAskedFor) => Promise<MessagePrepared>
    readonly queueMessage: (token: string, ask: MessageAskedFor & { readonly key: string }) => Promise<MessageQueued>
    readonly takeBackMessage: (
      token: string,
      sent: { readonly caseId: string; readonly message: string },
    ) => Promise<'taken-back' | 'too-late' | 'not-found'>
    readonly performTogether: (token: string, acts: ActsSent) => Promise<Performed>
  }
