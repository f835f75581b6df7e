/**
 * Marks: where the records stood at each checkpoint. With each checkpoint goes one mark for every record that grew since the one before;
 * one running hash over all of them is signed with it, so that no mark can be changed, added or left out afterwards.
 */
import { createHash } from 'node:crypto'

export type Mark = {
  /** The checkpoint with which it went. */
  readonly n: number
  readonly stream: string
  /** The record's last entry then, and its hash, hexadecimal. */
  readonly seq: number
  readonly head: string
}

export type Marked = { readonly streams: number; readonly entries: number; readonly root: string }

export const firstRoot = (landlord: string): string =>
  createHash('sha256').update(`rowan marks ${landlord}`).digest('hex')

/** The root after one more checkpoint; the same root where no record grew. Marks come sorted by their record. */
export function rootAfter(root: string, marks: readonly Omit<Mark, 'n'>[]): string {
  if (marks.length === 0) return root
  const hash = createHash('sha256').update(Buffer.from(root, 'hex'))
  for (const { stream, seq, head } of marks) hash.update(`${stream} ${seq} ${head}\n`)
  return hash.digest('hex')
}

export type MarkLog = {
  readonly landlord: string
  /** Takes the marks of the next checkpoint and answers where the records stood with it. */
  readonly add: (marks: readonly Mark[]) => Marked
}

export function markLog(landlord: string): MarkLog {
  const seqs = new Map<string, number>()
  let root = firstRoot(landlord)
  let entries = 0
  return {
    landlord,
    add(marks) {
      root = rootAfter(root, marks)
      for (const { stream, seq } of marks) {
        entries += seq - (seqs.get(stream) ?? 0)
        seqs.set(stream, seq)
      }
      return { streams: seqs.size, entries, root }
    },
  }
}
