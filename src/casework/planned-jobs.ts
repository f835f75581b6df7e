/** What will have to be told because time passes, as it follows from a judged record: planned again at each act, done once. */
import { type Approval, approvals } from '../policy/approvals.ts'
import type { Entry } from '../record/entry.ts'
import { DAY, dayOfDate, HOUR, type Instant, startOfDay } from '../record/london-time.ts'
import { standing } from '../record/standing.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import type { Addressees, JobRow, NoticeKind } from '../store/jobs.ts'
import type { DutyRow, HoldRow, SummaryRow } from '../store/judged-rows.ts'
import type { RunningLandlord } from './landlord.ts'

/** What became due longer ago than this is on Today, and news to nobody. */
export const NEWS = 7 * DAY
/** How long before a hold or an agreement ends its owner is told. */
const BEFORE_AN_END = 14 * DAY
/** A day of the record is told of when people begin to work. */
const MORNING = 9 * HOUR
/** Who is asked about the organisation's own record, where the clause names nobody. */
const STEERS: RoleName = 'policy-owner'

/** Date fields of entries that end or come round. Of entries about the same thing the latest counts. */
const DATES: readonly {
  readonly type: EntryTypeName
  readonly field: string
  readonly kind: NoticeKind
  /** How long before the date it is told of. */
  readonly lead: number
  /** What makes two entries be about the same thing; nothing: all of that type are. */
  readonly same: readonly string[]
  /** The entry after which the date says nothing any more. */
  readonly until?: EntryTypeName
}[] = [
  { type: 'safe-contact.agreed', field: 'expiresOn', kind: 'safe-contact-ends', lead: 3 * DAY, same: ['person'] },
  {
    type: 'court-order.made',
    field: 'expiresOn',
    kind: 'order-ends',
    lead: BEFORE_AN_END,
    same: ['action', 'person', 'kind'],
  },
  { type: 'restricted-access.listed', field: 'reviewOn', kind: 'review-due', lead: 0, same: ['person'] },
  { type: 'alert.placed', field: 'reviewOn', kind: 'review-due', lead: 0, same: ['alert'], until: 'alert.removed' },
  { type: 'case.reviewed', field: 'nextOn', kind: 'review-due', lead: 0, same: [] },
]

export type ToPlan = {
  readonly landlord: RunningLandlord
  readonly entries: readonly Entry[]
  readonly idOf: (n: number) => string
  readonly duties: readonly DutyRow[]
  readonly holds: readonly HoldRow[]
  /** Null for the organisation's own record. */
  readonly summary: SummaryRow | null
  readonly now: Instant
}

const teamOf = (landlord: RunningLandlord, role: RoleName): readonly RoleName[] => [
  ...new Set(landlord.organisation.teams.flatMap((team) => (team.roles.includes(role) ? team.roles : []))),
]

/** The case's officer, else who holds the role that owes it, else that role's team. */
function owners({ landlord, summary }: ToPlan, owedBy: string | null): Addressees {
  const role = (owedBy ?? summary?.ownerRole ?? STEERS) as RoleName
  return { officer: summary !== null, roles: [role], team: summary === null ? [] : teamOf(landlord, role) }
}

/** A duty is told of a day before it is due, or when three quarters of its time have passed where that is later; and once it is late. */
function ofDuty(work: ToPlan, duty: DutyRow): readonly JobRow[] {
  const { due } = duty
  if (duty.outcome !== 'open' || due === null) return []
  const codes = owners(work, duty.owedBy)
  const soon = due - Math.min(DAY, Math.max(0, (due - duty.opened) / 4))
  const job = (kind: NoticeKind, at: Instant): JobRow => ({
    key: `${kind} ${duty.id} ${due}`,
    kind,
    due: Math.round(at),
    about: duty.id,
    codes,
  })
  return [...(work.now < due && soon < due ? [job('duty-soon', soon)] : []), job('duty-late', due)]
}

function ofHold(work: ToPlan, hold: HoldRow): readonly JobRow[] {
  if (hold.until <= work.now) return []
  const lead = Math.min(BEFORE_AN_END, (hold.until - hold.from) / 4)
  const due = Math.round(hold.until - lead)
  const codes = owners(work, null)
  return [{ key: `hold-ends ${hold.id} ${hold.until}`, kind: 'hold-ends', due, about: hold.id, codes }]
}

/** The dates that stand: of each thing the one that was written down last, unless its end was. */
function ofDates(work: ToPlan): readonly JobRow[] {
  const own = standing(work.entries).filter((entry) => entry.n > 0)
  return DATES.flatMap(({ type, field, kind, lead, same, until }) => {
    const thing = (entry: Entry) => same.map((each) => String(entry.codes[each] ?? '')).join(' ')
    const latest = new Map<string, Entry>()
    for (const entry of own)
      if (entry.type === type) latest.set(thing(entry), entry)
      else if (entry.type === until) latest.delete(thing(entry))
    return [...latest.values()].flatMap((entry) => {
      const date = entry.codes[field]
      if (typeof date !== 'string') return []
      const about = work.idOf(entry.n)
      const due = startOfDay(dayOfDate(date)) + MORNING - lead
      return [{ key: `${kind} ${about} ${date}`, kind, due, about, codes: owners(work, null) }]
    })
  })
}

const ofApproval = (work: ToPlan, approval: Approval): JobRow => {
  const about = work.idOf(approval.proposal)
  return {
    key: `approval-waits ${about} ${approval.agreement} ${approval.roles.toSorted().join(' ')}`,
    kind: 'approval-waits',
    due: approval.since,
    about,
    codes: { officer: false, roles: approval.roles, team: [] },
  }
}

/** Every job that follows from a record and is not yet old news. A closed case asks for nobody's agreement. */
export function plannedJobs(work: ToPlan): readonly JobRow[] {
  const { landlord, summary } = work
  const waits = summary !== null && summary.state !== 'closed' ? approvals(landlord.policy, work.entries, work.now) : []
  return [
    ...work.duties.flatMap((duty) => ofDuty(work, duty)),
    ...work.holds.flatMap((hold) => ofHold(work, hold)),
    ...(summary === null ? [] : ofDates(work)),
    ...waits.map((approval) => ofApproval(work, approval)),
  ].filter((job) => job.due > work.now - NEWS)
}
