/** Who looked at the made-up case, the trail and how the policy is carried out, for the tests of the pages. */
import { HOUR, type Instant, instantOf } from '../record/london-time.ts'
import type { Implementation } from '../views/implementation.ts'
import type { Looks } from '../views/looks/read-looks.ts'
import type { Trail } from '../views/read-trail.ts'
import type { HowLooked, Looker } from '../views/who-looked.ts'

/** One person for each way of looking. */
export const madeUpLookers = (now: Instant): readonly Looker[] => {
  const looker = (account: string, name: string, how: HowLooked, action: string, result = 'shown'): Looker => ({
    account,
    name,
    how,
    last: now,
    looks: [
      { day: '2026-11-24', action, result, times: 2, first: now - HOUR, last: now },
      { day: '2026-11-23', action, result, times: 1, first: now - 24 * HOUR, last: now - 24 * HOUR },
    ],
  })
  return [
    looker('a-1', 'Olu Example', 'on-case', 'view:case:people'),
    looker('a-2', 'Robin Example', 'was-on-case', 'act:take-report', 'done'),
    looker('a-3', 'Len Example', 'part', 'view:jobs'),
    looker('a-4', 'Stan Sample', 'turned-away', 'view:case', 'not-found'),
    looker('a-5', 'Sue Sample', 'looked-up', 'view:matches'),
    looker('a-6', 'Ivy Example', 'trail', 'view:trail-of-case'),
  ]
}

const AT = instantOf('2026-11-24T09:00')
const WAS_DUE = instantOf('2026-11-20T17:00')

export const MADE_UP_LOOKS: Omit<Looks, 'now'> = {
  lines: [
    {
      id: 'lo-1',
      week: '2026-11-23',
      why: 'out-of-hours',
      name: 'Olu Example',
      at: AT,
      action: 'view:case',
      times: 3,
      cases: ['R-4F7K'],
      looked: null,
    },
    {
      id: 'lo-2',
      week: '2026-11-23',
      why: 'drawn',
      name: 'Robin Example',
      at: AT,
      action: 'view:case:people',
      times: 1,
      cases: ['R-4F7K', 'R-7KQX', 'R-8ABC', 'R-9ABC'],
      looked: { at: AT, by: 'Nia Example', note: 'Rang back that evening, as agreed.' },
    },
  ],
}

export const MADE_UP_TRAIL: Omit<Trail, 'now'> = {
  lines: [
    { seq: 9, at: AT, name: 'Olu Example', action: 'view:case', result: 'shown', cases: ['R-4F7K'] },
    { seq: 8, at: AT, name: 'Stan Sample', action: 'view:case', result: 'not-found', cases: ['R-7KQX'] },
    {
      seq: 7,
      at: AT,
      name: 'Olu Example',
      action: 'view:today:2026-11-24',
      result: 'shown',
      cases: ['R-4F7K', 'R-5QQ2', 'R-6ABC', 'R-7KQX'],
    },
    { seq: 6, at: AT, name: 'Olu Example', action: 'sign-in', result: 'done', cases: [] },
  ],
  signed: {
    newest: { n: 214, at: AT, lines: 7 },
    since: 2,
    places: [
      { name: 'folder 3fa2b1', missing: 0, failingSince: null },
      { name: 'mail 0b7c22', missing: 3, failingSince: WAS_DUE },
    ],
  },
  before: 6,
}

export const MADE_UP_IMPLEMENTATION: Omit<Implementation, 'now'> = {
  landlord: 'Madeup Homes',
  version: '1',
  responsible: 'Head of Neighbourhoods',
  onCases: { live: 12, late: 3, oldest: WAS_DUE, since: WAS_DUE },
  ofUs: { live: 2, late: 0, oldest: null, since: AT },
  teams: [
    { id: 'community', name: 'Community Safety', live: 9, late: 3, oldest: WAS_DUE, since: WAS_DUE },
    { id: '', name: '', live: 3, late: 0, oldest: null, since: AT },
  ],
  clauses: [
    {
      id: 'PD-7.a',
      printed: '7',
      says: 'Make contact within one working day.',
      live: 5,
      late: 3,
      oldest: WAS_DUE,
      since: WAS_DUE,
    },
    { id: 'PD-9.a', printed: '9', says: 'Assess the risk.', live: 4, late: 0, oldest: null, since: AT },
  ],
  quiet: 80,
  rounded: false,
}
