/** The age group of somebody on a day: conditions test it, never the date of birth (WHG-1.5.a). */
import { type CivilDate, dayOfDate } from './london-time.ts'

/** Somebody of whom it is known that they are a child, and not how old: whatever is meant for the youngest is meant for them. */
export const CHILD_OF_ANY_AGE = 'under-18'

/** Whether what is meant for somebody under 16 is meant for them. */
export const mayBeUnder16 = (ageGroup: unknown): boolean => ageGroup === 'under-16' || ageGroup === CHILD_OF_ANY_AGE

/** Whether it is known that they are under 18. */
export const isUnder18 = (ageGroup: unknown): boolean => mayBeUnder16(ageGroup) || ageGroup === '16-17'

/** Whether somebody should still say how old they are. */
export const asksAge = (ageGroup: unknown): boolean =>
  ageGroup === null ||
  ageGroup === undefined ||
  ageGroup === '' ||
  ageGroup === 'not-known' ||
  ageGroup === CHILD_OF_ANY_AGE

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
