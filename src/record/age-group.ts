/** The age group of somebody on a day: conditions test it, never the date of birth (WHG-1.5.a). */
import { type CivilDate, dayOfDate } from './london-time.ts'

export type AgeGroup = 'under-16' | '16-17' | '18-or-over'

/** Null where the date is none, or lies after the day. Both are YYYY-MM-DD. */
export function ageGroupOn(dateOfBirth: string, on: CivilDate): AgeGroup | null {
  try {
    dayOfDate(dateOfBirth)
  } catch {
    return null
  }
  if (dateOfBirth > on) return null
  const hadBirthday = on.slice(5) >= dateOfBirth.slice(5)
  const years = Number(on.slice(0, 4)) - Number(dateOfBirth.slice(0, 4)) - (hadBirthday ? 0 : 1)
  return years < 16 ? 'under-16' : years < 18 ? '16-17' : '18-or-over'
}
