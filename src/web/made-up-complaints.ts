/** Made-up complaints for the tests of the pages. */
import { DAY, instantOf } from '../record/london-time.ts'
import type { ComplaintPage, Complaints, NearComplaints } from '../views/complaints/complaint-page.ts'

const NOW = instantOf('2026-11-24T09:30')
const SCHEME = {
  name: 'Housing Ombudsman Complaint Handling Code',
  nation: 'england',
  source: 'Housing Ombudsman',
  verified: true,
  note: '',
  hasTimes: true,
} as const

const CLOCK = {
  what: 'acknowledge',
  stage: 'stage-1',
  due: NOW - DAY,
  done: null,
  days: 5,
  extended: 0,
  from: NOW - 8 * DAY,
  countsFrom: 'receipt',
  beyond: false,
  longestExtension: 10,
  skipped: [{ date: '2026-11-21', why: 'weekend', name: 'Saturday' }],
  verified: true,
} as const

const line = {
  id: 'k-1',
  reference: 'C-4F7K2',
  received: NOW - 8 * DAY,
  stage: 'stage-1',
  state: 'received',
  handler: null,
  mine: false,
  nextClock: 'acknowledge',
  nextDue: NOW - DAY,
  late: true,
} as const

export const MADE_UP_COMPLAINTS: Complaints = {
  now: NOW,
  scheme: SCHEME,
  complaints: [
    line,
    { ...line, id: 'k-2', reference: 'C-7KQX3', handler: 'Owen Example', mine: true, nextDue: NOW + DAY, late: false },
    { ...line, id: 'k-3', reference: 'C-9MNP4', state: 'closed', nextClock: null, nextDue: null, late: false },
  ],
}

export const MADE_UP_COMPLAINT: ComplaintPage = {
  id: 'k-1',
  reference: 'C-4F7K2',
  seq: 2,
  now: NOW,
  state: 'received',
  stage: 'stage-1',
  received: NOW - 8 * DAY,
  channel: 'letter',
  name: 'Zed Example',
  about: ['Nobody came to mend the door.'],
  reach: 'Ring in the morning, never write',
  agreed: {
    rule: {
      channels: ['phone'],
      never: ['letter'],
      days: ['mon', 'tue'],
      from: '10:00',
      until: '12:00',
      expires: null,
    },
    ask: 'Olu Example',
  },
  officer: 'Pat Example',
  handler: null,
  handlers: [{ account: 'a-1', name: 'Owen Example' }],
  scheme: SCHEME,
  clocks: [CLOCK, { ...CLOCK, what: 'answer', due: NOW + 9 * DAY, days: 10, extended: 11, beyond: true }],
  running: CLOCK,
  policyAsks: [{ clause: 'WHG-3.5.a', says: 'Complaints on handling go through the Customer Complaints Procedure.' }],
  may: [
    'complaint.acknowledged',
    'complaint.answered',
    'complaint.extended',
    'complaint.assigned',
    'complaint.received',
    'complaint.closed',
  ],
  written: [
    {
      n: 2,
      type: 'complaint.extended',
      sentence: '11 more working days were taken for the complaint: stage 1',
      at: NOW - DAY,
      by: 'Owen Example',
      words: [{ name: 'reason', value: 'A surveyor has to look' }],
    },
    {
      n: 1,
      type: 'complaint.received',
      sentence: 'A complaint came in',
      at: NOW - 8 * DAY,
      by: 'Owen Example',
      words: [],
    },
  ],
}

const near = { reference: 'C-4F7K2', received: NOW - DAY, stage: 'stage-1', state: 'received', belongs: false } as const

export const MADE_UP_NEAR: NearComplaints = {
  reference: 'R-4F7K',
  now: NOW,
  complaints: [
    { ...near, id: 'k-1', person: 'p-2', name: 'Karl Example', role: 'perpetrator', mayBelong: false },
    {
      ...near,
      id: 'k-2',
      reference: 'C-7KQX3',
      person: 'p-1',
      name: 'Amira Example',
      role: 'victim',
      mayBelong: true,
    },
  ],
}
