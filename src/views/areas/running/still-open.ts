/** What still stands open on a case: said plainly before it is closed, and kept with the closing. Of it only `beforeClosing` stops anybody. */
import { stepsUnderWay } from '../../../record/legal-steps.ts'
import { dateOfDay, dayOf } from '../../../record/london-time.ts'
import { closedFor } from '../../../record/no-report.ts'
import { workOrders } from '../../../record/work-orders.ts'
import type { AreaReading } from '../../area-page.ts'
import type { DutyLine } from '../../duty-line.ts'
import { courtOrders } from '../court-orders.ts'
import { measuresOn } from '../home/measures.ts'
import { movesOn } from '../moving/moves.ts'
import { entriesOf } from '../partners/codes.ts'
import { maracActionsLeft } from '../partners/marac.ts'
import { awaitsAnswer, referralsOn } from '../partners/referrals.ts'
import { checksOn } from './looked-at.ts'
import { asRecord, passedOn } from './ownership.ts'

/** What is done before the case is closed, as the landlord's list says, and the reasons for closing with which that is not asked. */
export type BeforeClosing = {
  readonly duty: DutyLine
  readonly notFor: readonly string[]
  readonly orSays: string | null
}

/** One line for each thing that closing waits for, what an earlier closing ended undone among them. Source: `closing` of organisation.yaml. */
export const beforeClosing = ({ page, organisation }: AreaReading): readonly BeforeClosing[] =>
  [...page.open, ...page.leftUndone].flatMap((duty) => {
    const wait = organisation.closing.find(({ clause }) => duty.clauses.some(({ id }) => id === clause))
    return wait ? [{ duty, notFor: wait.notFor, orSays: wait.orSays }] : []
  })

/** One kind of thing that is open: its code in `case.closed`, and each of them in words. `ends`: closing ends it. */
export type StillOpen = { readonly what: string; readonly each: readonly string[]; readonly ends: boolean }

const said = (what: string, each: readonly string[], ends = false): readonly StillOpen[] =>
  each.length === 0 ? [] : [{ what, each, ends }]

/** Alerts placed and not taken off again. */
export function standingAlerts({
  entries,
}: AreaReading): readonly { readonly alert: string; readonly wording: string; readonly reviewOn: string }[] {
  const removed = new Set(entriesOf(entries, 'alert.removed').map(({ codes }) => codes.alert))
  return entriesOf(entries, 'alert.placed')
    .filter(({ codes }) => !removed.has(codes.alert))
    .map(({ codes }) => ({
      alert: String(codes.alert),
      wording: String(codes.wording),
      reviewOn: String(codes.reviewOn),
    }))
}

/** The stages of complaints that have no answer at their last stage yet, and were not closed without one. */
export function openComplaints({ entries }: AreaReading): readonly string[] {
  const answered = new Map<unknown, number>()
  for (const type of ['complaint.answered', 'complaint.closed'] as const)
    for (const { codes, n } of entriesOf(entries, type))
      answered.set(codes.complaint, Math.max(n, answered.get(codes.complaint) ?? 0))
  return entriesOf(entries, 'complaint.received')
    .filter(({ codes, n }) => (answered.get(codes.complaint) ?? answered.get(undefined) ?? 0) < n)
    .map(({ codes }) => String(codes.stage ?? 'stage-1'))
}

function restricted({ entries, nameOf }: AreaReading): readonly string[] {
  const last = new Map(
    entriesOf(entries, 'restricted-access.listed', 'restricted-access.removed').map(
      ({ codes, type }) => [String(codes.person), type] as const,
    ),
  )
  return [...last].flatMap(([person, type]) =>
    type === 'restricted-access.listed' ? [nameOf(person) ?? 'Somebody'] : [],
  )
}

/** Notices that say that they take effect today or on a day to come, each with its day. */
const noticesToCome = ({ page, entries }: AreaReading): readonly string[] =>
  entriesOf(entries, 'tenancy-notice.received')
    .filter(({ codes }) => typeof codes.expiresOn === 'string' && codes.expiresOn >= dateOfDay(dayOf(page.now)))
    .map(({ codes }) => `${codes.form} ${codes.expiresOn}`)

/** Everything that stands open, what closing ends first. */
export function stillOpen(reading: AreaReading): readonly StillOpen[] {
  const { page, entries } = reading
  const first = new Set(beforeClosing(reading).map(({ duty }) => duty.id))
  const lines = (offers: boolean) =>
    page.open.filter((duty) => (duty.kind === 'offer') === offers && !first.has(duty.id)).map((duty) => duty.what)
  const jobs = workOrders(asRecord(entries)).filter((job) => job.state === 'open')
  return [
    ...said('duties', [...lines(false), ...maracActionsLeft(reading).map((each) => `MARAC: ${each}`)], true),
    ...said('offers', lines(true), true),
    ...said(
      'handover',
      passedOn(reading).flatMap((each) => (each.waits ? [each.to] : [])),
      true,
    ),
    ...said(
      'hold',
      page.holds.filter((hold) => hold.running).map((hold) => dateOfDay(dayOf(hold.until - 1))),
    ),
    ...said(
      'orders',
      courtOrders(reading)
        .filter((order) => order.state !== 'ended')
        .map((order) => order.kind),
    ),
    ...said(
      'legal-steps',
      stepsUnderWay(entries).map(({ codes }) => String(codes.kind)),
    ),
    ...said('notices', noticesToCome(reading)),
    ...said(
      'alerts',
      standingAlerts(reading).map(({ wording }) => wording),
    ),
    ...said('restricted-access', restricted(reading)),
    ...said(
      'measures',
      measuresOn(reading)
        .filter((line) => line.ordered && !line.fitted && !line.earlierHome)
        .map((line) => line.measure),
    ),
    ...said(
      'moves',
      movesOn(reading)
        .filter(({ next }) => next !== 'moved' && next !== 'refused')
        .map(({ name }) => name ?? 'Somebody'),
    ),
    ...said(
      'jobs',
      jobs.map((job) => job.measure ?? job.repairKind ?? 'repair'),
    ),
    ...said(
      'referrals',
      referralsOn(reading)
        .filter(awaitsAnswer)
        .map((each) => each.to),
    ),
    ...said(
      'second-check',
      checksOn(reading).map((check) => check.sentence),
    ),
    ...said('complaint', openComplaints(reading)),
    ...said(
      'kept-address',
      page.kept.map((each) => reading.nameOf(each.person) ?? ''),
    ),
    ...said(
      'safe-contact',
      page.safeContact.flatMap((line) => (line.agreed ? [line.name] : [])),
    ),
  ]
}

/** What was said when the case was last closed. */
export const saidAtClosing = ({ entries }: AreaReading): readonly string[] => {
  const closed = entriesOf(entries, 'case.closed').at(-1)
  return closed && Array.isArray(closed.codes.stillOpen) ? closed.codes.stillOpen.map(String) : []
}

export const closingReason = ({ entries }: AreaReading): string | null => {
  const closed = entriesOf(entries, 'case.closed').at(-1)
  return closed ? closedFor(closed.codes) : null
}
