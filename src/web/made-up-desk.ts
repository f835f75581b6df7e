/** A desk of made-up people for the tests of the pages: answers are values, nothing is stored. */

import type { IntakeChoice } from '../packs/intake-choice.ts'
import { loadLaw } from '../packs/load-law.ts'
import type { LoadedOrganisation } from '../packs/load-organisation.ts'
import { projectRoot } from '../packs/project-root.ts'
import { HOUR, instantOf } from '../record/london-time.ts'
import { separate } from '../record/separate.ts'
import { ENTRY_TYPES } from '../record/vocabulary.ts'
import type { AreaEntry, AreaPage, CaseArea } from '../views/area-page.ts'
import type { CasePage } from '../views/case-page.ts'
import type { DocumentLine, DocumentsPage } from '../views/documents-page.ts'
import type { DutyLine } from '../views/duty-line.ts'
import type { DutyReason } from '../views/duty-reason.ts'
import type { PolicyPage } from '../views/policy-page.ts'
import type { ApprovalLine, Approvals } from '../views/read-approvals.ts'
import type { HandoverLine } from '../views/read-handovers.ts'
import type { JobLine } from '../views/read-jobs.ts'
import type { Notices } from '../views/read-notices.ts'
import type { Today } from '../views/today.ts'
import type { ActForm, Asker, Desk } from './kit/desk.ts'
import { madeUpLookers } from './made-up-oversight.ts'
import { MADE_UP_DUTIES, MADE_UP_MEETINGS, MADE_UP_SERVICES, PARTNER_CHOICE } from './made-up-partners.ts'
import { RISK_CHOICE, RISK_ENTRIES, RISK_TOOLS } from './made-up-risk.ts'

export const NOW = instantOf('2026-11-24T09:30')
const CLAUSE = { id: 'PD-7.a', printed: '7', says: 'Make contact with the person within one working day of a report.' }

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
}

const REASON: DutyReason = {
  norm: 'Duty: after “report received”, record “victim contacted”. By 17:00 on the first working day after the day it came in.',
  rule: 'By 17:00 on the first working day after the day it came in.',
  trigger: 'A report came by phone',
  steps: ['Judged by version 1 of the policy.'],
  skipped: [{ date: '2026-11-22', why: 'weekend' }],
  reading: { id: 'r', reads: 'A day is a working day.', decidedBy: 'policy-owner' },
  tensions: [],
}

