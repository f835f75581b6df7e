/** What the policy makes of one case, or of the organisation itself, now: in the form of `rowan simulate`, with the way from its numbers to the entries. */

import { numbered } from '../casework/judged-record.ts'
import { isId } from '../casework/new-entry.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { versionAt } from '../policy/compile.ts'
import { judge } from '../policy/judge.ts'
import { type Played, told } from '../policy/play.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { loadRecord } from '../store/record.ts'

export type CaseJudgement = Omit<Played, 'refused'> & {
  /** What each number of the answer stands for. Numbers up to 0 are entries of the organisation's own record. */
  readonly entries: readonly {
    readonly n: number
    readonly id: string
    readonly stream: 'case' | 'organisation'
    readonly type: string
  }[]
}

/**
 * Null for a case that is hidden and for one that does not exist. A case is judged together with the organisation's own
 * record; without a case, that record is judged alone.
 */
export async function readJudgement(rowan: Rowan, token: string, caseId: string | null): Promise<CaseJudgement | null> {
  return asActor(rowan.database, token, async (query, actor) => {
    const landlord = landlordOf(rowan, actor.landlord)
    const kind = caseId === null ? 'organisation' : 'case'
    const stream = caseId ?? actor.organisation
    const found = isId(stream) ? await loadRecord(query, stream, landlord.organisationTypes) : null
    const record = found?.kind === kind ? found : null
    auditAtEnd(query, {
      action: 'read:judgement',
      objectType: kind,
      object: record?.stream ?? null,
      basis: record ? (kind === 'case' ? 'member' : 'organisation') : 'none',
      result: record ? 'shown' : 'not-found',
    })
    if (!record) return null
    const now = rowan.clock()
    const { entries, idOfNumber } = numbered(record)
    const pack = versionAt(landlord.policy, now)
    return {
      id: record.reference,
      policy: { pack: pack.id, version: pack.version },
      ...told(landlord.policy, judge(landlord.policy, entries, now, 'all', rowan.playing), now),
      entries: entries.map(({ n, type }) => ({
        n,
        id: idOfNumber.get(n) ?? '',
        stream: n > 0 ? kind : ('organisation' as const),
        type,
      })),
    }
  })
}
