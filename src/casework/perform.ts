/**
 * One act, on the only path there is: may they, does the policy let them, append, judge, write what follows, audit;
 * all in one transaction.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mayPropose, type Relation } from '../access/table.ts'
import { refusals } from '../policy/refusals.ts'
import { findEntryType } from '../record/entry-type.ts'
import { canonical } from '../store/chain.ts'
import { type Actor, type AuditLine, asActor, audit, type Query } from '../store/database.ts'
import { findStream } from '../store/queries/cases.ts'
import { leaveAgain, takeOn } from '../store/queries/handovers.ts'
import {
  loadByAccount,
  loadByFacet,
  loadByWorkOrder,
  loadRecord,
  recall,
  remember,
  type StoredRecord,
} from '../store/record.ts'
import type { Act } from './act.ts'
import { append } from './append.ts'
import { attempted } from './attempted.ts'
import { complaintOnCaseProblem, passComplaintOn, splitComplaint } from './complaints/pass-on-complaint.ts'
import { withEscalation } from './escalated.ts'
import { ownStepProblem, secondCheckProblem } from './four-eyes.ts'
import { jobData } from './job-act.ts'
import { numbered } from './judged-record.ts'
import type { RunningLandlord } from './landlord.ts'
import { moveData, questionData } from './lettings-act.ts'
import { localProblem } from './local-problem.ts'
import { isId, readProposal } from './new-entry.ts'
import { ownRuleProblem } from './own-rule.ts'
import type { Performed } from './performed.ts'
import { refusalAsFacet, refusalInFull } from './refused.ts'
import { keepRestricted } from './restricted-access.ts'
import { landlordOf, type Rowan } from './rowan.ts'
import { sealedProblems } from './sealed-problems.ts'
import { thingMissing } from './with-their-thing.ts'
import { writtenSince } from './written-since.ts'

const NOT_FOUND: Performed = { outcome: 'not-found' }

/** What the actor writes on, and how they stand to it. */
type Found = {
  readonly record: StoredRecord
  readonly relation: Relation
  readonly account?: string
  readonly workOrder?: string
  readonly move?: string
  readonly question?: string
}

async function find(query: Query, actor: Actor, landlord: RunningLandlord, act: Act): Promise<Found | null> {
  const types = landlord.organisationTypes
  switch (act.target.on) {
    case 'case': {
      const found = await findStream(query, act.target.caseId)
      const record = found?.kind === 'case' ? await loadRecord(query, found.stream, types) : null
      return record?.kind === 'case' ? { record, relation: 'member' } : null
    }
    case 'handover': {
      const taken = await takeOn(query, act.target.caseId)
      const record = taken === null ? null : await loadRecord(query, taken, types)
      return record?.kind === 'case' ? { record, relation: 'member' } : null
    }
    case 'organisation': {
      const record = await loadRecord(query, actor.organisation, types)
      return record && { record, relation: 'organisation' }
    }
    case 'account': {
      const { account } = act.target
      const records = await loadByAccount(query, account, types)
      const held = records.find((record) => isHeld(landlord, record, act)) ?? records[0]
      return held ? { record: held, relation: 'accounts', account } : null
    }
    case 'work-order': {
      const { order } = act.target
      const record = isId(order) ? await loadByWorkOrder(query, order, types) : null
      return record && { record, relation: 'jobs', workOrder: order }
    }
    case 'move': {
      const { move } = act.target
      const record = isId(move) ? await loadByFacet(query, 'move', move, types) : null
      return record && { record, relation: 'lettings', move }
    }
    case 'question': {
      const { question } = act.target
      const record = isId(question) ? await loadByFacet(query, 'question', question, types) : null
      return record && { record, relation: 'addressed-role', question }
    }
    default:
      return act.target satisfies never
  }
}

const isHeld = (landlord: RunningLandlord, record: StoredRecord & { readonly person: string }, act: Act): boolean => {
  const type = findEntryType(act.type)
  if (!type || act.at === undefined) return false
  const { entries } = numbered(record)
  const entry = { n: record.seq + 1, type: type.name, at: act.at, recordedAt: act.at, by: act.role }
  return refusals(landlord.policy, entries, { ...entry, codes: { person: record.person }, happened: false }).length > 0
}

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
  const answer = await asActor(rowan.database, token, async (query, actor): Promise<Performed> => {
    if (act.key !== undefined) {
      const before = await recall(query, act.key)
      if (before) return before.requestHash === requestHash ? (before.answer as Performed) : { outcome: 'key-reused' }
    }
    const done = await decide(rowan, query, actor, act, now, withEntry)
    // Whoever does not take it on after all does not stay on its case.
    if (act.target.on === 'handover' && done.performed.outcome !== 'recorded' && done.line.object !== null)
      await leaveAgain(query, done.line.object)
    await audit(query, done.line)
    if (act.key !== undefined && (done.performed.outcome === 'recorded' || done.performed.outcome === 'refused'))
      await remember(query, act.key, requestHash, done.performed)
    return done.performed
  })
  return answer ?? NOT_FOUND
}

