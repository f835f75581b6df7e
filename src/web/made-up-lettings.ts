/** Moves, a question and somebody who sees them, for tests of the pages: all made up. */
import { HOUR, instantOf } from '../record/london-time.ts'
import type { Asker } from '../views/read-asker.ts'
import type { Moves } from '../views/read-moves.ts'
import type { QuestionLine } from '../views/read-questions.ts'

const NOW = instantOf('2026-11-24T09:30')

export const LETTINGS: Asker = {
  name: 'Toby Example',
  landlord: 'Made-up Homes',
  roles: ['lettings', 'community-safety-team', 'safeguarding-lead'],
  seesCases: true,
  seesAccounts: false,
  seesJobs: false,
  seesMoves: true,
  advises: true,
  seesKeptApart: true,
  seesComplaints: false,
  oversees: false,
  readsTrail: false,
  givesRoles: false,
  proved: true,
  formToken: null,
  unseenNotices: 0,
}

export const MADE_UP_AREAS = [
  { id: 'north', name: 'Northside' },
  { id: 'harbour', name: 'Harbour' },
]
export const MADE_UP_MOVES: Moves = {
  now: NOW,
  speakTo: 'Community Safety Team',
  limit: { atMost: 1, clause: 'WHG-2.15.a1', exceptionBy: ['manager'] },
  checksApplications: true,
  moves: [
    {
      id: 'm-1',
      number: 'M-4F7KQ',
      asked: NOW - 20 * HOUR,
      priority: 'urgent',
      needs: {
        bedrooms: 2,
        homeType: 'house',
        mustHave: ['step-free'],
        likeForLike: true,
        sameTenure: true,
        tenancy: 'assured',
        moveBy: '2026-10-01',
      },
      avoid: [{ id: 'harbour', name: 'Harbour' }],
      fits: [{ id: 'north', name: 'Northside' }],
      offers: [{ at: NOW - HOUR, area: 'Northside', answer: 'declined' }],
      next: 'offer',
    },
    {
      id: 'm-2',
      number: 'M-9QK2M',
      asked: NOW - 40 * HOUR,
      priority: 'routine',
      needs: {
        bedrooms: 1,
        homeType: 'any',
        mustHave: [],
        likeForLike: false,
        sameTenure: false,
        tenancy: null,
        moveBy: null,
      },
      avoid: [],
      fits: MADE_UP_AREAS,
      offers: [{ at: NOW - HOUR, area: 'Harbour', answer: null }],
      next: 'answer',
    },
  ],
}
export const MADE_UP_QUESTION: QuestionLine = {
  id: 'q-1',
  number: 'C-4F7KQ',
  asks: 'Somebody who works here wants to change their shifts without saying why. What helped others?',
  asked: NOW - 3 * HOUR,
  role: 'community-safety-team',
}
