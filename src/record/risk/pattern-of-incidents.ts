/** What the incidents and referrals of a record add up to, as the MARAC area counts: an escalation, a repeat. */
import type { Entry } from '../entry.ts'
import { type DayNumber, dayOf, dayOfDate, type Instant } from '../london-time.ts'
import { standing } from '../standing.ts'
import type { EscalationRule, MaracArea } from './instrument.ts'
import { isWithinMonths } from './months.ts'

export type Escalation = { readonly rule: EscalationRule; readonly count: number; readonly latest: Instant }

/** A further incident after an earlier referral or meeting, within the area's months. */
export type Repeat = { readonly since: DayNumber; readonly incident: number; readonly at: Instant }

const incidentsOn = (entries: readonly Entry[]): readonly Entry[] =>
  standing(entries)
    .filter((entry) => entry.type === 'incident.recorded')
    .toSorted((a, b) => a.at - b.at || a.n - b.n)

const CRIMES = ['potentialCrime', 'physicalViolence', 'seriousThreat'] as const

/** Whether an incident may be a crime, as far as the record says. */
export const mayBeCrime = ({ codes }: Entry): boolean => CRIMES.some((field) => codes[field] === true)

/** The rules of the area that are met as at a moment, counting back from it. */
export function escalations(area: MaracArea, entries: readonly Entry[], now: Instant): readonly Escalation[] {
  const today = dayOf(now)
  return area.escalation.flatMap((rule) => {
    const counted = incidentsOn(entries).filter(
      (entry) =>
        entry.at <= now &&
        isWithinMonths(today, dayOf(entry.at), rule.months) &&
        (rule.unit === 'incident' || mayBeCrime(entry)),
    )
    const latest = counted.at(-1)
    return latest && counted.length >= rule.count ? [{ rule, count: counted.length, latest: latest.at }] : []
  })
}

const dayOn = (value: unknown): DayNumber | null => {
  if (typeof value !== 'string') return null
  try {
    return dayOfDate(value)
  } catch {
    return null
  }
}

/** The days from which the area counts: of referrals to MARAC, or of the meetings that heard the case. */
function startsOf(area: MaracArea, entries: readonly Entry[]): readonly DayNumber[] {
  return standing(entries).flatMap((entry) => {
    if (area.repeat.from === 'referral')
      return entry.type === 'referral.made' && entry.codes.to === 'marac' ? [dayOf(entry.at)] : []
    if (entry.type === 'marac.heard') return [dayOf(entry.at)]
    const meeting = entry.type === 'marac.listed' ? dayOn(entry.codes.meetingOn) : null
    return meeting === null ? [] : [meeting]
  })
}

/**
 * The latest incident that makes the case a repeat, to be referred whatever the score; null where there is none, and where it was
 * referred after that incident. Source: SafeLives' definition of a repeat; the window and its start are the area's.
 */
export function repeatOn(area: MaracArea, entries: readonly Entry[], now: Instant): Repeat | null {
  const starts = startsOf(area, entries)
  const referred = standing(entries).filter((entry) => entry.type === 'referral.made' && entry.codes.to === 'marac')
  const found = incidentsOn(entries).findLast((incident) => {
    if (incident.at > now || (area.repeat.incident === 'crime' && !mayBeCrime(incident))) return false
    const before = earlier(starts, incident)
    return before !== null && isWithinMonths(dayOf(incident.at), before, area.repeat.months)
  })
  if (!found || referred.some((entry) => entry.at > found.at)) return null
  return { since: earlier(starts, found) ?? 0, incident: found.n, at: found.at }
}

const earlier = (starts: readonly DayNumber[], incident: Entry): DayNumber | null => {
  const before = starts.filter((day) => day < dayOf(incident.at))
  return before.length > 0 ? Math.max(...before) : null
}
