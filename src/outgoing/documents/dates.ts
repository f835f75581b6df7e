/** Dates as a letter says them, in English and Welsh. */
import { dateOfDay, dayOf, type Instant } from '../../record/london-time.ts'
import type { Language } from './document.ts'

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  english: 'January February March April May June July August September October November December'.split(' '),
  welsh: 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'.split(' '),
}

/** `3 July 2026`, `3 Gorffennaf 2026`. */
export function sayDay(at: Instant, language: Language): string {
  const date = dateOfDay(dayOf(at))
  return `${Number(date.slice(8))} ${MONTHS[language][Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
}
