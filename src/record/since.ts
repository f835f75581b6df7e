/** Since when something can be on a record: entry types and fields that were added to the language after its first release. */
import { dayOfDate, type Instant, startOfDay } from './london-time.ts'
import { type EntryTypeName, SINCE } from './vocabulary.ts'

const from = new Map(Object.entries(SINCE).map(([name, date]) => [name, startOfDay(dayOfDate(date))]))

/** Always, where it was there from the beginning. */
export const recordableSince = (type: EntryTypeName, field?: string): Instant =>
  Math.max(
    from.get(type) ?? Number.NEGATIVE_INFINITY,
    field === undefined ? Number.NEGATIVE_INFINITY : (from.get(`${type} ${field}`) ?? Number.NEGATIVE_INFINITY),
  )
