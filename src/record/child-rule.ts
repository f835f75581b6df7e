/**
 * What a landlord's policy makes of a child who is affected: a victim or a witness, and whose work the abuse is. The questions are
 * the same everywhere, the rules are data (PD-13.b, CBC-4.3.b, WHG-1.5.b, VIV-2.n, MHA-5.1.e).
 */
import type { Known } from './abuse-test.ts'
import { isUnder18, mayBeUnder16 } from './age-group.ts'

export type ChildRule = {
  /** `affected`: whoever saw, heard or feels it is a victim. `related`: only where related to either person. */
  readonly victimWhen: 'affected' | 'related'
  /** Whether an adult who saw it is a victim too. */
  readonly adultWitness: 'victim' | 'witness'
  /** Abuse of somebody under 16 is child abuse, handled under the safeguarding policy. */
  readonly under16: 'child-abuse' | 'domestic-abuse'
}

export type AffectedPerson = {
  readonly ageGroup: string | null
  /** How they were affected: saw, heard, experienced-effects, direct. */
  readonly affected: string | null
  /** Whether they are related to the person harmed or to the person causing harm. */
  readonly related: Known
}

export type ByChildRule = {
  /** Null: the rule says nothing of them. */
  readonly role: 'victim' | 'witness' | 'not-known' | null
  /** Safeguarding of a child is asked of everybody under 18; living on their own never ends it (WHG-1.5.c). */
  readonly safeguarding: boolean
  readonly childAbuse: boolean
}

export function byChildRule(rule: ChildRule, { ageGroup, affected, related }: AffectedPerson): ByChildRule {
  const isChild = isUnder18(ageGroup)
  const childAbuse = mayBeUnder16(ageGroup) && affected === 'direct' && rule.under16 === 'child-abuse'
  if (!isChild && affected === null) return { role: null, safeguarding: false, childAbuse }
  if (affected === 'direct') return { role: 'victim', safeguarding: isChild, childAbuse }
  if (!isChild)
    return { role: ageGroup === '18-or-over' ? rule.adultWitness : 'not-known', safeguarding: false, childAbuse }
  if (affected === null) return { role: 'not-known', safeguarding: true, childAbuse }
  if (rule.victimWhen === 'affected' || related === 'yes') return { role: 'victim', safeguarding: true, childAbuse }
  return { role: related === 'no' ? 'witness' : 'not-known', safeguarding: true, childAbuse }
}
