/** How what is kept and what holds it are said. */
import type { HoldKind, Kept, Period } from '../../packs/keeping-choice.ts'

const KEPT_WORDS: Readonly<Record<Kept, string>> = {
  enquiry: 'A report that never became a case',
  case: 'The whole case',
  'kept-addresses': 'Its addresses that are kept apart',
  complaint: 'A complaint, with what was written to whoever made it',
  leak: 'What may have got out, with what was done about it',
  'data-request': 'A request for data, with how it was answered',
  person: 'Somebody of our records whose tenancies have ended',
  sessions: 'Who was signed in, and when',
  backups: 'Backups',
  audit: 'The audit trail of an erased case',
}

const KIND_WORDS: Readonly<Record<HoldKind, string>> = {
  'death-review': 'a death, or the review of one',
  child: 'a child is on it',
  legal: 'a claim or a court',
  inquiry: 'an inquiry or the Ombudsman',
  request: 'somebody asked for what we hold about them',
}

const FROM_WORDS = {
  closed: 'after closing',
  ended: 'after they ended',
  made: 'after they were made',
  erased: 'after erasing',
}

const said = <T extends string>(words: Readonly<Record<T, string>>, word: string): string =>
  word in words ? words[word as T] : word

export const sayKept = (what: string): string => said(KEPT_WORDS, what)
export const sayKind = (kind: string): string => said(KIND_WORDS, kind)
export const sayFrom = (from: keyof typeof FROM_WORDS): string => FROM_WORDS[from]

/** `6 years`, `1 month`. */
export const sayPeriod = ({ count, unit }: Period): string => `${count} ${count === 1 ? unit.slice(0, -1) : unit}`

/** What somebody sets by hand, to choose from. */
export const KIND_CHOICES = (['legal', 'inquiry', 'request', 'death-review'] as const).map((value) => ({
  value,
  label: `${KIND_WORDS[value].charAt(0).toUpperCase()}${KIND_WORDS[value].slice(1)}`,
}))
