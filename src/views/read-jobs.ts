/** Jobs as whoever does them sees them: where, what, how to call, and nothing of a case, its people or why. */
import { seesJobs } from '../access/permissions.ts'
import { openJobWords } from '../casework/job-words.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { beforeArriving, type CallingRule } from '../record/calling-rule.ts'
import { dateOfDay, dayOf, type Instant } from '../record/london-time.ts'
import { asActor, auditAtEnd, type Query } from '../store/database.ts'
import { openWorkOrders, wordsOfWorkOrders } from '../store/queries/work-orders.ts'
import { spokenNumber } from './spoken-number.ts'

export type JobLine = {
  readonly id: string
  /** To say on the telephone: `J-4F7KQ`. It leads to no case. */
  readonly number: string
  /** `Change the locks`, in the landlord's words for whoever does it; `Mend: door`. */
  readonly what: string
  readonly kind: 'fit' | 'mend'
  readonly priority: string | null
  readonly placed: Instant
  readonly where: string | null
  readonly telephone: string | null
  readonly adjustments: string | null
  /** Who is to come, and whether an interpreter does: what was agreed, and nothing of why. */
  readonly worker: 'female' | 'male' | null
  readonly interpreter: boolean
  /** What to do before going there. */
  readonly before: 'call' | 'text' | 'ask'
  /** On which days and between which hours; none where the office is asked first. */
  readonly days: readonly string[]
  readonly from: string | null
  readonly until: string | null
  readonly lastTried: { readonly at: Instant; readonly why: string } | null
}

export type Jobs = { readonly now: Instant; readonly jobs: readonly JobLine[] }

/** The most urgent first, then the longest waiting. */
const ORDER = ['emergency', 'urgent', null, 'routine']
const byPriority = (a: JobLine, b: JobLine): number =>
  ORDER.indexOf(a.priority) - ORDER.indexOf(b.priority) || a.placed - b.placed

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The days and hours of an agreement; none where it does not let anybody call. */
const hoursOf = (rule: CallingRule | null, before: JobLine['before']) =>
  rule && before !== 'ask'
    ? { days: rule.days, from: rule.from, until: rule.until }
    : { days: [], from: null, until: null }

async function linesOf(rowan: Rowan, query: Query, landlord: string, now: Instant): Promise<readonly JobLine[]> {
  const rows = await openWorkOrders(query)
  const sealed = await wordsOfWorkOrders(query)
  const keys = await rowan.keyring.findKeys(landlord, 'case', [...new Set(sealed.map((row) => row.stream))])
  const words = new Map(
    sealed.flatMap((row) => {
      const key = keys.get(row.stream)
      return key ? [[row.id, openJobWords(key, landlord, row)] as const] : []
    }),
  )
  const { measures } = landlordOf(rowan, landlord).organisation
  return rows.map((row) => {
    const said = words.get(row.id) ?? {}
    const before = beforeArriving(row.calling, dateOfDay(dayOf(now)))
    const item = measures.find((each) => each.measure === row.measure)
    return {
      id: row.id,
      number: spokenNumber('J', row.id),
      what:
        row.measure === null
          ? `Mend: ${(row.repair_kind ?? 'see below').replaceAll('-', ' ')}`
          : (item?.job ?? 'Fit as asked'),
      kind: row.measure === null ? 'mend' : 'fit',
      priority: row.priority,
      placed: row.placed.getTime(),
      where: text(said.where),
      telephone: before === 'ask' ? null : text(said.telephone),
      adjustments: text(said.adjustments),
      worker: row.calling?.worker ?? null,
      interpreter: row.calling?.interpreter ?? false,
      before,
      ...hoursOf(row.calling, before),
      lastTried: row.failed ? { at: row.failed.getTime(), why: row.failed_why ?? 'other' } : null,
    }
  })
}

/** Open jobs that the reader plans or does. Null where the token opens nothing, and for a role that does no jobs. */
export const readJobs = (rowan: Rowan, token: string): Promise<Jobs | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const now = rowan.clock()
    const may = seesJobs(actor.roles)
    const jobs = may ? (await linesOf(rowan, query, actor.landlord, now)).toSorted(byPriority) : []
    auditAtEnd(query, {
      action: 'view:jobs',
      objectType: 'list',
      object: jobs.map(({ id }) => id).join(' ') || null,
      basis: may ? 'jobs' : 'none',
      result: may ? 'shown' : 'not-found',
    })
    return may ? { now, jobs } : null
  })
