/** Made-up requests for data, one at each step. */

import type { PartPage } from '../outgoing/data-requests/gather-part.ts'
import type { DataRequestShown, DataRequests } from '../views/read-data-requests.ts'
import type { DataDesk } from './kit/data-desk.ts'
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
  identityBack: null,
  identity: { said: 's-1', whom: { name: 'Ian Example', bornIn: 1984 }, own: false },
  known: true,
  time: { runsFrom: '2026-06-05', waitsFor: null, due: '2026-07-06', extendBy: '2026-07-05' },
  due: '2026-07-06',
  daysLeft: 26,
  clarityAsked: null,
  pausedDays: 0,
  extended: null,
  mayExtend: true,
  isLate: false,
  notBefore: '2026-06-26',
  delivery: 'collect',
  tellsOfOthers: false,
  othersAgree: null,
  reasonableWithout: null,
  why: 'Only his own tenancy is in it.',
  reviewed: NOW - 86_400_000,
  ownReview: false,
  released: null,
  givenApart: null,
  parts: [],
  step: 'second',
}

const PART: PartPage = {
  ...{ part: 'w-1', place: 'case', reference: 'R-4F7K', request: 'D-4F7K2', asked: NOW, due: '2026-07-06' },
  ...{ gathered: NOW, by: 'Lena Lead', own: false, agreed: null, agreedBy: null, isAnswered: false },
  ...{ isBack: false, isThere: true, back: null },
  choices: [
    {
      ...{ entry: 'e-1', title: 'What we were told', at: NOW - 86_400_000 },
      ...{ answers: [['Kind', 'Physical']], words: 'He broke the door.' },
    },
  ],
  items: [
    {
      ...{ section: 'contacts', title: 'What we were told', at: NOW - 86_400_000 },
      ...{ answers: [['Kind', 'Physical']], words: 'The door was broken.' },
    },
  ],
  why: 'Her own words alone.',
  files: [
    {
      ...{ file: 'f-1', kind: 'photograph', type: 'image/jpeg', size: 40_000, at: NOW - 86_400_000, by: 'Lena Lead' },
      ...{ note: 'The broken door', about: 'them', guarded: null, copies: [] },
    },
    {
      ...{ file: 'f-2', kind: 'letter', type: 'application/pdf', size: 9000, at: NOW - 3_600_000, by: 'Otto Officer' },
      ...{ note: null, about: 'somebody-else', guarded: 'few' },
      copies: [{ file: 'f-3', type: 'application/pdf', size: 8000, at: NOW }],
    },
  ],
  decided: [
    { file: 'f-1', decision: 'given', copy: null, reason: null },
    { file: 'f-2', decision: 'copy', copy: 'f-3', reason: null },
  ],
  reasons: [{ id: 'others', name: 'It is about somebody else' }],
  opensAll: true,
}

const PARTS: DataRequestShown['parts'] = [
  {
    ...{ part: 'w-1', place: 'case', asked: NOW, who: 'Lena Lead', gathered: null, gives: false },
    ...{ reader: null, agreed: null, reference: null },
  },
  {
    ...{ part: 'w-2', place: 'complaint', asked: NOW, who: 'Cora Complaints', gathered: NOW, gives: true },
    ...{ reader: 'Cy Complaints', agreed: NOW, reference: null },
  },
]

export const DATA_REQUESTS: DataRequests = {
  now: NOW,
  protects: true,
  agrees: true,
  law: {
    name: 'UK GDPR, Article 12(3)',
    verified: false,
    months: 1,
    moreMonths: 2,
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
      identity: null,
      identityBack: NOW - 3_600_000,
      delivery: null,
      identityHow: null,
    },
    {
      ...{ ...ONE, id: 'd-5', reference: 'D-5WXY6', step: 'review', clarityAsked: NOW - 86_400_000, pausedDays: 2 },
      extended: { at: NOW, because: 'complex', reasons: 'There is much to look for.' },
    },
    { ...ONE, id: 'd-7', reference: 'D-7ABC8', step: 'identity-second', delivery: null, notBefore: null },
    { ...ONE, id: 'd-6', reference: 'D-6PQR7', step: 'parts', parts: PARTS },
    { ...ONE, id: 'd-3', reference: 'D-9TRX4', name: 'Zed Example', step: 'waits' },
    {
      ...ONE,
      id: 'd-4',
      reference: 'D-2BCD5',
      name: 'Lea Sample',
      step: 'answered',
      released: NOW - 86_400_000,
    },
  ],
}

const done = async (_token: string, of: string | { readonly id: string }) =>
  ({ outcome: 'done', id: typeof of === 'string' ? of : of.id }) as const

export const MADE_UP_DATA_DESK: DataDesk = {
  receiveDataRequest: async () => ({ outcome: 'done', id: 'q-1' }),
  readDataRequests: async (token) => (token === 'officer' ? DATA_REQUESTS : null),
  askWhoItIs: done,
  confirmWhoItIs: done,
  agreeWhoItIs: done,
  sendBackWhoItIs: done,
  askWhatTheyMean: done,
  hearWhatTheyMean: done,
  extendDataRequest: done,
  agreeDelivery: done,
  reviewDataRequest: done,
  agreeToAnswer: done,
  answerRequest: async () => ({ outcome: 'not-found' }),
  readAnswerWords: async () => 'six-made-up-words-stand-here',
  readPart: async (token, { place, part }) => (token === 'officer' ? { ...PART, place, part } : null),
  gatherPart: async (_token, { part }) => ({ outcome: 'done', part }),
  agreeToPart: async (_token, { part }) => ({ outcome: 'done', part }),
  sendBackPart: async (_token, { part }) => ({ outcome: 'done', part }),
}
