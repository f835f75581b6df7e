/**
 * What goes before other work, and in what order work is listed. What somebody set for a case counts, but where a queue always goes
 * first; else the landlord's own list of queues, for everything but a concern in which no abuse was seen. Source: VIV-3.5.a1 to VIV-3.5.a5, PD-1.i.
 */
import type { Entry } from './entry.ts'
import { standing } from './standing.ts'
import { unansweredSigns } from './unanswered-signs.ts'
import type { EntryTypeName } from './vocabulary.ts'

/** A queue of `priority.set`; `case` is all work of the case. */
export type Queue = 'case' | 'contact' | 'security' | 'tenancy-change' | 'rehousing' | 'repair'

/** Entries by which it is decided. */
export const DECIDES_FIRST = [
  'priority.set',
  'concern.raised',
  'concern.considered',
  'report.received',
  'entry.retracted',
] as const satisfies readonly EntryTypeName[]

/**
 * Somebody looked at each sign and saw no abuse, and nobody ever told of any. What was thought of one person says nothing of another: of each
 * who is named, and of nobody by name, the last answer counts.
 */
function isWithoutAbuse(entries: readonly Entry[]): boolean {
  const last = new Map<unknown, unknown>()
  for (const { type, codes } of entries) if (type === 'concern.considered') last.set(codes.person, codes.outcome)
  return (
    last.size > 0 &&
    [...last.values()].every((outcome) => outcome === 'no-abuse-seen') &&
    !entries.some((entry) => entry.type === 'report.received') &&
    unansweredSigns(entries).length === 0
  )
}

/** A line of the landlord's list. `always`: no case of abuse is set to wait in it. */
export type GoesFirst = { readonly queue: string; readonly always?: boolean }

/**
 * The queues in which a case goes before routine work. `usual` is the landlord's own list; `kind` that of the case: work with the person
 * causing harm goes first as a case where the landlord says so, and its requests wait their turn.
 */
export function queuesFirst(entries: readonly Entry[], kind: string, usual: readonly GoesFirst[]): ReadonlySet<string> {
  const own = standing(entries).toSorted((a, b) => a.at - b.at || a.n - b.n)
  const mine = kind === 'perpetrator' ? usual.filter(({ queue }) => queue === 'case') : usual
  const counts = isWithoutAbuse(own) ? [] : mine
  const first = new Set(counts.map(({ queue }) => queue))
  const always = new Set(counts.flatMap((each) => (each.always ? [each.queue] : [])))
  for (const { type, codes } of own) {
    if (type !== 'priority.set') continue
    if (codes.level === 'top') first.add(String(codes.queue))
    else if (!always.has(String(codes.queue))) first.delete(String(codes.queue))
  }
  return first
}

const QUEUE_OF: Readonly<Partial<Record<EntryTypeName, Queue>>> = {
  'victim.contacted': 'contact',
  'victim.contact-attempted': 'contact',
  'victim.updated': 'contact',
  'report.acknowledged': 'contact',
  'interview.offered': 'contact',
  'message.sent': 'contact',
  'appointment.made': 'contact',
  'visit.planned': 'contact',
  'security.offered': 'security',
  'security.ordered': 'security',
  'security.fitted': 'security',
  'tenancy-change.decided': 'tenancy-change',
  'rehousing.assessed': 'rehousing',
  'rehousing.decided': 'rehousing',
  'rehousing.offered': 'rehousing',
  'repair.ordered': 'repair',
  'repair.completed': 'repair',
}

/** The queue in which an act waits that meets a duty; `case` where it is in none of its own. */
export const queueOf = (type: EntryTypeName | undefined): Queue =>
  (type === undefined ? undefined : QUEUE_OF[type]) ?? 'case'

/** The place of work that goes behind all that goes first. */
export const ROUTINE = 99

/**
 * The place of one piece of work in a list: 0 goes first. Work of a queue of its own also counts as work of its case. `usual` gives the
 * order; a queue that somebody put ahead of routine work and that the landlord does not name comes after those that it names.
 */
export function placeOf(queue: Queue, first: ReadonlySet<string>, usual: readonly string[]): number {
  const places = [queue, 'case'].filter((each) => first.has(each)).map((each) => usual.indexOf(each))
  return places.length === 0 ? ROUTINE : Math.min(...places.map((place) => (place < 0 ? usual.length : place)))
}

/**
 * How urgent something is for whoever sees a facet alone. Where its queue goes before other work it is at least urgent: a word that any
 * of them may have, and that says nothing of why. Source: VIV-3.5.a3, VIV-3.5.a5.
 */
export const urgencyOf = (queue: Queue, priority: string | null, first: ReadonlySet<string>): string | null =>
  first.has(queue) && priority !== 'emergency' ? 'urgent' : priority
