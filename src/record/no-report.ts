/**
 * A case that began with something made up: sent through the public form, which asks nobody who they are. It is closed as no real report while
 * nothing but that form says that anybody is harmed. Pure. See docs/decisions/0105.
 */
import type { Codes, Entry } from './entry.ts'
import { standing } from './standing.ts'
import type { EntryTypeName } from './vocabulary.ts'

/** Beside the reasons of the vocabulary: `other`, and the field `noReport`. As lists of a landlord name it. */
export const NO_REPORT = 'no-report'

/** Why a case was closed, in the codes of its closing. */
export const closedFor = ({ noReport, reason }: Codes): string => (noReport === true ? NO_REPORT : String(reason))

/** By these somebody is known to be there, whatever they said: a no can be said beside whoever causes harm. */
const SOMEBODY: readonly EntryTypeName[] = [
  'report.received',
  'concern.raised',
  'partner-update.received',
  'victim.contacted',
  'victim-choice.recorded',
  'incident.recorded',
  'risk.assessed',
  'needs.assessed',
  'safeguarding-concern.identified',
  'slavery-concern.identified',
  'safe-contact.agreed',
  'person.matched',
  'consent.discussed',
  'options.discussed',
  'victim-wishes.considered',
  'support.provided',
  'visit.made',
  'rehousing.requested',
  'marac.heard',
  'death.recorded',
]

/** Whether nothing stands on a record but what came through the public form, and what was done without knowing anybody. */
export function isOnlyOfTheForm(entries: readonly Entry[]): boolean {
  const [first, ...later] = standing(entries).filter(({ n, type }) => n > 0 && SOMEBODY.includes(type))
  return (
    first?.type === 'report.received' &&
    first.by === 'member-of-public' &&
    first.codes.channel === 'web-form' &&
    later.length === 0
  )
}
