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
    },
  ],
  first: [{ queue: 'contact', clause: 'VIV-3.5.a1' }],
  holds: [{ id: 'h-1', account: '700123', from: NOW, until: instantOf('2027-01-03T17:00'), running: true }],
}

export const NOTICES: Notices = {
  now: NOW,
  unseen: 2,
  notices: [
    {
      id: 'n-1',
      kind: 'duty-late',
      caseReference: 'R-4F7K',
      what: 'Assess the risk',
      duty: 'd-1',
      at: NOW - 3_600_000,
      seen: null,
    },
    { id: 'n-2', kind: 'approval-waits', caseReference: 'R-4F7K', what: null, duty: null, at: NOW, seen: null },
    { id: 'n-3', kind: 'duty-soon', caseReference: null, what: null, duty: null, at: NOW - 90_000_000, seen: NOW },
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
