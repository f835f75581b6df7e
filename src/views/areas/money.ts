/** What a case's page of money and support shows: the pause of court action, help given with its cost, and advice. */
import type { AreaReading, CaseArea } from '../area-page.ts'
import { type AdviceLine, type AdviserLine, advisersOn, moneyAdviceOn } from './money/advice.ts'
import { type PauseShown, pauseOn } from './money/pause.ts'
import { type CostTotal, costsOn, type SupportLine, supportOn } from './money/support.ts'

export type MoneyShown = {
  readonly pause: PauseShown | null
  readonly support: readonly SupportLine[]
  readonly costs: readonly CostTotal[]
  readonly advice: readonly AdviceLine[]
  readonly advisers: readonly AdviserLine[]
}

const shows = (reading: AreaReading): MoneyShown => ({
  pause: pauseOn(reading),
  support: supportOn(reading),
  costs: costsOn(reading),
  advice: moneyAdviceOn(reading),
  advisers: advisersOn(reading),
})

export const MONEY_AREA: CaseArea<MoneyShown> = { name: 'money', covers: ['money'], shows }
