/** Somebody who is kept out, a case that was opened in an emergency, and who may see one, for the tests of the pages. */
import { HOUR, instantOf } from '../record/london-time.ts'
import type { Desk } from './kit/desk.ts'
import { CASE } from './made-up-case.ts'

const NOW = instantOf('2026-11-24T15:00')
const COLLEAGUES = [
  { account: '00000000-0000-4000-8000-0000000000a1', name: 'Olu Example' },
  { account: '00000000-0000-4000-8000-0000000000a2', name: 'Robin Example' },
]

export const MADE_UP_KEPT_APART: Pick<
  Desk,
  | 'readKeptApart'
  | 'readWhoMaySee'
  | 'keepOut'
  | 'letIn'
  | 'sealCase'
  | 'unsealCase'
  | 'undoSeal'
  | 'readEmergencies'
  | 'openInEmergency'
  | 'reviewEmergency'
> = {
  readKeptApart: async () => ({
    now: NOW,
    pairs: [{ harmedIn: 'R-4F7K', causesIn: 'R-7KQX' }],
    keeps: true,
    looksAfter: true,
    colleagues: COLLEAGUES,
    exclusions: [
      {
        id: 'x-1',
        reference: 'R-4F7K',
        account: 'a-4',
        name: 'Stan Sample',
        why: 'neighbour',
        since: NOW - 30 * HOUR,
        by: 'Olu Example',
        asked: null,
        ofColleague: false,
      },
      {
        id: 'x-2',
        reference: 'R-7KQX',
        account: 'a-5',
        name: 'Sue Sample',
        why: 'same-address',
        since: NOW - 3 * HOUR,
        by: null,
        asked: { byMe: false },
        ofColleague: false,
      },
    ],
    stopped: [{ name: 'Olu Example', day: '2026-03-01', times: 3 }],
    seals: [
      {
        stream: '00000000-0000-4000-8000-0000000000c1',
        reference: 'R-7KQX',
        by: 'Olu Example',
        since: NOW - 50 * HOUR,
        named: 3,
        able: 1,
        asked: null,
        ofColleague: false,
      },
      {
        stream: '00000000-0000-4000-8000-0000000000c2',
        reference: 'R-2M8P',
        by: 'Robin Example',
        since: NOW - 5 * HOUR,
        named: 2,
        able: 2,
        asked: { by: 'Robin Example', byMe: false },
        ofColleague: true,
      },
    ],
  }),
  readWhoMaySee: async (_token, reference) =>
    reference === CASE.reference
      ? {
          page: CASE,
          sealed: null,
          colleagues: COLLEAGUES,
          team: [
            ...COLLEAGUES.map((each, place) => ({
              ...{ ...each, purpose: 'team', since: NOW - 60 * HOUR, until: null, own: place === 0 },
            })),
            {
              ...{ account: '00000000-0000-4000-8000-0000000000a3', name: 'Pat Example', purpose: 'emergency' },
              ...{ since: NOW - HOUR, until: NOW, own: false },
            },
          ],
        }
      : null,
  keepOut: async () => ({ outcome: 'done' }),
  letIn: async () => 'asked',
  sealCase: async () => 'sealed',
  unsealCase: async () => 'asked',
  undoSeal: async () => 'asked',
  readEmergencies: async () => ({
    now: NOW,
    emergencies: [
      {
        id: 'g-1',
        reference: 'R-4F7K',
        by: 'Robin Example',
        category: 'police-ask',
        reason: 'Made-up: the police ask which door she uses, and nobody of the team answers.',
        opened: NOW - 20 * HOUR,
        until: NOW - 19 * HOUR,
        reviewBy: NOW + 33 * HOUR,
        reviewed: null,
      },
    ],
  }),
  openInEmergency: async () => ({ outcome: 'not-found' }),
  reviewEmergency: async () => true,
}
