/** A desk of made-up people for the tests of the pages: answers are values, nothing is stored. */

import { HOUR, instantOf } from '../record/london-time.ts'
import type { Desk } from './kit/desk.ts'
import { areaOf, OFFERS } from './made-up-area.ts'
import { CASE } from './made-up-case.ts'
import { MADE_UP_COMPLAINT, MADE_UP_COMPLAINTS, MADE_UP_NEAR } from './made-up-complaints.ts'
import { MADE_UP_DATA_DESK } from './made-up-data-requests.ts'
import { COPY, DOCUMENTS, EXPORT, PAPERS } from './made-up-documents.ts'
import { DUTY, NOW, OURS, REASON } from './made-up-duties.ts'
import { madeUpKeeping } from './made-up-keeping.ts'
import { MADE_UP_KEPT_APART } from './made-up-kept-apart.ts'
import { MADE_UP_LEAKS } from './made-up-leaks.ts'
import { LETTINGS, MADE_UP_MOVES, MADE_UP_QUESTION } from './made-up-lettings.ts'
import { MADE_UP_MESSAGE, MADE_UP_MESSAGES } from './made-up-messages.ts'
import { MADE_UP_INTAKE } from './made-up-organisation.ts'
import { MADE_UP_IMPLEMENTATION, MADE_UP_LOOKS, MADE_UP_TRAIL, madeUpLookers } from './made-up-oversight.ts'
import { MADE_UP_MEETINGS } from './made-up-partners.ts'
import { CONTRACTOR, INCOME, OFFICER } from './made-up-people.ts'
import { POLICY } from './made-up-policy.ts'
import { MADE_UP_PASSKEYS, MADE_UP_SIGN_IN } from './made-up-sign-in.ts'
import { APPROVALS, HANDOVER, JOBS, NOTICES, TODAY } from './made-up-today.ts'

