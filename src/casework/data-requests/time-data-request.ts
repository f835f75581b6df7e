/**
 * What changes the time of a request for data: that we ask what they mean and hear it, and that it takes longer and they were told. Each
 * keeps the last day anew, so that those who protect data are told before it. Source: `law/data-rights.yaml`.
 */
import { DATA_GROUNDS } from '../../packs/law.ts'
import { dateOfDay, dayOf } from '../../record/london-time.ts'
import type { FieldProblem } from '../../record/separate.ts'
import type { Query } from '../../store/database.ts'
import { askClarity, extendRequest, hearClarity, timeRequest } from '../../store/queries/data-clock.ts'
import { type DataRequestRow, dataRequests } from '../../store/queries/data-requests.ts'
import { landlordOf, type Rowan } from '../rowan.ts'
import { type ClockFacts, clockFor, dataTime, daysWaited, momentsOf } from './data-clock.ts'
import { type DataRequestDone, seal, step, textProblem } from './data-step.ts'

export const factsOf = (row: DataRequestRow): ClockFacts => ({
  received: row.received.getTime(),
  identityAsked: row.identity_asked?.getTime() ?? null,
  identitySure: row.identity_sure?.getTime() ?? null,
  clarityAsked: row.clarity_asked?.getTime() ?? null,
  pausedDays: row.paused_days,
  isExtended: row.extended !== null,
})

/** Works out its last days and keeps them. Nothing where the law of the nation holds no time. */
export async function keepTime(rowan: Rowan, query: Query, landlord: string, id: string, facts: ClockFacts) {
  const running = landlordOf(rowan, landlord)
  const clock = clockFor(running)
  if (!clock) return
  const time = dataTime(running, clock, facts)
  await timeRequest(query, id, time, time.due === null ? {} : momentsOf(time.due, rowan.clock()))
}

const rowOf = async (query: Query, id: string): Promise<DataRequestRow | undefined> =>
  (await dataRequests(query)).find((each) => each.request === id)

/** As it stands now, after a step on it. */
export async function keepTimeOf(rowan: Rowan, query: Query, landlord: string, id: string): Promise<void> {
  const row = await rowOf(query, id)
  if (row) await keepTime(rowan, query, landlord, id, factsOf(row))
}

/** We have to ask what they mean, and cannot answer without: the time stands still until we hear it. */
export const askWhatTheyMean = (rowan: Rowan, token: string, id: string): Promise<DataRequestDone> =>
  step(rowan, token, 'ask-clarity', id, async (query, landlord) => {
    const asked = await askClarity(query, id, rowan.clock())
    if (asked) await keepTimeOf(rowan, query, landlord, id)
    return asked
  })

export const hearWhatTheyMean = (rowan: Rowan, token: string, id: string): Promise<DataRequestDone> =>
  step(rowan, token, 'hear-clarity', id, async (query, landlord) => {
    const now = rowan.clock()
    const asked = (await rowOf(query, id))?.clarity_asked
    const heard = asked ? await hearClarity(query, id, daysWaited(asked.getTime(), now), now) : false
    if (heard) await keepTimeOf(rowan, query, landlord, id)
    return heard
  })

/**
 * It takes longer, and they were told so with these words. An act of whoever protects data, once for a request: refused once the first
 * month is over, and while no time runs.
 */
export async function extendDataRequest(
  rowan: Rowan,
  token: string,
  sent: { readonly id: string; readonly because: string; readonly reasons: string; readonly told: boolean },
): Promise<DataRequestDone> {
  const { id, because } = sent
  const problems: readonly FieldProblem[] = [
    ...(DATA_GROUNDS.some((each) => each === because) ? [] : [{ field: 'because', problem: 'is required' }]),
    ...textProblem('reasons', sent.reasons),
    ...(sent.told ? [] : [{ field: 'told', problem: 'must be yes: it takes longer only once they were told why' }]),
  ]
  if (problems.length > 0) return { outcome: 'invalid', problems }
  let isOver = false
  const done = await step(rowan, token, 'extend-data-request', id, async (query, landlord) => {
    const at = rowan.clock()
    const day = dateOfDay(dayOf(at))
    const row = await rowOf(query, id)
    if (!row) return false
    const running = landlordOf(rowan, landlord)
    const clock = clockFor(running)
    const last = clock && dataTime(running, clock, factsOf(row)).extendBy
    isOver = last !== null && day > last
    const sealed = await seal(rowan, landlord, id, { reasons: sent.reasons.trim() })
    const extended = await extendRequest(query, { request: id, because, sealed, day, at })
    if (extended) await keepTimeOf(rowan, query, landlord, id)
    return extended
  })
  return done.outcome === 'not-found' && isOver
    ? { outcome: 'invalid', problems: [{ field: 'because', problem: 'is too late: the first month is over' }] }
    : done
}
