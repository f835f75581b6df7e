/** How far a legal step is, read from the acts that name it. Pure; every function takes what stands on a record, in the order in which it happened. */
import type { Entry } from './entry.ts'

type Said = Pick<Entry, 'n' | 'type' | 'codes'>

const lastOf = <Each extends Said>(stands: readonly Each[], type: Entry['type']): ReadonlyMap<unknown, Each> =>
  new Map(stands.flatMap((each) => (each.type === type ? [[each.codes.action, each] as const] : [])))

/**
 * The entry that ended each legal step without an order of a court, by the id of the step. A proposal that is made again later, under the same
 * id, takes the step up again.
 */
export function endedSteps<Each extends Said>(stands: readonly Each[]): ReadonlyMap<unknown, Each> {
  const proposed = lastOf(stands, 'legal-action.proposed')
  return new Map(
    [...lastOf(stands, 'legal-action.ended')].filter(([action, { n }]) => n > (proposed.get(action)?.n ?? 0)),
  )
}

/**
 * Proposals that are open: not begun, not ended, not said no to, and made since the case was last closed or opened again. Of each step the last
 * word, as it is no longer for what it first said once it was put right.
 */
export function openProposals<Each extends Said>(stands: readonly Each[]): readonly Each[] {
  const gone = new Set([...lastOf(stands, 'legal-action.started').keys(), ...endedSteps(stands).keys()])
  const saidNo = new Set(
    stands.flatMap(({ type, codes }) =>
      type === 'second-check.made' && codes.outcome === 'not-agreed' ? [codes.entry] : [],
    ),
  )
  // What was weighed before the case was closed or opened again carries no step of today.
  const opened = stands.findLast(({ type }) => type === 'case.closed' || type === 'case.reopened')?.n ?? 0
  return [...lastOf(stands, 'legal-action.proposed').values()].filter(
    ({ n, codes }) => n > opened && !gone.has(codes.action) && !saidNo.has(n),
  )
}

/** Steps that were begun, and of which neither an order nor an end came: each is before a court, or on its way there. */
export function stepsUnderWay<Each extends Said>(stands: readonly Each[]): readonly Each[] {
  const over = new Set([...lastOf(stands, 'court-order.made').keys(), ...endedSteps(stands).keys()])
  return stands.filter(({ type, codes }) => type === 'legal-action.started' && !over.has(codes.action))
}
