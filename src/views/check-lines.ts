/** What waits for a second person on a case: shown among what waits for agreement. Members alone, as with approvals. */
import { waitingChecks } from '../record/second-checks.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import type { Actor } from '../store/database.ts'
import { type ApprovalLine, type ReadToWait, recordOf } from './approval-lines.ts'
import { nameOn } from './record-words.ts'
import { sentenceOf } from './sentences.ts'

/** The act that waits is the entry that was written; anybody else on the case may look at it. */
export function checkLines(
  secondCheck: readonly EntryTypeName[],
  actor: Actor,
  { stream, reference, rows, names }: ReadToWait,
): readonly ApprovalLine[] {
  return waitingChecks(recordOf(rows, []), secondCheck).map(({ n, type, codes, at }) => {
    const row = rows.find((each) => each.seq === n)
    return {
      stream,
      caseReference: reference,
      act: type,
      agreement: 'second-check.made',
      roles: [],
      key: null,
      proposed: sentenceOf(type, codes, (person) => nameOn(names, stream, person)),
      entry: n,
      by: row?.name ?? '',
      since: at,
      missing: [],
      clauses: [],
      waitsFor: row?.by === actor.account ? 'own' : 'me',
    }
  })
}
