/** Something made up that may have got out, for the tests of the pages. */
import { HOUR, instantOf } from '../record/london-time.ts'
import type { LeakPage, Leaks } from '../views/leaks/read-leaks.ts'
import type { LeakDesk } from './kit/leak-desk.ts'

const NOW = instantOf('2026-11-24T09:30')

const LEAKS: Leaks = {
  now: NOW,
  leaks: [
    {
      id: 'k-9',
      reference: 'L-4F7K2',
      reported: NOW - 2 * HOUR,
      exposes: true,
      state: 'open',
      nextStep: 'safety-call',
      nextDue: NOW - HOUR,
      late: true,
      cases: ['R-4F7K'],
      undecided: true,
    },
  ],
}

const LEAK: LeakPage = {
  id: 'k-9',
  reference: 'L-4F7K2',
  seq: 2,
  now: NOW,
  state: 'open',
  known: NOW - 2 * HOUR,
  what: ['whereabouts'],
  exposes: true,
  how: 'sent-to-the-wrong-place',
  learnt: ['person-causing-harm'],
  goesOn: false,
  account: 'A letter went to the old flat.',
  whose: 'Amira Example',
  by: 'Owen Example',
  cases: [
    { id: 'lc-1', reference: 'R-4F7K', state: 'held', since: NOW - 2 * HOUR },
    { id: 'lc-2', reference: 'R-9ZZZ', state: 'withdrawn', since: NOW - 2 * HOUR },
  ],
  steps: [
    {
      step: 'stopped',
      due: NOW - HOUR,
      law: null,
      taken: { at: NOW - 1.5 * HOUR, outcome: 'done' },
      late: false,
    },
    { step: 'safety-call', due: NOW - HOUR, law: null, taken: null, late: true },
    { step: 'regulator', due: NOW + 70 * HOUR, law: 'UK GDPR, Article 33(1)', taken: null, late: false },
    { step: 'told', due: null, law: null, taken: null, late: false },
  ],
  law: { name: 'UK GDPR, Article 33(1)', hours: 72, verified: true, note: 'Nights and weekends included.' },
  closes: true,
  written: [
    {
      ...{
        n: 2,
        type: 'leak.handled',
        sentence: 'Safety call: not reached',
        step: 'safety-call',
        outcome: 'not-reached',
      },
      ...{ at: NOW, by: 'Dora Example', reasons: 'Rang twice' },
    },
    {
      ...{ n: 1, type: 'leak.reported', sentence: 'Something may have got out', step: null, outcome: null },
      ...{ at: NOW, by: 'Owen Example', reasons: null },
    },
  ],
}

export const MADE_UP_LEAKS: LeakDesk = {
  reportLeak: async () => ({ outcome: 'passed-on' }),
  readLeaks: async (token) => (token === 'officer' ? LEAKS : null),
  readLeak: async (token, of) => (token === 'officer' && of === LEAK.reference ? LEAK : null),
  handleLeak: async () => ({ outcome: 'recorded', caseId: null, entryId: 'e-1', seq: 3 }),
  tieLeak: async () => ({ outcome: 'tied' }),
}
