/** The desk of a running Rowan: each question of a page asked of the one view, and each act done by the one act, that answers it. */
import { createHash } from 'node:crypto'
import { handleComplaint } from '../casework/complaints/handle-complaint.ts'
import { putComplaintBesideCase } from '../casework/complaints/put-beside-case.ts'
import { receiveComplaint } from '../casework/complaints/receive-complaint.ts'
import { keepAddress } from '../casework/keep-address.ts'
import { keepMinutes, nameRepresentative, openMeeting } from '../casework/keep-minutes.ts'
import { agreeToErase, holdCase, liftHold, proposeToErase, withdrawErasing } from '../casework/keeping-acts.ts'
import { keepOut, letIn } from '../casework/kept-apart/keep-out.ts'
import { openInEmergency, reviewEmergency } from '../casework/kept-apart/open-in-emergency.ts'
import { sealCase, undoSeal, unsealCase } from '../casework/kept-apart/seal-case.ts'
import { handleLeak, tieToCase } from '../casework/leaks/handle-leak.ts'
import { reportLeak } from '../casework/leaks/report-leak.ts'
import { markLook } from '../casework/looks/mark-look.ts'
import { perform } from '../casework/perform.ts'
import { performTogether } from '../casework/perform-together.ts'
import { raiseConcern } from '../casework/raise-concern.ts'
import type { Rowan } from '../casework/rowan.ts'
import { seeNotices } from '../casework/see-notices.ts'
import { receivePartnerUpdate, recordSignUp } from '../casework/take-in.ts'
import { takeReport } from '../casework/take-report.ts'
import type { PasskeySite } from '../identity/passkey-site.ts'
import { noteAttempt, noteTurnedAway } from '../identity/sign-in.ts'
import { lookAtMessage, queueMessage, takeBackMessage } from '../outgoing/messages/queue-message.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import { checkApplication } from '../views/check-application.ts'
import { complaintChoices } from '../views/complaints/complaint-choices.ts'
import { readCaseComplaints } from '../views/complaints/read-case-complaints.ts'
import { readComplaint } from '../views/complaints/read-complaint.ts'
import { readComplaints } from '../views/complaints/read-complaints.ts'
import { explainDuty } from '../views/explain-duty.ts'
import { findMatches } from '../views/find-matches.ts'
import { readEmergencies } from '../views/kept-apart/read-emergencies.ts'
import { readKeptApart } from '../views/kept-apart/read-kept-apart.ts'
import { readWhoMaySee } from '../views/kept-apart/read-who-may-see.ts'
import { readLeak, readLeaks } from '../views/leaks/read-leaks.ts'
import { readLooks } from '../views/looks/read-looks.ts'
import { openAddress } from '../views/open-address.ts'
import { readActForm } from '../views/read-act-form.ts'
import { readApprovals } from '../views/read-approvals.ts'
import { readArea } from '../views/read-area.ts'
import { readAsker } from '../views/read-asker.ts'
import { readCasePage } from '../views/read-case.ts'
import { readCustomer } from '../views/read-customer.ts'
import { readHandovers } from '../views/read-handovers.ts'
import { checkCourtAction } from '../views/read-holds.ts'
import { readImplementation } from '../views/read-implementation.ts'
import { readJobs } from '../views/read-jobs.ts'
import { readKeeping } from '../views/read-keeping.ts'
import { readMeetings } from '../views/read-meetings.ts'
import { readMessages } from '../views/read-messages.ts'
import { readMoves } from '../views/read-moves.ts'
import { readNotices } from '../views/read-notices.ts'
import { readOrganisation } from '../views/read-organisation.ts'
import { readPassingOn } from '../views/read-passing-on.ts'
import { readPolicyPage } from '../views/read-policy.ts'
import { readQuestions } from '../views/read-questions.ts'
import { readRequests } from '../views/read-requests.ts'
import { readToday } from '../views/read-today.ts'
import { readTrail } from '../views/read-trail.ts'
import { readTrailOfCase, readWhoLooked } from '../views/read-who-looked.ts'
import { dataDeskOf } from './data-desk-of-rowan.ts'
import { documentDeskOf } from './document-desk-of-rowan.ts'
import type { Desk, ReportSent } from './kit/desk.ts'
import { passkeyDeskOf } from './passkey-desk-of-rowan.ts'
import { signInDeskOf } from './sign-in-desk-of-rowan.ts'

