/**
 * Whether a landlord's own policy covers what was told, by its own list: apart from the law's tests, and apart from the part that
 * somebody has in the case. No help, duty or offer depends on the answer (PD-1.e, CBC-4.4.a, VIV-2.a).
 */
import type { Known } from './abuse-test.ts'

/** A kind of abuse that the policy names, and the clause. */
export type NamedKind = { readonly abuse: string; readonly clause: string }

/** A connection by which the policy says that two people belong together, and the clause. */
export type NamedConnection = { readonly relation: string; readonly clause: string }

export type PolicyCovers = {
  readonly kinds: readonly NamedKind[]
  /** Empty where the policy leaves it to the law. */
  readonly connections: readonly NamedConnection[]
  /** Kinds that it covers between people who are not personally connected. */
  readonly unconnected: readonly NamedKind[]
}

export type CoveredByPolicy = {
  readonly covered: Known
  /** What of that which was told the policy names, with its clause. */
  readonly named: readonly NamedKind[]
}

/** Of how two people are connected that which the policy names, each once, with its clause. */
export const connectedBy = (
  { connections }: Pick<PolicyCovers, 'connections'>,
  relations: readonly string[],
): readonly NamedConnection[] => connections.filter(({ relation }) => relations.includes(relation))

/** A kind that the policy does not name is never a no: its list says what is abuse, and a person says what is not. */
export function coveredByPolicy(
  covers: Pick<PolicyCovers, 'kinds' | 'unconnected'>,
  kinds: readonly string[],
  connected: Known,
): CoveredByPolicy {
  const told = [...new Set(kinds)]
  const of = (list: readonly NamedKind[]) => list.filter((each) => told.includes(each.abuse))
  const strangers = of(covers.unconnected)
  if (connected === 'no') return { covered: strangers.length > 0 ? 'yes' : 'no', named: strangers }
  const named = of(covers.kinds)
  const more = strangers.filter((each) => !named.some(({ abuse }) => abuse === each.abuse))
  const isCovered = strangers.length > 0 || (named.length > 0 && connected === 'yes')
  return { covered: isCovered ? 'yes' : 'not-known', named: [...named, ...more] }
}
