/** Begins a case with entries that were said together, in one transaction; what a report and any other first entry share. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mayTakeReport } from '../access/permissions.ts'
import type { Instant } from '../record/london-time.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { asActor, audit } from '../store/database.ts'
import { stepBack } from '../store/queries/handovers.ts'
import { recall, remember, type StoredRecord } from '../store/record.ts'
import { canonical, firstHash } from '../verify/chain.ts'
import { append } from './append.ts'
import { passComplaintOn, splitComplaint } from './complaints/pass-on-complaint.ts'
import { withEscalations } from './escalated.ts'
import { numbered } from './judged-record.ts'
import type { RunningLandlord } from './landlord.ts'
import type { NewEntry, Proposal } from './new-entry.ts'
import type { Performed } from './performed.ts'
import { readInTurn, refusedInFull } from './read-in-turn.ts'
import { keepRestricted } from './restricted-access.ts'
import { landlordOf, type Rowan } from './rowan.ts'
import { stepsBack } from './steps-back.ts'
import { stopped } from './stopped.ts'

export type CaseBegun =
  | { readonly outcome: 'recorded'; readonly caseId: string; readonly reference: string; readonly seq: number }
  | Exclude<Performed, { readonly outcome: 'recorded' }>

export type BegunWith = {
  readonly caseKind: string
  readonly said: readonly Pick<Proposal, 'type' | 'data' | 'happened'>[]
  /** What is wrong before any entry is read. */
  readonly problems?: readonly FieldProblem[]
}

export type Beginning = {
  /** What the audit trail calls it. */
  readonly action: string
  /** All that makes two requests with one key the same request. */
  readonly request: unknown
  readonly key?: string | undefined
  readonly role: RoleName
  /** When we were told; now where it is left out. */
  readonly at?: Instant | undefined
  /** When it was written down: only where stories are played. */
  readonly recordedAt?: Instant | undefined
  /** What it begins with at this landlord. */
  readonly with: (landlord: RunningLandlord) => BegunWith
  /** The name of a field among the entries that were said together. */
  readonly name: (index: number, field: string, type: string) => string
  /** Rent accounts of the persons that these entries add. */
  readonly accounts?: (made: readonly NewEntry[]) => Readonly<Record<string, string>>
}

const SPEAKABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Short, random, speakable: `R-4F7K`. Letters and digits that are read alike are left out. */
export const newReference = (): string =>
  `R-${[...randomBytes(4)].map((byte) => SPEAKABLE[byte % SPEAKABLE.length]).join('')}`

/** Expected refusals are values, and then there is no case. */
export async function beginCase(rowan: Rowan, token: string, beginning: Beginning): Promise<CaseBegun> {
  const now = rowan.clock()
  const { key: requestKey, role } = beginning
  const requestHash = createHash('sha256').update(canonical(beginning.request)).digest('hex')
  const stream = randomUUID()
  const begun = await asActor(rowan.database, token, async (query, actor): Promise<CaseBegun> => {
    if (requestKey !== undefined) {
      const before = await recall(query, requestKey)
      if (before) return before.requestHash === requestHash ? (before.answer as CaseBegun) : { outcome: 'key-reused' }
    }
    const landlord = landlordOf(rowan, actor.landlord)
    const line = { action: beginning.action, objectType: 'case', basis: 'staff' } as const
    const refuse = async (answer: CaseBegun, result: 'refused' | 'invalid') => {
      await audit(query, { ...line, object: null, result })
      return answer
    }
    if (!mayTakeReport(actor.roles, role)) return refuse({ outcome: 'role-not-held', role }, 'refused')
    const { caseKind, said, problems: before = [] } = beginning.with(landlord)
    if (before.length > 0) return refuse({ outcome: 'invalid', problems: before }, 'invalid')
    const recordedAt = rowan.playing ? (beginning.recordedAt ?? now) : now
    const at = beginning.at ?? now
    const record: StoredRecord = {
      stream,
      kind: 'case',
      reference: newReference(),
      caseKind,
      opened: at,
      seq: 0,
      head: firstHash(landlord.id, stream),
      entries: [],
      accounts: {},
      organisation: [],
    }
    const complaints = said.map((each) => splitComplaint(each.type, each.data))
    const proposals = said.map((each, index) => ({
      ...each,
      data: complaints[index]?.onCase ?? each.data,
      role,
      at,
      recordedAt,
    }))
    const { made: asSaid, problems: ofActs } = readInTurn(proposals, 1, numbered(record), (index, field) =>
      beginning.name(index, field, said[index]?.type ?? ''),
    )
    const problems = [...ofActs, ...complaints.flatMap((each) => each?.problems ?? [])]
    if (problems.length > 0) return refuse({ outcome: 'invalid', problems }, 'invalid')
    const made = rowan.playing ? asSaid : withEscalations(asSaid, [])
    const stop = await stopped({ rowan, query, actor, landlord, record, made })
    if (stop?.outcome === 'refused')
      return refuse({ outcome: 'refused', refusals: refusedInFull(landlord, stop.refused) }, 'refused')
    if (stop) {
      const named = stop.problems.map(({ index, field, problem }) => ({
        field: beginning.name(index, field, made[index]?.entry.type ?? ''),
        problem,
      }))
      return refuse({ outcome: 'invalid', problems: named }, 'invalid')
    }
    const key = await rowan.keyring.keyFor({ landlord: landlord.id, kind: 'case', subject: stream })
    const accounts = beginning.accounts?.(made) ?? {}
    const written = await append({
      query,
      actor,
      landlord,
      record,
      key,
      made,
      now: Math.max(now, recordedAt),
      opens: true,
      accounts,
    })
    await keepRestricted(rowan, query, landlord.id, record, made)
    for (const [index, each] of made.entries()) {
      const apart = complaints[index]?.apart
      if (apart) await passComplaintOn({ rowan, query, actor, landlord, record, made: each, apart })
    }
    // Nothing of it stays with those who only pass on.
    if (stepsBack(landlord.organisation.intake, actor.roles)) await stepBack(query, stream)
    await audit(query, { ...line, object: stream, result: 'done' })
    const answer: CaseBegun = {
      outcome: 'recorded',
      caseId: stream,
      reference: record.reference,
      seq: written.length,
    }
    if (requestKey !== undefined) await remember(query, requestKey, requestHash, answer)
    return answer
  })
  return begun ?? { outcome: 'not-found' }
}
