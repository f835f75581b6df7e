/**
 * A request for the data that we hold about somebody, from its coming in to its answer. It stands on no case, whoever asks, and each
 * step is the same for all: who they are, how it reaches them safely, the three questions about others, and a second person's yes.
 * Source: UK GDPR, Articles 12 and 15; Data Protection Act 2018, Schedule 2; PD-17.a, CBC-8.1.a, MHA-9.6.a.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { sealRegistryWords } from '../../people/registry-words.ts'
import { dateOfDay, dayOf } from '../../record/london-time.ts'
import type { FieldProblem } from '../../record/separate.ts'
import { asActor, audit, type Query } from '../../store/database.ts'
import {
  agreeRequest,
  askIdentity as askWho,
  chooseDelivery,
  dataRequests,
  receiveRequest,
  reviewRequest,
  confirmIdentity as sureOf,
} from '../../store/queries/data-requests.ts'
import { isId } from '../new-entry.ts'
import { landlordOf, type Rowan } from '../rowan.ts'
import { clockFor } from './data-clock.ts'

export const DELIVERIES = ['by-hand', 'collect', 'post'] as const
export const IDENTITY_CHECKS = ['papers', 'known-in-person', 'known-details', 'acts-for-them'] as const
export const OTHERS_AGREE = ['yes', 'no', 'not-asked'] as const

export type DataRequestDone =
  | { readonly outcome: 'done'; readonly id: string }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** Not there, not theirs to do, or not its turn, alike. */
  | { readonly outcome: 'not-found' }

/** The longest text, in characters. */
const LONGEST = 4_000
const SPEAKABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const newReference = (): string => `D-${[...randomBytes(5)].map((byte) => SPEAKABLE[byte % SPEAKABLE.length]).join('')}`

const textProblem = (field: string, text: string): readonly FieldProblem[] =>
  text.trim() === ''
    ? [{ field, problem: 'is required' }]
    : text.length > LONGEST
      ? [{ field, problem: `is longer than ${LONGEST} characters` }]
      : []

async function step(
  rowan: Rowan,
  token: string,
  action: string,
  id: string,
  work: (query: Query, landlord: string) => Promise<boolean>,
): Promise<DataRequestDone> {
  const came = await asActor(rowan.database, token, async (query, { landlord }) => {
    const done = isId(id) && (await work(query, landlord))
    await audit(query, {
      action: `act:${action}`,
      objectType: 'list',
      object: isId(id) ? id : null,
      basis: done ? 'staff' : 'none',
      result: done ? 'done' : 'not-found',
    })
    return done
  })
  return came ? { outcome: 'done', id } : { outcome: 'not-found' }
}

const seal = async (rowan: Rowan, landlord: string, id: string, words: object): Promise<Buffer> => {
  const key = await rowan.keyring.keyFor({ landlord, kind: 'vault', subject: id })
  if (!key) throw new Error('The key of this request was destroyed.')
  return sealRegistryWords(key, landlord, 'vault', id, words).sealed
}

/** By anybody who works for the landlord, in whatever words it came. Nothing is looked up, and no case is looked at. */
export async function receiveDataRequest(
  rowan: Rowan,
  token: string,
  sent: { readonly name: string; readonly reach: string; readonly asks: string },
): Promise<DataRequestDone> {
  const problems = [
    ...textProblem('name', sent.name),
    ...textProblem('reach', sent.reach),
    ...textProblem('asks', sent.asks),
  ]
  if (problems.length > 0) return { outcome: 'invalid', problems }
  const id = randomUUID()
  return step(rowan, token, 'receive-data-request', id, async (query, landlord) => {
    const { name, reach, asks } = sent
    const sealed = await seal(rowan, landlord, id, { name: name.trim(), reach: reach.trim(), asks: asks.trim() })
    await receiveRequest(query, id, newReference(), sealed, rowan.clock())
    return true
  })
}

/** We have to ask who it is: the time of the law runs from when we know. */
export const askWhoItIs = (rowan: Rowan, token: string, id: string): Promise<DataRequestDone> =>
  step(rowan, token, 'ask-identity', id, (query) => askWho(query, id, rowan.clock()))

