/** Reads "when did it happen": a date and a time in London; both empty means now. */
import { type CivilTime, civilOf, type Instant, instantOf } from '../../record/london-time.ts'
import { type Form, type FormError, one } from './form.ts'

/** Field names of the two inputs. */
export const WHEN_DATE = 'when.date'
export const WHEN_TIME = 'when.time'

export const whenFields = (at: Instant): Form => {
  const civil: CivilTime = civilOf(at)
  return { [WHEN_DATE]: civil.slice(0, 10), [WHEN_TIME]: civil.slice(11) }
}

/**
 * The moment typed, or what is wrong with it. A time in the future is wrong: nothing has happened yet. The minute that runs is now, not its
 * beginning: what was written earlier in it came before.
 */
export function readWhen(
  form: Form,
  now: Instant,
): { readonly at: Instant } | { readonly errors: readonly FormError[] } {
  const date = one(form, WHEN_DATE)
  const time = one(form, WHEN_TIME)
  if (!date && !time) return { at: now }
  try {
    const typed = `${date || civilOf(now).slice(0, 10)}T${time.slice(0, 5) || civilOf(now).slice(11)}`
    const at = instantOf(typed)
    if (at > now) return { errors: [{ field: WHEN_DATE, text: 'The time is in the future. Say when it happened' }] }
    return { at: typed === civilOf(now) ? now : at }
  } catch {
    return { errors: [{ field: WHEN_DATE, text: 'Give a real date and time, such as 24/11/2026 and 14:30' }] }
  }
}
