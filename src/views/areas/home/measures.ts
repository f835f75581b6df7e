/** What makes the home safer: each measure with the days on which it was offered, ordered, given out and fitted, and what it costs. */
import type { Measure } from '../../../packs/measure-choice.ts'
import type { Instant } from '../../../record/london-time.ts'
import { type WorkOrder, workOrders } from '../../../record/work-orders.ts'
import type { AreaEntry, AreaReading } from '../../area-page.ts'
import { NO_NAME } from '../../people-on-case.ts'

export type JobShown = WorkOrder & {
  /** The number of its entry, for taking it back. */
  readonly holderName: string | null
}

export type MeasureLine = {
  readonly measure: string
  readonly person: string
  readonly name: string
  /** From the landlord's catalogue; null where it is not in it. */
  readonly item: Measure | null
  readonly offered: { readonly at: Instant; readonly outcome: string } | null
  readonly ordered: {
    readonly at: Instant
    readonly priority: string | null
    /** The danger that it lowers, in words. */
    readonly risk: string | null
    readonly serial: string | null
  } | null
  readonly job: JobShown | null
  readonly fitted: Instant | null
  /** Taken out or given back. */
  readonly removed: Instant | null
  /** Whole pounds, as recorded. */
  readonly cost: number
  /** It belongs to a home that the person has moved from: what was fitted there is not fitted here. */
  readonly earlierHome: boolean
}

type Making = { -readonly [Key in keyof MeasureLine]: MeasureLine[Key] }

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** Jobs with the names of those who do them. */
export const jobsOn = ({ entries, nameOf }: AreaReading): readonly JobShown[] =>
  workOrders(asEntries(entries)).map((job) => ({
    ...job,
    holderName: job.holder === null ? null : nameOf(job.holder),
  }))

const asEntries = (entries: readonly AreaEntry[]) =>
  entries.map((entry) => ({ ...entry, by: entry.role, happened: false }))

function take(lines: Making[], entry: AreaEntry, start: (person: string, measure: string) => Making): void {
  const { type, codes, at, words } = entry
  const person = text(codes.person) ?? ''
  const lineOf = (measure: string): Making => {
    const found = lines.find((line) => line.measure === measure && line.person === person && !line.earlierHome)
    if (found) return found
    const line = start(person, measure)
    lines.push(line)
    return line
  }
  switch (type) {
    case 'security.offered':
      for (const measure of texts(codes.measures)) lineOf(measure).offered = { at, outcome: text(codes.outcome) ?? '' }
      return
    case 'security.ordered':
      lineOf(text(codes.measure) ?? '').ordered = {
        at,
        priority: text(codes.priority),
        risk: text(words.risk),
        serial: text(words.serial),
      }
      return
    case 'security.fitted': {
      const line = lineOf(text(codes.measure) ?? '')
      line.fitted = at
      line.removed = null
      return
    }
    case 'security.reviewed':
      for (const measure of texts(codes.remove)) lineOf(measure).removed = at
      return
    case 'victim.moved':
      for (const line of lines) if (line.person === person) line.earlierHome = true
      return
    case 'cost.recorded': {
      const line = lines.findLast((each) => each.measure === codes.measure)
      if (line && typeof codes.amount === 'number') line.cost += codes.amount
      return
    }
    default:
  }
}

/** Each measure of each person once for each home, in the order in which it first came up. */
export function measuresOn(reading: AreaReading): readonly MeasureLine[] {
  const lines: Making[] = []
  const jobs = jobsOn(reading)
  for (const entry of reading.entries)
    take(lines, entry, (person, measure) => ({
      measure,
      person,
      name: reading.nameOf(person) ?? NO_NAME,
      item: reading.organisation.measures.find((each) => each.measure === measure) ?? null,
      offered: null,
      ordered: null,
      job: null,
      fitted: null,
      removed: null,
      cost: 0,
      earlierHome: false,
    }))
  return lines.map((line) => ({
    ...line,
    job: jobs.findLast((job) => job.measure === line.measure && job.person === line.person) ?? null,
  }))
}
