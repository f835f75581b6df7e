/** What happened since the risk was last assessed that asks for another look. */
import type { Entry } from '../entry.ts'
import { withoutWithdrawnLeaks } from '../leak-state.ts'
import { dayOf, dayOfDate, type Instant } from '../london-time.ts'
import { causingOn, partsOn } from '../parts.ts'
import { standing } from '../standing.ts'
import type { MaracArea } from './instrument.ts'
import { escalations } from './pattern-of-incidents.ts'
import { isOfPerson } from './standing-level.ts'

/** When a landlord looks at the risk again, and the clause that says so where its policy does. */
export type ReassessOn = { readonly trigger: string; readonly clause: string | null }

export type Reassessment = {
  readonly trigger: string
  readonly clause: string | null
  readonly at: Instant
  /** The entry that set it off; null for a review that fell due. */
  readonly n: number | null
}

/** The trigger that an entry sets off by itself. All others a person chooses. */
function triggerOf({ type, codes }: Entry): string | null {
  switch (type) {
    case 'incident.recorded':
      return 'new-incident'
    case 'victim.moved':
      return codes.ourHome === true ? 'transfer' : 'move'
    case 'court-order.breached':
      return 'order-breached'
    case 'partner-update.received':
      return codes.kind === 'release-or-bail-change' ? 'release-or-bail' : null
    default:
      return null
  }
}

/**
 * Whether somebody harmed and somebody who causes harm, who were together, are recorded as no longer so: the time after somebody leaves is
 * the most dangerous. `place`: where the entry stands among `own`.
 */
function isSeparation({ type, codes }: Entry, own: readonly Entry[], place: number): boolean {
  if (type !== 'relationship.recorded' || codes.current !== false) return false
  const pair = [codes.from, codes.to]
  const [parts, causing] = [partsOn(own), causingOn(own)]
  const [isHarmed, causes] = [(each: unknown) => parts.get(each) === 'victim', (each: unknown) => causing.has(each)]
  if (!(isHarmed(codes.from) && causes(codes.to)) && !(isHarmed(codes.to) && causes(codes.from))) return false
  const before = own
    .slice(0, place)
    .findLast(
      (each) =>
        each.type === 'relationship.recorded' &&
        pair.includes(each.codes.from ?? '') &&
        pair.includes(each.codes.to ?? ''),
    )
  return before?.codes.current === true
}

/**
 * What asks for another look now: entries after the latest finished assessment that set off one of the landlord's triggers, or say that
 * something may have got out, a
 * pattern of incidents that the area counts as an escalation, and a review that is due. Nothing before the first assessment: that one is owed anyway.
 */
export function reassessments(
  area: MaracArea,
  triggers: readonly ReassessOn[],
  entries: readonly Entry[],
  person: string | null,
  now: Instant,
): readonly Reassessment[] {
  const own = withoutWithdrawnLeaks(standing(entries).toSorted((a, b) => a.at - b.at || a.n - b.n))
  const last = own.findLast(
    (entry) => entry.type === 'risk.assessed' && isOfPerson(entry, person) && entry.codes.complete !== false,
  )
  if (!last) return []
  const clauseOf = new Map(triggers.map((each) => [each.trigger, each.clause]))
  const found: Reassessment[] = own.flatMap((entry, place): readonly Reassessment[] => {
    const isLater = entry.at > last.at || (entry.at === last.at && entry.n > last.n)
    if (!isLater) return []
    // That something may have got out is looked at whatever the landlord chose; no clause asks it.
    if (entry.type === 'leak.noted') return [{ trigger: 'new-incident', clause: null, at: entry.at, n: entry.n }]
    const trigger = triggerOf(entry) ?? (isSeparation(entry, own, place) ? 'separation' : null)
    return trigger !== null && clauseOf.has(trigger)
      ? [{ trigger, clause: clauseOf.get(trigger) ?? null, at: entry.at, n: entry.n }]
      : []
  })
  const escalated = clauseOf.has('escalation')
    ? escalations(area, own, now).filter((each) => each.latest > last.at)
    : []
  for (const { latest } of escalated.slice(0, 1))
    found.push({ trigger: 'escalation', clause: clauseOf.get('escalation') ?? null, at: latest, n: null })
  const review = typeof last.codes.reviewOn === 'string' ? last.codes.reviewOn : null
  const isDue = review !== null && dayOfDate(review) <= dayOf(now)
  return isDue ? [...found, { trigger: 'review-due', clause: null, at: now, n: null }] : found
}
