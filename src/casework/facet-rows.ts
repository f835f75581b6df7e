/** What lettings and advisers see of a case that they are not on: moves without a person, questions without a name. */
import { askedQuestions } from '../record/asked-questions.ts'
import type { Entry } from '../record/entry.ts'
import { urgencyOf } from '../record/goes-first.ts'
import { type LettingsMove, lettingsMoves } from '../record/lettings-moves.ts'
import { standing } from '../record/standing.ts'
import { type FacetRows, idOf } from '../store/judged-rows.ts'
import type { StoredRecord } from '../store/record.ts'
import { causesHarm, firstOn } from './first-on.ts'
import type { RunningLandlord } from './landlord.ts'

/** The id by which a move or a question is known outside its case. The same record always gives the same. */
export const moveId = (stream: string, rehousing: string): string => idOf('lettings-move', stream, rehousing)
export const questionId = (entry: string): string => idOf('asked-question', entry)

/** The case's own entries that stand, in the order in which things happened. */
export const ownInOrder = (entries: readonly Entry[]): readonly Entry[] =>
  standing(entries)
    .filter((entry) => entry.n > 0)
    .toSorted((a, b) => a.at - b.at || a.n - b.n)

export const runs = ({ state }: LettingsMove): boolean => state === 'open' || state === 'accepted'

/** `idAt` gives the id of an entry by its number. */
export function facetRows(
  landlord: RunningLandlord,
  record: StoredRecord,
  entries: readonly Entry[],
  idAt: (n: number) => string | null,
): FacetRows {
  if (record.kind !== 'case') return { moves: [], questions: [] }
  const { organisation } = landlord
  const own = ownInOrder(entries)
  const first = firstOn(landlord, record, own)
  const moves = lettingsMoves(own)
    .filter(runs)
    .map(({ rehousing, person, at, priority, needs, avoid, offers, state }) => ({
      id: moveId(record.stream, rehousing),
      asked: at,
      priority: causesHarm(own, person) ? priority : (urgencyOf('rehousing', priority, first) ?? priority),
      needs,
      avoid,
      offers,
      accepted: state === 'accepted',
    }))
  const advisers = record.caseKind === 'colleague' ? organisation.advisers.map(({ role }) => String(role)) : []
  const questions = askedQuestions(own)
    .filter(({ to }) => advisers.includes(to))
    .map(({ n, to, at }) => {
      const entry = idAt(n) ?? ''
      return { id: questionId(entry), to, asked: at, entry }
    })
  return { moves, questions }
}