const LATE: DutyLine = {
  ...DUTY,
  id: 'd-2',
  what: 'Assess the risk',
  due: instantOf('2026-11-20T17:00'),
  late: true,
  metBy: ['risk.assessed'],
  absorbed: 1,
}
const SILENT: DutyLine = {
  ...DUTY,
  id: 'd-3',
  kind: 'offer',
  what: 'Offer an interview with a choice of interviewer',
  due: null,
  metBy: ['interview.offered'],
}
const OURS: DutyLine = {
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

export const CASE: CasePage = {
  id: 'c-1',
  reference: 'R-4F7K',
  seq: 4,
  now: NOW,
  state: { state: 'open', since: instantOf('2026-11-20T10:00'), kind: 'victim' },
  owner: { role: 'housing-officer', officer: 'Olu Example' },
  safeContact: [
    {
      person: 'p-1',
      name: 'Amira Example',
      adjustments: ['Speak slowly', 'Step-free, wheelchair access'],
      agreed: {
        state: 'agreed',
        since: null,
        expiresOn: '2026-12-24',
        words: 'Say that you are the surgery',
        language: 'Urdu',
        interpreter: true,
        format: 'large-print',
        channels: ['phone', 'text'],
        neverChannels: ['letter', 'voicemail'],
        days: ['mon', 'tue'],
        from: '10:00',
        until: '12:00',
        place: null,
        codeWord: 'bluebell',
        details: '07700 900000',
        workerGender: 'female',
        on: NOW,
      },
    },
    { person: 'p-3', name: 'Zac Example', adjustments: [], agreed: null },
  ],
  labels: { victim: 'victim', home: 'tenant' },
  people: [
    {
      id: 'p-1',
      name: 'Amira Example',
      role: 'victim',
      ageGroup: '18-or-over',
      customerType: 'joint-tenant',
      affected: null,
    },
    {
      id: 'p-2',
      name: 'Karl Example',
      role: 'perpetrator',
      ageGroup: null,
      customerType: 'joint-tenant',
      affected: null,
    },
    { id: 'p-3', name: 'Zac Example', role: 'victim', ageGroup: 'under-16', customerType: null, affected: 'heard' },
  ],
  relationships: [{ from: 'p-2', to: 'p-1', relation: 'married', current: true, shareHome: true }],
  kept: [{ address: 'v-1', person: 'p-1', kind: 'new-home', on: NOW }],
  customers: [
    {
      person: 'p-1',
      customer: 'cu-1',
      tenancy: 'joint',
      tenure: 'secure',
      area: 'Northside',
      addressApart: false,
      jointWith: [{ name: 'Karl Example', person: 'p-2' }],
      jointWithCauseOfHarm: true,
      ownCases: [{ id: 'c-2', reference: 'R-7KQX', role: 'perpetrator' }],
    },
  ],
  dataRequests: [
    {
      n: 9,
      person: 'p-2',
      name: 'Karl Example',
      law: 'UK GDPR, Article 12(3)',
      verified: false,
      months: 1,
      receivedOn: '2026-01-30',
      due: '2026-03-02',
      answeredOn: null,
    },
  ],
  abuseTests: [
    {
      law: 'Domestic Abuse Act 2021, sections 1 to 3',
      verified: true,
      victim: 'p-1',
      perpetrator: 'p-2',
      connected: 'yes',
      aged: 'yes',
      abusive: 'yes',
      met: 'yes',
      childRoute: false,
      says: 'Met.',
    },
  ],
  open: [DUTY, LATE, SILENT],
  reasons: { [DUTY.id]: REASON, [LATE.id]: REASON },
  ended: [{ ...DUTY, id: 'd-9', what: 'Acknowledge the report', outcome: 'done', ended: NOW }],
  gates: [
    {
      norm: 'g-1',
      act: 'legal-action.authorised',
      key: 'A1',
      label: 'Injunction',
      open: false,
      missing: ['proportionality-review.held', 'stepsConsidered'],
      clauses: [CLAUSE],
    },
    { norm: 'g-2', act: 'case.closed', key: null, label: 'Close the case', open: true, missing: [], clauses: [CLAUSE] },
  ],
  holds: [
    {
      norm: 'hold',
      clauses: [CLAUSE],
      from: NOW,
      until: instantOf('2027-01-03T17:00'),
      running: true,
      forbids: ['income-court-action.started'],
      months: { least: 1, most: 3 },
    },
  ],
  breaches: [
    {
      n: 3,
      norm: 'never-charge',
      clauses: ['PD-7.a'],
      missing: [],
      remedied: false,
      what: 'A charge was raised for damage by abuse',
      at: NOW,
      says: ['Do not charge the person harmed for damage.'],
    },
  ],
  tensions: [
    {
      clauses: ['PD-7.a'],
      reads: 'One clause asks for contact at once, another to wait for a safe time.',
      shownTo: 'da-lead',
    },
  ],
  timeline: [
    {
      id: 'e-1',
      n: 1,
      seq: 1,
      type: 'report.received',
      sentence: 'A report came by phone from the person harmed',
      at: NOW - 86_400_000,
      recordedAt: NOW,
      by: 'Olu Example',
      role: 'housing-officer',
      happened: false,
      retracted: false,
      fields: [{ name: 'summary', label: 'In their words', value: 'He broke the door.', words: true }],
      opened: 2,
      answered: 0,
    },
    {
      id: 'e-2',
      n: 2,
      seq: 2,
      type: 'risk.assessed',
      sentence: 'The risk was assessed as high',
      at: NOW,
      recordedAt: NOW,
      by: 'Olu Example',
      role: 'housing-officer',
      happened: true,
      retracted: true,
      fields: [],
      opened: 0,
      answered: 1,
    },
  ],
}

const POLICY: PolicyPage = {
  landlord: 'Made-up Homes',
  pack: { id: 'made-up', version: '1', inForce: { from: '2026-01-01' } },
  sections: [
    {
      title: 'Section 7',
      clauses: [
        {
          id: 'PD-7.a',
          printed: '7',
          says: CLAUSE.says,
          priority: 'A',
          system: 'A duty',
          claim: { by: 'norms', norms: ['contact-in-a-day'] },
          norms: [
            { id: 'contact-in-a-day', kind: 'duty', sentence: 'After a report, make contact within one working day.' },
          ],
          errata: [{ id: 'e', clauses: ['PD-7.a'], notes: 'The table says two days.' }],
          readings: [{ id: 'r', clauses: ['PD-7.a'], reads: 'A day is a working day.', decidedBy: 'policy-owner' }],
          tensions: [{ id: 't', clauses: ['PD-7.a'], reads: 'Speed against safety.', shownTo: 'da-lead' }],
          live: 2,
          late: 1,
        },
        {
          id: 'PD-8.a',
          printed: '8',
          says: 'Say what abuse is.',
          priority: 'C',
          system: '',
          claim: { by: 'definition', where: 'law' },
          norms: [],
          errata: [],
          readings: [],
          tensions: [],
          live: 0,
          late: 0,
        },
      ],
    },
  ],
  interpretations: [],
  tensions: [],
  silences: [{ about: 'Acknowledging', says: 'No time is stated.' }],
  imports: [{ id: 'repairs', document: 'Repairs policy' }],
  counts: { clauses: 2, executed: 1, planned: 0, liveDuties: 2 },
}

const NOTICES: Notices = {
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
const APPROVALS: Approvals = {
  now: NOW,
  approvals: [
    APPROVAL,
    { ...APPROVAL, key: 'A2', entry: 5, missing: [], waitsFor: 'own' },
    { ...APPROVAL, key: 'A3', entry: 7, missing: [], waitsFor: 'somebody-else' },
  ],
}

const HANDOVER: HandoverLine = {
  caseId: 'c-1',
  caseReference: 'R-4F7K',
  entry: 'e-7',
  to: 'housing-officer',
  since: NOW - HOUR,
  by: 'Casey Example',
  byRole: 'other-employee',
}

export const OFFICER: Asker = {
  name: 'Olu Example',
  landlord: 'Made-up Homes',
  roles: ['housing-officer', 'line-manager'],
  seesCases: true,
  seesAccounts: false,
  seesJobs: false,
  unseenNotices: 2,
}
export const INCOME: Asker = {
  name: 'Ines Example',
  landlord: 'Made-up Homes',
  roles: ['income-officer'],
  seesCases: false,
  seesAccounts: true,
  seesJobs: false,
  unseenNotices: 0,
}
export const CONTRACTOR: Asker = {
  name: 'Con Example',
  landlord: 'Made-up Homes',
  roles: ['contractor'],
  seesCases: false,
  seesAccounts: false,
  seesJobs: true,
  unseenNotices: 0,
}

const JOBS: readonly JobLine[] = [
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
    before: 'ask',
    days: [],
    from: null,
    until: null,
    lastTried: null,
  },
]

const OFFERS: ActForm = {
  caseId: 'c-1',
  seq: 4,
  people: CASE.people,
  refs: { action: [{ id: 'A1', label: 'Injunction' }] },
  entries: [{ n: 1, type: 'report.received', sentence: 'A report came by phone' }],
}

const MADE_UP_INTAKE: IntakeChoice = {
  passesOn: [
    { what: 'report', to: ['da-caseworker'] },
    { what: 'concern', to: ['da-caseworker'] },
    { what: 'suspicion', to: ['line-manager', 'safeguarding-lead'], clause: 'CBC-5.2.m1' },
    { what: 'colleague', to: ['people-team'] },
  ],
  openedByPartner: [{ from: 'marac', opens: 'monitoring', clause: 'PD-13.d' }],
  signUp: { asks: true, clause: 'VIV-4.3.a1' },
}

const fits = { ownerConsent: false, signs: false, camera: false, lent: false }
const MEASURES: LoadedOrganisation['measures'] = [
  { ...fits, measure: 'lock-change', group: 'home', clause: 'PD-14.1.g', job: 'Change the locks', cost: 120 },
  { ...fits, measure: 'cctv', group: 'sanctuary', job: 'Fit a camera', signs: true, camera: true, ownerConsent: true },
  { ...fits, measure: 'safe-phone', group: 'personal', cost: 40, lent: true },
  { ...fits, measure: 'crime-prevention-advice', group: 'advice' },
]

const ORGANISATION: LoadedOrganisation = {
  name: 'Made-up Homes',
  nation: 'england',
  labels: { victim: 'victim', home: 'tenant' },
  owners: [],
  teams: [],
  titles: {},
  facets: { holds: ['income-officer'], workOrders: ['repairs', 'contractor'] },
  hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', until: '17:00' },
  services: MADE_UP_SERVICES,
  risk: RISK_CHOICE,
  intake: MADE_UP_INTAKE,
  covers: {
    kinds: [{ abuse: 'physical', clause: 'PD-3.1.d' }],
    unconnected: [{ abuse: 'stalking-harassment', clause: 'CBC-4.4.a' }],
    children: { victimWhen: 'related', adultWitness: 'witness', under16: 'domestic-abuse', clauses: ['CBC-4.3.b'] },
  },
  contact: { update: { days: 7 }, agreedForDays: 30, goesFirst: [{ queue: 'contact', clause: 'VIV-3.5.a1' }] },
  partners: PARTNER_CHOICE,
  dutiesToNotify: MADE_UP_DUTIES,
  measures: MEASURES,
  repairs: { urgentDays: 1, charged: ['perpetrator', 'other'] },
  running: { quietDays: 14, reviewDays: 28, monitorMonths: 3, secondCheck: ['service.limited'] },
  riskTools: RISK_TOOLS,
  law: loadLaw(projectRoot()),
}

/** One entry of every type that a case may hold, about Amira: no part of a case is tested empty. */
const EVERYTHING: readonly AreaEntry[] = ENTRY_TYPES.filter((type) => type.scope !== 'organisation').flatMap(
  ({ name, example }, index) => {
    const person = 'person' in example ? { person: 'p-1' } : {}
    const read = separate(name, { ...example, ...person })
    if (!read.ok) return []
    const { codes, words } = read
    const at = NOW - (index + 1) * HOUR
    return [
      {
        n: index + 1,
        id: `e-${index}`,
        type: name,
        at,
        recordedAt: at,
        by: 'Olu Example',
        role: 'housing-officer',
        codes,
        words,
      },
    ]
  },
)

const areaOf = <Shown>(area: CaseArea<Shown>): AreaPage<Shown> => ({
  page: CASE,
  open: [DUTY],
  ended: [],
  gates: CASE.gates,
  offers: OFFERS,
  organisation: ORGANISATION,
  shows: area.shows({
    page: CASE,
    entries: [...EVERYTHING, ...RISK_ENTRIES],
    nameOf: (id) => CASE.people.find((person) => person.id === id)?.name ?? null,
    landlord: 'made-up',
    organisation: ORGANISATION,
  }),
})

const LINE: DocumentLine = {
  id: 'f-1',
  origin: 'made',
  kind: 'letter',
  at: NOW,
  by: 'Olu Example',
  person: 'Amira Example',
  recipient: null,
  language: 'welsh',
  format: 'large-print',
  note: null,
  heldAt: null,
  heldBy: null,
  state: 'open',
  mediaType: 'application/pdf',
  size: 31_000,
}
const DOCUMENTS: DocumentsPage = {
  caseId: 'c-1',
  reference: 'R-4F7K',
  seq: 4,
  people: CASE.people,
  letters: [
    {
      id: 'please-call',
      name: 'Please call me',
      use: 'To ask somebody to get in touch',
      asks: ['phone'],
      languages: ['english', 'welsh'],
    },
  ],
  welsh: true,
  lines: [
    LINE,
    { ...LINE, id: 'f-2', origin: 'added', kind: 'photograph', note: 'The broken door', mediaType: 'image/jpeg' },
    { ...LINE, id: 'f-3', origin: 'added', kind: 'marac-minutes', state: 'restricted', mediaType: null, size: null },
    { ...LINE, id: 'f-4', origin: 'added', kind: 'other', state: 'elsewhere', note: 'In the safe', size: null },
  ],
}

/** `officer` and `income` are the tokens of two people; one case, R-4F7K, exists. */
export const madeUpDesk = (changes: Partial<Desk> = {}): Desk => ({
  now: () => NOW,
  signIn: async ({ password }) =>
    password === 'right' ? { ok: true, token: 'officer' } : { ok: false, reason: 'wrong' },
  signOut: async () => undefined,
  whoIs: async (token) =>
    token === 'officer' ? OFFICER : token === 'income' ? INCOME : token === 'contractor' ? CONTRACTOR : null,
  noteAttempt: async () => undefined,
  readToday: async () => TODAY,
  readNotices: async () => NOTICES,
  seeNotices: async () => 1,
  readApprovals: async () => APPROVALS,
  readCase: async (_token, reference) => (reference === 'R-4F7K' ? CASE : null),
  readArea: async (_token, reference, area) => (reference === 'R-4F7K' ? areaOf(area) : null),
  explainDuty: async (_token, id) => (id === 'd-1' ? { duty: DUTY, ...REASON } : null),
  readActForm: async (_token, reference) => (reference === 'R-4F7K' || reference === null ? OFFERS : null),
  readOrganisation: async () => ({ now: NOW, seq: 1, duties: [OURS], timeline: [] }),
  readPolicy: async () => POLICY,
  readWhoLooked: async (_token, reference) =>
    reference === 'R-4F7K'
      ? { now: NOW, reference, lookers: madeUpLookers(NOW), tellsLookUps: true, page: CASE }
      : null,
  readTrailOfCase: async (_token, reference) =>
    reference === 'R-4F7K' ? { now: NOW, reference, lookers: madeUpLookers(NOW), tellsLookUps: true } : null,
  readJobs: async (token) => (token === 'income' ? null : { now: NOW, jobs: JOBS }),
  answerJob: async () => ({ outcome: 'recorded', caseId: null, entryId: 'e-9', seq: 0 }),
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
  readPassingOn: async () => ({ now: NOW, intake: MADE_UP_INTAKE, titles: {} }),
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
  readDocuments: async (_token, reference) => (reference === 'R-4F7K' ? DOCUMENTS : null),
  prepareDocument: async () => ({ outcome: 'not-found' }),
  makeDocument: async () => ({ outcome: 'made', caseId: 'c-1', id: 'f-1', seq: 5 }),
  addAttachment: async () => ({ outcome: 'recorded', caseId: 'c-1', entryId: 'e-3', seq: 5 }),
  readFile: async () => null,
  ...changes,
})
