/** What somebody wants for their home, and what the risk there says: the two are kept apart, and the plan follows the wish. */
import { mayBeUnder16 } from '../../../record/age-group.ts'
import { DAY, type Instant } from '../../../record/london-time.ts'
import type { AreaReading } from '../../area-page.ts'
import { entriesOf, textIn } from '../partners/codes.ts'

const HOME_CHOICES: ReadonlySet<string> = new Set(['stay-at-home', 'stay-with-perpetrator', 'move', 'leave-now'])

export type HomeWish = {
  readonly person: string
  readonly name: string
  /** Their latest choice about where to live. */
  readonly choice: string | null
  readonly chosenAt: Instant | null
  /** How the home was judged last: safe, practical, and whether they can go back. */
  readonly judged: { readonly safe: boolean; readonly practical: boolean; readonly canReturn: boolean | null } | null
  /** Which thresholds of the policy the latest assessment of risk meets. Two different things, kept apart (WHG-2.5.d, WHG-2.10.a). */
  readonly thresholds: readonly ('high-risk-of-serious-harm' | 'significant-risk-at-home')[]
  /** Whole days since they decided to move without a word to the council; null where it was asked or they do not move. */
  readonly daysWithoutCouncil: number | null
}

/** One for each adult who is harmed. */
export function wishesOn({ page, entries }: AreaReading): readonly HomeWish[] {
  return page.people
    .filter((person) => person.role === 'victim' && !mayBeUnder16(person.ageGroup))
    .map(({ id, name }) => {
      const own = entries.filter(({ codes }) => codes.person === id)
      const choice = entriesOf(own, 'victim-choice.recorded').findLast(({ codes }) =>
        HOME_CHOICES.has(textIn(codes, 'choice') ?? ''),
      )
      const chosen = choice ? textIn(choice.codes, 'choice') : null
      const judged = entriesOf(own, 'stay-or-move.assessed').at(-1)?.codes
      const risk = entriesOf(entries, 'risk.assessed').findLast(
        ({ codes }) => codes.person === undefined || codes.person === id,
      )?.codes
      const council = entriesOf(entries, 'partner.contacted').some(
        ({ codes, at }) => codes.partner === 'local-authority-housing' && choice !== undefined && at >= choice.at,
      )
      const moves = chosen === 'move' || chosen === 'leave-now'
      return {
        person: id,
        name,
        choice: chosen,
        chosenAt: choice?.at ?? null,
        judged: judged
          ? {
              safe: judged.safe === true,
              practical: judged.practical === true,
              canReturn: typeof judged.canReturn === 'boolean' ? judged.canReturn : null,
            }
          : null,
        thresholds: [
          ...(risk?.level === 'high' ? (['high-risk-of-serious-harm'] as const) : []),
          ...(risk?.significantAtHome === true ? (['significant-risk-at-home'] as const) : []),
        ],
        daysWithoutCouncil: moves && choice && !council ? Math.floor((page.now - choice.at) / DAY) : null,
      }
    })
}
