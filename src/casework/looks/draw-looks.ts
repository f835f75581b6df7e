/** Every Monday, for each landlord: a sample of what was looked at, for those who look at it. A week that was missed is drawn with the next. */
import { dateOfDay, dayOf, weekdayOf } from '../../record/london-time.ts'
import { drawLooks } from '../../store/queries/looks.ts'
import type { Rowan } from '../rowan.ts'

/** For how many days back bank holidays are told of: longer than weeks are missed. */
const REMEMBERED = 366

/** Which weeks this process has drawn already, so that it asks the database once a week. */
const drawnHere = new WeakMap<object, string>()

/** Answers with how many were drawn. */
export async function looksRound(rowan: Rowan): Promise<number> {
  const now = rowan.clock()
  const today = dayOf(now)
  const week = dateOfDay(today - (weekdayOf(today) - 1))
  if (drawnHere.get(rowan.worker) === week) return 0
  let drawn = 0
  for (const { id, legalDays } of rowan.landlords.values()) {
    const off = legalDays.daysOff(today - REMEMBERED, today).filter(({ why }) => why === 'bank holiday')
    const daysOff = off.map(({ date }) => date)
    if (await drawLooks(rowan.worker, { landlord: id, week, at: now, daysOff })) drawn++
  }
  drawnHere.set(rowan.worker, week)
  return drawn
}
