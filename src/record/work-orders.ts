/** Jobs that were given out on a case: what each is, for whom, who does it, and what came of it. */
import type { Codes, Entry } from './entry.ts'
import type { Instant } from './london-time.ts'

export type WorkOrder = {
  readonly order: string
  /** The number of the entry that gave it out. */
  readonly n: number
  readonly at: Instant
  readonly person: string
  /** What is fitted; null where something is mended. */
  readonly measure: string | null
  readonly repair: string | null
  /** What is mended: `door`. */
  readonly repairKind: string | null
  readonly priority: string | null
  /** Who does it; null = whoever plans repairs. */
  readonly holder: string | null
  readonly state: 'open' | 'done' | 'cancelled'
  /** Visits on which it could not be done, oldest first. */
  readonly failed: readonly { readonly at: Instant; readonly why: string }[]
}

const text = (codes: Codes, field: string): string | null => {
  const value = codes[field]
  return typeof value === 'string' ? value : null
}

function placed({ n, at, codes }: Entry, kinds: ReadonlyMap<string, string>): WorkOrder {
  const repair = text(codes, 'repair')
  return {
    order: text(codes, 'order') ?? '',
    n,
    at,
    person: text(codes, 'person') ?? '',
    measure: text(codes, 'measure'),
    repair,
    repairKind: repair === null ? null : (kinds.get(repair) ?? null),
    priority: text(codes, 'priority'),
    holder: text(codes, 'holder'),
    state: 'open',
    failed: [],
  }
}

/** Whether an entry says that the job is done: it names it, or names nothing and is about the same measure or repair. */
function isDone(job: WorkOrder, { type, codes }: Entry): boolean {
  if (codes.order !== undefined && codes.order !== job.order) return false
  if (type === 'security.fitted') return codes.measure === job.measure && codes.person === job.person
  return type === 'repair.completed' && codes.repair === job.repair
}

function after(job: WorkOrder, entry: Entry): WorkOrder {
  if (job.state !== 'open') return job
  if (isDone(job, entry)) return { ...job, state: 'done' }
  if (entry.codes.order !== job.order) return job
  if (entry.type === 'work-order.cancelled') return { ...job, state: 'cancelled' }
  if (entry.type !== 'work-order.failed') return job
  return { ...job, failed: [...job.failed, { at: entry.at, why: text(entry.codes, 'why') ?? 'other' }] }
}

/** The jobs of a case in the order in which they were given out. `entries` stand, and are in the order in which things happened. */
export function workOrders(entries: readonly Entry[]): readonly WorkOrder[] {
  const kinds = new Map<string, string>()
  const jobs = new Map<string, WorkOrder>()
  for (const entry of entries) {
    if (entry.type === 'repair.reported' && typeof entry.codes.repair === 'string')
      kinds.set(entry.codes.repair, text(entry.codes, 'kind') ?? 'other')
    for (const [order, job] of jobs) jobs.set(order, after(job, entry))
    if (entry.type === 'work-order.placed' && !jobs.has(text(entry.codes, 'order') ?? ''))
      jobs.set(text(entry.codes, 'order') ?? '', placed(entry, kinds))
  }
  return [...jobs.values()]
}
