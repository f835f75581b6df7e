/**
 * A request for the data that we hold about somebody, from its coming in to its answer. It stands on no case, whoever asks, and each
 * step is the same for all: who they are, how it reaches them safely, the three questions about others, and a second person's yes.
 * Source: UK GDPR, Articles 12 and 15; Data Protection Act 2018, Schedule 2; PD-17.a, CBC-8.1.a, MHA-9.6.a.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { DAY, dateOfDay } from '../../record/london-time.ts'
import type { FieldProblem } from '../../record/separate.ts'
import { waitsForSecond } from '../../store/queries/data-clock.ts'
import { identityWaits } from '../../store/queries/data-identity.ts'
import {
  type AnswerRead,
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
import { clockFor, dayRunFrom } from './data-clock.ts'
import { type DataRequestDone, seal, step, textProblem } from './data-step.ts'
import { keptAnswers, type OthersAnswers, problemsWithOthers } from './others-answers.ts'
import { factsOf, keepTime, keepTimeOf } from './time-data-request.ts'

export const DELIVERIES = ['by-hand', 'collect', 'post'] as const
export const IDENTITY_CHECKS = ['papers', 'known-in-person', 'known-details', 'acts-for-them'] as const

/** When somebody is reminded, or told, that nobody has answered yet as a second person. */
const secondWithin = (rowan: Rowan, landlord: string, at: number): number =>
  at + landlordOf(rowan, landlord).organisation.running.secondDays * DAY

const SPEAKABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const newReference = (): string => `D-${[...randomBytes(5)].map((byte) => SPEAKABLE[byte % SPEAKABLE.length]).join('')}`

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
    const received = rowan.clock()
    await receiveRequest(query, id, newReference(), sealed, received)
    await keepTime(rowan, query, landlord, id, {
      ...{ received, identityAsked: null, identitySure: null },
      ...{ clarityAsked: null, pausedDays: 0, isExtended: false },
    })
    return true
  })
}

/** We have to ask who it is: the time of the law runs from when we know. */
export const askWhoItIs = (rowan: Rowan, token: string, id: string): Promise<DataRequestDone> =>
  step(rowan, token, 'ask-identity', id, async (query, landlord) => {
    const asked = await askWho(query, id, rowan.clock())
    if (asked) await keepTimeOf(rowan, query, landlord, id)
    return asked
  })

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
    const runsFrom = dayRunFrom(clock, { ...factsOf(row), identitySure: at })
    if (runsFrom === null) return false
    const notBefore = dateOfDay(runsFrom + clock.notBeforeDays)
    const sure = { request: sent.id, customer: sent.customer || null, how: sent.how, notBefore, at }
    const done = await sureOf(query, sure)
    if (done) {
      await keepTimeOf(rowan, query, landlord, sent.id)
      await identityWaits(query, sent.id, secondWithin(rowan, landlord, at))
    }
    return done
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
  sent: OthersAnswers & { readonly id: string },
): Promise<DataRequestDone> {
  const { id } = sent
  const problems = problemsWithOthers(sent)
  if (problems.length > 0) return { outcome: 'invalid', problems }
  return step(rowan, token, 'review-data-request', id, async (query, landlord) => {
    const at = rowan.clock()
    const sealed = await seal(rowan, landlord, id, { why: sent.why.trim() })
    const done = await reviewRequest(query, { request: id, ...keptAnswers(sent), sealed, at })
    if (done) await waitsForSecond(query, id, secondWithin(rowan, landlord, at))
    return done
  })
}

/** The second person's yes: of somebody who safeguards, and did not review it. To what they `read`, on a page or through a program. */
export const agreeToAnswer = (
  rowan: Rowan,
  token: string,
  { id, read }: { readonly id: string; readonly read: AnswerRead },
): Promise<DataRequestDone> =>
  step(rowan, token, 'agree-to-answer', id, (query) => agreeRequest(query, id, read, rowan.clock()))