/** An id that the same form, sent twice, makes twice: so that the second is known as the first. */
function idOf(key: string, part: string): string {
  const hex = createHash('sha256').update(`${key} ${part}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

type Said = { readonly type: EntryTypeName; readonly data: Readonly<Record<string, unknown>> }

/** The report as casework takes it: who was named, and what else was said about them. */
function asReport(sent: ReportSent) {
  const victim = idOf(sent.key, 'victim')
  const perpetrator = idOf(sent.key, 'perpetrator')
  const names = sent.perpetrator !== null || sent.relation !== null
  const also: readonly Said[] = [
    ...(sent.relation?.relation
      ? [
          {
            type: 'relationship.recorded' as const,
            data: { current: true, ...sent.relation, from: perpetrator, to: victim },
          },
        ]
      : []),
    ...(sent.found
      ? [
          {
            type: 'person.matched' as const,
            data: {
              person: victim,
              customer: sent.found.customer,
              ...(sent.found.home === null ? {} : { home: sent.found.home }),
            },
          },
        ]
      : []),
    ...(sent.safeContact
      ? [{ type: 'safe-contact.agreed' as const, data: { ...sent.safeContact, person: victim } }]
      : []),
  ]
  return {
    role: sent.role,
    at: sent.at,
    key: sent.key,
    report: { ...sent.report, person: victim },
    people: [
      { person: victim, data: { ...sent.victim, role: 'victim' } },
      ...(names ? [{ person: perpetrator, data: { ...sent.perpetrator, role: 'perpetrator' } }] : []),
      ...sent.children.map((child, index) => ({
        person: idOf(sent.key, `child ${index}`),
        data: { ...child, role: 'victim' },
      })),
    ],
    also,
  }
}

/** `site` says where passkeys can be used. */
export const deskOf = (rowan: Rowan, site: () => PasskeySite | null = () => null): Desk => ({
  now: rowan.clock,
  ...signInDeskOf(rowan),
  ...dataDeskOf(rowan),
  ...documentDeskOf(rowan),
  ...passkeyDeskOf(rowan, site),
  whoIs: (token) => readAsker(rowan, token),
  noteAttempt: (token, action) => noteAttempt(rowan.database, token, action),
  noteTurnedAway: (token, why) => noteTurnedAway(rowan.database, token, why),
  readToday: (token, filter) => readToday(rowan, token, filter),
  readNotices: (token) => readNotices(rowan, token),
  seeNotices: (token, ids) => seeNotices(rowan, token, ids),
  readApprovals: (token) => readApprovals(rowan, token),
  readCase: (token, reference) => readCasePage(rowan, token, reference),
  readArea: (token, reference, area) => readArea(rowan, token, reference, area),
  explainDuty: (token, id) => explainDuty(rowan, token, id),
  readActForm: (token, reference) => readActForm(rowan, token, reference),
  readOrganisation: (token) => readOrganisation(rowan, token),
  readKeeping: (token) => readKeeping(rowan, token),
  holdCase: (token, sent) => holdCase(rowan, token, sent),
  liftHold: (token, sent) => liftHold(rowan, token, sent),
  proposeToErase: (token, sent) => proposeToErase(rowan, token, sent),
  agreeToErase: (token, erasure) => agreeToErase(rowan, token, erasure),
  withdrawErasing: (token, erasure) => withdrawErasing(rowan, token, erasure),
  readPolicy: (token) => readPolicyPage(rowan, token),
  readWhoLooked: (token, reference, whom) => readWhoLooked(rowan, token, reference, whom),
  readTrail: (token, filter) => readTrail(rowan, token, filter),
  readImplementation: (token) => readImplementation(rowan, token),
  readTrailOfCase: (token, reference) => readTrailOfCase(rowan, token, reference),
  readJobs: (token) => readJobs(rowan, token),
  answerJob: (token, { job, ...act }) => perform(rowan, token, { ...act, target: { on: 'work-order', order: job } }),
  readMoves: (token) => readMoves(rowan, token),
  answerMove: (token, { id, ...act }) => perform(rowan, token, { ...act, target: { on: 'move', move: id } }),
  checkApplication: (token, asked) => checkApplication(rowan, token, asked),
  readQuestions: (token) => readQuestions(rowan, token),
  answerQuestion: (token, { id, ...act }) =>
    perform(rowan, token, { ...act, target: { on: 'question', question: id } }),
  readKeptApart: (token) => readKeptApart(rowan, token),
  readWhoMaySee: (token, reference) => readWhoMaySee(rowan, token, reference),
  keepOut: (token, sent) => keepOut(rowan, token, sent),
  letIn: (token, id) => letIn(rowan, token, id),
  sealCase: (token, sent) => sealCase(rowan, token, sent),
  unsealCase: (token, reference) => unsealCase(rowan, token, reference),
  undoSeal: (token, stream) => undoSeal(rowan, token, stream),
  readEmergencies: (token) => readEmergencies(rowan, token),
  openInEmergency: (token, sent) => openInEmergency(rowan, token, sent),
  reviewEmergency: (token, sent) => reviewEmergency(rowan, token, sent),
  reportLeak: (token, sent) => reportLeak(rowan, token, sent),
  readLeaks: (token) => readLeaks(rowan, token),
  readLeak: (token, leak) => readLeak(rowan, token, leak),
  handleLeak: (token, act) => handleLeak(rowan, token, act),
  tieLeak: (token, sent) => tieToCase(rowan, token, sent),
  readLooks: (token) => readLooks(rowan, token),
  markLook: (token, sent) => markLook(rowan, token, sent),
  readComplaints: (token) => readComplaints(rowan, token),
  readComplaint: (token, complaint) => readComplaint(rowan, token, complaint),
  complaintChoices: (token) => complaintChoices(rowan, token),
  receiveComplaint: (token, sent) => receiveComplaint(rowan, token, sent),
  handleComplaint: (token, act) => handleComplaint(rowan, token, act),
  readCaseComplaints: (token, reference) => readCaseComplaints(rowan, token, reference),
  putComplaintBesideCase: (token, sent) => putComplaintBesideCase(rowan, token, sent),
  checkCourtAction: (token, account) => checkCourtAction(rowan, token, account),
  findMatches: (token, asked) => findMatches(rowan, token, asked),
  readCustomer: (token, customer) => readCustomer(rowan, token, customer),
  keepAddress: (token, sent) => keepAddress(rowan, token, sent),
  openAddress: (token, asked) => openAddress(rowan, token, asked),
  readMeetings: (token, reference) => readMeetings(rowan, token, reference),
  openMeeting: (token, sent) => openMeeting(rowan, token, sent),
  nameRepresentative: (token, sent) => nameRepresentative(rowan, token, sent),
  keepMinutes: (token, sent) => keepMinutes(rowan, token, sent),
  readPassingOn: (token) => readPassingOn(rowan, token),
  raiseConcern: (token, concern) => raiseConcern(rowan, token, concern),
  receivePartnerUpdate: (token, update) => receivePartnerUpdate(rowan, token, update),
  recordSignUp: (token, signUp) => recordSignUp(rowan, token, signUp),
  readRequests: (token) => readRequests(rowan, token),
  readHandovers: (token) => readHandovers(rowan, token),
  takeOn: (token, { caseId, entry, role, key }) =>
    perform(rowan, token, {
      target: { on: 'handover', caseId },
      type: 'handover.accepted',
      data: { entry },
      role,
      key,
    }),
  takeReport: (token, report) => takeReport(rowan, token, asReport(report)),
  perform: (token, { caseId, seq, ...act }) =>
    perform(rowan, token, {
      ...act,
      target: caseId === null ? { on: 'organisation' } : { on: 'case', caseId },
      ...(seq === null ? {} : { seq }),
    }),
  readMessages: (token, reference) => readMessages(rowan, token, reference),
  lookAtMessage: (token, ask) => lookAtMessage(rowan, token, ask),
  queueMessage: (token, ask) => queueMessage(rowan, token, ask),
  takeBackMessage: (token, sent) => takeBackMessage(rowan, token, sent),
  performTogether: (token, { seq, ...acts }) =>
    performTogether(rowan, token, { ...acts, ...(seq === null ? {} : { seq }) }),
})
