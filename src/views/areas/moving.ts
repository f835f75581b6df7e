/** What a case's page of tenancy and moving shows: joint holders apart, notices and changes, moves, and where somebody stays meanwhile. */
import type { AreaReading, CaseArea } from '../area-page.ts'
import type { TimelineLine } from '../case-page.ts'
import { type HoldsNone, type JointHolder, jointDoesNotApplyTo, jointHoldersOn } from './moving/joint.ts'
import { type MoveLine, movesOn } from './moving/moves.ts'
import { type ChangeLine, changesOn, type NoticeLine, noticesOn, type ServedLine, servedOn } from './moving/notices.ts'
import { type HomeWish, wishesOn } from './moving/wish.ts'
import { textsIn } from './partners/codes.ts'

export type MovingShown = {
  readonly wishes: readonly HomeWish[]
  readonly holders: readonly JointHolder[]
  /** Those harmed for whom advice on ending a joint tenancy does not apply. */
  readonly holdNone: readonly HoldsNone[]
  readonly notices: readonly NoticeLine[]
  readonly served: readonly ServedLine[]
  readonly changes: readonly ChangeLine[]
  readonly moves: readonly MoveLine[]
  /** Mediation, places to stay, advice on homelessness and moves made, newest first. */
  readonly also: readonly TimelineLine[]
}

const ALSO: ReadonlySet<string> = new Set(['mediation.offered', 'temporary-accommodation.arranged', 'victim.moved'])
const HOMELESSNESS: ReadonlySet<string> = new Set(['homelessness-application', 'homelessness-other-area'])

function alsoOn({ page, entries }: AreaReading): readonly TimelineLine[] {
  const told = new Set(
    entries
      .filter(
        ({ type, codes }) => type === 'advice.given' && textsIn(codes, 'topics').some((each) => HOMELESSNESS.has(each)),
      )
      .map(({ id }) => id),
  )
  return page.timeline.filter((line) => !line.retracted && (ALSO.has(line.type) || told.has(line.id)))
}

const shows = (reading: AreaReading): MovingShown => ({
  wishes: wishesOn(reading),
  holders: jointHoldersOn(reading),
  holdNone: jointDoesNotApplyTo(reading),
  notices: noticesOn(reading),
  served: servedOn(reading),
  changes: changesOn(reading),
  moves: movesOn(reading),
  also: alsoOn(reading),
})

export const MOVING_AREA: CaseArea<MovingShown> = { name: 'moving', covers: ['tenancy'], shows }
