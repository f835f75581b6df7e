/** Whose the case is: to whom it was given, what was passed on and taken on, and where it went or came from. */
import { mayTakeOn } from '../../../packs/case-owner.ts'
import type { Instant } from '../../../record/london-time.ts'
import type { RoleName } from '../../../record/vocabulary.ts'
import { waitingHandover } from '../../../record/waiting-handover.ts'
import type { AreaEntry, AreaReading } from '../../area-page.ts'
import { entriesOf, textIn } from '../partners/codes.ts'

export type Given = {
  readonly n: number
  readonly to: string
  readonly officer: string | null
  readonly at: Instant
  readonly by: string
}

export type PassedOn = {
  readonly n: number
  readonly to: string
  readonly by: string
  readonly at: Instant
  /** Who took it on; null while it waits, or where somebody passed it to another instead. */
  readonly takenOn: { readonly by: string; readonly at: Instant } | null
  /** It waits: until somebody takes it on it stays with whoever passed it on. */
  readonly waits: boolean
  /** Nobody to whom it was passed may take it on: from before such a passing on was refused. Docs: decisions 0097. */
  readonly astray: boolean
}

export type Transfer = {
  readonly n: number
  readonly to: string
  readonly direction: string
  readonly agreed: string
  readonly accepted: boolean
  readonly at: Instant
  readonly reasons: string | null
}

const asEntry = (entry: AreaEntry) => ({ ...entry, by: entry.role, happened: false })

/** As the pure core sees them: codes and times. */
export const asRecord = (entries: readonly AreaEntry[]) => entries.map(asEntry)

export const givenOn = ({ entries, nameOf }: AreaReading): readonly Given[] =>
  entriesOf(entries, 'case.assigned')
    .map(({ n, codes, at, by }) => {
      const officer = textIn(codes, 'officer')
      return { n, to: String(codes.to), officer: officer === null ? null : nameOf(officer), at, by }
    })
    .toReversed()

export function passedOn({ caseKind, entries, organisation }: AreaReading): readonly PassedOn[] {
  const waiting = waitingHandover(asRecord(entries))
  return entriesOf(entries, 'handover.made')
    .map((entry): PassedOn => {
      const answer = entries.find((each) => each.type === 'handover.accepted' && each.codes.entry === entry.n)
      const atOnce = entry.codes.accepted === true ? { by: String(entry.codes.to), at: entry.at } : null
      return {
        n: entry.n,
        to: String(entry.codes.to),
        by: entry.by,
        at: entry.at,
        takenOn: answer ? { by: answer.by, at: answer.at } : atOnce,
        waits: waiting?.n === entry.n,
        astray: waiting?.n === entry.n && !mayTakeOn(organisation, caseKind, entry.codes.to as RoleName),
      }
    })
    .toReversed()
}

export const transfersOn = ({ entries }: AreaReading): readonly Transfer[] =>
  entriesOf(entries, 'case.transferred')
    .map(({ n, codes, words, at }) => ({
      n,
      to: String(codes.to),
      direction: String(codes.direction),
      agreed: String(codes.agreed),
      accepted: codes.accepted === true,
      at,
      reasons: textIn(words, 'reasons'),
    }))
    .toReversed()
