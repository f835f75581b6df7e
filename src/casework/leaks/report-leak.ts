/**
 * Anybody tells of something that may have got out. Nothing is looked up and nothing is said back: the same statements run, and the same
 * answer comes, whichever case they mean and whether there is one. From the commit on the database sends nothing to that case.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Instant } from '../../record/london-time.ts'
import type { FieldProblem } from '../../record/separate.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import { asActor, audit } from '../../store/database.ts'
import { writeReport } from '../../store/queries/leaks.ts'
import { recall, remember } from '../../store/record.ts'
import { canonical, firstHash } from '../../verify/chain.ts'
import { chained } from '../append.ts'
import { readProposal } from '../new-entry.ts'
import { landlordOf, type Rowan } from '../rowan.ts'
import { leakRow } from './leak-steps.ts'

const SPEAKABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Short, random, speakable, and told apart from a case's at once: `L-4F7K2`. */
const newReference = (): string => `L-${[...randomBytes(5)].map((byte) => SPEAKABLE[byte % SPEAKABLE.length]).join('')}`

export type LeakSent = {
  readonly role: RoleName
  /** When whoever tells of it came to know; now where it is left out. */
  readonly at?: Instant
  readonly key?: string
  /** The reference of a case, as typed; empty where nobody knows it. */
  readonly ofCase: string
  /** The fields of `leak.reported`. */
  readonly data: Readonly<Record<string, unknown>>
}

export type LeakReported =
  /** Whatever became of it: there is nothing for whoever told of it to see. */
  | { readonly outcome: 'passed-on' }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly outcome: 'key-reused' }
  | { readonly outcome: 'not-found' }

const asTyped = (ofCase: string): string => ofCase.trim().toUpperCase()

/** Expected refusals are values, and then nothing was written. */
export async function reportLeak(rowan: Rowan, token: string, sent: LeakSent): Promise<LeakReported> {
  const now = rowan.clock()
  const requestHash = createHash('sha256').update(canonical(sent)).digest('hex')
  const stream = randomUUID()
  const came = await asActor(rowan.database, token, async (query, actor): Promise<LeakReported> => {
    if (sent.key !== undefined) {
      const before = await recall(query, sent.key)
      if (before)
        return before.requestHash === requestHash ? (before.answer as LeakReported) : { outcome: 'key-reused' }
    }
    const line = { action: 'act:report-leak', objectType: 'leak', basis: 'staff' } as const
    const read = readProposal(
      {
        type: 'leak.reported',
        data: { ...sent.data, leak: stream },
        role: sent.role,
        at: sent.at ?? now,
        recordedAt: now,
        happened: false,
      },
      1,
      { entries: [], idOfNumber: new Map() },
    )
    const problems = [
      ...(actor.roles.includes(sent.role) ? [] : [{ field: 'by', problem: 'must be a role of yours' }]),
      ...(read.ok ? [] : read.problems),
    ]
    if (!read.ok || problems.length > 0) {
      await audit(query, { ...line, object: null, result: 'invalid' })
      return { outcome: 'invalid', problems }
    }
    const landlord = landlordOf(rowan, actor.landlord)
    const record = { stream, seq: 0, head: firstHash(landlord.id, stream) }
    const key = await rowan.keyring.keyFor({ landlord: landlord.id, kind: 'vault', subject: stream })
    const entries = chained({ actor, record, key, made: [read.made] })
    const shown = leakRow(landlord, entries)
    await writeReport(query, { ...record, reference: newReference(), entries, shown }, asTyped(sent.ofCase))
    await audit(query, { ...line, object: stream, result: 'done' })
    const answer = { outcome: 'passed-on' } as const
    if (sent.key !== undefined) await remember(query, sent.key, requestHash, answer)
    return answer
  })
  return came ?? { outcome: 'not-found' }
}
