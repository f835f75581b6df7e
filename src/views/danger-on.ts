/** Since when somebody may be in danger, as was told and as nobody has answered yet by calling the police or advising it. Pure. */
import type { Codes } from '../record/entry.ts'
import type { Instant } from '../record/london-time.ts'

type Told = { readonly type: string; readonly at: Instant; readonly codes: Codes }

/** Null: nobody said so, or it was answered. Source: CBC-5.1.d2, CBC-5.3.e1, CBC-5.3.e2, MHA-4.2.2.a1. */
export function dangerOn(entries: readonly Told[]): Instant | null {
  const told = entries.findLast(({ codes }) => codes.imminentDanger === true)
  const answered = entries.findLast(({ type }) => type === 'police.called' || type === 'police.advised')
  return told && (answered === undefined || answered.at < told.at) ? told.at : null
}
