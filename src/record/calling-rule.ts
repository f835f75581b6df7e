/** How somebody may be called before a visit, as codes of what was agreed with them: for people who see nothing else of a case. */
import type { Entry } from './entry.ts'
import type { CivilDate } from './london-time.ts'
import { agreementWith } from './safe-agreement.ts'

export type CallingRule = {
  readonly channels: readonly string[]
  readonly never: readonly string[]
  /** Empty: any day. */
  readonly days: readonly string[]
  readonly from: string | null
  readonly until: string | null
  /** The last day on which it may be relied on. */
  readonly expires: CivilDate | null
  /** Who they want to come; null where they did not say, or it is the same to them. Left out in rows that were written before it was asked. */
  readonly worker?: 'female' | 'male' | null
  readonly interpreter?: boolean
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/**
 * The latest agreement with this person; null where nothing is agreed, or where it is unknown since somebody moved or came back. Its
 * last day is looked at when somebody is about to call. `entries` stand, in the order in which things happened.
 */
export function callingRule(entries: readonly Entry[], person: string): CallingRule | null {
  const agreement = agreementWith(person, entries, 0)
  if (agreement.state === 'none' || agreement.state === 'unknown') return null
  const { agreed } = agreement
  const { channels, neverChannels, days, from, until, expiresOn, workerGender, interpreter } = agreed.codes
  return {
    channels: texts(channels),
    never: texts(neverChannels),
    days: texts(days),
    from: text(from),
    until: text(until),
    expires: text(expiresOn),
    worker: workerGender === 'female' || workerGender === 'male' ? workerGender : null,
    interpreter: interpreter === true,
  }
}

/** What whoever comes to the door has to do first. `ask`: nothing safe is agreed, or not this, so the office is asked before anything. */
export function beforeArriving(rule: CallingRule | null, today: CivilDate): 'call' | 'text' | 'ask' {
  if (!rule || (rule.expires !== null && rule.expires < today)) return 'ask'
  const may = (channel: string) => rule.channels.includes(channel) && !rule.never.includes(channel)
  if (may('phone')) return 'call'
  return may('text') ? 'text' : 'ask'
}
