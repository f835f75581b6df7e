/** This part's own words: measures, amounts and how far a thing has come. */

import type { Measure } from '../../../packs/measure-choice.ts'
import type { MeasureLine } from '../../../views/areas/home/measures.ts'
import { sayClause } from '../../kit/say-clause.ts'
import { sayValue } from '../../kit/words.ts'

export const GROUP_TITLES: Readonly<Record<Measure['group'], string>> = {
  home: 'At the home',
  sanctuary: 'Sanctuary work: so that a room or the home holds out',
  personal: 'For the person to carry',
  advice: 'Advice: nothing is fitted',
}

/** `£1,200`. */
export const pounds = (amount: number): string => `£${amount.toLocaleString('en-GB')}`

/** A measure of the catalogue, and what goes with it. */
export function measureHint({ cost, ownerConsent, signs, lent, clause }: Measure): string {
  const said = [
    ...(cost === undefined ? [] : [`about ${pounds(cost)}`]),
    ...(ownerConsent ? ['the owner of the building must agree'] : []),
    ...(signs ? ['signs go up with it'] : []),
    ...(lent ? ['it is lent'] : []),
    ...(clause === undefined ? [] : [sayClause(clause)]),
  ]
  return said.join(', ')
}

/** Where a measure stands, in a word or two. */
export function measureState(line: MeasureLine): string {
  if (line.removed !== null) return line.item?.lent ? 'Came back' : 'Taken out'
  if (line.fitted !== null) return line.earlierHome ? 'At the home before' : line.item?.lent ? 'Lent' : 'In place'
  if (line.earlierHome) return 'Not for this home'
  if (line.job?.state === 'open') return line.job.failed.length > 0 ? 'Not done yet' : 'Job given out'
  if (line.ordered !== null) return 'Ordered'
  return line.offered === null ? 'Not offered' : sayValue(line.offered.outcome)
}
