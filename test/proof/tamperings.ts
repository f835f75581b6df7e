/** Seven ways in which whoever administers a database could change what stands in it: of the audit, and of the records. */
import type { AuditLine } from '../../src/verify/chain.ts'
import type { EntryLine } from '../../src/verify/follow-record.ts'
import type { Mark } from '../../src/verify/record-marks.ts'
import { type Chains, chained, chainedEntries, endsOf, type Held, headOf } from './made-up-chains.ts'

export const KINDS = ['flip', 'delete', 'swap', 'insert', 'truncate', 'rewrite', 'roll-back'] as const
export type Kind = (typeof KINDS)[number]
export const CHAINS = ['audit', 'records'] as const

/** Changes a list at a place. Rewriting changes what stands there too: that all hashes fit afterwards is what makes it one. */
function changed<T>(kind: Exclude<Kind, 'roll-back'>, list: readonly T[], at: number, other: (each: T) => T): T[] {
  const copy = [...list]
  const here = copy[at] as T
  switch (kind) {
    case 'flip':
    case 'rewrite':
      copy[at] = other(here)
      return copy
    case 'delete':
      copy.splice(at, 1)
      return copy
    case 'swap': {
      const next = at + 1 < copy.length ? at + 1 : at - 1
      copy[at] = copy[next] as T
      copy[next] = here
      return copy
    }
    case 'insert':
      copy.splice(at, 0, other(here))
      return copy
    case 'truncate':
      return copy.slice(0, at)
    default:
      return kind satisfies never
  }
}

const LINE: readonly ((line: AuditLine) => AuditLine)[] = [
  (line) => ({ ...line, actor: 'a9999999-0000-4000-8000-000000000001' }),
  (line) => ({ ...line, result: line.result === 'shown' ? 'not-found' : 'shown' }),
  (line) => ({ ...line, at: line.at - 1 }),
  (line) => ({ ...line, action: `${line.action}.` }),
  (line) => ({ ...line, object: line.object === null ? 'R-4F7K' : null }),
  (line) => ({ ...line, basis: 'none' }),
]
const ENTRY: readonly ((entry: EntryLine) => EntryLine)[] = [
  (entry) => ({ ...entry, by: 'a9999999-0000-4000-8000-000000000001' }),
  (entry) => ({ ...entry, at: entry.at - 60_000 }),
  (entry) => ({ ...entry, recordedAt: entry.recordedAt - 1 }),
  (entry) => ({ ...entry, type: 'visit.made' }),
  (entry) => ({ ...entry, role: 'manager' }),
  (entry) => ({ ...entry, codes: { ...entry.codes, outcome: 'threat' } }),
  (entry) => ({ ...entry, happened: !entry.happened }),
  (entry) => ({ ...entry, fingerprint: entry.fingerprint === null ? 'cd'.repeat(32) : null }),
]
const draw = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T

/** Marks as whoever covers the traces would leave them: those that fit what stands now. */
function coveredUp(marks: readonly Mark[], entries: readonly EntryLine[]): readonly Mark[] {
  const heads = new Map(entries.map((each) => [`${each.stream} ${each.seq}`, each.hash]))
  return marks.flatMap((mark) => {
    const head = heads.get(`${mark.stream} ${mark.seq}`)
    return head === undefined ? [] : [{ ...mark, head }]
  })
}

export type Cover = 'plain' | 'hashes' | 'marks'
/** How far somebody covers it up: not at all, all hashes and ends made to fit, and the marks beside the checkpoints too. */
export const COVERS: readonly Cover[] = ['plain', 'hashes', 'marks']

/**
 * A database after one tampering. Covered up, it is done where the newest checkpoint reaches: what came after that one is held by the
 * chain alone, and whoever can write may write it as they like.
 */
export function tampered(
  { states, now, covered }: Chains,
  chain: (typeof CHAINS)[number],
  kind: Kind,
  cover: Cover,
  random: () => number,
): Held {
  if (kind === 'roll-back') {
    const old = draw(states.slice(0, -1), random)
    if (cover === 'plain') return old
    return chain === 'audit'
      ? { ...now, audit: old.audit, head: old.head }
      : { ...old, audit: now.audit, head: now.head, checkpoints: now.checkpoints }
  }
  const isPlain = cover === 'plain' && kind !== 'rewrite'
  if (chain === 'audit') {
    const at = Math.floor(random() * (isPlain && kind !== 'truncate' ? now.audit.length : covered))
    const audit = changed(kind, now.audit, at, draw(LINE, random))
    if (isPlain) return { ...now, audit }
    const fitting = chained(audit)
    return { ...now, audit: fitting, head: headOf(fitting) }
  }
  const marked = new Map(now.marks.map((mark) => [mark.stream, mark.seq]))
  const open = now.entries.flatMap((each, index) =>
    (isPlain && kind !== 'truncate') || each.seq <= (marked.get(each.stream) ?? 0) ? [index] : [],
  )
  const at = draw(open, random)
  const { stream } = now.entries[at] as EntryLine
  const from = now.entries.findIndex((each) => each.stream === stream)
  const own = now.entries.filter((each) => each.stream === stream)
  const put = changed(kind, own, at - from, draw(ENTRY, random))
  const entries = [...now.entries.slice(0, from), ...put, ...now.entries.slice(from + own.length)]
  if (isPlain) return { ...now, entries }
  const fitting = chainedEntries(entries)
  const streams = endsOf(now.streams, fitting)
  return { ...now, entries: fitting, streams, marks: cover === 'marks' ? coveredUp(now.marks, fitting) : now.marks }
}
