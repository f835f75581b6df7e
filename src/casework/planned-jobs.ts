/** What will have to be told because time passes, as it follows from a judged record: planned again at each act, done once. */
import { type Approval, approvals } from '../policy/approvals.ts'
import type { Entry } from '../record/entry.ts'
import { DAY, dayOfDate, HOUR, type Instant, startOfDay } from '../record/london-time.ts'
import { standing } from '../record/standing.ts'
import type { RoleName } from '../record/vocabulary.ts'
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

/** Date fields of entries that end or come round: the latest entry about the same person, or of that type, counts. */
const DATES: readonly {
  readonly type: string
  readonly fields: readonly string[]
  readonly kind: NoticeKind
  readonly lead: number
}[] = [
  {
    type: 'safe-contact.agreed',
    fields: ['expiresOn', 'reviewOn', 'validUntil'],
    kind: 'safe-contact-ends',
    lead: 3 * DAY,
  },
  { type: 'court-order.made', fields: ['expiresOn', 'endsOn', 'until'], kind: 'order-ends', lead: BEFORE_AN_END },
  { type: 'restricted-access.listed', fields: ['reviewOn'], kind: 'review-due', lead: 0 },
  { type: 'case.closed', fields: ['reviewOn', 'monitorOn'], kind: 'review-due', lead: 0 },
  { type: 'case.monitored', fields: ['reviewOn', 'nextOn', 'monitorOn'], kind: 'review-due', lead: 0 },
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

/** The latest entry of each type, and of each person where it names one, that carries one of the dates. */
function ofDates(work: ToPlan): readonly JobRow[] {
  const own = standing(work.entries).filter((entry) => entry.n > 0)
  return DATES.flatMap(({ type, fields, kind, lead }) => {
    const latest = new Map<string, Entry>()
    for (const entry of own)
      if (entry.type === type) latest.set(String(entry.codes.action ?? entry.codes.person ?? ''), entry)
    return [...latest.values()].flatMap((entry) => {
      const date = fields.map((field) => entry.codes[field]).find((value) => typeof value === 'string')
      if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) return []
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
