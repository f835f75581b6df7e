/** Today: what I owe and what my team owes, in the order of the landlord and late first. */
import type { CivilDate, Instant } from '../record/london-time.ts'
import type { Area } from '../record/vocabulary.ts'
import type { DutyLine } from './duty-line.ts'

export type TodayFilter = {
  readonly whose: 'mine' | 'team' | 'all'
  readonly show: 'everything' | 'late' | 'due-today' | 'no-time-stated'
  /** A team of the landlord, by its place in the landlord's list, from 1: it stands in addresses, which name no work. */
  readonly team?: string | undefined
  /** An area of work: what acts of that area answer. */
  readonly area?: Area | undefined
}

export type Today = {
  readonly now: Instant
  readonly filter: TodayFilter
  readonly duties: readonly DutyLine[]
  readonly counts: {
    readonly mine: number
    readonly team: number
    readonly late: number
    readonly dueToday: number
    readonly noTimeStated: number
  }
  /** Teams that owe something of what was asked for, in the landlord's order; the area that was chosen counts, the team does not. */
  readonly teams: readonly { readonly id: string; readonly name: string; readonly count: number }[]
  /** Areas of work in which something is owed; the team that was chosen counts, the area does not. */
  readonly areas: readonly { readonly area: Area; readonly count: number }[]
  /** How many proposals wait for the reader to agree. */
  readonly approvals: number
  /** How many that were passed on wait for the reader to take them on, and how many of the reader's own wait for others. */
  readonly toTakeOn: number
  /** Of those, in how many somebody may be in danger now. */
  readonly toTakeOnInDanger: number
  readonly passedOn: number
  /** Cases the reader is on: those that go before other work first, then the newest change. */
  readonly cases: readonly CaseLine[]
  /** The landlord's own list of what goes before other work, each with the clause that asks for it. */
  readonly first: readonly { readonly queue: string; readonly clause: string | null }[]
  /** For whoever handles complaints: those that are not closed; null for everybody else. */
  readonly openComplaints: {
    readonly open: number
    readonly late: number
    /** When the next time of the law runs out that has not. */
    readonly nextDue: Instant | null
  } | null
  /** For those who handle requests for data: those that are not answered; null for everybody else. */
  readonly openRequests: {
    readonly open: number
    readonly late: number
    /** The last day of the law that comes next; null while none runs. */
    readonly nextDue: CivilDate | null
  } | null
  /** What somebody who asked for their data may have from where the reader is: to be put together, or read as the second. */
  readonly dataParts: readonly {
    readonly part: string
    readonly place: 'case' | 'complaint'
    readonly reference: string
    readonly isGathered: boolean
  }[]
  /** Documents that somebody made ready for an agency: each leaves when the reader, or another like them, has read it. */
  readonly toRead: readonly { readonly reference: string; readonly file: string }[]
  /** How many erasings that somebody else proposed wait for the reader to agree. */
  readonly toErase: number
  /** For roles that see holds alone. */
  readonly holds: readonly HoldLine[]
}

export type CaseLine = {
  readonly id: string
  readonly reference: string
  readonly state: 'reported' | 'open' | 'monitoring' | 'closed'
  readonly kind: string
  /** The victim's name as the reader may see it. */
  readonly victim: string | null
  readonly owner: string
  readonly openDuties: number
  readonly lateDuties: number
  readonly nextDue: Instant | null
  readonly changed: Instant
  /** Whether it goes before routine work. */
  readonly goesFirst: boolean
  /** Days without an entry, where that is longer than the landlord lets pass; null where it is not, or the case is closed. */
  readonly quietFor: number | null
}

/** A hold as a facet: an account and an end, and no reason. */
export type HoldLine = {
  readonly id: string
  readonly account: string
  readonly from: Instant
  readonly until: Instant
  readonly running: boolean
}
