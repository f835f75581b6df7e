/** Made-up partners of the desk of the page tests: every question of a partner's page has something to show. */
import type { DutyToNotify } from '../packs/duties-to-notify.ts'
import type { Service } from '../packs/organisation.ts'
import type { PartnerChoice } from '../packs/partner-choice.ts'
import type { Meetings } from '../views/read-meetings.ts'

export const PARTNER_CHOICE: PartnerChoice = {
  body: 'local-authority',
  police: { stance: 'will', clause: 'PD-7.a', notReportedSeenBy: 'designated-safeguarding-officer' },
  safeguarding: [
    { kind: 'child', to: 'childrens-social-care', authority: 'Made-up County Council', clause: 'PD-7.a' },
    { kind: 'adult', to: 'adult-social-care', authority: 'Made-up County Council' },
  ],
  slavery: [
    { to: 'police', clause: 'PD-7.a', unlessNotRelevant: false },
    { to: 'county-slavery-team', clause: 'PD-8.a', unlessNotRelevant: true },
  ],
  keys: [],
  agreements: [{ name: 'A made-up protocol', clause: 'PD-7.a' }],
}

export const MADE_UP_SERVICES: readonly Service[] = [
  { name: 'A made-up service', kind: 'da-service', area: 'Made-up County' },
  { name: 'A made-up helpline', kind: 'da-helpline', area: 'United Kingdom' },
]

export const MADE_UP_DUTIES: readonly DutyToNotify[] = [
  {
    id: 'made-up-duty',
    name: 'A made-up Act, section 1',
    nation: 'england-and-wales',
    from: null,
    until: null,
    source: 'Nowhere',
    verified: false,
    note: null,
    about: 'slavery',
    bodies: ['local-authority'],
    says: 'Tell a made-up office.',
  },
]

export const MADE_UP_MEETINGS: Meetings = {
  listedOn: '2026-12-09',
  reference: 'R-4F7K',
  now: 0,
  mayAdd: true,
  couldRepresent: [
    { account: 'a-1', name: 'Olu Example' },
    { account: 'a-2', name: 'Petra Example' },
  ],
  meetings: [
    {
      id: 'm-1',
      meetingOn: '2026-12-02',
      representatives: [{ account: 'a-1', name: 'Olu Example' }],
      mayName: true,
      minutes: [{ id: 'k-1', originator: 'police', text: 'What was said.', keptAt: 0, keptBy: 'Olu Example' }],
    },
    { id: 'm-2', meetingOn: '2026-11-04', representatives: [], mayName: false, minutes: null },
  ],
}
