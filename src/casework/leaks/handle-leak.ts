/** What those who look after something that may have got out do about it: a step, of which case it is and of which it is not, its end. */
import { createHash } from 'node:crypto'
import { closesLeaks } from '../../access/permissions.ts'
import { leakState } from '../../record/leak-state.ts'
import type { Instant } from '../../record/london-time.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import { type Actor, type AuditLine, asActor, audit, type Query } from '../../store/database.ts'
import { type LeakRecord, loadLeak, tieLeak, writeLeak } from '../../store/queries/leaks.ts'
import { recall, remember } from '../../store/record.ts'
import { canonical } from '../../verify/chain.ts'
import { chained } from '../append.ts'
import { isId, readProposal } from '../new-entry.ts'
import type { Performed } from '../performed.ts'
import { landlordOf, type Rowan } from '../rowan.ts'
import { leakProblem } from './leak-problem.ts'
import { leakRow, stepsOf } from './leak-steps.ts'

export type LeakAct = {
  /** Its id or its reference. */
  readonly leak: string
  readonly type: 'leak.handled' | 'leak.case-decided' | 'leak.closed'
  /** Of a decision on a case, `case` is its reference. */
  readonly data: Readonly<Record<string, unknown>>
  /** The reference of the right case, where another was named by mistake. */
  readonly instead?: string
  readonly role: RoleName
  readonly at?: Instant
  readonly seq?: number
  readonly key?: string
}

/** A reference, as somebody typed it. */
const asTyped = (ofCase: string): string => ofCase.trim().toUpperCase()

/** Which of its cases is meant, as the record calls it: the record of a leak holds no reference, so that it can be erased by itself. */
function caseOf({ cases }: LeakRecord, { type, data }: LeakAct) {
  if (type !== 'leak.case-decided') return {}
  const named = cases.find(({ reference, state }) => reference === asTyped(String(data.case)) && state !== 'withdrawn')
  return { case: named?.id ?? '' }
}

async function decide(
  rowan: Rowan,
  query: Query,
  actor: Actor,
  act: LeakAct,
): Promise<{ readonly performed: Performed; readonly line: AuditLine }> {
  const now = rowan.clock()
  const landlord = landlordOf(rowan, actor.landlord)
  const record = await loadLeak(query, act.leak)
  const decided = (performed: Performed, result: AuditLine['result']) => ({
    performed,
    line: {
      action: `act:${act.type}`,
      objectType: 'leak' as const,
      object: record?.stream ?? (isId(act.leak) ? act.leak : null),
      basis: record ? ('leaks' as const) : ('none' as const),
      result,
    },
  })
  const state = record && leakState(record.entries)
  if (!record || !state || (act.type === 'leak.closed' && !closesLeaks(actor.roles)))
    return decided({ outcome: 'not-found' }, 'not-found')
  if (!actor.roles.includes(act.role)) return decided({ outcome: 'role-not-held', role: act.role }, 'refused')
  if (act.seq !== undefined && act.seq !== record.shown) return decided({ outcome: 'conflict', since: [] }, 'conflict')
  const read = readProposal(
    {
      type: act.type,
      data: { ...act.data, ...caseOf(record, act), leak: record.stream },
      role: act.role,
      at: act.at ?? now,
      recordedAt: now,
      happened: false,
    },
    record.seq + 1,
    { entries: [], idOfNumber: new Map() },
  )
  if (!read.ok) return decided({ outcome: 'invalid', problems: read.problems }, 'invalid')
  const isCorrection = act.type === 'leak.case-decided' && act.data.outcome === 'wrong-case'
  if (state.state === 'closed' && !(isCorrection && act.instead === undefined))
    return decided({ outcome: 'invalid', problems: [{ field: '', problem: 'It is closed' }] }, 'invalid')
  const owed = stepsOf(landlord, state, now).flatMap(({ step, taken }) => (taken === null ? [step] : []))
  const problem = leakProblem(record, owed, closesLeaks(actor.roles), read.made)
  if (problem) return decided({ outcome: 'invalid', problems: [problem] }, 'refused')
  if (act.instead !== undefined && !(await tieLeak(query, record.stream, asTyped(act.instead), now)))
    return decided({ outcome: 'invalid', problems: [{ field: 'instead', problem: 'is no case to name' }] }, 'refused')
  if (act.instead !== undefined)
    await audit(query, {
      action: 'act:tie-leak',
      objectType: 'leak',
      object: record.stream,
      basis: 'leaks',
      result: 'done',
    })
  const key = await rowan.keyring.keyFor({ landlord: landlord.id, kind: 'vault', subject: record.stream })
  const entries = chained({ actor, record, key, made: [read.made] })
  const after = [...record.entries, ...entries.map((entry) => ({ ...entry, by: actor.account }))]
  await writeLeak(query, {
    stream: record.stream,
    seq: record.seq,
    head: record.head,
    entries,
    shown: leakRow(landlord, after),
  })
  return decided({ outcome: 'recorded', caseId: null, entryId: read.made.id, seq: record.shown + 1 }, 'done')
}

/** Expected refusals are values, and then nothing was written. */
export async function handleLeak(rowan: Rowan, token: string, act: LeakAct): Promise<Performed> {
  const requestHash = createHash('sha256').update(canonical(act)).digest('hex')
  const done = await asActor(rowan.database, token, async (query, actor): Promise<Performed> => {
    if (act.key !== undefined) {
      const before = await recall(query, act.key)
      if (before) return before.requestHash === requestHash ? (before.answer as Performed) : { outcome: 'key-reused' }
    }
    const { performed, line } = await decide(rowan, query, actor, act)
    await audit(query, line)
    if (act.key !== undefined && performed.outcome === 'recorded')
      await remember(query, act.key, requestHash, performed)
    return performed
  })
  return done ?? { outcome: 'not-found' }
}

export type LeakTied = { readonly outcome: 'tied' } | { readonly outcome: 'not-found' }

/** Says of which case it is, by its reference. Not found where there is none that the actor may name. */
export async function tieToCase(
  rowan: Rowan,
  token: string,
  sent: { readonly leak: string; readonly ofCase: string },
): Promise<LeakTied> {
  const came = await asActor(rowan.database, token, async (query) => {
    const record = await loadLeak(query, sent.leak)
    const tied = record !== null && (await tieLeak(query, record.stream, asTyped(sent.ofCase), rowan.clock()))
    await audit(query, {
      action: 'act:tie-leak',
      objectType: 'leak',
      object: record?.stream ?? (isId(sent.leak) ? sent.leak : null),
      basis: record ? 'leaks' : 'none',
      result: tied ? 'done' : 'not-found',
    })
    return tied
  })
  return { outcome: came ? 'tied' : 'not-found' }
}
