/** Made-up requests for data, one at each step. */
import type { DataRequestShown, DataRequests } from '../views/read-data-requests.ts'
import { NOW } from './made-up-duties.ts'

const ONE: DataRequestShown = {
  id: 'd-1',
  reference: 'D-4F7K2',
  name: 'Ian Example',
  reach: 'Writes from 1 Example Road. Telephone 01632 960 001',
  asks: 'Everything that we hold about him',
  received: NOW - 5 * 86_400_000,
  identityAsked: null,
  identityHow: 'papers',
  known: true,
  due: '2026-07-06',
  isLate: false,
  notBefore: '2026-06-26',
  delivery: 'collect',
  tellsOfOthers: false,
  othersAgree: null,
  reasonableWithout: null,
  why: 'Only his own tenancy is in it.',
  ownReview: false,
  released: null,
  step: 'second',
}

export const DATA_REQUESTS: DataRequests = {
  now: NOW,
  protects: true,
  agrees: true,
  law: {
    name: 'UK GDPR, Article 12(3)',
    verified: false,
    keptBack: ['victim-address', 'victim-account', 'marac-minutes'],
    keptBackBy: 'Data Protection Act 2018, Schedule 2',
  },
  requests: [
    ONE,
    {
      ...ONE,
      id: 'd-2',
      reference: 'D-7QW3M',
      name: 'Mina Sample',
      step: 'identity',
      known: false,
      delivery: null,
      identityHow: null,
    },
    { ...ONE, id: 'd-3', reference: 'D-9TRX4', name: 'Zed Example', step: 'waits' },
    { ...ONE, id: 'd-4', reference: 'D-2BCD5', name: 'Lea Sample', step: 'answered', released: NOW - 86_400_000 },
  ],
}
