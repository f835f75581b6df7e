/** Duties of the cases that the reader is on, and of the organisation. Each has what a line needs of its trigger, and most what it needs of its case. */
import type { JudgedDuty, Outcome } from '../../policy/judgement.ts'
import type { Instant } from '../../record/london-time.ts'
import type { Query } from '../database.ts'

/** A duty without its case. */
export type DutyAlone = {
  readonly id: string
  readonly stream: string
  readonly norm: string
  readonly kind: JudgedDuty['kind']
  readonly clauses: readonly string[]
  readonly version: string
  readonly trigger: string | null
  readonly key: string | null
  readonly opened: Date
  readonly due: Date | null
  readonly stated: boolean
  readonly outcome: Outcome
  readonly ended: Date | null
  readonly ended_by: string | null
  readonly absorbed: number
  readonly waiver_refused: string | null
  readonly owed_by: string | null
  /** The person whom its trigger names. */
  readonly person: string | null
}

/** What a line says of the case of a duty. */
export type CaseOfDuty = {
  readonly reference: string
  readonly owner_role: string | null
  readonly owner: string | null
}

export type DutyRead = DutyAlone & CaseOfDuty

/** Where nothing of the case is said, and for the organisation: it has no owner, and its reference is shown nowhere. */
export const OF_NO_CASE: CaseOfDuty = { reference: '', owner_role: null, owner: null }

const OF_A_DUTY = `d.id, d.stream, d.norm, d.kind, d.clauses, d.version, d.trigger, d.key, d.opened, d.due, d.stated,
    d.outcome, d.ended, d.ended_by, d.absorbed, d.waiver_refused, d.owed_by, t.codes->>'person' as person`

const SEEN = 'select array_append(sec.visible(), sec.organisation())'

const DUTIES = `select ${OF_A_DUTY}, s.reference, c.owner_role, c.owner
  from rowan.duty d join rowan.stream s on s.landlord = d.landlord and s.stream = d.stream
  left join rowan.entry t on t.landlord = d.landlord and t.id = d.trigger
  left join rowan.case_summary c on c.landlord = d.landlord and c.stream = d.stream
  where d.stream = any((${SEEN})::uuid[])`

const ALONE = `select ${OF_A_DUTY} from rowan.duty d left join rowan.entry t on t.landlord = d.landlord and t.id = d.trigger`

// The cases are read besides, by whoever shows them: each table of a statement asks anew who the reader is.
export const openDuties = (query: Query) =>
  query<DutyAlone>('open-duties', `${ALONE} where d.outcome = 'open' and d.stream = any((${SEEN})::uuid[])`)

/** Who has died and when, on the cases of the reader. What stands on the record counts, and not what was taken back. */
export const theDead = (query: Query) =>
  query<{ readonly stream: string; readonly person: string; readonly at: Date }>(
    'the-dead',
    `select e.stream, e.codes->>'person' as person, e.happened_at as at from rowan.entry e
     where e.stream = any((select sec.visible())::uuid[]) and e.type = 'death.recorded' and e.codes->>'person' is not null
       and not exists (select from rowan.entry x
         where x.landlord = e.landlord and x.stream = e.stream and x.type = 'entry.retracted' and x.codes->>'entry' = e.id::text)`,
  )

/** All of one case. */
export const dutiesOf = (query: Query, stream: string) =>
  query<DutyAlone>('duties-of', `${ALONE} where d.stream = $1`, [stream])

export const findDuty = async (query: Query, id: string): Promise<DutyRead | undefined> =>
  (await query<DutyRead>('find-duty', `${DUTIES} and d.id::text = $1`, [id]))[0]

/** How many open duties each clause has, and how many are late as at `now`. */
export const liveClauses = (query: Query, now: Instant) =>
  query<{ readonly clause: string; readonly live: number; readonly late: number }>(
    'live-clauses',
    `select clause, count(*) as live, count(*) filter (where due < to_timestamp($1 / 1000.0)) as late
     from rowan.duty d cross join unnest(d.clauses) as clause
     where d.outcome = 'open' and d.stream = any((select array_append(sec.visible(), sec.organisation()))::uuid[])
     group by clause`,
    [now],
  )
