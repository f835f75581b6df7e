/** What a risk instrument and a MARAC area are: data of `instruments/`, which say what is asked, counted and referred. */
import type { CivilDate } from '../london-time.ts'

/** One numbered question. The theme is our own label; the text is the licensed wording, where the landlord loaded it. */
export type InstrumentItem = {
  readonly number: number
  readonly theme: string
  readonly text: string | null
  /** A sign of serious harm for which a yes stands, whatever the score. */
  readonly marker: string | null
}

export type Instrument = {
  readonly id: string
  readonly version: string
  /** The vocabulary's value: `dash`. */
  readonly instrument: string
  readonly title: string
  /** False: a record of the answers to a form that is asked from elsewhere. */
  readonly isForm: boolean
  /** What the page says of it, and under what terms its words may be used. */
  readonly notice: string
  readonly licence: string
  readonly from: CivilDate
  readonly groups: readonly { readonly title: string; readonly items: readonly InstrumentItem[] }[]
}

/** So many incidents, or incidents that may be crimes, in so many months. */
export type EscalationRule = { readonly count: number; readonly unit: 'incident' | 'crime'; readonly months: number }

export type MaracArea = {
  readonly id: string
  readonly name: string
  /** The day on which the area's MARAC confirmed these figures; null where nobody did. */
  readonly confirmed: CivilDate | null
  /** The least score of each band. */
  readonly bands: { readonly medium: number; readonly high: number }
  readonly escalation: readonly EscalationRule[]
  /** Markers that are referred whatever the score. */
  readonly automatic: readonly string[]
  readonly repeat: {
    readonly months: number
    readonly from: 'referral' | 'meeting'
    readonly incident: 'any' | 'crime'
  }
}

export const itemsOfInstrument = (instrument: Instrument): readonly InstrumentItem[] =>
  instrument.groups.flatMap((group) => group.items)
