/** What is asked on the made-up case, and why. */

import { instantOf } from '../record/london-time.ts'
import type { DutyLine } from '../views/duty-line.ts'
import type { DutyReason } from '../views/duty-reason.ts'

export const NOW = instantOf('2026-11-24T09:30')
export const CLAUSE = {
  id: 'PD-7.a',
  printed: '7',
  says: 'Make contact with the person within one working day of a report.',
}

export const DUTY: DutyLine = {
  id: 'd-1',
  caseId: 'c-1',
  caseReference: 'R-4F7K',
  norm: 'contact-in-a-day',
  kind: 'duty',
  what: 'Contact Amira Example',
  clauses: [CLAUSE],
  about: 'Amira Example',
  opened: instantOf('2026-11-23T10:00'),
  due: instantOf('2026-11-24T17:00'),
  stated: true,
  late: false,
  outcome: 'open',
  ended: null,
  owedBy: 'housing-officer',
  mine: true,
  absorbed: 0,
  metBy: ['victim.contacted'],
  person: 'p-1',
  wants: {},
}

export const REASON: DutyReason = {
  norm: 'Duty: after “report received”, record “victim contacted”. By 17:00 on the first working day after the day it came in.',
  rule: 'By 17:00 on the first working day after the day it came in.',
  trigger: 'A report came by phone',
  steps: ['Judged by version 1 of the policy.'],
  skipped: [{ date: '2026-11-22', why: 'weekend' }],
  reading: { id: 'r', reads: 'A day is a working day.', decidedBy: 'policy-owner' },
  tensions: [],
}

export const LATE: DutyLine = {
  ...DUTY,
  id: 'd-2',
  what: 'Assess the risk',
  due: instantOf('2026-11-20T17:00'),
  late: true,
  metBy: ['risk.assessed'],
  absorbed: 1,
}
export const SILENT: DutyLine = {
  ...DUTY,
  id: 'd-3',
  kind: 'offer',
  what: 'Offer an interview with a choice of interviewer',
  due: null,
  metBy: ['interview.offered'],
}
export const OURS: DutyLine = {
  ...DUTY,
  id: 'd-4',
  caseId: null,
  caseReference: null,
  what: 'Review the policy',
  about: null,
  person: null,
  due: instantOf('2026-12-31T17:00'),
  metBy: ['policy.reviewed'],
}
