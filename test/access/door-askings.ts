/** A request of every route of both doors, about the things of a world: as somebody sends it who knows their ids. */
import { randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import { ROUTES } from '../../src/api/routes.ts'
import { exampleAddress } from '../../src/web/example-address.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'
import { FILE_ROUTES, PAGES, SCRIPT_ROUTES } from '../../src/web/pages.ts'
import type { Comer } from './door-people.ts'
import type { Things } from './door-world.ts'

export const HOST = 'rowan.example'

type Body = Readonly<Record<string, unknown>>

/** One grey point. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

/** What is sent to each route of the API that takes something. `by`: the first role of whoever asks. */
const BODIES: Readonly<Record<string, (of: Things, by: string) => Body>> = {
  '/sign-in': () => ({ username: 'nobody@rowan.example', password: 'wrong' }),
  '/prove': () => ({ proof: 'wrong' }),
  '/reports': (_of, by) => ({ by, report: { channel: 'phone', source: 'victim' } }),
  '/cases': (_of, by) => ({ by, type: 'report.received', data: { channel: 'phone', source: 'victim' } }),
  '/cases/{id}/entries': (_of, by) => ({ by, type: 'priority.set', data: { queue: 'case', level: 'top' } }),
  '/organisation/entries': (_of, by) => ({ by, type: 'training.completed', data: { course: 'da-awareness' } }),
  '/accounts/{id}/entries': (_of, by) => ({ by, type: 'income-court-action.started', data: { step: 'notice' } }),
  '/jobs/{id}/entries': (_of, by) => ({ by, type: 'security.fitted', data: {} }),
  '/moves/{id}/entries': (_of, by) => ({ by, type: 'lettings.returned', data: { why: 'no-home-of-that-size' } }),
  '/questions/{id}/entries': (_of, by) => ({ by, type: 'advice.answered', data: { answer: 'Ask the refuge.' } }),
  '/application-check': () => ({ name: 'Mina Sample', dateOfBirth: '1990-03-04' }),
  '/cases/{id}/documents': (_of, by) => ({
    by,
    file: 'docx',
    seq: 12,
    kind: 'chronology',
    recipient: 'court',
    sections: ['events'],
  }),
  '/cases/{id}/papers': (_of, by) => ({ by, seq: 12, reader: 'court', named: [], exhibits: [] }),
  '/cases/{id}/attachments': (_of, by) => ({ by, kind: 'other', base64: PNG }),
  '/partner-updates': (_of, by) => ({ by, from: 'police' }),
  '/sign-ups': (_of, by) => ({ by, answer: 'yes', othersPresent: false }),
  '/concerns': (_of, by) => ({ by, how: 'suspicion', summary: 'A bruise.' }),
  '/handovers/{id}/acceptance': ({ handover }, by) => ({ by, entry: handover }),
  '/complaints': (_of, by) => ({ by, data: { about: 'Nobody rang.' } }),
  '/complaints/{id}/entries': (_of, by) => ({
    by,
    type: 'complaint.acknowledged',
    data: { channel: 'phone', understood: 'A made-up wish' },
  }),
  '/cases/{id}/complaints/{complaint}': (_of, by) => ({ by }),
  '/leaks': (_of, by) => ({ by, data: { what: ['other-data'], account: 'A page was left open.' } }),
  '/leaks/{id}/steps': (_of, by) => ({ by, data: { step: 'stopped', outcome: 'done' } }),
  '/leaks/{id}/cases': ({ reference }) => ({ ofCase: reference }),
  '/leaks/{id}/decisions': ({ reference }, by) => ({
    by,
    data: { case: reference, outcome: 'wrong-case', reasons: 'It is not of this case.' },
  }),
  '/leaks/{id}/close': (_of, by) => ({ by, data: { finding: 'nothing-got-out', reasons: 'It was found.' } }),
  '/looks/{id}/mark': () => ({ note: 'They were on call.' }),
  '/data-requests': () => ({ name: 'Zed Exampleby', reach: 'Library', asks: 'All' }),
  '/data-requests/{id}/identity': () => ({ customer: null, how: 'papers' }),
  '/data-requests/{id}/identity/agree': ({ request }) => ({ said: request }),
  '/data-requests/{id}/identity/back': ({ request }) => ({ said: request }),
  '/data-requests/{id}/extension': () => ({ because: 'complex', reasons: 'Much to look for.', told: true }),
  '/cases/{id}/data-parts/{part}': () => ({ nothing: true, tellsOfOthers: false, why: 'Nothing of theirs' }),
  '/complaints/{id}/data-parts/{part}': () => ({ nothing: true, tellsOfOthers: false, why: 'Nothing of theirs' }),
  '/cases/{id}/data-parts/{part}/agree': () => ({ gathered: 0 }),
  '/complaints/{id}/data-parts/{part}/agree': () => ({ gathered: 0 }),
  '/cases/{id}/data-parts/{part}/back': () => ({ gathered: 0, reason: 'It names a place' }),
  '/complaints/{id}/data-parts/{part}/back': () => ({ gathered: 0, reason: 'It names a place' }),
  '/data-requests/{id}/delivery': () => ({ delivery: 'by-hand', safe: true }),
  '/data-requests/{id}/review': () => ({ tellsOfOthers: false, why: 'Nothing of others' }),
  '/data-requests/{id}/agree': () => ({ reviewed: 0, delivery: 'by-hand' }),
  '/data-requests/{id}/answer': () => ({ file: 'docx' }),
  '/cases/{id}/files/{file}/copies': (_of, by) => ({ by, seq: 12, leaveOut: [{ reason: 'others', what: '1' }] }),
  '/cases/{id}/files/{file}/exports': () => ({ means: 'words' }),
  '/cases/{id}/files/{file}/exports/{export}/take': (_of, by) => ({
    by,
    basis: 'legal-requirement',
    reasons: 'An order',
  }),
  '/exclusions': ({ stream, account }) => ({ caseId: stream, account, why: 'friend' }),
  '/cases/{id}/seal': ({ account }) => ({ named: [account] }),
  '/emergencies': ({ reference }) => ({
    reference,
    category: 'danger-now',
    reason: 'Somebody rang: he is at her door.',
  }),
  '/emergencies/{id}/review': () => ({ finding: 'right' }),
  '/cases/{id}/messages': ({ person }, by) => ({ by, person, template: 'please-call', phone: '01632 960001' }),
  '/cases/{id}/messages/preview': ({ person }, by) => ({ by, person, template: 'please-call', phone: '01632 960001' }),
  '/contact-check': ({ rent }) => ({ account: rent, channel: 'email' }),
  '/matches': () => ({ name: 'Mina Sample', phone: '07700 900321' }),
  '/keeping/holds': ({ stream }) => ({ case: stream, kind: 'legal', reason: 'A claim.' }),
  '/keeping/holds/{id}/lift': () => ({ reason: 'Settled.' }),
  '/keeping/erasures': ({ closed }) => ({ caseId: closed, what: 'case' }),
}

/** Which thing an address names: `{id}` of a case unless the path says another thing. */
const ID_OF: readonly (readonly [RegExp, keyof Things])[] = [
  [/^\/accounts\//, 'rent'],
  [/^\/jobs\//, 'job'],
  [/^\/moves\//, 'move'],
  [/^\/lettings\//, 'move'],
  [/^\/questions\//, 'question'],
  [/^\/cases\/[^/]+\/data-parts\//, 'part'],
  [/^\/complaints\/[^/]+\/data-parts\//, 'complaintPart'],
  [/^\/complaints\//, 'complaint'],
  [/^\/data-requests\//, 'request'],
  [/^\/leaks\//, 'leak'],
  [/^\/keeping\/holds\//, 'hold'],
  [/^\/keeping\/erasures\//, 'erasure'],
  [/^\/exclusions\//, 'exclusion'],
  [/^\/emergencies\//, 'glass'],
  [/^\/asks\//, 'duty'],
  [/^\/cases\/[^/]+\/files\//, 'file'],
]
const thingIn = (path: string): keyof Things => ID_OF.find(([where]) => where.test(path))?.[1] ?? 'stream'

export type Asking = {
  /** `GET /cases/:reference`, `POST /api/cases/{id}/entries`. */
  readonly name: string
  readonly door: 'page' | 'api'
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly of: (things: Things, comer: Comer) => InjectOptions
}

const roleOf = ({ roles }: Comer): string => roles[0] ?? 'housing-officer'

/** Of what the thing is that an address names last. */
const ownerIn = (path: string): keyof Things =>
  path.startsWith('/cases/') ? 'stream' : path.startsWith('/complaints/') ? 'complaint' : thingIn(path)

export const API_ASKINGS: readonly Asking[] = ROUTES.map(({ method, path }) => ({
  name: `${method} /api${path}`,
  door: 'api',
  method,
  path,
  of: (things, comer) => ({
    method,
    url: `/api${path
      .replace('{file}', things.file)
      .replace('{export}', things.sealed)
      .replace('{part}', path.startsWith('/cases/') ? things.part : things.complaintPart)
      .replace('{reader}', 'court')
      .replace('{message}', things.message)
      .replace('{complaint}', things.complaint)
      .replace('{id}', things[ownerIn(path)])}`,
    headers: { authorization: `Bearer ${comer.token}` },
    ...(method === 'POST' ? { payload: BODIES[path]?.(things, roleOf(comer)) ?? {} } : {}),
  }),
}))

/** A page's address with the things of the world in the place of the made-up ones. */
function addressOf(path: string, things: Things): string {
  return exampleAddress(path)
    .replace('R-4F7K', things.reference)
    .replace('C-4F7K2', things.complaint)
    .replace('L-4F7K2', things.leak)
    .replace(/\bp-1\b/, things.person)
    .replace(/\b[a-z]-\d$|\bf-2\b|:id\b|\bd-1\b/, things[thingIn(path)])
}

export const PAGE_ASKINGS: readonly Asking[] = [...PAGES, ...FILE_ROUTES, ...SCRIPT_ROUTES].flatMap(
  ({ path, methods }) =>
    methods.map(
      (method): Asking => ({
        name: `${method} ${path}`,
        door: 'page',
        method,
        path,
        of: (things, comer) => ({
          method,
          url: addressOf(path, things),
          cookies: { s: comer.token },
          headers: {
            host: HOST,
            ...(method === 'POST'
              ? { origin: `http://${HOST}`, 'content-type': 'application/x-www-form-urlencoded' }
              : {}),
          },
          ...(method === 'POST'
            ? {
                payload: new URLSearchParams({
                  token: formTokenOf(comer.token),
                  key: randomUUID(),
                  role: roleOf(comer),
                }).toString(),
              }
            : {}),
        }),
      }),
    ),
)
