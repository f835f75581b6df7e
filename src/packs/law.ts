/** The law as data: what is shown beside a decision, with where it comes from and whether it was checked. Never legal advice. */
import type { CivilDate } from '../record/london-time.ts'

export const NATIONS = ['england', 'wales', 'england-and-wales', 'scotland', 'northern-ireland'] as const
export type Nation = (typeof NATIONS)[number]

/** What every row says of itself. */
export type LawRow = {
  readonly id: string
  readonly nation: Nation
  /** The first day in force; null where that day was not checked. */
  readonly from: CivilDate | null
  readonly until: CivilDate | null
  readonly source: string
  /** False: general knowledge, shown with "to verify" and never as a rule. */
  readonly verified: boolean
  readonly note: string | null
}

/** A test of what domestic abuse is. Help never depends on its answer. */
export type AbuseDefinition = LawRow & {
  readonly name: string
  /** The age that both people must have reached; null where the test sets none. */
  readonly bothAged: number | null
  readonly behaviours: readonly string[]
  readonly connections: readonly string[]
  readonly childAffectedBy: readonly string[]
}

export const FORM_EFFECTS = [
  'none-by-itself',
  'begins-ending-one-holder',
  'ends-one-holder',
  'withdraws-giver',
  'ends-for-all',
] as const

export type TenancyForm = LawRow & {
  readonly name: string
  readonly tenure: readonly string[]
  readonly purpose: string
  readonly servedOn: readonly string[]
  readonly effect: (typeof FORM_EFFECTS)[number]
  readonly copyToOtherHolders: boolean
  /** What it, and every copy of it, must not give away. */
  readonly neverCarries: readonly string[]
  /** The form that goes before it. */
  readonly follows: string | null
}

/** Times of one stage, in working days. */
export type ComplaintStage = {
  readonly stage: string
  readonly acknowledge: number
  readonly answer: number
  readonly answerCountsFrom: 'acknowledgement' | 'receipt'
  readonly longestExtension: number
  readonly verified: boolean
}

/** A scheme without stages is one whose times are not known here. */
export type ComplaintScheme = LawRow & { readonly name: string; readonly stages: readonly ComplaintStage[] }

export type ProtectiveOrder = LawRow & {
  readonly applicants: readonly string[]
  /** The places where it can be made, each from its day; empty = everywhere in the nation. */
  readonly where: readonly { readonly place: string; readonly from: CivilDate }[]
  readonly longestDays: number | null
}

/** What is waited for before a request for data can be answered: to hear who asks, or what they mean. */
export const DATA_WAITS = ['identity', 'clarity'] as const
export type DataWait = (typeof DATA_WAITS)[number]
/** Why a request for data may take longer. */
export const DATA_GROUNDS = ['complex', 'numerous'] as const
export type DataGround = (typeof DATA_GROUNDS)[number]

/** Why a file may be withheld from whoever asks for their data. */
export const KEPT_BACK_REASONS = ['others', 'safety', 'crime', 'legal-advice'] as const
export type KeptBackReason = (typeof KEPT_BACK_REASONS)[number]

/** In which whole months somebody who asks for the data held about them is answered. */
export type DataRightClock = LawRow & {
  readonly name: string
  readonly months: number
  /** Where a month has no such day, and where nobody works on it. */
  readonly whereNoSuchDay: 'last-of-month'
  readonly whereNobodyWorks: 'next-working-day'
  /** Where one of these had to be asked for, the time begins when it is known. */
  readonly beginsWith: readonly DataWait[]
  /** While one of these is waited for, the time stands still. */
  readonly standsStillFor: readonly DataWait[]
  /** By how many months it may be longer, for which reasons. */
  readonly moreMonths: number
  readonly moreBecause: readonly DataGround[]
  /** No answer goes out sooner, in days from when the time runs: how long an answer took then tells nothing. Rowan's own, no law. */
  readonly notBeforeDays: number
  /** Items of `information.shared` that are kept back from whoever asks and is not the person harmed, unless a person decides otherwise. */
  readonly keptBack: readonly string[]
  /** Where the law lets them be kept back. */
  readonly keptBackBy: string
  /** Why a file may be withheld: ids of `left-out-reasons.yaml`. */
  readonly keptBackReasons: readonly KeptBackReason[]
}

/** Why a part of a paper may be left out of a copy, as it is said on the copy. */
export type LeftOutReason = LawRow & { readonly name: string }

/** How soon the regulator is told of a personal data breach. */
export type BreachClock = LawRow & {
  readonly name: string
  /** Elapsed hours from when it was known, nights and holidays included. */
  readonly hours: number
}

export type Law = {
  readonly definitions: readonly AbuseDefinition[]
  readonly tenancyForms: readonly TenancyForm[]
  readonly complaintSchemes: readonly ComplaintScheme[]
  readonly protectiveOrders: readonly ProtectiveOrder[]
  readonly dataRights: readonly DataRightClock[]
  readonly leftOutReasons: readonly LeftOutReason[]
  readonly breachClocks: readonly BreachClock[]
}

const isIn = (row: LawRow, nation: Nation): boolean =>
  row.nation === nation || (row.nation === 'england-and-wales' && (nation === 'england' || nation === 'wales'))

/** The law of one nation, whatever the day: whoever reads it asks `holdsIn` for a day, since a case may be older than a rule. */
export const lawOf = (law: Law, nation: Nation): Law => ({
  definitions: law.definitions.filter((row) => isIn(row, nation)),
  tenancyForms: law.tenancyForms.filter((row) => isIn(row, nation)),
  complaintSchemes: law.complaintSchemes.filter((row) => isIn(row, nation)),
  protectiveOrders: law.protectiveOrders.filter((row) => isIn(row, nation)),
  dataRights: law.dataRights.filter((row) => isIn(row, nation)),
  leftOutReasons: law.leftOutReasons.filter((row) => isIn(row, nation)),
  breachClocks: law.breachClocks.filter((row) => isIn(row, nation)),
})

/** Whether a row holds in a nation (England and Wales is both) on a day. A row whose first day is not known holds until it ends. */
export const holdsIn = (row: LawRow, nation: Nation, on: CivilDate): boolean =>
  isIn(row, nation) && (row.from === null || row.from <= on) && (row.until === null || on <= row.until)
