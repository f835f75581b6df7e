/** The part that each person of a case plays in it: the latest that stands. */
import type { Entry } from './entry.ts'
import { standing } from './standing.ts'

const added = (entries: readonly Entry[]): readonly Entry[] =>
  standing(entries).filter(({ type }) => type === 'person.added')

/** The latest part of each person that stands. */
export const partsOn = (entries: readonly Entry[]): ReadonlyMap<unknown, unknown> =>
  new Map(added(entries).map(({ codes }) => [codes.person, codes.role]))

/** Everybody who is said to cause harm, also where a later word has them as harmed: until the earlier is taken back, they are both. */
export const causingOn = (entries: readonly Entry[]): ReadonlySet<unknown> =>
  new Set(added(entries).flatMap(({ codes }) => (codes.role === 'perpetrator' ? [codes.person] : [])))
