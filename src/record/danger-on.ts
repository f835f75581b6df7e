/** Since when somebody may be in danger, as was told and as nobody has answered yet by calling the police or advising it. Pure. */
import type { Codes } from './entry.ts'
import type { Instant } from './london-time.ts'

type Told = { readonly type: string; readonly at: Instant; readonly codes: Codes }

/** What is done for one person answers for nobody else; what names nobody may be about anybody. */
const mayBeAbout = ({ codes: { person } }: Told, about: Told): boolean =>
  person === undefined || about.codes.person === undefined || person === about.codes.person

/** The police were called, or whoever can call them was told to: to be told of a report is no answer to danger. */
function answers(entry: Told, told: Told): boolean {
  if (entry.type === 'police.called') return true
  return (
    entry.type === 'police.advised' && entry.codes.about === 'imminent-danger' && told.codes.canCallPolice !== false
  )
}

/**
 * The latest danger that stands unanswered; null: nobody said so, or each was answered. `entries` stand and are in order. Source:
 * CBC-5.1.d2, CBC-5.3.e1, CBC-5.3.e2, MHA-4.2.2.a1.
 */
export function dangerOn(entries: readonly Told[]): Instant | null {
  const told = entries.findLast(
    (each, place) =>
      each.codes.imminentDanger === true &&
      !entries.some(
        (other, later) =>
          (other.at > each.at || (other.at === each.at && later > place)) &&
          mayBeAbout(other, each) &&
          answers(other, each),
      ),
  )
  return told?.at ?? null
}
