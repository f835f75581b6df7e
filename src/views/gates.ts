/** Which gates of the policy stand open on a case now, and what each closed one still asks for. */
import type { RunningLandlord } from '../casework/landlord.ts'
import { isMet, isStopped } from '../casework/waits-for.ts'
import { versionAt } from '../policy/compile.ts'
import type { Gate, Limit } from '../policy/model.ts'
import { fieldMeets } from '../policy/pattern.ts'
import { countedBefore, refusalBy } from '../policy/refusals.ts'
import { type Unsaid, unsaidOn } from '../policy/unsaid.ts'
import type { Codes, Entry } from '../record/entry.ts'
import { proposedSteps } from '../record/legal-steps.ts'
import type { Instant } from '../record/london-time.ts'
import { isFilled } from '../record/separate.ts'
import { standing } from '../record/standing.ts'
import type { RoleName } from '../record/vocabulary.ts'
import type { GateLine } from './case-page.ts'
import type { NameOf } from './sentences.ts'
import { clausesShown } from './stored-duty.ts'
import { thingNamed } from './thing-named.ts'

/** Legal steps that nothing opens any more: they ended, or the case was closed since. */
const overSteps = (own: readonly Entry[]): ReadonlySet<unknown> =>
  new Set(
    [...proposedSteps(own)].flatMap(([action, { notOpen }]) =>
      notOpen === 'ended' || notOpen === 'case-closed' ? [action] : [],
    ),
  )

/** What a gate can be about on this case: each victim, or each action, move, repair or incident that was named. */
function keysOf(gate: Gate, own: readonly Entry[]): readonly (string | null)[] {
  const field = gate.per?.field
  if (field === undefined) return [null]
  const over = field === 'action' ? overSteps(own) : null
  const named = own.flatMap(({ type, codes }) => {
    const value = codes[field]
    if (typeof value !== 'string' || type === 'relationship.recorded' || over?.has(value)) return []
    return field === 'person' && !(type === 'person.added' && codes.role === 'victim') ? [] : [value]
  })
  return [...new Set(named)]
}

/** Whether what was proposed under this key is another kind of act than the gate is about: an injunction waits for no gate of possession. */
function isOfAnotherKind(gate: Gate, key: string | null, own: readonly Entry[]): boolean {
  const { per } = gate
  if (!per || key === null) return false
  const asked = own.filter(({ type, codes }) => codes[per.field] === key && /\.(proposed|requested)$/.test(type))
  return (
    asked.length > 0 &&
    gate.before.every((pattern) =>
      Object.entries(pattern.where ?? {}).some(([field, wanted]) =>
        asked.every(
          ({ codes }) => codes[field] !== undefined && wanted !== undefined && !fieldMeets(codes[field], wanted),
        ),
      ),
    )
  )
}

/** The act behind a gate as one would propose it: what its pattern asks for, and nothing else. */
function proposed(gate: Gate, key: string | null, n: number, now: Instant): Entry | null {
  const [pattern] = gate.before
  if (!pattern) return null
  const codes: Record<string, Codes[string]> = {}
  for (const [field, wanted] of Object.entries(pattern.where ?? {})) {
    const [value] = Array.isArray(wanted) ? wanted.filter((each) => each !== null) : [wanted]
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') codes[field] = value
  }
  if (gate.per && key !== null) codes[gate.per.field] = key
  return { n, type: pattern.event, at: now, recordedAt: now, by: pattern.by?.[0] ?? 'system', codes, happened: false }
}

/** Answers that narrow a gate to some acts of its type; of a gate about one step or person its label says which. */
const onlyWhere = (gate: Gate, key: string | null): GateLine['only'] =>
  key !== null || gate.before.length !== 1
    ? []
    : Object.entries(gate.before[0]?.where ?? {}).flatMap(([field, wanted]) => {
        const values = (Array.isArray(wanted) ? wanted : [wanted]).filter(
          (each): each is string => typeof each === 'string' && each !== '?',
        )
        return values.length > 0 ? [{ field, values }] : []
      })

/** In which roles the acts count that a gate waits for. Source: MHA-8.4.a. */
const rolesOf = (gate: Gate): GateLine['by'] =>
  gate.needs.flatMap(({ any }) => any.flatMap(({ event, by }) => (by === undefined ? [] : [{ act: event, roles: by }])))

/**
 * Where an act was done as often as the policy lets it be done: who may do one more, which needs their reason; null where it was not. A gate
 * that stands open says nothing of that. Source: WHG-2.15.a1.
 */
