/** Made-up chains of one landlord with their checkpoints: what a database holds, and what lies outside it. Some kilobytes, made in memory. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { type AuditLine, auditHash, entryHash, firstAuditHash, firstHash } from '../../src/verify/chain.ts'
import { hashOfCheckpoint, signCheckpoint } from '../../src/verify/checkpoint.ts'
import type { Fault } from '../../src/verify/fault.ts'
import { followAudit } from '../../src/verify/follow-audit.ts'
import { type EntryLine, followRecord, type StreamLine } from '../../src/verify/follow-record.ts'
import { firstRoot, type Mark, rootAfter } from '../../src/verify/record-marks.ts'
import { trustedCheckpoints } from '../../src/verify/trusted-checkpoints.ts'

export const LANDLORD = 'fern'

/** All that whoever administers a database can change. */
export type Held = {
  readonly audit: readonly AuditLine[]
  /** The end of the audit, which a database keeps apart from its lines. */
  readonly head: { readonly seq: number; readonly hash: string }
  readonly streams: readonly StreamLine[]
  readonly entries: readonly EntryLine[]
  readonly marks: readonly Mark[]
  readonly checkpoints: readonly string[]
}

export type Chains = {
  /** What the database held when each checkpoint was made, and now. */
  readonly states: readonly Held[]
  readonly now: Held
  /** What lies elsewhere. */
  readonly places: readonly string[]
  /** How much of the audit the newest checkpoint covers. */
  readonly covered: number
}

const { privateKey } = generateKeyPairSync('ed25519')
export const PUBLIC_KEY = createPublicKey(privateKey)

const id = (n: number, kind: string): string => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`

export const headOf = (audit: readonly AuditLine[]) => ({
  seq: audit.length,
  hash: audit.at(-1)?.hash ?? firstAuditHash(LANDLORD),
})

export const chained = (lines: readonly AuditLine[]): readonly AuditLine[] => {
  let previous = firstAuditHash(LANDLORD)
  return lines.map((line, index) => {
    const bound = { ...line, seq: index + 1, previous }
    previous = auditHash(LANDLORD, bound, previous)
    return { ...bound, hash: previous }
  })
}

/** The same entries with numbers and hashes that fit, record by record. */
export const chainedEntries = (entries: readonly EntryLine[]): readonly EntryLine[] => {
  const last = new Map<string, { seq: number; hash: string }>()
  return entries.map((entry) => {
    const before = last.get(entry.stream) ?? { seq: 0, hash: firstHash(LANDLORD, entry.stream) }
    const bound = { ...entry, seq: before.seq + 1, previous: before.hash }
    const hash = entryHash(LANDLORD, entry.stream, bound, before.hash)
    last.set(entry.stream, { seq: bound.seq, hash })
    return { ...bound, hash }
  })
}

/** The ends of records as they follow from their entries. */
export function endsOf(streams: readonly StreamLine[], entries: readonly EntryLine[]): readonly StreamLine[] {
  const last = new Map(entries.map((each) => [each.stream, each]))
  return streams.map((line) => {
    const end = last.get(line.stream)
    return { ...line, seq: end?.seq ?? 0, head: end?.hash ?? firstHash(LANDLORD, line.stream) }
  })
}

const line = (n: number): AuditLine => ({
  seq: n,
  at: 1_780_000_000_000_000 + n * 1_234_567,
  actor: n % 17 === 0 ? null : id(n % 9, 'a'),
  action: n % 3 === 0 ? 'act:contact.logged' : 'view:case',
  type: 'case',
  object: n % 11 === 0 ? null : id(n % 40, 'c'),
  basis: 'member',
  result: n % 13 === 0 ? 'not-found' : 'shown',
  previous: '',
  hash: '',
})

const entry = (stream: number, n: number): EntryLine => ({
  stream: id(stream, 'c'),
  id: id(stream * 1000 + n, 'e'),
  seq: n,
  type: 'contact.logged',
  at: 1_780_000_000_000 + n * 60_000,
  recordedAt: 1_780_000_000_000 + n * 60_000 + 5,
  by: id(n % 9, 'a'),
  role: 'housing-officer',
  codes: { outcome: n % 2 === 0 ? 'spoke' : 'no-answer', at: `2026-06-${String((n % 28) + 1).padStart(2, '0')}` },
  happened: true,
  fingerprint: n % 4 === 0 ? null : 'ab'.repeat(32),
  previous: '',
  hash: '',
})

/** `rounds` checkpoints from a moment on, each after some lines and entries; and some of both that came after the last of them. */
export function madeUpChains(rounds = 12, began = 1_790_000_000_000): Chains {
  const streams = Array.from({ length: 20 }, (_, n) => id(n, 'c'))
  const states: Held[] = []
  const checkpoints: string[] = []
  const marks: Mark[] = []
  const counts = new Map(streams.map((stream) => [stream, 0]))
  let root = firstRoot(LANDLORD)
  let held: Held | undefined
  for (let n = 1; n <= rounds + 1; n++) {
    const audit = chained(Array.from({ length: n * 40 }, (_, index) => line(index + 1)))
    streams.forEach((stream, index) => {
      if ((index + n) % 3 !== 0) counts.set(stream, (counts.get(stream) ?? 0) + 1 + (index % 2))
    })
    const entries = chainedEntries(
      streams.flatMap((stream, index) =>
        Array.from({ length: counts.get(stream) ?? 0 }, (_, at) => entry(index, at + 1)),
      ),
    )
    const lines = endsOf(
      streams.map((stream) => ({ stream, seq: 0, head: '', erased: false })),
      entries,
    )
    held = { audit, head: headOf(audit), entries, streams: lines, marks: [...marks], checkpoints: [...checkpoints] }
    if (n > rounds) break
    const known = new Map(marks.map((mark) => [mark.stream, mark.seq]))
    const grown = lines.filter(({ stream, seq }) => seq > (known.get(stream) ?? 0))
    marks.push(...grown.map(({ stream, seq, head }) => ({ n, stream, seq, head })))
    root = rootAfter(root, grown)
    const { text } = signCheckpoint(
      {
        landlord: LANDLORD,
        n,
        at: new Date(began + n * 300_000).toISOString(),
        size: audit.length,
        head: audit.at(-1)?.hash ?? '',
        records: { streams: lines.filter(({ seq }) => seq > 0).length, entries: entries.length, root },
        continues: n - 1,
        previous: n === 1 ? '' : hashOfCheckpoint(checkpoints.at(-1) ?? ''),
      },
      privateKey,
    )
    checkpoints.push(text)
    states.push({ ...held, marks: [...marks], checkpoints: [...checkpoints] })
  }
  if (!held) throw new Error('no rounds were asked for')
  return { states, now: held, places: checkpoints, covered: states.at(-1)?.audit.length ?? 0 }
}

/** What a verifier finds in a database as it is held, against what lies elsewhere. */
export function faultsIn(held: Held, places: readonly string[]): readonly Fault[] {
  const trusted = trustedCheckpoints(
    LANDLORD,
    [
      { place: 'elsewhere', texts: places },
      { place: 'the database', texts: held.checkpoints },
    ],
    PUBLIC_KEY,
  )
  const audit = followAudit(LANDLORD, trusted.checkpoints)
  for (const each of held.audit) audit.line(each)
  const record = followRecord(LANDLORD, trusted.checkpoints, new Set())
  for (const each of held.streams) record.stream(each)
  for (const each of held.marks) record.mark(each)
  for (const each of held.entries) record.entry(each)
  return [...trusted.faults, ...audit.end(held.head).faults, ...record.end().faults]
}
