/** The hash chain of a stream: each entry's hash covers its codes, the fingerprint of its words and the hash before it. */
import { createHash } from 'node:crypto'
import type { Codes } from '../record/entry.ts'
import type { Instant } from '../record/london-time.ts'

/** What a hash covers. `fingerprint` and hashes are hexadecimal. */
export type ChainedEntry = {
  readonly id: string
  readonly seq: number
  readonly type: string
  readonly at: Instant
  readonly recordedAt: Instant
  readonly by: string
  readonly role: string
  readonly codes: Codes
  readonly happened: boolean
  readonly fingerprint: string | null
}

/** The same text for the same value whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
      .join(',')}}`
  return JSON.stringify(value) ?? 'null'
}

/** The hash before a stream's first entry. */
export const firstHash = (landlord: string, stream: string): string =>
  createHash('sha256').update(`rowan stream ${landlord} ${stream}`).digest('hex')

export const entryHash = (landlord: string, stream: string, entry: ChainedEntry, previous: string): string =>
  createHash('sha256')
    .update(Buffer.from(previous, 'hex'))
    .update(
      canonical([
        landlord,
        stream,
        entry.seq,
        entry.id,
        entry.type,
        entry.at,
        entry.recordedAt,
        entry.by,
        entry.role,
        entry.codes,
        entry.happened,
        entry.fingerprint,
      ]),
    )
    .digest('hex')

/** One line of a landlord's audit. Hashes are hexadecimal. */
export type AuditLine = {
  readonly seq: number
  /** Microseconds since 1970, UTC. */
  readonly at: number
  readonly actor: string | null
  readonly action: string
  readonly type: string
  readonly object: string | null
  readonly basis: string
  readonly result: string
  readonly previous: string
  readonly hash: string
}

/** The hash before the first line of a landlord's audit. */
export const firstAuditHash = (landlord: string): string =>
  createHash('sha256').update(`rowan audit ${landlord}`).digest('hex')

const LEAF = Buffer.from([1])
const BETWEEN = '\u001f'

/** As `sec.audit_hash` of the database. */
export const auditHash = (landlord: string, line: AuditLine, previous: string): string =>
  createHash('sha256')
    .update(LEAF)
    .update(Buffer.from(previous, 'hex'))
    .update(
      [
        landlord,
        line.seq,
        line.at,
        line.actor ?? '-',
        line.action,
        line.type,
        line.object ?? '-',
        line.basis,
        line.result,
      ].join(BETWEEN),
    )
    .digest('hex')
