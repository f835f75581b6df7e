/** What waits for somebody's agreement: proposals on a record that a gate of the policy keeps closed until a named role agrees. */
import type { Entry } from '../record/entry.ts'
import { entryType, findEntryType } from '../record/entry-type.ts'
import { proposedSteps } from '../record/legal-steps.ts'
import type { Instant } from '../record/london-time.ts'
import { standing } from '../record/standing.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import { type Policy, versionAt } from './compile.ts'
import type { Gate, Pattern } from './model.ts'
import { keyOf, sameKey } from './pattern.ts'
import { countedBefore, refusalBy, refusalsAfter } from './refusals.ts'

export type Approval = {
  /** The act that waits, and the entry by which somebody agrees to it. */
  readonly act: EntryTypeName
  readonly agreement: EntryTypeName
  /** Who may agree: any one of these. */
  readonly roles: readonly RoleName[]
  /** What it is about: the field that proposal and agreement share, and its value. */
  readonly per: string | null
  readonly key: string | null
  /** The number of the entry that proposed it. */
  readonly proposal: number
  readonly since: Instant
  /** Entry types and fields that the policy asks for before the act, the agreement apart. */
  readonly missing: readonly string[]
  readonly clauses: readonly string[]
}

/** The entry by which somebody who may agree says no, with the reason: a second person's check of the proposal. */
export const DECLINES: EntryTypeName = 'second-check.made'

type Asked = {
  readonly gate: Gate
  readonly before: Pattern
  readonly by: Pattern
  readonly roles: readonly RoleName[]
}

const nounOf = (type: EntryTypeName): string => type.slice(0, type.indexOf('.'))

/** The agreements that the version of the policy in force asks for, each with the act that waits for it. */
function asked(policy: Policy, now: Instant): readonly Asked[] {
  const gates = versionAt(policy, now).norms.filter((norm): norm is Gate => norm.kind === 'gate')
  return gates.flatMap((gate) =>
    gate.needs.flatMap((need) =>
      need.any.flatMap((by) =>
        by.by && by.by.length > 0 ? gate.before.map((before) => ({ gate, before, by, roles: by.by ?? [] })) : [],
      ),
    ),
  )
}

/** Types of entries by which that act is proposed: `legal-action.proposed` for `legal-action.started`. */
const proposalsOf = (act: EntryTypeName): readonly EntryTypeName[] =>
  ['proposed', 'requested'].flatMap((verb) => findEntryType(`${nounOf(act)}.${verb}`)?.name ?? [])

/** Types of entries that may wait for somebody's agreement under the version in force: none where the policy names nobody. */
export const proposalTypes = (policy: Policy, now: Instant): readonly EntryTypeName[] => [
  ...new Set(asked(policy, now).flatMap((each) => proposalsOf(each.before.event))),
]

/** Whether one of those who may agree looked at the proposal and said no. */
const isDeclined = (proposal: Entry, own: readonly Entry[], roles: readonly RoleName[]): boolean =>
  own.some(
    ({ type, codes, by }) =>
      type === DECLINES && codes.entry === proposal.n && codes.outcome === 'not-agreed' && roles.includes(by),
  )

/** The act as the proposal describes it: its own fields, and nothing that was not said. */
function actOf(before: Pattern, proposal: Entry, n: number, now: Instant): Entry {
  const fields = new Set(entryType(before.event).fields.map((field) => field.name))
  const codes = Object.fromEntries(Object.entries(proposal.codes).filter(([name]) => fields.has(name)))
  return { n, type: before.event, at: now, recordedAt: now, by: before.by?.[0] ?? proposal.by, codes, happened: false }
}

/**
 * What waits for agreement on a record as at `now`, the longest first. An act that was done, or a proposal that was declined or
 * agreed to, waits no more. Which roles agree to what is the policy's alone.
 */
export function approvals(policy: Policy, entries: readonly Entry[], now: Instant): readonly Approval[] {
  const wanted = asked(policy, now)
  if (wanted.length === 0) return []
  const own = standing(entries)
  const n = entries.reduce((last, entry) => Math.max(last, entry.n), 0) + 1
  // Every act is judged as if it were the next entry: what counts before it is the same for all of them.
  const earlier = countedBefore(entries, { at: now, n })
  const steps = proposedSteps(own)
  const isOver = ({ type, codes }: Entry): boolean =>
    type === 'legal-action.proposed' && ['ended', 'case-closed'].includes(steps.get(codes.action)?.notOpen ?? '')
  const found = new Map<string, Approval>()
  for (const { gate, before, by, roles } of wanted) {
    const types = proposalsOf(before.event)
    for (const proposal of own) {
      if (!types.includes(proposal.type)) continue
      const key = keyOf(proposal, gate.per)
      const isDone = own.some(
        (each) => each.type === before.event && each.n > proposal.n && sameKey(key, each, gate.per),
      )
      if (isDone || isOver(proposal) || isDeclined(proposal, own, roles)) continue
      const act = actOf(before, proposal, n, now)
      if (!refusalBy(gate.id, policy, earlier, act)) continue
      const against = refusalsAfter(policy, earlier, act)
      const id = [before.event, by.event, key, roles.toSorted().join(' ')].join(' ')
      const known = found.get(id)
      found.set(id, {
        act: before.event,
        agreement: by.event,
        roles,
        per: gate.per?.field ?? null,
        key,
        proposal: known?.proposal ?? proposal.n,
        since: known?.since ?? proposal.at,
        missing: [...new Set(against.flatMap((each) => each.missing))].filter((each) => each !== by.event),
        clauses: [...new Set([...(known?.clauses ?? []), ...gate.cite.map((cite) => cite.clause)])],
      })
    }
  }
  return [...found.values()].toSorted((a, b) => a.since - b.since || a.proposal - b.proposal)
}
