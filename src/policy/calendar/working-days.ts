/**
 * Working days of a landlord: Monday to Friday, less the bank holidays of its nation, less the days on which it is closed.
 * Built once into tables by day number, so that a due time is two look-ups.
 */
import { type CivilDate, type DayNumber, dateOfDay, dayOfDate, weekdayOf } from '../../record/london-time.ts'

export type BankHoliday = {
  readonly date: CivilDate
  readonly name: string
  /** The day on which it became known that this is a holiday, where it was added late or moved. */
  readonly knownFrom?: CivilDate
}

export type Holidays = {
  /** `england-and-wales`: the division, as packs name it. */
  readonly division: string
  /** The first and the last year for which the list is complete. */
  readonly from: number
  readonly until: number
  readonly days: readonly BankHoliday[]
}

/** Why a day did not count. */
export type DayOff = {
  readonly date: CivilDate
  readonly why: 'weekend' | 'bank holiday' | 'closed'
  readonly name: string
}

export type WorkingDays = {
  readonly division: string
  isWorking(day: DayNumber): boolean
  /** The n-th working day strictly after a day; n = 0 is the day itself if it is a working day, else the next. */
  add(day: DayNumber, count: number): DayNumber
  /** The days from `first` to `last`, both included, that are no working days, and why. */
  daysOff(first: DayNumber, last: DayNumber): readonly DayOff[]
  /** Whether bank holidays are known for a day: outside, only weekends are skipped, and the explanation says so. */
  isKnown(day: DayNumber): boolean
}

const FIRST = dayOfDate('2010-01-01')
const LAST = dayOfDate('2040-12-31')

/** Makes the tables. `closed` are the landlord's own closure days. */
export function workingDays(holidays: Holidays, closed: readonly CivilDate[] = []): WorkingDays {
  const bank = new Map(holidays.days.map((holiday) => [dayOfDate(holiday.date), holiday.name]))
  const shut = new Set(closed.map(dayOfDate))
  const isWorking = (day: DayNumber) => weekdayOf(day) < 6 && !bank.has(day) && !shut.has(day)

  /** How many working days there are up to and including a day, and the day of each of them. */
  const countUpTo = new Int32Array(LAST - FIRST + 1)
  const dayOfCount: DayNumber[] = [FIRST - 1]
  for (let day = FIRST; day <= LAST; day++) {
    if (isWorking(day)) dayOfCount.push(day)
    countUpTo[day - FIRST] = dayOfCount.length - 1
  }

  function slowAdd(day: DayNumber, count: number): DayNumber {
    let at = day
    if (count === 0) while (!isWorking(at)) at++
    for (let left = count; left > 0; ) if (isWorking(++at)) left--
    return at
  }

  return {
    division: holidays.division,
    isWorking,
    add(day, count) {
      const before = countUpTo[day - FIRST]
      if (before === undefined) return slowAdd(day, count)
      if (count === 0) return isWorking(day) ? day : (dayOfCount[before + 1] ?? slowAdd(day, 0))
      return dayOfCount[before + count] ?? slowAdd(day, count)
    },
    daysOff(first, last) {
      const off: DayOff[] = []
      for (let day = first; day <= last; day++) {
        if (isWorking(day)) continue
        const name = bank.get(day)
        off.push({
          date: dateOfDay(day),
          why: name ? 'bank holiday' : shut.has(day) ? 'closed' : 'weekend',
          name: name ?? (shut.has(day) ? 'closed' : weekdayOf(day) === 6 ? 'Saturday' : 'Sunday'),
        })
      }
      return off
    },
    isKnown(day) {
      const year = Number(dateOfDay(day).slice(0, 4))
      return year >= holidays.from && year <= holidays.until
    },
  }
}
