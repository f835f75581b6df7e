/** The part of the record that belongs to an area, as sentences, newest first: what every area shows that has no reading of its own. */
import { entryType } from '../record/entry-type.ts'
import type { Area } from '../record/vocabulary.ts'
import type { AreaName, AreaReading, CaseArea } from './area-page.ts'
import type { TimelineLine } from './case-page.ts'

/** Lines of the record whose acts belong to these areas, newest first. */
export const linesOf = ({ page }: AreaReading, covers: readonly Area[]): readonly TimelineLine[] =>
  page.timeline.filter((line) => covers.includes(entryType(line.type).area))

export const plainArea = (name: AreaName, covers: readonly Area[]): CaseArea<readonly TimelineLine[]> => ({
  name,
  covers,
  shows: (reading) => linesOf(reading, covers),
})