type Decided = { readonly performed: Performed; readonly line: AuditLine }

async function decide(
  rowan: Rowan,
  query: Query,
  actor: Actor,
  act: Act,
  now: number,
  withEntry: WithEntry | undefined,
): Promise<Decided> {
  const landlord = landlordOf(rowan, actor.landlord)
  const found = await find(query, actor, landlord, act)
  const decided = (performed: Performed, result: AuditLine['result']): Decided => ({
    performed,
    line: {
      action: `act:${findEntryType(act.type)?.name ?? 'unknown'}`,
      objectType: act.target.on === 'handover' ? 'case' : act.target.on,
      object: found?.record.stream ?? ('caseId' in act.target ? attempted(act.target.caseId) : null),
      basis: found ? auditBasis[found.relation] : 'none',
      result,
    },
  })
  const type = findEntryType(act.type)
  if (!found) {
    const mayForAccounts =
      type && act.target.on === 'account' && mayPropose(actor.roles, act.role, type.name, 'accounts')
    return mayForAccounts ? decided(answerForAnyAccount(act, now), 'done') : decided(NOT_FOUND, 'not-found')
  }
  const { record, relation, account, workOrder, move, question } = found
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
  const bare = withEntry === undefined ? thingMissing(rowan, made) : null
  if (bare) return decided({ outcome: 'invalid', problems: [bare] }, 'invalid')
  const unchecked =
    secondCheckProblem(record, actor.account, made) ??
    ownStepProblem(record, actor.account, made) ??
    complaintOnCaseProblem(rowan, made, view.entries)
  if (unchecked) return decided({ outcome: 'invalid', problems: [unchecked] }, 'refused')
  const [unsafe] = await sealedProblems(rowan, query, actor, record, [made], move)
  if (unsafe)
    return decided({ outcome: 'invalid', problems: [{ field: unsafe.field, problem: unsafe.problem }] }, 'refused')
  const against = made.entry.happened ? [] : refusals(landlord.policy, view.entries, made.entry)
  if (against.length > 0) {
    const shown = isFacet
      ? [refusalAsFacet(against)]
      : against.map((refusal) => refusalInFull(landlord, refusal, view.entries, made.entry))
    return decided({ outcome: 'refused', refusals: shown }, 'refused')
  }
  const ownRule = rowan.playing ? null : ownRuleProblem(landlord, made, view.entries)
  if (ownRule) return decided({ outcome: 'invalid', problems: [ownRule] }, 'refused')
  const local = rowan.playing ? null : localProblem(landlord, record.caseKind, made)
  if (local) return decided({ outcome: 'invalid', problems: [local] }, 'refused')
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
    ...(account === undefined ? {} : { account }),
    ...(workOrder === undefined ? {} : { workOrder }),
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

/** The answer for an account without a case: wrong fields are wrong for every account alike. */
function answerForAnyAccount(act: Act, now: number): Performed {
  const at = act.at ?? now
  const data = { ...act.data, person: randomUUID() }
  const proposal = { type: act.type, data, role: act.role, at, recordedAt: now, happened: false }
  const read = readProposal(proposal, 1, { entries: [], idOfNumber: new Map() })
  return read.ok ? notedAsFacet() : { outcome: 'invalid', problems: read.problems }
}

const auditBasis = {
  member: 'member',
  organisation: 'organisation',
  steering: 'organisation',
  accounts: 'accounts',
  jobs: 'jobs',
  staff: 'staff',
  self: 'self',
  addressee: 'self',
  auditor: 'staff',
  'open-file': 'member',
  'meeting-file': 'member',
  'legal-file': 'member',
  representative: 'member',
  'addressed-role': 'adviser',
  lettings: 'lettings',
  complaint: 'complaints',
  keeping: 'staff',
} as const

/** The data as sent; for a facet with what its sender does not know. Null where it cannot be said of this job. */
function facetData(landlord: RunningLandlord, found: Found, act: Act): Act['data'] | null {
  const { record, relation, account, workOrder, move, question } = found
  if (relation === 'accounts') return { ...act.data, person: personOf(record, account) }
  if (move !== undefined) return moveData(landlord, record, move, act)
  if (question !== undefined) return questionData(record, question, act)
  return workOrder === undefined ? act.data : jobData(record, workOrder, act)
}

/** The person on the record whose rent account it is. */
const personOf = (record: StoredRecord, account: string | undefined): string | undefined =>
  Object.entries(record.accounts).find(([, reference]) => reference === account)?.[0]
