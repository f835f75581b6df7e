/** Follows a landlord's audit line by line, and holds it against the checkpoints. Nothing is kept but the last hash. */
import { type AuditLine, auditHash, firstAuditHash } from './chain.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Fault } from './fault.ts'

export type AuditFollower = {
  readonly line: (line: AuditLine) => void
  /** Ends it: with the head that the database holds apart, where it is known. */
  readonly end: (head?: { readonly seq: number; readonly hash: string }) => AuditFollowed
}

export type AuditFollowed = {
  readonly faults: readonly Fault[]
  readonly lines: number
  /** Lines after the newest checkpoint: held by the chain alone. */
  readonly uncovered: number
}

export function followAudit(landlord: string, checkpoints: readonly Checkpoint[]): AuditFollower {
  const faults: Fault[] = []
  const fault = (seq: number, what: string) => faults.push({ landlord, chain: 'audit', seq, what })
  const signed = checkpoints.toSorted((a, b) => a.size - b.size)
  let previous = firstAuditHash(landlord)
  let lines = 0
  let last = 0
  let next = 0
  const check = () => {
    for (let at = signed[next]; at && at.size <= last; at = signed[++next])
      if (at.size === last && at.head !== previous)
        fault(last, `it is not the line that checkpoint ${at.n} of ${at.at} was signed for`)
  }
  check()
  return {
    line(line) {
      lines++
      if (line.seq !== last + 1) fault(last + 1, 'a line is missing, or stands twice')
      if (line.previous !== previous || auditHash(landlord, line, previous) !== line.hash)
        fault(line.seq, 'a line was changed')
      previous = line.hash
      last = line.seq
      check()
    },
    end(head) {
      const newest = signed.at(-1)
      if (newest && newest.size > last)
        fault(last, `the end is missing: checkpoint ${newest.n} of ${newest.at} was signed for ${newest.size} lines`)
      if (head && (head.seq !== last || head.hash !== previous)) fault(last, 'the end of the audit is missing')
      return { faults, lines, uncovered: Math.max(0, last - (newest?.size ?? 0)) }
    },
  }
}
