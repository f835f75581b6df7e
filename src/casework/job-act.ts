/** What whoever does a job says of it, as an act on a case that they do not see: whom and what it is about comes from the record. */
import { standing } from '../record/standing.ts'
import { workOrders } from '../record/work-orders.ts'
import type { StoredRecord } from '../store/record.ts'
import type { Act } from './act.ts'
import { numbered, workOrderId } from './judged-record.ts'

type Data = Readonly<Record<string, unknown>>

/** The data of the act, or null where the job is not open, or is not a job of which this can be said. */
export function jobData(record: StoredRecord, id: string, { type, data }: Act): Data | null {
  const own = standing(numbered(record).entries).filter((entry) => entry.n > 0)
  const job = workOrders(own.toSorted((a, b) => a.at - b.at || a.n - b.n)).find(
    (each) => workOrderId(record.stream, each.order) === id,
  )
  if (job?.state !== 'open') return null
  const { order, person, measure, repair } = job
  switch (type) {
    case 'security.fitted':
      return measure === null ? null : { order, person, measure }
    case 'repair.completed':
      return repair === null ? null : { order, repair }
    case 'work-order.failed':
      return { ...data, order }
    default:
      return null
  }
}
