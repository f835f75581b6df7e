/** Nobody is given a case, or a job of it, that they could not see. Why they could not is told to those alone who may know it. */
import type { Query } from '../store/database.ts'
import { cannotBeGiven } from '../store/queries/kept-apart.ts'
import type { StoredRecord } from '../store/record.ts'
import { isId, type NewEntry } from './new-entry.ts'
import type { ProblemAt } from './offer-area.ts'

const SAYS = {
  'kept-out': 'cannot be given this: they are kept out of this case, and those who look after that are told why',
  'not-here': 'cannot be given this: choose somebody else',
} as const

/** The field of an act in which somebody is named who comes onto the case by it, or gets a job of it; null where there is none. */
function namedIn({
  entry,
  codes,
}: NewEntry): { readonly field: 'officer' | 'holder'; readonly account: string } | null {
  const field = entry.type === 'work-order.placed' ? 'holder' : 'officer'
  const named = codes[field]
  const gives = ['case.assigned', 'handover.accepted', 'work-order.placed'].includes(entry.type)
  return gives && isId(named) ? { field, account: named } : null
}

/** By the place of the act; empty where everybody who is named could see what they are given. */
export async function givenProblems(
  query: Query,
  record: StoredRecord,
  made: readonly NewEntry[],
): Promise<readonly ProblemAt[]> {
  const problems: ProblemAt[] = []
  for (const [index, each] of made.entries()) {
    const named = namedIn(each)
    const why = named && (await cannotBeGiven(query, record.stream, named.account, named.field === 'holder'))
    if (named && why) problems.push({ index, field: named.field, problem: SAYS[why] })
  }
  return problems
}
