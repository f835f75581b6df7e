/**
 * What is wrong with acts by what only sealed words and the database can tell: where somebody would not be safe, who a question is about,
 * who could not see what they are given, and whose home a step would end.
 */
import type { Actor, Query } from '../store/database.ts'
import type { StoredRecord } from '../store/record.ts'
import { anonymousProblems } from './anonymous-question.ts'
import { givenProblems } from './given-to.ts'
import type { NewEntry } from './new-entry.ts'
import { offerAreaProblems, type ProblemAt } from './offer-area.ts'
import { officerProblems } from './officer-problems.ts'
import type { Rowan } from './rowan.ts'
import { sharedHomeProblems } from './shared-home.ts'

/** Empty where nothing is. `move`: the move by which lettings write, who are not on the case. */
export const sealedProblems = async (
  rowan: Rowan,
  query: Query,
  actor: Actor,
  record: StoredRecord,
  made: readonly NewEntry[],
  move?: string,
): Promise<readonly ProblemAt[]> => {
  const given = await givenProblems(query, record, made)
  // One thing is said of one name: a second would tell who has left from who is kept out.
  const officers = (await officerProblems(rowan, query, actor.landlord, record, made)).filter(
    ({ index }) => !given.some((each) => each.index === index),
  )
  return [
    ...(await offerAreaProblems(rowan, query, actor.landlord, record, made, move)),
    ...(await anonymousProblems(rowan, query, actor.landlord, record, made)),
    ...given,
    ...officers,
    ...(await sharedHomeProblems(query, record, made)),
  ]
}
