/** What a case's home page shows: whether staying is safe, what makes the home safer, damage and repairs, who pays and what it costs. */

import type { Measure } from '../../packs/measure-choice.ts'
import { mayBeUnder16 } from '../../record/age-group.ts'
import type { Instant } from '../../record/london-time.ts'
import type { AreaReading, CaseArea } from '../area-page.ts'
import { type MeasureLine, measuresOn } from './home/measures.ts'
import { type ChargeLine, type CostShown, chargesOn, costsOn, type RepairLine, repairsOn } from './home/repairs.ts'

export type StayLine = {
  readonly person: string
  readonly name: string
  /** Null: nobody has asked yet. */
  readonly asked: { readonly at: Instant; readonly safe: boolean; readonly practical: boolean } | null
  /** Their needs were considered for their home's security. */
  readonly needsConsidered: boolean
}

export type HolderLine = {
  readonly person: string
  readonly name: string
  /** What was decided about their right to come in. */
  readonly considered: { readonly at: Instant; readonly basis: string; readonly note: string } | null
}

export type PoliceTalk = {
  readonly n: number
  readonly at: Instant
  /** Whom it was about; null where nobody was named. */
  readonly name: string | null
  /** What they said or agreed; empty until it is written down. */
  readonly outcome: string
}

export type HomeShown = {
  readonly stays: readonly StayLine[]
  /** People causing harm who hold the home too: locks shut out somebody who may come in. */
  readonly holders: readonly HolderLine[]
  readonly measures: readonly MeasureLine[]
  /** Talks with the police about the risk at the home, the latest first: part of what keeps it safe. */
  readonly policeTalks: readonly PoliceTalk[]
  readonly catalogue: readonly Measure[]
  readonly repairs: readonly RepairLine[]
  readonly charges: readonly ChargeLine[]
  readonly costs: CostShown
  /** The latest where a job was sent, so that it is not typed twice. */
  readonly lastJob: Readonly<Record<'where' | 'telephone' | 'adjustments', string>>
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const staysOn = ({ page, entries }: AreaReading): readonly StayLine[] =>
  page.people
    .filter(({ role, ageGroup }) => role === 'victim' && !mayBeUnder16(ageGroup))
    .map(({ id, name }) => {
      const asked = entries.findLast((entry) => entry.type === 'stay-or-move.assessed' && entry.codes.person === id)
      return {
        person: id,
        name,
        asked: asked
          ? { at: asked.at, safe: asked.codes.safe === true, practical: asked.codes.practical === true }
          : null,
        needsConsidered: entries.some(
          ({ type, codes }) =>
            type === 'needs.assessed' &&
            codes.person === id &&
            Array.isArray(codes.for) &&
            codes.for.includes('security'),
        ),
      }
    })

const holdersOn = ({ page, entries }: AreaReading): readonly HolderLine[] =>
  page.people
    .filter(({ role, customerType }) => role === 'perpetrator' && customerType === 'joint-tenant')
    .map(({ id, name }) => {
      const entry = entries.findLast((each) => each.type === 'right-of-entry.considered' && each.codes.person === id)
      return {
        person: id,
        name,
        considered: entry ? { at: entry.at, basis: text(entry.codes.basis), note: text(entry.words.note) } : null,
      }
    })

/** Source: MHA-4.2.8.b3. */
const policeTalksOn = ({ entries, nameOf }: AreaReading): readonly PoliceTalk[] =>
  entries
    .filter(({ type, codes }) => type === 'partner.contacted' && codes.purpose === 'risk-at-property')
    .map(({ n, at, codes, words }) => ({ n, at, name: nameOf(text(codes.person)), outcome: text(words.outcome) }))
    .toReversed()

function shows(reading: AreaReading): HomeShown {
  const { entries, organisation } = reading
  const moved = entries.findLast((entry) => entry.type === 'victim.moved')
  const last = entries.findLast((entry) => entry.type === 'work-order.placed' && entry.at >= (moved?.at ?? 0))
  return {
    stays: staysOn(reading),
    holders: holdersOn(reading),
    measures: measuresOn(reading),
    policeTalks: policeTalksOn(reading),
    catalogue: organisation.measures,
    repairs: repairsOn(reading),
    charges: chargesOn(reading),
    costs: costsOn(reading),
    lastJob: {
      where: text(last?.words.where),
      telephone: text(last?.words.telephone),
      adjustments: text(last?.words.adjustments),
    },
  }
}

export const HOME_AREA: CaseArea<HomeShown> = { name: 'home', covers: ['home'], shows }
