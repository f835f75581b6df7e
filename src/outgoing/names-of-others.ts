/** The names on a case that a paper for one person, or for some, must not hold. Pure. */
import type { CaseReading } from '../views/case-reading.ts'
import { NO_NAME } from '../views/people-on-case.ts'

const partsOf = (name: string): readonly string[] => name.split(/\s+/).filter((part) => part.length > 1)

/**
 * The names of everybody on the case but these, whole and in parts; a part that one of these has too is none. Somebody whose name was not
 * written down has none.
 */
export function namesOfOthers({ people }: Pick<CaseReading, 'people'>, ...these: readonly string[]): readonly string[] {
  const named = people.filter(({ name }) => name !== NO_NAME)
  const own = new Set(named.filter(({ id }) => these.includes(id)).flatMap(({ name }) => partsOf(name.toLowerCase())))
  return [
    ...new Set(
      named
        .filter(({ id }) => !these.includes(id))
        .flatMap(({ name }) => [name, ...partsOf(name)])
        .filter((name) => !own.has(name.toLowerCase())),
    ),
  ]
}
