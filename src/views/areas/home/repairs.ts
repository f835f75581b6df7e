/** Damage and what was done about it, who pays, and what it all costs. */
import { DAY, type Instant } from '../../../record/london-time.ts'
import type { AreaReading } from '../../area-page.ts'
import { type JobShown, jobsOn } from './measures.ts'

export type RepairLine = {
  readonly repair: string
  readonly kind: string
  readonly byAbuse: boolean
  readonly damagedBy: string | null
  readonly reported: Instant
  readonly ordered: { readonly at: Instant; readonly priority: string } | null
  readonly job: JobShown | null
  readonly completed: Instant | null
  /** When the landlord wants it mended: its own target, and no clause. Null where no abuse was the cause. */
  readonly wantedBy: Instant | null
  readonly cost: number
}

export type ChargeLine = {
  readonly n: number
  readonly payer: string
  readonly cause: string
  readonly amount: number | null
  readonly repair: string | null
  readonly at: Instant
  readonly cancelled: Instant | null
  /** A norm forbids it and it stands: it has to be taken back. */
  readonly forbidden: boolean
}

export type CostShown = {
  readonly byKind: readonly { readonly kind: string; readonly amount: number }[]
  readonly total: number
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const sum = (amounts: readonly unknown[]): number =>
  amounts.reduce<number>((total, amount) => total + (typeof amount === 'number' ? amount : 0), 0)

export function repairsOn(reading: AreaReading): readonly RepairLine[] {
  const { entries, nameOf, organisation } = reading
  const jobs = jobsOn(reading)
  return entries
    .filter((entry) => entry.type === 'repair.reported')
    .map(({ codes, at }) => {
      const isThis = (type: string) => (entry: (typeof entries)[number]) =>
        entry.type === type && entry.codes.repair === codes.repair
      const ordered = entries.findLast(isThis('repair.ordered'))
      const byAbuse = codes.causedByAbuse === true
      return {
        repair: text(codes.repair) ?? '',
        kind: text(codes.kind) ?? 'other',
        byAbuse,
        damagedBy: typeof codes.damagedBy === 'string' ? nameOf(codes.damagedBy) : null,
        reported: at,
        ordered: ordered ? { at: ordered.at, priority: text(ordered.codes.priority) ?? '' } : null,
        job: jobs.findLast((job) => job.repair === codes.repair) ?? null,
        completed: entries.findLast(isThis('repair.completed'))?.at ?? null,
        wantedBy: byAbuse ? at + organisation.repairs.urgentDays * DAY : null,
        cost: sum(entries.filter(isThis('cost.recorded')).map((entry) => entry.codes.amount)),
      }
    })
}

export function chargesOn({ entries, page }: AreaReading): readonly ChargeLine[] {
  const cancelled = new Map(
    entries.filter((entry) => entry.type === 'recharge.cancelled').map((entry) => [entry.codes.entry, entry.at]),
  )
  return entries
    .filter((entry) => entry.type === 'recharge.raised')
    .map(({ n, codes, at }) => ({
      n,
      payer: text(codes.payer) ?? 'other',
      cause: text(codes.cause) ?? 'other',
      amount: typeof codes.amount === 'number' ? codes.amount : null,
      repair: text(codes.repair),
      at,
      cancelled: cancelled.get(n) ?? null,
      forbidden: page.breaches.some((breach) => breach.n === n && !breach.remedied),
    }))
}

/** All costs of the case by what they were for, the largest first. Whole pounds. */
export function costsOn({ entries }: AreaReading): CostShown {
  const costs = entries.filter((entry) => entry.type === 'cost.recorded')
  const kinds = [...new Set(costs.map((entry) => text(entry.codes.kind) ?? 'other'))]
  return {
    byKind: kinds
      .map((kind) => ({
        kind,
        amount: sum(costs.filter((each) => each.codes.kind === kind).map((e) => e.codes.amount)),
      }))
      .toSorted((a, b) => b.amount - a.amount),
    total: sum(costs.map((entry) => entry.codes.amount)),
  }
}
