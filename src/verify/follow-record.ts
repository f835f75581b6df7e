/** Follows a landlord's records entry by entry, one record after the other, and holds them against the marks of the checkpoints. */
import { type ChainedEntry, entryHash, firstHash } from './chain.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Fault } from './fault.ts'
import { type Mark, type MarkLog, markLog } from './record-marks.ts'

export type EntryLine = ChainedEntry & { readonly stream: string; readonly previous: string; readonly hash: string }

/** A record as the database holds it: how many entries, the last one's hash, and whether it was erased. */
export type StreamLine = {
  readonly stream: string
  readonly seq: number
  readonly head: string
  readonly erased: boolean
}

export type RecordFollower = {
  /** Every record, before any entry. */
  readonly stream: (line: StreamLine) => void
  /** Every mark, by checkpoint and record, before any entry. */
  readonly mark: (mark: Mark) => void
  /** Every entry, by record and number. */
  readonly entry: (line: EntryLine) => void
  readonly end: () => { readonly faults: readonly Fault[]; readonly entries: number }
}

type Followed = {
  seq: number
  previous: string
  readonly marks: Map<number, Mark>
  newest: number
  line: StreamLine | undefined
}

/** `erased` are the records that the ledger of erasures names. */
export function followRecord(
  landlord: string,
  checkpoints: readonly Checkpoint[],
  erased: ReadonlySet<string>,
): RecordFollower {
  const faults: Fault[] = []
  const fault = (chain: string, seq: number, what: string) => faults.push({ landlord, chain, seq, what })
  const streams = new Map<string, Followed>()
  const marks = new Map<number, Mark[]>()
  let entries = 0
  const follow = (stream: string): Followed => {
    const found = streams.get(stream)
    if (found) return found
    const made: Followed = {
      seq: 0,
      previous: firstHash(landlord, stream),
      marks: new Map(),
      newest: 0,
      line: undefined,
    }
    streams.set(stream, made)
    return made
  }
  return {
    stream(line) {
      follow(line.stream).line = line
      if (line.erased && !erased.has(line.stream))
        fault(line.stream, 0, 'it was emptied, and the ledger of erasures does not say so')
    },
    mark(mark) {
      const at = follow(mark.stream)
      at.marks.set(mark.seq, mark)
      at.newest = Math.max(at.newest, mark.seq)
      const of = marks.get(mark.n) ?? []
      of.push(mark)
      marks.set(mark.n, of)
    },
    entry(line) {
      entries++
      const at = follow(line.stream)
      if (line.seq !== at.seq + 1) fault(line.stream, at.seq + 1, 'an entry is missing, or stands twice')
      const isEmptied = at.line?.erased ?? false
      if (
        line.previous !== at.previous ||
        (!isEmptied && entryHash(landlord, line.stream, line, at.previous) !== line.hash)
      )
        fault(line.stream, line.seq, 'an entry was changed')
      at.seq = line.seq
      at.previous = line.hash
      const mark = at.marks.get(line.seq)
      if (mark && mark.head !== line.hash)
        fault(line.stream, line.seq, `it is not the entry that checkpoint ${mark.n} was signed for`)
    },
    end() {
      for (const [stream, at] of streams) {
        const newest = at.marks.get(at.newest)
        if (newest && newest.seq > at.seq)
          fault(stream, at.seq, `the end is missing: checkpoint ${newest.n} was signed for ${newest.seq} entries`)
        if (!at.line) fault(stream, 0, 'the record is not there, and something of it is')
        else if (at.line.seq !== at.seq || at.line.head !== at.previous)
          fault(stream, at.seq, 'the end of the record is missing')
      }
      faults.push(...markFaults(markLog(landlord), marks, checkpoints))
      return { faults, entries }
    },
  }
}

/** The running hash over the marks, against the one that was signed with each checkpoint. */
function markFaults(
  log: MarkLog,
  marks: ReadonlyMap<number, readonly Mark[]>,
  checkpoints: readonly Checkpoint[],
): readonly Fault[] {
  const signed = new Map(checkpoints.map((each) => [each.n, each]))
  const numbers = [...new Set([...marks.keys(), ...signed.keys()])].toSorted((a, b) => a - b)
  for (const n of numbers) {
    const { streams, entries, root } = log.add(marks.get(n) ?? [])
    const { records } = signed.get(n) ?? {}
    if (records && (records.root !== root || records.streams !== streams || records.entries !== entries))
      return [
        {
          landlord: log.landlord,
          chain: 'checkpoints',
          seq: n,
          what: `the records are not those that it was signed for: then ${records.streams} with ${records.entries} entries`,
        },
      ]
  }
  return []
}
