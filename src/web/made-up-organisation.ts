/** A made-up landlord’s own choices. */

import type { IntakeChoice } from '../packs/intake-choice.ts'
import { loadLaw } from '../packs/load-law.ts'
import type { LoadedOrganisation } from '../packs/load-organisation.ts'
import { loadOwnRecord } from '../packs/own-record.ts'
import { projectRoot } from '../packs/project-root.ts'
import { loadReaders } from '../packs/readers.ts'
import { MADE_UP_AREAS } from './made-up-lettings.ts'
import { MADE_UP_DUTIES, MADE_UP_SERVICES, PARTNER_CHOICE } from './made-up-partners.ts'
import { RISK_CHOICE, RISK_TOOLS } from './made-up-risk.ts'

export const MADE_UP_INTAKE: IntakeChoice = {
  stepsBack: [],
  passesOn: [
    { what: 'report', to: ['da-caseworker'] },
    { what: 'concern', to: ['da-caseworker'] },
    { what: 'suspicion', to: ['line-manager', 'safeguarding-lead'], clause: 'CBC-5.2.m1' },
    { what: 'colleague', to: ['people-team'] },
  ],
  openedByPartner: [{ from: 'marac', opens: 'monitoring', clause: 'PD-13.d' }],
  signUp: { asks: true, clause: 'VIV-4.3.a1' },
  believes: ['MHA-8.2.c1'],
  publicForm: {},
}

const fits = { ownerConsent: false, signs: false, camera: false, lent: false }
const MEASURES: LoadedOrganisation['measures'] = [
  { ...fits, measure: 'lock-change', group: 'home', clause: 'PD-14.1.g', job: 'Change the locks', cost: 120 },
  { ...fits, measure: 'cctv', group: 'sanctuary', job: 'Fit a camera', signs: true, camera: true, ownerConsent: true },
  { ...fits, measure: 'safe-phone', group: 'personal', cost: 40, lent: true },
  { ...fits, measure: 'crime-prevention-advice', group: 'advice' },
]

export const ORGANISATION: LoadedOrganisation = {
  name: 'Made-up Homes',
  nation: 'england',
  labels: { victim: 'victim', home: 'tenant' },
  owners: [],
  onEveryCase: ['da-caseworker', 'da-lead'],
  teams: [],
  keeping: [],
  trainingFirst: [],
  closing: [],
  titles: {},
  facets: { holds: ['income-officer'], workOrders: ['repairs', 'contractor'] },
  hours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', until: '17:00' },
  services: MADE_UP_SERVICES,
  risk: RISK_CHOICE,
  intake: MADE_UP_INTAKE,
  covers: {
    kinds: [{ abuse: 'physical', clause: 'PD-3.1.d' }],
    connections: [{ relation: 'married', clause: 'VIV-2.h' }],
    notConnected: { policy: 'Anti-Social Behaviour Policy', clauses: ['WHG-7.1.a'] },
    unconnected: [{ abuse: 'stalking-harassment', clause: 'CBC-4.4.a' }],
    children: { victimWhen: 'related', adultWitness: 'witness', under16: 'domestic-abuse', clauses: ['CBC-4.3.b'] },
  },
  contact: {
    update: { days: 7 },
    agreedForDays: 30,
    goesFirst: [{ queue: 'contact', clause: 'VIV-3.5.a1' }],
    pauseHasDay: { required: true },
    toldAgain: { endsWish: false },
  },
  partners: PARTNER_CHOICE,
  dutiesToNotify: MADE_UP_DUTIES,
  measures: MEASURES,
  repairs: { urgentDays: 1, charged: ['perpetrator', 'other'] },
  running: {
    quietDays: 14,
    reviewDays: 28,
    monitorMonths: 3,
    secondDays: 2,
    partDays: 7,
    secondCheck: ['service.limited'],
  },
  linkedPolicies: [{ area: 'tenancy', name: 'Allocations Policy' }],
  lettings: { speakTo: 'community-safety-team', areas: MADE_UP_AREAS },
  restrictedAccess: {
    clause: 'WHG-2.18.a',
    criteria: [{ id: 'risk-to-neighbours', says: 'They could be a risk to people who live near' }],
    speakTo: 'community-housing-manager',
    reviewMonths: 12,
  },
  advisers: [{ role: 'community-safety-team', clause: 'PD-10.c1' }],
  riskTools: RISK_TOOLS,
  law: loadLaw(projectRoot()),
  sharing: loadReaders(projectRoot()),
  ownRecord: loadOwnRecord(projectRoot()),
}
