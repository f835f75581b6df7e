/** Several acts on one case that belong together, such as a move that is decided and the reasons for it: all of them or none. */
import { createHash } from 'node:crypto'
import { mayPropose } from '../access/permissions.ts'
import { findEntryType } from '../record/entry-type.ts'
import type { Instant } from '../record/london-time.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { type Actor, type AuditLine, asActor, audit, type Query } from '../store/database.ts'
import { findStream } from '../store/queries/cases.ts'
import { loadRecord, recall, remember } from '../store/record.ts'
import { canonical } from '../verify/chain.ts'
import { append } from './append.ts'
import { attempted } from './attempted.ts'
import { passComplaintOn, splitComplaint } from './complaints/pass-on-complaint.ts'
import { withEscalations } from './escalated.ts'
import { numbered } from './judged-record.ts'
import type { Performed } from './performed.ts'
import { readInTurn, refusedInFull } from './read-in-turn.ts'
import { keepRestricted } from './restricted-access.ts'
import { landlordOf, type Rowan } from './rowan.ts'
import { stopped } from './stopped.ts'
import { writtenSince } from './written-since.ts'

export type ActTogether = {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  /** It has already happened, and not by our choice: written down although the policy would refuse it. */
  readonly happened?: boolean
}

export type ActsTogether = {
  /** The id or the reference of a case. */
  readonly caseId: string
  /** In the order in which they are written. A problem with a field is told as `0.field`, `1.field`. */
  readonly acts: readonly ActTogether[]
  readonly role: RoleName
  /** When all of it happened; now where it is left out. */
  readonly at?: Instant
  readonly seq?: number
  readonly key?: string
}

/** The most acts that may be sent together. */
const MOST_TOGETHER = 60

/** Does all of them for whoever holds the session, each judged on top of those before it. A refusal of one refuses all. */
export async function performTogether(rowan: Rowan, token: string, sent: ActsTogether): Promise<Performed> {
  const requestHash = createHash('sha256').update(canonical(sent)).digest('hex')
  const answer = await asActor(rowan.database, token, async (query, actor): Promise<Performed> => {
    if (sent.key !== undefined) {
      const before = await recall(query, sent.key)
      if (before) return before.requestHash === requestHash ? (before.answer as Performed) : { outcome: 'key-reused' }
    }
    const { performed, lines } = await decide(rowan, query, actor, sent)
    for (const line of lines) await audit(query, line)
    if (sent.key !== undefined && (performed.outcome === 'recorded' || performed.outcome === 'refused'))
      await remember(query, sent.key, requestHash, performed)
    return performed
  })
  return answer ?? { outcome: 'not-found' }
}

type Decided = { readonly performed: Performed; readonly lines: readonly AuditLine[] }

async function decide(rowan: Rowan, query: Query, actor: Actor, sent: ActsTogether): Promise<Decided> {
  const landlord = landlordOf(rowan, actor.landlord)
  const stream = await findStream(query, sent.caseId)
  const record = stream?.kind === 'case' ? await loadRecord(query, stream.stream, landlord.organisationTypes) : null
  const types = sent.acts.map((act) => findEntryType(act.type))
  const decided = (performed: Performed, result: AuditLine['result']): Decided => ({
    performed,
    lines: types.map((type) => ({
      action: `act:${type?.name ?? 'unknown'}`,
      objectType: 'case',
      object: record?.stream ?? attempted(sent.caseId),
      basis: record ? 'member' : 'none',
      result,
    })),
  })
  if (!record) return decided({ outcome: 'not-found' }, 'not-found')
  if (sent.acts.length === 0 || sent.acts.length > MOST_TOGETHER)
    return decided({ outcome: 'invalid', problems: [{ field: '', problem: 'Nothing was filled in' }] }, 'invalid')
  if (!actor.roles.includes(sent.role)) return decided({ outcome: 'role-not-held', role: sent.role }, 'refused')
  if (types.some((type) => type && !mayPropose(actor.roles, sent.role, type.name, 'member')))
    return decided({ outcome: 'not-found' }, 'refused')
  if (sent.seq !== undefined && sent.seq !== record.seq)
    return decided({ outcome: 'conflict', since: await writtenSince(query, record, sent.seq) }, 'conflict')
  const now = rowan.clock()
  const view = numbered(record)
  const shared = { role: sent.role, at: sent.at ?? now, recordedAt: now }
  const complaints = sent.acts.map((act) => splitComplaint(act.type, act.data))
  const proposals = sent.acts.map((act, index) => ({
    ...act,
    ...shared,
    data: complaints[index]?.onCase ?? act.data,
    happened: act.happened ?? false,
  }))
  const apartProblems = complaints.flatMap((each, index) =>
    (each?.problems ?? []).map(({ field, problem }) => ({ field: `${index}.${field}`, problem })),
  )
  const { made: asSent, problems: ofActs } = readInTurn(
    proposals,
    record.seq + 1,
    view,
    (index, field) => `${index}.${field}`,
  )
  const problems = [...ofActs, ...apartProblems]
  if (problems.length > 0) return decided({ outcome: 'invalid', problems }, 'invalid')
  const made = rowan.playing ? asSent : withEscalations(asSent, view.entries)
  const stop = await stopped({ rowan, query, actor, landlord, record, made })
  if (stop?.outcome === 'refused')
    return decided({ outcome: 'refused', refusals: refusedInFull(landlord, stop.refused) }, 'refused')
  if (stop)
    return decided(
      {
        outcome: 'invalid',
        problems: stop.problems.map(({ index, field, problem }) => ({ field: `${index}.${field}`, problem })),
      },
      'refused',
    )
  const hasWords = made.some(({ words }) => Object.keys(words).length > 0)
  const key = hasWords
    ? await rowan.keyring.keyFor({ landlord: landlord.id, kind: 'case', subject: record.stream })
    : undefined
  const written = await append({ query, actor, landlord, record, key, made, now })
  await keepRestricted(rowan, query, landlord.id, record, made)
  for (const [index, each] of made.entries()) {
    const apart = complaints[index]?.apart
    if (apart) await passComplaintOn({ rowan, query, actor, landlord, record, made: each, apart })
  }
  const last = written.at(-1)
  return decided(
    { outcome: 'recorded', caseId: record.stream, entryId: last?.id ?? '', seq: last?.seq ?? record.seq },
    'done',
  )
}
