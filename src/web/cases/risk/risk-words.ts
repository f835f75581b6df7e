/** Risk in the casework's words: levels, markers, triggers, and why something waits. */

import { dateOfDay } from '../../../record/london-time.ts'
import type { MaracReason } from '../../../record/risk/marac-reasons.ts'
import type { Reassessment } from '../../../record/risk/reassessment.ts'
import type { KnownLevel, RiskLevel, Score } from '../../../record/risk/score.ts'
import type { Waiting } from '../../../record/risk/standing-level.ts'
import { longDate, sayDate } from '../../kit/times.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'

const LEVELS: Readonly<Record<RiskLevel, string>> = {
  standard: 'Standard',
  medium: 'Medium',
  high: 'High',
  'not-yet-known': 'Not yet known',
}

export const sayLevel = (level: RiskLevel): string => LEVELS[level]

const MARKERS: Readonly<Record<string, string>> = {
  'threat-to-kill': 'A threat to kill',
  stalking: 'Stalking',
  separation: 'Leaving, or having left',
  'pregnancy-or-new-baby': 'Pregnant, or a new baby',
  'suicide-threats': 'Threats of suicide by the person causing harm',
  'suicidal-thoughts': 'Thoughts of suicide of the person harmed',
  'honour-based': 'So-called honour',
  escalation: 'More often, or worse',
  'victim-fears-worst': 'They fear the worst',
  'order-breached': 'An order or bail condition broken',
}

export const sayMarker = (marker: string): string => MARKERS[marker] ?? sayValue(marker)

const TRIGGERS: Readonly<Record<string, string>> = {
  'new-incident': 'A new incident',
  escalation: 'It is happening more often',
  transfer: 'A move to another of our homes',
  move: 'A move',
  'release-or-bail': 'A change of bail, or a release',
  'order-breached': 'An order is said to have been broken',
  separation: 'They parted',
  'review-due': 'A look at it again was planned for now',
}

/** Why an assessment is made now. */
export const sayWhy = (trigger: string): string => TRIGGERS[trigger] ?? sayValue(trigger)

export const sayTrigger = ({ trigger, at, n }: Reassessment): string =>
  `${sayWhy(trigger)}${n === null ? '' : `, ${longDate(at)}`}`

/** `14 yes of 24, 2 not known: it may be up to 16`. */
export const sayScore = ({ yes, atMost, asked, open }: Score): string =>
  `${yes} yes of ${asked}${open.length > 0 ? `; ${open.length} without a yes or no, so it may be up to ${atMost}` : ''}`

const WAITING: Readonly<Record<Waiting, string>> = {
  'second-person': 'Waits for a second person: until somebody else agrees, high stands',
  reason: 'No reason was given, so the higher level stands',
  'not-finished': 'Not a finished assessment of ours, so it lowers nothing',
}

export const sayWaiting = (waiting: Waiting): string => WAITING[waiting]

/** Why the case may have to go to MARAC, one reason as a sentence. */
export function sayMaracReason(reason: MaracReason): string {
  switch (reason.because) {
    case 'level':
      return 'The level is high: judgement is enough, whatever the score'
    case 'score':
      return `The score is ${reason.score}: this area counts ${reason.from} or more as high`
    case 'escalation': {
      const { count, rule } = reason.escalation
      return `${count} ${rule.unit === 'crime' ? 'incidents that may be crimes' : 'incidents'} in ${rule.months} months: this area counts ${rule.count} as an escalation`
    }
    case 'automatic':
      return `${sayMarker(reason.marker)}: this area takes it whatever the score`
    case 'repeat':
      return `A repeat: an incident on ${longDate(reason.repeat.at)}, within the area's months of ${sayDate(dateOfDay(reason.repeat.since))}. Refer again, whatever the score`
    default:
      return reason satisfies never
  }
}

/** `7 days at high, 28 at medium, 90 at standard`. */
export const sayReviewDays = (days: Readonly<Record<KnownLevel, number>>): string =>
  `${days.high} days at high, ${days.medium} at medium, ${days.standard} at standard`

export const sayAgencies = (agencies: readonly string[]): string => agencies.map(sayValueInside).join(', ')
