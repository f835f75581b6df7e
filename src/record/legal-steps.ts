/** How far a legal step is, read from the acts that name it. Pure; every function takes what stands on a record, in the order in which it happened. */
import type { Entry } from './entry.ts'

type Said = Pick<Entry, 'n' | 'type' | 'codes'>

const PROPOSED: Entry['type'] = 'legal-action.proposed'

const lastOf = <Each extends Said>(stands: readonly Each[], type: Entry['type']): ReadonlyMap<unknown, Each> =>
  new Map(stands.flatMap((each) => (each.type === type ? [[each.codes.action, each] as const] : [])))

/** The entry that ended each legal step without an order of a court, by the id of the step. What goes on later is a new step, with an id of its own. */
export const endedSteps = <Each extends Said>(stands: readonly Each[]): ReadonlyMap<unknown, Each> =>
  lastOf(stands, 'legal-action.ended')

/** Why a step that was proposed is not open: it began, ended, is from before the case was last closed or opened again, or somebody said no. */
export type NotOpen = 'begun' | 'ended' | 'case-closed' | 'not-agreed'

export type ProposedStep<Each> = {
  /** The last word of it: a step is no longer what it first was once it was put right. */
  readonly proposal: Each
  /** Null while it is open: it may be weighed, authorised and begun. */
  readonly notOpen: NotOpen | null
  readonly isAuthorised: boolean
  /** It goes on as a new step alone: under its own id the yes to what is over would carry it. */
  readonly onlyAnew: boolean
}

/** The last no to any proposal of each step, by the id of the step. */
function refusedAt(stands: readonly Said[]): ReadonlyMap<unknown, number> {
  const steps = new Map(stands.flatMap(({ n, type, codes }) => (type === PROPOSED ? [[n, codes.action] as const] : [])))
  return new Map(
    stands.flatMap(({ n, type, codes }) => {
      const about = typeof codes.entry === 'number' ? codes.entry : -1
      return type === 'second-check.made' && codes.outcome === 'not-agreed' && steps.has(about)
        ? [[steps.get(about), n] as const]
        : []
    }),
  )
}

/**
 * Every step that was proposed, by its id. Once it ended, or the case was closed or opened again, it stays so for ever: proposed again under the same
 * id it would be carried by the yes to what is over. After a no it is open again once it is put right, or somebody who may says yes; where a yes came
 * before the no, only by a new yes.
 */
export function proposedSteps<Each extends Said>(stands: readonly Each[]): ReadonlyMap<unknown, ProposedStep<Each>> {
  const first = new Map<unknown, Each>()
  for (const each of stands)
    if (each.type === PROPOSED && !first.has(each.codes.action)) first.set(each.codes.action, each)
  const [begun, ended, refused] = [lastOf(stands, 'legal-action.started'), endedSteps(stands), refusedAt(stands)]
  const authorised = lastOf(stands, 'legal-action.authorised')
  const closed = stands.findLast(({ type }) => type === 'case.closed' || type === 'case.reopened')?.n ?? 0
  const isRefused = ({ n, codes: { action } }: Each): boolean => {
    const no = refused.get(action)
    return no !== undefined && no > (authorised.get(action)?.n ?? n)
  }
  const whyNot = (action: unknown, proposal: Each): NotOpen | null => {
    if (ended.has(action)) return 'ended'
    if (begun.has(action)) return 'begun'
    if ((first.get(action)?.n ?? 0) < closed) return 'case-closed'
    return isRefused(proposal) ? 'not-agreed' : null
  }
  return new Map(
    [...lastOf(stands, PROPOSED)].map(([action, proposal]) => {
      const [notOpen, isAuthorised] = [whyNot(action, proposal), authorised.has(action)]
      const onlyAnew = notOpen !== null && (notOpen !== 'not-agreed' || isAuthorised)
      return [action, { proposal, notOpen, isAuthorised, onlyAnew }]
    }),
  )
}

/** Proposals that are open, of each step the last word. */
export const openProposals = <Each extends Said>(stands: readonly Each[]): readonly Each[] =>
  [...proposedSteps(stands).values()].flatMap(({ proposal, notOpen }) => (notOpen === null ? [proposal] : []))

/** Whom a step is to protect: as it says itself, else whoever alone was harmed when it was proposed. Null where nobody can tell. */
export function protectedBy(proposal: Said, stands: readonly Said[]): string | null {
  const said = proposal.codes.protects
  if (typeof said === 'string') return said
  const parts = new Map(
    stands.flatMap(({ n, type, codes }) =>
      type === 'person.added' && n < proposal.n ? [[codes.person, codes.role] as const] : [],
    ),
  )
  const [only, ...others] = [...parts].flatMap(([person, part]) => (part === 'victim' ? [person] : []))
  return typeof only === 'string' && others.length === 0 ? only : null
}

/** Steps that were begun, and of which neither an order nor an end came: each is before a court, or on its way there. */
export function stepsUnderWay<Each extends Said>(stands: readonly Each[]): readonly Each[] {
  const over = new Set([...lastOf(stands, 'court-order.made').keys(), ...endedSteps(stands).keys()])
  return stands.filter(({ type, codes }) => type === 'legal-action.started' && !over.has(codes.action))
}
