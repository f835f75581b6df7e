/**
 * Requests for data that came in before their time was kept: worked out as for any other, so that those who protect data are told of it
 * without waiting for the next step.
 */
import { HOUR, type Instant } from '../../record/london-time.ts'
import { transaction } from '../../store/database.ts'
import { timeFromBefore, type UntimedRow, untimedRequests } from '../../store/queries/data-clock.ts'
import type { Rowan } from '../rowan.ts'
import { clockFor, dataTime, momentsOf } from './data-clock.ts'

/** How long one that failed is left alone, so that it is not tried, and said, with every round. */
const LEFT_ALONE = HOUR
/** Which failed in this process, and when. */
const failedHere = new WeakMap<object, Map<string, Instant>>()

export type TimedFromEarlier = {
  /** How many were worked out. What is over already is told now. */
  readonly timed: number
  /** How many failed, and are tried again an hour later. */
  readonly failed: number
}

/** For the worker. A fault in one is counted, and keeps no other from being worked out. Throws only where the database cannot be asked. */
export async function timeFromEarlier(rowan: Rowan): Promise<TimedFromEarlier> {
  const now = rowan.clock()
  const before = failedHere.get(rowan.worker) ?? new Map<string, Instant>()
  failedHere.set(rowan.worker, before)
  let timed = 0
  let failed = 0
  for (const row of await transaction(rowan.worker, untimedRequests)) {
    const last = before.get(row.request)
    if (last !== undefined && now < last + LEFT_ALONE) continue
    try {
      if (await timeOne(rowan, row, now)) timed++
    } catch {
      before.set(row.request, now)
      failed++
    }
  }
  return { timed, failed }
}

/** False where its time is not known, or this Rowan does not run its landlord. */
async function timeOne(rowan: Rowan, row: UntimedRow, now: Instant): Promise<boolean> {
  const running = rowan.landlords.get(row.landlord)
  const clock = running && clockFor(running)
  if (!running || !clock) return false
  const time = dataTime(running, clock, {
    received: row.received.getTime(),
    identityAsked: row.identity_asked?.getTime() ?? null,
    identitySure: row.identity_sure?.getTime() ?? null,
    clarityAsked: null,
    pausedDays: row.paused_days,
    isExtended: row.extended !== null,
  })
  if (time.due === null) return false
  const told = momentsOf(time.due, now)
  await transaction(rowan.worker, (query) =>
    timeFromBefore(query, row, time, { ...told, late: Math.max(told.late, now) }),
  )
  return true
}