/** `officer` and `income` are the tokens of two people; one case, R-4F7K, exists. */
export const madeUpDesk = (changes: Partial<Desk> = {}): Desk => ({
  now: () => NOW,
  ...MADE_UP_SIGN_IN,
  ...MADE_UP_PASSKEYS,
  whoIs: async (token) =>
    token === 'officer'
      ? OFFICER
      : token === 'income'
        ? INCOME
        : token === 'contractor'
          ? CONTRACTOR
          : token === 'lettings'
            ? LETTINGS
            : null,
  noteAttempt: async () => undefined,
  noteTurnedAway: async () => undefined,
  readToday: async () => TODAY,
  readNotices: async () => NOTICES,
  seeNotices: async () => 1,
  readApprovals: async () => APPROVALS,
  readCase: async (_token, reference) => (reference === 'R-4F7K' ? CASE : null),
  readArea: async (_token, reference, area) => (reference === 'R-4F7K' ? areaOf(area) : null),
  explainDuty: async (_token, id) => (id === 'd-1' ? { duty: DUTY, ...REASON } : null),
  readActForm: async (_token, reference) => (reference === 'R-4F7K' || reference === null ? OFFERS : null),
  readOrganisation: async () => ({ now: NOW, seq: 1, duties: [OURS], timeline: [] }),
  readKeeping: async (token) => (token === 'officer' ? madeUpKeeping(NOW) : null),
  holdCase: async () => ({ outcome: 'done', id: 'h-1' }),
  liftHold: async () => ({ outcome: 'done', id: 'h-1' }),
  proposeToErase: async () => ({ outcome: 'done', id: 'x-1' }),
  agreeToErase: async () => ({ outcome: 'own' }),
  withdrawErasing: async () => ({ outcome: 'done', id: 'x-1' }),
  readPolicy: async () => POLICY,
  readWhoLooked: async (_token, reference) =>
    reference === 'R-4F7K'
      ? { now: NOW, reference, lookers: madeUpLookers(NOW), tellsLookUps: true, page: CASE }
      : null,
  readTrail: async () => ({ ...MADE_UP_TRAIL, now: NOW }),
  readImplementation: async () => ({ ...MADE_UP_IMPLEMENTATION, now: NOW }),
  readTrailOfCase: async (_token, reference) =>
    reference === 'R-4F7K' ? { now: NOW, reference, lookers: madeUpLookers(NOW), tellsLookUps: true } : null,
  readJobs: async (token) => (token === 'income' ? null : { now: NOW, jobs: JOBS }),
  answerJob: async () => ({ outcome: 'recorded', caseId: null, entryId: 'e-9', seq: 0 }),
  readMoves: async () => MADE_UP_MOVES,
  answerMove: async () => ({ outcome: 'recorded', caseId: null, entryId: 'e-9', seq: 0 }),
  checkApplication: async (_token, { name }) => ({
    outcome: 'checked',
    speakTo: name.startsWith('Lee') ? 'Community Housing Manager' : null,
  }),
  readQuestions: async () => ({ now: NOW, questions: [MADE_UP_QUESTION] }),
  answerQuestion: async () => ({ outcome: 'recorded', caseId: null, entryId: 'e-9', seq: 0 }),
  ...MADE_UP_KEPT_APART,
  ...MADE_UP_LEAKS,
  readComplaints: async (token) => (token === 'officer' ? MADE_UP_COMPLAINTS : null),
  readComplaint: async (token, of) =>
    token === 'officer' && of === MADE_UP_COMPLAINT.reference ? MADE_UP_COMPLAINT : null,
  complaintChoices: async (token) =>
    token === 'officer' ? { now: NOW, staff: [{ account: 'a-1', name: 'Owen Example' }] } : null,
  receiveComplaint: async () => ({ outcome: 'recorded', complaintId: 'k-1', reference: 'C-4F7K2', seq: 1 }),
  handleComplaint: async () => ({ outcome: 'recorded', caseId: null, entryId: 'e-1', seq: 3 }),
  readCaseComplaints: async (token, reference) => (token === 'officer' && reference === 'R-4F7K' ? MADE_UP_NEAR : null),
  putComplaintBesideCase: async () => ({ outcome: 'recorded', caseId: 'c-1', entryId: 'e-1', seq: 5 }),
  checkCourtAction: async (_token, account) =>
    account === '700123' ? { answer: 'hold', until: instantOf('2027-01-03T17:00') } : { answer: 'no-hold' },
  findMatches: async () => ({
    outcome: 'found',
    candidates: [
      {
        customer: 'cu-1',
        name: 'Amira Example',
        bornIn: 1990,
        matchedOn: ['name', 'postcode'],
        home: { id: 'ho-1', address: '12 Larch Close, SO99 1AA' },
        tenancy: 'joint',
        ownCases: [{ id: 'c-2', reference: 'R-7KQX', role: 'perpetrator' }],
      },
    ],
  }),
  readCustomer: async (_token, customer) =>
    customer === 'cu-1' ? { customer, name: 'Amira Example', customerType: 'joint-tenant' } : null,
  keepAddress: async () => ({ outcome: 'recorded', caseId: 'c-1', entryId: 'e-3', seq: 5 }),
  openAddress: async (_token, { address }) =>
    address === 'v-1' ? { address: '3 Rowanberry Rise', notes: '', person: 'p-1', keptAt: NOW } : null,
  readMeetings: async (_token, reference) => (reference === 'R-4F7K' ? { ...MADE_UP_MEETINGS, now: NOW } : null),
  openMeeting: async () => ({ outcome: 'done', id: 'm-1' }),
  nameRepresentative: async () => ({ outcome: 'done', id: 'a-1' }),
  keepMinutes: async () => ({ outcome: 'done', id: 'k-1' }),
  readPassingOn: async () => ({ now: NOW, intake: MADE_UP_INTAKE, labels: CASE.labels, titles: {} }),
  raiseConcern: async () => ({ outcome: 'recorded', caseId: 'c-1', reference: 'R-4F7K', seq: 2 }),
  receivePartnerUpdate: async () => ({ outcome: 'recorded', caseId: 'c-1', reference: 'R-4F7K', seq: 3 }),
  recordSignUp: async () => ({ outcome: 'recorded', caseId: 'c-1', reference: 'R-4F7K', seq: 3 }),
  readRequests: async () => ({
    now: NOW,
    requests: [
      {
        caseId: 'c-1',
        caseReference: 'R-4F7K',
        queue: 'tenancy-change',
        kind: 'joint-to-sole',
        about: 'Amira',
        since: NOW - HOUR,
        goesFirst: true,
      },
      {
        caseId: 'c-2',
        caseReference: 'R-9PQR',
        queue: 'rehousing',
        kind: null,
        about: null,
        since: NOW - 50 * HOUR,
        goesFirst: false,
      },
    ],
    clauses: [{ queue: 'tenancy-change', clause: 'VIV-3.5.a4' }],
  }),
  readHandovers: async () => ({
    now: NOW,
    toMe: [HANDOVER],
    byMe: [{ ...HANDOVER, entry: 'e-8', to: 'line-manager' }],
  }),
  takeOn: async () => ({ outcome: 'recorded', caseId: 'c-1', entryId: 'e-3', seq: 5 }),
  takeReport: async () => ({ outcome: 'recorded', reference: 'R-4F7K' }),
  perform: async () => ({ outcome: 'recorded', caseId: 'c-1', entryId: 'e-3', seq: 5 }),
  performTogether: async () => ({ outcome: 'recorded', caseId: 'c-1', entryId: 'e-3', seq: 5 }),
  readLooks: async (token) => (token === 'officer' ? { ...MADE_UP_LOOKS, now: NOW } : null),
  markLook: async () => ({ outcome: 'marked' }),
  readDocuments: async (_token, reference) => (reference === 'R-4F7K' ? DOCUMENTS : null),
  prepareDocument: async () => ({ outcome: 'not-found' }),
  ...MADE_UP_DATA_DESK,
  readExport: async (token, reference, file) =>
    token === 'officer' && reference === CASE.reference && file === 'f-2' ? EXPORT : null,
  beginExport: async () => ({ outcome: 'ready', id: 'x-1' }),
  lookAtExport: async () => true,
  takeExport: async () => ({ outcome: 'not-found' }),
  readPaperChoice: async (_token, { caseId, reader }) => (caseId === 'R-4F7K' && reader === 'court' ? PAPERS : null),
  preparePapers: async () => ({ outcome: 'not-found' }),
  readCopyChoice: async (_token, { caseId, file }) => (caseId === 'R-4F7K' && file === 'f-2' ? COPY : null),
  makeCopy: async () => ({ outcome: 'made', caseId: 'c-1', id: 'f-1' }),
  makePapers: async () => ({ outcome: 'made', caseId: 'c-1', id: 'f-1', version: 1 }),
  makeDocument: async () => ({ outcome: 'made', caseId: 'c-1', id: 'f-1', seq: 5 }),
  addAttachment: async () => ({ outcome: 'recorded', caseId: 'c-1', entryId: 'e-3', seq: 5 }),
  readFile: async () => null,
  readMessages: async (_token, reference) => (reference === 'R-4F7K' ? { ...MADE_UP_MESSAGES, now: NOW } : null),
  lookAtMessage: async () => MADE_UP_MESSAGE,
  queueMessage: async () => ({ outcome: 'queued', caseId: 'c-1', message: 'ms-1', goes: NOW, isNow: true }),
  takeBackMessage: async () => 'taken-back',
  ...changes,
})
