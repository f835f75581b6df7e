/** Verifies an export of one landlord against checkpoints, without Rowan and without a database. */
import type { KeyObject } from 'node:crypto'
import type { AuditLine } from './chain.ts'
import { type ExportPart, exportedLines } from './exported.ts'
import type { Fault } from './fault.ts'
import { followAudit } from './follow-audit.ts'
import { type EntryLine, followRecord, type StreamLine } from './follow-record.ts'
import type { Mark } from './record-marks.ts'
import { type Held, type Trusted, trustedCheckpoints } from './trusted-checkpoints.ts'

export type Verified = {
  readonly faults: readonly Fault[]
  readonly lines: number
  readonly entries: number
  readonly uncovered: number
  readonly trusted: Trusted
}

/** Throws one plain line for what cannot be read. Shapes of lines are not checked beforehand: a wrong one breaks its chain. */
export async function verifyExport(
  folder: string,
  landlord: string,
  held: readonly Held[],
  key: KeyObject,
): Promise<Verified> {
  const texts: string[] = []
  for await (const line of exportedLines(folder, landlord, 'checkpoints')) texts.push((line as { text: string }).text)
  const trusted = trustedCheckpoints(landlord, [...held, { place: 'the export', texts }], key)
  const audit = followAudit(landlord, trusted.checkpoints)
  for await (const line of exportedLines(folder, landlord, 'audit')) audit.line(line as AuditLine)
  const erased = new Set<string>()
  for await (const line of exportedLines(folder, landlord, 'erased')) erased.add((line as { stream: string }).stream)
  const record = followRecord(landlord, trusted.checkpoints, erased)
  const each = async (part: ExportPart, take: (line: unknown) => void) => {
    for await (const line of exportedLines(folder, landlord, part)) take(line)
  }
  await each('streams', (line) => record.stream(line as StreamLine))
  await each('marks', (line) => record.mark(line as Mark))
  await each('entries', (line) => record.entry(line as EntryLine))
  const ended = audit.end()
  const { faults, entries } = record.end()
  return {
    faults: [...trusted.faults, ...ended.faults, ...faults],
    lines: ended.lines,
    uncovered: ended.uncovered,
    entries,
    trusted,
  }
}
