/** Refusals as their reader may see them. */
import { versionAt } from '../policy/compile.ts'
import type { Refusal } from '../policy/judgement.ts'
import { keyOf } from '../policy/pattern.ts'
import { countedBefore } from '../policy/refusals.ts'
import { safeWays } from '../policy/safe-ways.ts'
import { unsaidOn } from '../policy/unsaid.ts'
import type { Entry } from '../record/entry.ts'
import { ROLES, type RoleName } from '../record/vocabulary.ts'
import type { RunningLandlord } from './landlord.ts'
import type { RefusalShown } from './performed.ts'

/** Where it is the role in which it was tried that the policy refuses: the roles in which it does not; null where it is something else. */
function rolesInstead(
  { policy, organisation }: RunningLandlord,
  refusal: Refusal,
  act: Entry,
): readonly RoleName[] | null {
  const { norms, safeContactOverride } = versionAt(policy, act.at)
  if (act.type === 'safe-contact.overridden')
    return safeContactOverride?.by.some((role) => role === act.by) ? null : (safeContactOverride?.by ?? null)
  const norm = norms.find(({ id }) => id === refusal.norm)
  if (norm?.kind === 'limit')
    return norm.deviation?.by.some((role) => role === act.by) ? null : (norm.deviation?.by ?? null)
  const forbidden = norm?.kind === 'never' ? norm.acts.flatMap(({ by }) => by ?? []) : []
  if (!forbidden.some((role) => role === act.by)) return null
  const posts = organisation.teams.flatMap(({ roles }) => roles)
  return ROLES.filter((role) => posts.includes(role) && !forbidden.includes(role))
}

/** The field that one more waits for, where the role may do one more; null where it is something else. */
function oneMoreNeeds({ policy }: RunningLandlord, refusal: Refusal, act: Entry): string | null {
  const norm = versionAt(policy, act.at).norms.find(({ id }) => id === refusal.norm)
  if (norm?.kind !== 'limit' || !norm.deviation?.by.some((role) => role === act.by)) return null
  return norm.deviation.field
}

/** Whether any one of what is missing would do: the gate has a single need, which several acts meet. */
function oneIsEnough({ policy }: RunningLandlord, refusal: Refusal, act: Entry): boolean {
  const norm = versionAt(policy, act.at).norms.find(({ id }) => id === refusal.norm)
  if (norm?.kind !== 'gate' || refusal.missing.length < 2) return false
  return norm.needs.some(({ any }) => refusal.missing.every((name) => any.some(({ event }) => event === name)))
}

/** What the gate waits for and what was answered with no. */
function answeredNo({ policy }: RunningLandlord, refusal: Refusal, before: readonly Entry[], act: Entry) {
  const norm = versionAt(policy, act.at).norms.find(({ id }) => id === refusal.norm)
  if (norm?.kind !== 'gate') return []
  const said = unsaidOn(norm, keyOf(act, norm.per), countedBefore(before, act))
  return said.filter((each) => each.isNo && refusal.missing.includes(each.act))
}

/** For somebody on the case: the clause, what it says, what is missing, and of an unsafe contact what may be done instead. */
export function refusalInFull(
  landlord: RunningLandlord,
  refusal: Refusal,
  before: readonly Entry[],
  act: Entry,
): RefusalShown {
  const onlyBy = rolesInstead(landlord, refusal, act)
  const needs = oneMoreNeeds(landlord, refusal, act)
  const no = answeredNo(landlord, refusal, before, act)
  const isOverride = act.type === 'safe-contact.overridden'
  const atMostHours = isOverride ? versionAt(landlord.policy, act.at).safeContactOverride?.atMostHours : undefined
  const instead = refusal.kind === 'safe-contact' && !isOverride ? safeWays(before, act) : null
  return {
    ...refusal,
    sees: 'all',
    says: refusal.clauses.map((id) => landlord.clauses.get(id)?.says ?? 'Contact only by the safe way that was agreed'),
    ...(oneIsEnough(landlord, refusal, act) ? { oneIsEnough: true as const } : {}),
    ...(no.length > 0 ? { answeredNo: no } : {}),
    ...(instead ? { instead } : {}),
    ...(onlyBy ? { onlyBy } : {}),
    ...(needs ? { oneMoreNeeds: needs } : {}),
    ...(atMostHours === undefined ? {} : { atMostHours }),
  }
}
