/**
 * Takes a complaint of anybody, on a stream of its own. Whether there is a case is not looked for here: whoever takes it gets the
 * same answer, after the same statements, whoever complains (docs/decisions/0042).
 */
import { createHash, randomUUID } from 'node:crypto'
import { mayPropose, seesComplaints } from '../../access/permissions.ts'
import type { Instant } from '../../record/london-time.ts'
import type { FieldProblem } from '../../record/separate.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import { asActor, audit } from '../../store/database.ts'
import { recall, remember } from '../../store/record.ts'
import { canonical } from '../../verify/chain.ts'
import { readProposal } from '../new-entry.ts'
import type { Performed } from '../performed.ts'
import { landlordOf, type Rowan } from '../rowan.ts'
import { appendToComplaint, newComplaint } from './write-complaint.ts'

export type ComplaintSent = {
  readonly role: RoleName
  /** When it came in; now where it is left out. */
  readonly at?: Instant
  readonly key?: string
  /** The fields of `complaint.received`. Its side is not asked: whoever complains to us is somebody who complains. */
  readonly data: Readonly<Record<string, unknown>>
}

export type ComplaintTaken =
  | { readonly outcome: 'recorded'; readonly complaintId: string; readonly reference: string; readonly seq: number }
  | Exclude<Performed, { readonly outcome: 'recorded' }>

const nothingBefore = { entries: [], idOfNumber: new Map<number, string>() }

/** What is wrong with how a complaint is said to have come. */
const problemsOf = (data: ComplaintSent['data']): readonly FieldProblem[] => [
  ...(typeof data.about === 'string' && data.about.trim() !== '' ? [] : [{ field: 'about', problem: 'is required' }]),
  ...(data.side === undefined ? [] : [{ field: 'side', problem: 'is not asked of whoever complains' }]),
  ...(data.person === undefined ? [] : [{ field: 'person', problem: 'is somebody on a case: name a customer' }]),
]

/** Expected refusals are values, and then there is no complaint. */
export async function receiveComplaint(rowan: Rowan, token: string, sent: ComplaintSent): Promise<ComplaintTaken> {
  const now = rowan.clock()
  const requestHash = createHash('sha256').update(canonical(sent)).digest('hex')
  const stream = randomUUID()
  const taken = await asActor(rowan.database, token, async (query, actor): Promise<ComplaintTaken> => {
    if (sent.key !== undefined) {
      const before = await recall(query, sent.key)
      if (before)
        return before.requestHash === requestHash ? (before.answer as ComplaintTaken) : { outcome: 'key-reused' }
    }
    const line = { action: 'act:receive-complaint', objectType: 'complaint', basis: 'complaints' } as const
    const refuse = async (answer: ComplaintTaken, result: 'refused' | 'invalid' | 'not-found') => {
      await audit(query, { ...line, object: null, result })
      return answer
    }
    if (!seesComplaints(actor.roles)) return refuse({ outcome: 'not-found' }, 'not-found')
    if (!mayPropose(actor.roles, sent.role, 'complaint.received', 'complaint'))
      return refuse({ outcome: 'role-not-held', role: sent.role }, 'refused')
    const landlord = landlordOf(rowan, actor.landlord)
    const at = sent.at ?? now
    const data = { ...sent.data, complaint: stream, stage: 'stage-1' }
    const problems = problemsOf(sent.data)
    const read = readProposal(
      { type: 'complaint.received', data, role: sent.role, at, recordedAt: now, happened: false },
      1,
      nothingBefore,
    )
    if (!read.ok || problems.length > 0)
      return refuse({ outcome: 'invalid', problems: [...problems, ...(read.ok ? [] : read.problems)] }, 'invalid')
    const record = newComplaint(landlord.id, stream, at)
    await appendToComplaint({ rowan, query, actor, landlord, record, made: read.made, opens: true })
    await audit(query, { ...line, object: stream, result: 'done' })
    const answer: ComplaintTaken = {
      outcome: 'recorded',
      complaintId: stream,
      reference: record.reference,
      seq: 1,
    }
    if (sent.key !== undefined) await remember(query, sent.key, requestHash, answer)
    return answer
  })
  return taken ?? { outcome: 'not-found' }
}
