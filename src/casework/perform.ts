/**
 * One act, on the only path there is: may they, does the policy let them, append, judge, write what follows, audit;
 * all in one transaction.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mayPropose } from '../access/permissions.ts'
import type { Relation } from '../access/relations.ts'
import { findEntryType } from '../record/entry-type.ts'
import { type Actor, type AuditLine, asActor, audit, auditAtEnd, isHidden, type Query } from '../store/database.ts'
import { findStream } from '../store/queries/cases.ts'
import { loadByFacet, loadRecord, recall, remember, type StoredRecord } from '../store/record.ts'
import { canonical } from '../verify/chain.ts'
import type { Act } from './act.ts'
import { actAsFacet, type FacetTarget } from './act-as-facet.ts'
import { append } from './append.ts'
import { attempted } from './attempted.ts'
import { passComplaintOn, splitComplaint } from './complaints/pass-on-complaint.ts'
import { doDueJobs } from './due-jobs.ts'
import { withEscalation } from './escalated.ts'
import { toldEnd } from './facet-acts.ts'
import { numbered } from './judged-record.ts'
import type { RunningLandlord } from './landlord.ts'
import { moveData, questionData } from './lettings-act.ts'
import { isId, readProposal } from './new-entry.ts'
import type { Performed } from './performed.ts'
import { refusedInFull } from './read-in-turn.ts'
import { keepRestricted } from './restricted-access.ts'
import { landlordOf, type Rowan } from './rowan.ts'
import { stopped } from './stopped.ts'
import { writtenSince } from './written-since.ts'

const NOT_FOUND: Performed = { outcome: 'not-found' }

/** An act that is judged here; the others are in the database's hands alone. */
type Inside = Act & { readonly target: Exclude<Act['target'], FacetTarget> }

/** What the actor writes on, and how they stand to it. */
type Found = {
  readonly record: StoredRecord
  readonly relation: Relation & ('member' | 'organisation' | 'lettings' | 'addressed-role')
  readonly move?: string
  readonly question?: string
}

async function find(query: Query, actor: Actor, landlord: RunningLandlord, { target }: Inside): Promise<Found | null> {
  const types = landlord.organisationTypes
  switch (target.on) {
    case 'case': {
      const found = await findStream(query, target.caseId)
      const record = found?.kind === 'case' ? await loadRecord(query, found.stream, types) : null
      return record?.kind === 'case' ? { record, relation: 'member' } : null
    }
    case 'organisation': {
      const record = await loadRecord(query, actor.organisation, types)
      return record && { record, relation: 'organisation' }
    }
    case 'move': {
      const { move } = target
      const record = isId(move) ? await loadByFacet(query, 'move', move, types) : null
      return record && { record, relation: 'lettings', move }
    }
    case 'question': {
      const { question } = target
      const record = isId(question) ? await loadByFacet(query, 'question', question, types) : null
      return record && { record, relation: 'addressed-role', question }
    }
    default:
      return target satisfies never
  }
}

const FACETS: ReadonlySet<string> = new Set<FacetTarget['on']>(['account', 'work-order', 'handover'])
const isInside = (act: Act): act is Inside => !FACETS.has(act.target.on)

/** What belongs to a new entry and is written with it, in the same transaction. It may be done twice, after a passing fault. */
export type WithEntry = (written: {
  readonly query: Query
  readonly landlord: string
  readonly stream: string
  readonly entry: string
}) => Promise<void>

/** Does one act for whoever holds the session. Expected refusals are answers; only a fault throws, and then nothing was written. */
export async function perform(rowan: Rowan, token: string, sent: Act, withEntry?: WithEntry): Promise<Performed> {
  const now = rowan.clock()
  const act: Act = { ...sent, at: sent.at ?? now }
  const requestHash = createHash('sha256').update(canonical(sent)).digest('hex')
  const doing = asActor(rowan.database, token, async (query, actor): Promise<Performed> => {
    if (act.key !== undefined) {
      const before = await recall(query, act.key)
      if (before) return before.requestHash === requestHash ? (before.answer as Performed) : { outcome: 'key-reused' }
    }
    const performed = isInside(act)
      ? await performInside(rowan, query, actor, act, now, withEntry)
      : await actAsFacet(rowan, query, actor, act as Act & { readonly target: FacetTarget })
    if (act.key !== undefined && (performed.outcome === 'recorded' || performed.outcome === 'refused'))
      await remember(query, act.key, requestHash, performed)
    return performed
  })
  const answer = await doing.catch(async (error: unknown) => {
    if (!isHidden(error)) throw error
    await noteTurnedAway(rowan, token, act)
    return NOT_FOUND
  })
  // Lettings and advisers see at once what came of it; where that fails, the worker's next round does it.
  if (answer?.outcome === 'recorded' && (act.target.on === 'move' || act.target.on === 'question'))
    await doDueJobs(rowan, 1).catch(() => undefined)
  return answer ?? NOT_FOUND
}

/** An act that the database itself turned away took its own line of the audit back with it. */
const noteTurnedAway = (rowan: Rowan, token: string, { type, target }: Act) =>
  asActor(rowan.database, token, (query) =>
    audit(query, {
      action: `act:${findEntryType(type)?.name ?? 'unknown'}`,
      objectType: target.on === 'handover' ? 'case' : target.on,
      object: 'caseId' in target ? attempted(target.caseId) : null,
      basis: 'none',
      result: 'not-found',
    }),
  )

