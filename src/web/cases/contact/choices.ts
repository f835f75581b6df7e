/** What somebody may decide, in words that blame nobody. */
import type { ToldSince } from '../../../views/areas/contact/pause.ts'
import type { Choice } from '../../kit/fields.tsx'
import { longDate } from '../../kit/times.ts'

export const CHOICES: readonly Choice[] = [
  { value: 'needs-time', label: 'They need time to decide' },
  { value: 'stay-at-home', label: 'They want to stay in their home' },
  { value: 'stay-with-perpetrator', label: 'They stay with the other person' },
  { value: 'move', label: 'They want to move' },
  { value: 'leave-now', label: 'They want to leave now' },
  { value: 'no-police-report', label: 'They do not want the police told' },
  { value: 'too-intimidated-to-report', label: 'They are too afraid to report it' },
  { value: 'no-action-against-perpetrator', label: 'They do not want action against the other person' },
  { value: 'disengage', label: 'They do not want to talk about it now' },
  { value: 're-engage', label: 'They want to talk again' },
]

export const sayChoice = (choice: string): string => CHOICES.find((each) => each.value === choice)?.label ?? choice

/** Of somebody who asked to be left alone, and told us something themselves since. */
export const sayToldSince = ({ at, isNamed }: ToldSince): string =>
  `${isNamed ? 'They' : 'One of those harmed'} told us something themselves since (${longDate(at)}${isNamed ? '' : ', and nobody wrote down which of them'}): ask by their safe way whether they still want this, and record what they say.`
