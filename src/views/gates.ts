/** Which gates of the policy stand open on a case now, and what each closed one still asks for. */
import type { RunningLandlord } from '../casework/landlord.ts'
import { versionAt } from '../policy/compile.ts'
import type { Gate } from '../policy/model.ts'
import { fieldMeets } from '../policy/pattern.ts'
import { refusals } from '../policy/refusals.ts'
import type { Codes, Entry } from '../record/entry.ts'
import type { Instant } from '../record/london-time.ts'
import { standing } from '../record/standing.ts'
import type { GateLine } from './case-page.ts'
import type { NameOf } from './sentences.ts'
import { clausesShown } from './stored-duty.ts'
import { labelOf } from './timeline.ts'

/** What a gate can be about on this case: each victim, or each action, move, repair or incident that was named. */
function keysOf(gate: Gate, entries: readonly Entry[]): readonly (string | null)[] {
  const field = gate.per?.field
  if (field === undefined) return [null]
  const own = standing(entries)
  const named = own.flatMap(({ type, codes }) => {
    const value = codes[field]
    if (typeof value !== 'string' || type === 'relationship.recorded') return []
    return field === 'person' && !(type === 'person.added' && codes.role === 'victim') ? [] : [value]
  })
  return [...new Set(named)]
}

/** Whether what was proposed under this key is another kind of act than the gate is about: an injunction waits for no gate of possession. */
function isOfAnotherKind(gate: Gate, key: string | null, entries: readonly Entry[]): boolean {
  const { per } = gate
  if (!per || key === null) return false
  const own = standing(entries).filter(
    ({ type, codes }) => /\.(proposed|requested)$/.test(type) && codes[per.field] === key,
  )
  return (
    own.length > 0 &&
    gate.before.every((pattern) =>
      Object.entries(pattern.where ?? {}).some(([field, wanted]) =>
        own.every(
          ({ codes }) => codes[field] !== undefined && wanted !== undefined && !fieldMeets(codes[field], wanted),
        ),
      ),
    )
  )
}

/** The act behind a gate as one would propose it: what its pattern asks for, and nothing else. */
function proposed(gate: Gate, key: string | null, entries: readonly Entry[], now: Instant): Entry | null {
  const [pattern] = gate.before
  if (!pattern) return null
  const codes: Record<string, Codes[string]> = {}
  for (const [field, wanted] of Object.entries(pattern.where ?? {})) {
    const [value] = Array.isArray(wanted) ? wanted.filter((each) => each !== null) : [wanted]
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') codes[field] = value
  }
  if (gate.per && key !== null) codes[gate.per.field] = key
  const n = Math.max(0, ...entries.map((entry) => entry.n)) + 1
  return { n, type: pattern.event, at: now, recordedAt: now, by: pattern.by?.[0] ?? 'system', codes, happened: false }
}

export function gateLines(
  landlord: RunningLandlord,
  entries: readonly Entry[],
  now: Instant,
  nameOf: NameOf,
): readonly GateLine[] {
  const gates = versionAt(landlord.policy, now).norms.filter((norm): norm is Gate => norm.kind === 'gate')
  return gates.flatMap((gate) =>
    keysOf(gate, entries).flatMap((key) => {
      const act = proposed(gate, key, entries, now)
      if (!act || isOfAnotherKind(gate, key, entries)) return []
      const refusal = refusals(landlord.policy, entries, act).find((each) => each.norm === gate.id)
      const clauses = [...new Set(gate.cite.map((cite) => cite.clause))]
      return [
        {
          norm: gate.id,
          act: act.type,
          key,
          label: key === null ? 'The case' : (nameOf(key) ?? `${labelOf(gate.per?.field ?? '')} ${key.slice(0, 4)}`),
          open: refusal === undefined,
          missing: refusal?.missing ?? [],
          clauses: clausesShown(landlord, clauses, gate.cite),
        },
      ]
    }),
  )
}