async function performInside(...work: Parameters<typeof decide>): Promise<Performed> {
  const { performed, line } = await decide(...work)
  auditAtEnd(work[1], line)
  return performed
}

type Decided = { readonly performed: Performed; readonly line: AuditLine }

async function decide(
  rowan: Rowan,
  query: Query,
  actor: Actor,
  act: Inside,
  now: number,
  withEntry: WithEntry | undefined,
): Promise<Decided> {
  const landlord = landlordOf(rowan, actor.landlord)
  const found = await find(query, actor, landlord, act)
  const decided = (performed: Performed, result: AuditLine['result']): Decided => ({
    performed,
    line: {
      action: `act:${findEntryType(act.type)?.name ?? 'unknown'}`,
      objectType: act.target.on,
      object: found?.record.stream ?? ('caseId' in act.target ? attempted(act.target.caseId) : null),
      basis: found ? auditBasis[found.relation] : 'none',
      result,
    },
  })
  const type = findEntryType(act.type)
  if (!found) return decided(NOT_FOUND, 'not-found')
  const { record, relation, move, question } = found
  const isFacet = relation !== 'member' && relation !== 'organisation'
  if (relation === 'member' && !actor.roles.includes(act.role))
    return decided({ outcome: 'role-not-held', role: act.role }, 'refused')
  if (type && !mayPropose(actor.roles, act.role, type.name, relation)) return decided(NOT_FOUND, 'refused')
  if (type?.name === 'role.assigned' && act.data.holder === actor.account) {
    const problem = 'must be somebody else: nobody gives a role to themselves'
    return decided({ outcome: 'invalid', problems: [{ field: 'holder', problem }] }, 'refused')
  }
  if (act.seq !== undefined && act.seq !== record.seq && !isFacet)
    return decided({ outcome: 'conflict', since: await writtenSince(query, record, act.seq) }, 'conflict')
  const view = numbered(record)
  const sentData = facetData(landlord, found, act)
  if (sentData === null) return decided(NOT_FOUND, 'refused')
  const complaint = record.kind === 'case' ? splitComplaint(act.type, sentData) : null
  const data = complaint?.onCase ?? sentData
  const recordedAt = rowan.playing ? (act.recordedAt ?? now) : now
  const happened = !isFacet && (act.happened ?? false)
  const read = readProposal(
    { type: act.type, data, role: act.role, at: act.at ?? now, recordedAt, happened },
    record.seq + 1,
    view,
  )
  const apartProblems = complaint?.problems ?? []
  if (!read.ok || apartProblems.length > 0)
    return decided({ outcome: 'invalid', problems: [...(read.ok ? [] : read.problems), ...apartProblems] }, 'invalid')
  const made = rowan.playing ? read.made : withEscalation(read.made, view.entries)
  const withItsThing = withEntry !== undefined
  const stop = await stopped({ rowan, query, actor, landlord, record, made: [made], move, withItsThing })
  if (stop?.outcome === 'refused') {
    const shown = isFacet
      ? [{ sees: 'facet' as const, until: toldEnd(stop.refused.flatMap((each) => each.refusals)) }]
      : refusedInFull(landlord, stop.refused)
    return decided({ outcome: 'refused', refusals: shown }, 'refused')
  }
  if (stop)
    return decided(
      { outcome: 'invalid', problems: stop.problems.map(({ field, problem }) => ({ field, problem })) },
      'refused',
    )
  const hasWords = Object.keys(made.words).length > 0
  const key = hasWords
    ? await rowan.keyring.keyFor({ landlord: landlord.id, kind: record.kind, subject: record.stream })
    : undefined
  const [written] = await append({
    query,
    actor,
    landlord,
    record,
    key,
    made: [made],
    now: Math.max(now, recordedAt),
    ...(move === undefined ? {} : { move }),
    ...(question === undefined ? {} : { question }),
  })
  await keepRestricted(rowan, query, landlord.id, record, [made])
  if (complaint) await passComplaintOn({ rowan, query, actor, landlord, record, made, apart: complaint.apart })
  await withEntry?.({ query, landlord: landlord.id, stream: record.stream, entry: made.id })
  if (isFacet) return decided(notedAsFacet(), 'done')
  const caseId = record.kind === 'case' && relation === 'member' ? record.stream : null
  return decided({ outcome: 'recorded', caseId, entryId: made.id, seq: written?.seq ?? 0 }, 'done')
}

/** What somebody hears who sees a facet alone and whose act may go on: for a rent account the same whether it has a case or none. */
const notedAsFacet = (): Performed => ({ outcome: 'recorded', caseId: null, entryId: randomUUID(), seq: 0 })

const auditBasis = {
  member: 'member',
  organisation: 'organisation',
  'addressed-role': 'adviser',
  lettings: 'lettings',
  complaint: 'complaints',
  keeping: 'staff',
} as const

/** The data as sent; for a facet with what its sender does not know. Null where it cannot be said of this job. */
function facetData(landlord: RunningLandlord, found: Found, act: Act): Act['data'] | null {
  const { record, move, question } = found
  if (move !== undefined) return moveData(landlord, record, move, act)
  return question === undefined ? act.data : questionData(record, question, act)
}
