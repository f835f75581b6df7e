/** What waits for a second person on the reader's cases: shown among what waits for agreement. Members alone, as with approvals. */
import { numbered } from '../casework/judged-record.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { waitingChecks } from '../record/second-checks.ts'
import type { Actor, Query } from '../store/database.ts'
import { casesToCheck, entriesOf } from '../store/queries/cases.ts'
import type { ApprovalLine } from './approval-lines.ts'
import { nameOn, readNames } from './record-words.ts'
import { sentenceOf } from './sentences.ts'

/** Within the reader's own transaction. The act that waits is the entry that was written; anybody else on the case may look at it. */
export async function checkLines(rowan: Rowan, query: Query, actor: Actor): Promise<readonly ApprovalLine[]> {
  const { secondCheck } = landlordOf(rowan, actor.landlord).organisation.running
  const cases = await casesToCheck(query, secondCheck)
  if (cases.length === 0) return []
  const streams = cases.map((each) => each.stream)
  const names = await readNames(query, rowan.keyring, actor.landlord, streams)
  const lines: ApprovalLine[] = []
  for (const { stream, reference } of cases) {
    const rows = await entriesOf(query, stream)
    const record = rows.map((row) => ({ ...row, at: row.happened_at.getTime(), recordedAt: row.recorded_at.getTime() }))
    const { entries } = numbered({ entries: record, organisation: [] })
    for (const { n, type, codes, at } of waitingChecks(entries, secondCheck)) {
      const row = rows.find((each) => each.seq === n)
      lines.push({
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
      })
    }
  }
  return lines
}

/** The longest waiting first. */
export const byWaiting = (a: ApprovalLine, b: ApprovalLine): number =>
  a.since - b.since || (a.caseReference < b.caseReference ? -1 : 1)