/** `customer` is who they are in our housing records; empty where those do not know them. */
export async function confirmWhoItIs(
  rowan: Rowan,
  token: string,
  sent: { readonly id: string; readonly customer: string; readonly how: string },
): Promise<DataRequestDone> {
  const problems: readonly FieldProblem[] = [
    ...(IDENTITY_CHECKS.some((each) => each === sent.how) ? [] : [{ field: 'how', problem: 'is required' }]),
    ...(sent.customer === '' || isId(sent.customer) ? [] : [{ field: 'customer', problem: 'is nobody' }]),
  ]
  if (problems.length > 0) return { outcome: 'invalid', problems }
  return step(rowan, token, 'confirm-identity', sent.id, async (query, landlord) => {
    const row = (await dataRequests(query)).find((each) => each.request === sent.id)
    const clock = clockFor(landlordOf(rowan, landlord))
    if (!row || !clock) return false
    const at = rowan.clock()
    const runsFrom = dayOf(row.identity_asked ? at : row.received.getTime())
    return sureOf(query, {
      request: sent.id,
      customer: sent.customer || null,
      how: sent.how,
      notBefore: dateOfDay(runsFrom + clock.notBeforeDays),
      at,
    })
  })
}

/** Asked of everybody, before anything is made: how it reaches them and nobody else. */
export async function agreeDelivery(
  rowan: Rowan,
  token: string,
  sent: { readonly id: string; readonly delivery: string; readonly safe: boolean },
): Promise<DataRequestDone> {
  if (!DELIVERIES.some((each) => each === sent.delivery))
    return { outcome: 'invalid', problems: [{ field: 'delivery', problem: 'is required' }] }
  if (!sent.safe)
    return {
      outcome: 'invalid',
      problems: [{ field: 'safe', problem: 'must be yes: ask them first, and agree another way' }],
    }
  return step(rowan, token, 'choose-delivery', sent.id, (query) => chooseDelivery(query, sent.id, sent.delivery))
}

/** The three steps of the Information Commissioner's guidance, with why: for the log alone, and for no answer. */
export async function reviewDataRequest(
  rowan: Rowan,
  token: string,
  sent: {
    readonly id: string
    readonly tellsOfOthers: boolean | null
    readonly othersAgree: string
    readonly reasonableWithout: boolean | null
    readonly why: string
  },
): Promise<DataRequestDone> {
  const { id, tellsOfOthers, reasonableWithout } = sent
  const othersAgree = OTHERS_AGREE.find((each) => each === sent.othersAgree) ?? null
  const goesOn = tellsOfOthers === true
  const problems: readonly FieldProblem[] = [
    ...(tellsOfOthers === null ? [{ field: 'tellsOfOthers', problem: 'is required' }] : []),
    ...(goesOn && othersAgree === null ? [{ field: 'othersAgree', problem: 'is required' }] : []),
    ...(goesOn && othersAgree !== 'yes' && reasonableWithout === null
      ? [{ field: 'reasonableWithout', problem: 'is required' }]
      : []),
    ...textProblem('why', sent.why),
  ]
  if (tellsOfOthers === null || problems.length > 0) return { outcome: 'invalid', problems }
  return step(rowan, token, 'review-data-request', id, async (query, landlord) =>
    reviewRequest(query, {
      request: id,
      tellsOfOthers,
      othersAgree: goesOn ? othersAgree : null,
      reasonableWithout: goesOn && othersAgree !== 'yes' ? reasonableWithout : null,
      sealed: await seal(rowan, landlord, id, { why: sent.why.trim() }),
      at: rowan.clock(),
    }),
  )
}

/** The second person's yes: of somebody who safeguards, and did not review it. */
export const agreeToAnswer = (rowan: Rowan, token: string, id: string): Promise<DataRequestDone> =>
  step(rowan, token, 'agree-to-answer', id, (query) => agreeRequest(query, id, rowan.clock()))
