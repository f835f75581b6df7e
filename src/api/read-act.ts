/** Reads the envelope of an act: its times, its entry type, and the act as casework takes it. */
import { findEntryType } from '../record/entry-type.ts'
import { instantOf } from '../record/london-time.ts'
import { invalid } from './answers.ts'
import type { EnvelopeSent } from './entry-schemas.ts'

/** The times of a body as instants, or what is wrong with them. */
export function readTimes(sent: { readonly at?: string | undefined; readonly recordedAt?: string | undefined }) {
  const times: { at?: number; recordedAt?: number } = {}
  for (const field of ['at', 'recordedAt'] as const) {
    const value = sent[field]
    if (value === undefined) continue
    try {
      times[field] = instantOf(value)
    } catch {
      return { ok: false, answer: invalid([{ field, problem: `"${value}" is no time that there is` }]) } as const
    }
  }
  return { ok: true, times } as const
}

/** The entry that a body proposes, as casework takes it; or what is wrong with its envelope. */
export function readAct(body: EnvelopeSent, key: string | undefined) {
  const type = findEntryType(body.type)
  if (!type)
    return {
      ok: false,
      answer: invalid([{ field: 'type', problem: `: there is no entry type "${body.type}"` }]),
    } as const
  const read = readTimes(body)
  if (!read.ok) return read
  const act = {
    type: type.name,
    data: body.data,
    role: body.by,
    ...read.times,
    ...(body.happened === undefined ? {} : { happened: body.happened }),
    ...(body.seq === undefined ? {} : { seq: body.seq }),
    ...(key === undefined ? {} : { key }),
  }
  return { ok: true, act } as const
}
