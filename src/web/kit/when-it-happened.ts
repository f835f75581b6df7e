/**
 * Reads "when did it happen": a date and a time in London. Nothing typed means now, and a form begins with nothing typed: a moment filled in
 * by the page would be past when the form is sent, and could put what is written later before what was written earlier.
 */
import { civilOf, type Instant, instantOf } from '../../record/london-time.ts'
import { type Form, type FormError, one } from './form.ts'

/** Field names of the two inputs. */
export const WHEN_DATE = 'when.date'
export const WHEN_TIME = 'when.time'

/** Without `at` it is the moment at which it is recorded, so that a form sent twice says the same twice. */
export type Happened = { readonly at?: Instant }

const wrong = (field: string, text: string) => ({ errors: [{ field, text }] })

/**
 * The moment typed, or what is wrong with it. A time in the future is wrong: nothing has happened yet. A time alone is one of today; the
 * minute that runs is now, and any other is its beginning. A day that is past needs a time: without one nobody could say what came first on it.
 */
export function readWhen(
  form: Form,
  now: Instant,
): { readonly happened: Happened } | { readonly errors: readonly FormError[] } {
  const [date, time] = [one(form, WHEN_DATE), one(form, WHEN_TIME).slice(0, 5)]
  const [today, clock] = civilOf(now).split('T')
  const day = date || today
  if (day === today && (!time || time === clock)) return { happened: {} }
  if (!time) return wrong(WHEN_TIME, 'Give the time too. If you are not sure, say about when')
  try {
    const at = instantOf(`${day}T${time}`)
    if (at > now) return wrong(WHEN_DATE, 'The time is in the future. Say when it happened')
    return { happened: { at } }
  } catch {
    return wrong(WHEN_DATE, 'Give a real date and time, such as 24/11/2026 and 14:30')
  }
}
