/** Every Monday, for each landlord: a sample of what was looked at, for those who look at it. A week that was missed is drawn with the next. */
import { dateOfDay, dayOf, weekdayOf } from '../../record/london-time.ts'
import { drawLooks, LINES } from '../../store/queries/looks.ts'
import { eachAlone } from '../each-alone.ts'
import type { Rowan } from '../rowan.ts'

/** For how many days back bank holidays are told of: longer than weeks are missed. */
const REMEMBERED = 366

/** Which weeks this process has drawn already, so that it asks the database once a week. */
const drawnHere = new WeakMap<object, string>()

/** Draws from so many lines of each landlord: the next round goes on. Answers with how many were drawn to their end. */
export async function looksRound(rowan: Rowan, most = LINES): Promise<number> {
  const now = rowan.clock()
  const today = dayOf(now)
  const week = dateOfDay(today - (weekdayOf(today) - 1))
  if (drawnHere.get(rowan.worker) === week) return 0
  let drawn = 0
  let isWhole = true
  await eachAlone(rowan.landlords, async ({ id, legalDays }) => {
    const off = legalDays.daysOff(today - REMEMBERED, today).filter(({ why }) => why === 'bank holiday')
    const daysOff = off.map(({ date }) => date)
    const came = await drawLooks(rowan.worker, { landlord: id, week, at: now, daysOff, most })
    if (came === 'drawn') drawn++
    if (came === 'more') isWhole = false
  })
  if (isWhole) drawnHere.set(rowan.worker, week)
  return drawn
}
