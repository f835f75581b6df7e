/**
 * Requests for data that came in before their time was kept: worked out as for any other, so that those who protect data are told of it
 * without waiting for the next step.
 */
import { transaction } from '../../store/database.ts'
import { timeFromBefore, untimedRequests } from '../../store/queries/data-clock.ts'
import type { Rowan } from '../rowan.ts'
import { clockFor, dataTime, momentsOf } from './data-clock.ts'

/** For the worker. Answers with how many were worked out. What is over already is told now. */
export async function timeFromEarlier(rowan: Rowan): Promise<number> {
  const now = rowan.clock()
  let timed = 0
  for (const row of await transaction(rowan.worker, untimedRequests)) {
    const running = rowan.landlords.get(row.landlord)
    const clock = running && clockFor(running)
    if (!running || !clock) continue
    const time = dataTime(running, clock, {
      received: row.received.getTime(),
      identityAsked: row.identity_asked?.getTime() ?? null,
      identitySure: row.identity_sure?.getTime() ?? null,
      clarityAsked: null,
      pausedDays: row.paused_days,
      isExtended: row.extended !== null,
    })
    if (time.due === null) continue
    const told = momentsOf(time.due, now)
    await transaction(rowan.worker, (query) =>
      timeFromBefore(query, row, time, { ...told, late: Math.max(told.late, now) }),
    )
    timed++
  }
  return timed
}