function oneMoreBy(landlord: RunningLandlord, earlier: readonly Entry[], act: Entry): readonly RoleName[] | null {
  const limit = versionAt(landlord.policy, act.at).norms.find(
    (norm): norm is Limit => norm.kind === 'limit' && refusalBy(norm.id, landlord.policy, earlier, act) !== null,
  )
  return limit ? (limit.deviation?.by ?? []) : null
}

/** Acts of which any one is enough, where none of them is on the record as it is asked for. */
const eitherOf = (gate: Gate, missing: readonly string[]): GateLine['eitherOf'] =>
  gate.needs
    .map(({ any }) => [...new Set(any.map(({ event }) => event))])
    .filter((acts) => acts.length > 1 && acts.every((act) => missing.includes(act)))

/** What each act that was named waits for by the landlord's own choice. Source: `asked_first` of organisation.yaml. */
function chosenGates(
  landlord: RunningLandlord,
  entries: readonly Entry[],
  stands: readonly Entry[],
  nameOf: NameOf,
): readonly GateLine[] {
  return landlord.organisation.risk.askedFirst.flatMap((rule) => {
    const { act, same, needs, says, or, stoppedByNo, clause } = rule
    // Of a legal step each that was proposed waits by itself, also for what names none.
    if (same === null && !act.startsWith('legal-action.')) return []
    const over = overSteps(stands)
    const proposals = stands.filter(
      ({ type, codes }) =>
        type === 'legal-action.proposed' &&
        !over.has(codes.action) &&
        Object.entries(rule.only).every(([field, value]) => codes[field] === undefined || codes[field] === value),
    )
    return proposals.map((proposal) => {
      const key = String(proposal.codes[same ?? 'action'])
      const asked = { ...proposal, type: act }
      const open = isMet(rule, asked, stands)
      const any = [...new Set([...needs, ...or.map(({ entry }) => entry)])]
      const latest = stands.findLast(
        ({ type, codes }) => needs.includes(type) && (same === null || codes[same] === key),
      )
      const unsaid: readonly Unsaid[] = latest
        ? [
            ...says.filter((field) => !isFilled(latest.codes[field])).map((field) => ({ act: latest.type, field })),
            ...(stoppedByNo !== null && isStopped(rule, asked, stands)
              ? [{ act: latest.type, field: stoppedByNo, isNo: true as const }]
              : []),
          ]
        : []
      return {
        norm: clause,
        act,
        key,
        label: nameOf(key) ?? thingNamed(entries, same ?? 'action', key, nameOf) ?? '',
        open,
        missing: open ? [] : any,
        eitherOf: !open && any.length > 1 ? [any] : [],
        by: [],
        only: [],
        unsaid: open ? [] : unsaid,
        clauses: clausesShown(landlord, [clause], []),
      }
    })
  })
}

/** Every gate that is about something on this case: of the policy's norms, then of the landlord's own choice. What stands before each act is the same for all, and is worked out once. */
export function gateLines(
  landlord: RunningLandlord,
  entries: readonly Entry[],
  now: Instant,
  nameOf: NameOf,
): readonly GateLine[] {
  const gates = versionAt(landlord.policy, now).norms.filter((norm): norm is Gate => norm.kind === 'gate')
  const own = standing(entries)
  const n = entries.reduce((last, entry) => Math.max(last, entry.n), 0) + 1
  const earlier = countedBefore(entries, { at: now, n })
  const ofNorms = gates.flatMap((gate) =>
    keysOf(gate, own).flatMap((key) => {
      const act = proposed(gate, key, n, now)
      if (!act || isOfAnotherKind(gate, key, own)) return []
      const refusal = refusalBy(gate.id, landlord.policy, earlier, act)
      const clauses = [...new Set(gate.cite.map((cite) => cite.clause))]
      const roles = oneMoreBy(landlord, earlier, act)
      return [
        {
          norm: gate.id,
          act: act.type,
          key,
          label:
            key === null ? 'The case' : (nameOf(key) ?? thingNamed(entries, gate.per?.field ?? '', key, nameOf) ?? ''),
          open: refusal === null,
          missing: refusal?.missing ?? [],
          eitherOf: eitherOf(gate, refusal?.missing ?? []),
          by: refusal ? rolesOf(gate) : [],
          only: onlyWhere(gate, key),
          unsaid: refusal ? unsaidOn(gate, key, earlier) : [],
          clauses: clausesShown(landlord, clauses, gate.cite),
          ...(roles === null ? {} : { oneMoreBy: roles }),
        },
      ]
    }),
  )
  return [...ofNorms, ...chosenGates(landlord, entries, own, nameOf)]
}
