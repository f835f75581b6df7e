/** What the made-up people find on Today, and what waits for them. */

import { HOUR, instantOf } from '../record/london-time.ts'
import type { ApprovalLine, Approvals } from '../views/read-approvals.ts'
import type { HandoverLine } from '../views/read-handovers.ts'
import type { JobLine } from '../views/read-jobs.ts'
import type { Notices } from '../views/read-notices.ts'
import type { Today } from '../views/today.ts'
import { CLAUSE, DUTY, LATE, NOW, SILENT } from './made-up-duties.ts'

export const TODAY: Today = {
  now: NOW,
  filter: { whose: 'mine', show: 'everything' },
  duties: [SILENT, DUTY, LATE],
  counts: { mine: 3, team: 8, late: 1, dueToday: 1, noTimeStated: 1 },
  teams: [
    { id: '1', name: 'Housing', count: 3 },
    { id: '3', name: 'Community Safety', count: 5 },
  ],
  areas: [
    { area: 'contact', count: 2 },
    { area: 'risk', count: 1 },
  ],
  approvals: 1,
  toTakeOn: 1,
  toTakeOnInDanger: 0,
  toErase: 1,
  toRead: [{ reference: 'R-4F7K', file: 'f-1' }],
  dataParts: [{ part: 'w-1', place: 'case', reference: 'R-4F7K', isGathered: true }],
  openRequests: { open: 2, late: 0, nextDue: '2026-07-06' },
  openComplaints: { open: 3, late: 1, nextDue: NOW + 50 * HOUR },
  passedOn: 1,
  cases: [
    {
      id: 'c-1',
      reference: 'R-4F7K',
      state: 'open',
      kind: 'victim',
      victim: 'Amira Example',
      owner: 'Housing officer',
      openDuties: 3,
      lateDuties: 1,
      nextDue: DUTY.due,
      changed: NOW,
      goesFirst: true,
      quietFor: 15,
    },
  ],
  first: [{ queue: 'contact', clause: 'VIV-3.5.a1' }],
  holds: [{ id: 'h-1', account: '700123', from: NOW, until: instantOf('2027-01-03T17:00'), running: true }],
}

const UNSEEN = {
  caseReference: null,
  complaintReference: null,
  what: null,
  duty: null,
  request: null,
  part: null,
  at: NOW,
  seen: null,
}

export const NOTICES: Notices = {
  now: NOW,
  unseen: 6,
  notices: [
    {
      id: 'n-1',
      kind: 'duty-late',
      caseReference: 'R-4F7K',
      complaintReference: null,
      what: 'Assess the risk',
      duty: 'd-1',
      request: null,
      part: null,
      at: NOW - 3_600_000,
      seen: null,
    },
    { ...UNSEEN, id: 'n-2', kind: 'approval-waits', caseReference: 'R-4F7K' },
    { ...UNSEEN, id: 'n-4', kind: 'complaint-soon', complaintReference: 'C-4F7K2', what: 'Answer a complaint' },
    { ...UNSEEN, id: 'n-5', kind: 'data-soon', request: 'd-1' },
    { ...UNSEEN, id: 'n-7', kind: 'data-who', request: 'd-7' },
    { ...UNSEEN, id: 'n-6', kind: 'data-part', caseReference: 'R-4F7K', part: 'w-1' },
    { ...UNSEEN, id: 'n-3', kind: 'duty-soon', at: NOW - 90_000_000, seen: NOW },
  ],
}

const APPROVAL: ApprovalLine = {
  stream: 'c-1',
  caseReference: 'R-4F7K',
  act: 'legal-action.started',
  agreement: 'legal-action.authorised',
  roles: ['director', 'head-of-neighbourhoods'],
  key: 'A1',
  proposed: 'Legal action was proposed: injunction',
  entry: 3,
  by: 'Petra Example',
  since: NOW - 90_000_000,
  missing: ['proportionality-review.held', 'stepsConsidered'],
  clauses: [CLAUSE],
  waitsFor: 'me',
}
export const APPROVALS: Approvals = {
  now: NOW,
  approvals: [
    APPROVAL,
    { ...APPROVAL, key: 'A2', entry: 5, missing: [], waitsFor: 'own' },
    { ...APPROVAL, key: 'A3', entry: 7, missing: [], waitsFor: 'somebody-else' },
  ],
}

export const HANDOVER: HandoverLine = {
  caseId: 'c-1',
  caseReference: 'R-4F7K',
  entry: 'e-7',
  to: 'housing-officer',
  since: NOW - HOUR,
  by: 'Casey Example',
  byRole: 'other-employee',
  astray: false,
  danger: true,
}

export const JOBS: readonly JobLine[] = [
  {
    id: 'j-1',
    number: 'J-4F7KQ',
    what: 'Change the locks',
    kind: 'fit',
    priority: 'urgent',
    placed: NOW - 20 * HOUR,
    where: '1 Example Court',
    telephone: '07700 900000',
    adjustments: 'Knock loudly.',
    worker: 'female',
    interpreter: true,
    before: 'call',
    days: ['mon', 'tue'],
    from: '10:00',
    until: '12:00',
    lastTried: { at: NOW - 2 * HOUR, why: 'nobody-answered' },
  },
  {
    id: 'j-2',
    number: 'J-9QK2M',
    what: 'Mend: door',
    kind: 'mend',
    priority: null,
    placed: NOW - HOUR,
    where: null,
    telephone: null,
    adjustments: null,
    worker: null,
    interpreter: false,
    before: 'ask',
    days: [],
    from: null,
    until: null,
    lastTried: null,
  },
]
