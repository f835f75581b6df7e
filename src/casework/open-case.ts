/** Begins a case with one entry of any kind that a case may hold: a sign that was noticed, an incident, somebody added. */
import { createHash, randomUUID } from 'node:crypto'
import { mayTakeReport } from '../access/table.ts'
import { refusals } from '../policy/refusals.ts'
import { entryType, findEntryType } from '../record/entry-type.ts'
import { canonical, firstHash } from '../store/chain.ts'
import { asActor, audit } from '../store/database.ts'
import { recall, remember, type StoredRecord } from '../store/record.ts'
import type { Act } from './act.ts'
import { append } from './append.ts'
import { numbered } from './judged-record.ts'
import { readProposal } from './new-entry.ts'
import { refusalInFull } from './refused.ts'
import { landlordOf, type Rowan } from './rowan.ts'
import { isColleague, newReference, type ReportTaken } from './take-report.ts'

/** The answer is that of a report taken: expected refusals are values, and then there is no case. */
export async function openCase(rowan: Rowan, token: string, act: Omit<Act, 'target' | 'seq'>): Promise<ReportTaken> {
  const now = rowan.clock()
  const requestHash = createHash('sha256')
    .update(canonical({ opens: true, ...act }))
    .digest('hex')
  const stream = randomUUID()
  const done = await asActor(rowan.database, token, async (query, actor): Promise<ReportTaken> => {
    if (act.key !== undefined) {
      const before = await recall(query, act.key)
      if (before) return before.requestHash === requestHash ? (before.answer as ReportTaken) : { outcome: 'key-reused' }
    }
    const landlord = landlordOf(rowan, actor.landlord)
    const line = { action: `act:open-case`, objectType: 'case', basis: 'staff' } as const
    const refuse = async (answer: ReportTaken, result: 'refused' | 'invalid') => {
      await audit(query, { ...line, object: null, result })
      return answer
    }
    if (!mayTakeReport(actor.roles, act.role)) return refuse({ outcome: 'not-found' }, 'refused')
    const type = findEntryType(act.type)
    if (!type || entryType(type.name).scope === 'organisation')
      return refuse({ outcome: 'invalid', problems: [{ field: 'type', problem: 'is no entry of a case' }] }, 'invalid')
    const recordedAt = rowan.playing ? (act.recordedAt ?? now) : now
    const at = act.at ?? now
    const record: StoredRecord = {
      stream,
      kind: 'case',
      reference: newReference(),
      caseKind: caseKindOf(act),
      opened: at,
      seq: 0,
      head: firstHash(landlord.id, stream),
      entries: [],
      accounts: {},
      organisation: [],
    }
    const proposal = { type: act.type, data: act.data, role: act.role, at, recordedAt, happened: act.happened ?? false }
    const read = readProposal(proposal, 1, numbered(record))
    if (!read.ok) return refuse({ outcome: 'invalid', problems: read.problems }, 'invalid')
    const against = read.made.entry.happened ? [] : refusals(landlord.policy, [], read.made.entry)
    if (against.length > 0)
      return refuse(
        { outcome: 'refused', refusals: against.map((refusal) => refusalInFull(landlord, refusal)) },
        'refused',
      )
    const key = await rowan.keyring.keyFor({ landlord: landlord.id, kind: 'case', subject: stream })
    const made = [read.made]
    const work = { query, actor, landlord, record, key, made, now: Math.max(now, recordedAt), opens: true }
    const written = await append(work)
    await audit(query, { ...line, object: stream, result: 'done' })
    const answer: ReportTaken = {
      outcome: 'recorded',
      caseId: stream,
      reference: record.reference,
      seq: written.length,
    }
    if (act.key !== undefined) await remember(query, act.key, requestHash, answer)
    return answer
  })
  return done ?? { outcome: 'not-found' }
}

/** What kind of case the first entry makes it: a colleague's is closed to everybody else from its first moment. */
function caseKindOf({ type, data }: Pick<Act, 'type' | 'data'>): string {
  if (type === 'case.opened' && typeof data.kind === 'string') return data.kind
  if (type === 'report.received' && isColleague(data.victimIs)) return 'colleague'
  return type === 'concern.raised' ? 'concern' : 'victim'
}
