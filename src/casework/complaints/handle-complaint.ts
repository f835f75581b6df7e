/**
 * One act on a complaint, by whoever handles it. Where the complaint belongs to the case of the person harmed, the case is told in
 * the same transaction what was done, without a word of what was said.
 */
import { createHash } from 'node:crypto'
import { mayPropose } from '../../access/permissions.ts'
import { refusals } from '../../policy/refusals.ts'
import { complaintState, currentStage } from '../../record/complaint-state.ts'
import { findEntryType } from '../../record/entry-type.ts'
import type { Instant } from '../../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../../record/vocabulary.ts'
import { complaintHandlers, loadComplaint } from '../../store/complaints.ts'
import { type Actor, type AuditLine, asActor, audit, type Query } from '../../store/database.ts'
import { recall, remember } from '../../store/record.ts'
import { canonical } from '../../verify/chain.ts'
import { numbered } from '../judged-record.ts'
import { isId, readProposal } from '../new-entry.ts'
import type { Performed } from '../performed.ts'
import { refusalInFull } from '../refused.ts'
import { landlordOf, type Rowan } from '../rowan.ts'
import { writtenSince } from '../written-since.ts'
import { complaintProblem } from './complaint-problem.ts'
import { tellCase } from './tell-case.ts'
import { appendToComplaint } from './write-complaint.ts'

export type ComplaintAct = {
  /** The id or the reference of the complaint. */
  readonly complaint: string
  readonly type: EntryTypeName
  readonly data: Readonly<Record<string, unknown>>
  readonly role: RoleName
  readonly at?: Instant
  readonly seq?: number
  readonly key?: string
}

type Decided = { readonly performed: Performed; readonly line: AuditLine }

/** Expected refusals are values, and then nothing was written. */
export async function handleComplaint(rowan: Rowan, token: string, act: ComplaintAct): Promise<Performed> {
  const requestHash = createHash('sha256').update(canonical(act)).digest('hex')
  const done = await asActor(rowan.database, token, async (query, actor): Promise<Performed> => {
    if (act.key !== undefined) {
      const before = await recall(query, act.key)
      if (before) return before.requestHash === requestHash ? (before.answer as Performed) : { outcome: 'key-reused' }
    }
    const { performed, line } = await decide(rowan, query, actor, act)
    await audit(query, line)
    if (act.key !== undefined && (performed.outcome === 'recorded' || performed.outcome === 'refused'))
      await remember(query, act.key, requestHash, performed)
    return performed
  })
  return done ?? { outcome: 'not-found' }
}

async function decide(rowan: Rowan, query: Query, actor: Actor, act: ComplaintAct): Promise<Decided> {
  const now = rowan.clock()
  const landlord = landlordOf(rowan, actor.landlord)
  const record = await loadComplaint(query, act.complaint)
  const type = findEntryType(act.type)
  const decided = (performed: Performed, result: AuditLine['result']): Decided => ({
    performed,
    line: {
      action: `act:${type?.name ?? 'unknown'}`,
      objectType: 'complaint',
      object: record?.stream ?? (isId(act.complaint) ? act.complaint : null),
      basis: record ? 'complaints' : 'none',
      result,
    },
  })
  const state = record && complaintState(record.entries)
  if (!record || !state) return decided({ outcome: 'not-found' }, 'not-found')
  if (!actor.roles.includes(act.role)) return decided({ outcome: 'role-not-held', role: act.role }, 'refused')
  if (type && !mayPropose(actor.roles, act.role, type.name, 'complaint'))
    return decided({ outcome: 'not-found' }, 'refused')
  if (act.seq !== undefined && act.seq !== record.seq)
    return decided({ outcome: 'conflict', since: await writtenSince(query, record, act.seq) }, 'conflict')
  const view = numbered(record)
  const shared = { role: act.role, at: act.at ?? now, recordedAt: now, happened: false }
  const read = readProposal({ type: act.type, data: dataOf(act, record, state), ...shared }, record.seq + 1, view)
  if (!read.ok) return decided({ outcome: 'invalid', problems: read.problems }, 'invalid')
  const { made } = read
  const handlers = new Set((await complaintHandlers(query, record.stream)).map(({ account }) => account))
  const problem = complaintProblem(state, made, actor.account, handlers)
  if (problem) return decided({ outcome: 'invalid', problems: [problem] }, 'refused')
  const against = refusals(landlord.policy, view.entries, made.entry)
  if (against.length > 0) {
    const shown = against.map((refusal) => refusalInFull(landlord, refusal, view.entries, made.entry))
    return decided({ outcome: 'refused', refusals: shown }, 'refused')
  }
  const written = await appendToComplaint({ rowan, query, actor, landlord, record, made })
  await tellCase({ rowan, query, actor, landlord, complaint: record.stream, made, now })
  return decided({ outcome: 'recorded', caseId: null, entryId: written.id, seq: written.seq }, 'done')
}

/** What was sent, with what follows from the complaint itself: which it is, its stage, and its reference in an answer. */
function dataOf(
  { type, data }: ComplaintAct,
  record: { readonly stream: string; readonly reference: string },
  state: Parameters<typeof currentStage>[0],
): ComplaintAct['data'] {
  const { stage } = currentStage(state)
  const hasStage = findEntryType(type)?.fields.some((field) => field.name === 'stage') ?? false
  return {
    ...(hasStage ? { stage: type === 'complaint.received' ? 'stage-2' : stage } : {}),
    ...(type === 'complaint.answered' ? { reference: record.reference } : {}),
    ...data,
    complaint: record.stream,
  }
}
