/** A home is not offered where the person said that they would not be safe: the areas of their request are opened and compared. */
import { areaToAvoid } from '../record/area-words.ts'
import type { FieldProblem, Words } from '../record/separate.ts'
import type { Query } from '../store/database.ts'
import { openWords } from '../store/keys/words.ts'
import { wordsOfRequests } from '../store/queries/lettings.ts'
import { wordsOf } from '../store/queries/words.ts'
import type { StoredRecord } from '../store/record.ts'
import type { NewEntry } from './new-entry.ts'
import type { Rowan } from './rowan.ts'

/** What is wrong with one of several acts, by its place among them. */
export type ProblemAt = FieldProblem & { readonly index: number }

/**
 * What is wrong with the area of an offer among these acts, by the place of the act; empty where nothing is. An offer that says of
 * itself that it is not outside the areas to avoid is left to the policy: somebody looked, and gives a reason. Lettings, who write by
 * way of a `move`, hear that it is an area to avoid and none of the words. Source: WHG-2.16.a.
 */
export async function offerAreaProblems(
  { keyring }: Pick<Rowan, 'keyring'>,
  query: Query,
  landlord: string,
  record: StoredRecord,
  made: readonly NewEntry[],
  move?: string,
): Promise<readonly ProblemAt[]> {
  const offers = made.flatMap(({ entry, codes, words }, index) =>
    entry.type === 'rehousing.offered' &&
    !entry.happened &&
    codes.outsideAreasToAvoid !== false &&
    typeof words.area === 'string'
      ? [{ index, area: words.area }]
      : [],
  )
  if (offers.length === 0) return []
  const toAvoid = [
    ...(await askedToAvoid(keyring, query, landlord, record, move)),
    ...made.flatMap(({ entry, words }) => (entry.type === 'rehousing.requested' ? areasIn(words) : [])),
  ]
  return offers.flatMap(({ index, area }) => {
    const avoided = areaToAvoid(area, toAvoid)
    if (avoided === null) return []
    return move === undefined
      ? [{ index, field: 'area', problem: `is an area that they asked to avoid: ${avoided}` }]
      : [{ index, field: 'areaId', problem: 'is an area to avoid' }]
  })
}

const areasIn = (words: Words): readonly string[] =>
  Array.isArray(words.areasToAvoid) ? words.areasToAvoid.map(String) : []

/** The areas of every request that stands on the case: somebody who asks again is no safer where they asked before. */
async function askedToAvoid(
  keyring: Rowan['keyring'],
  query: Query,
  landlord: string,
  record: StoredRecord,
  move: string | undefined,
): Promise<readonly string[]> {
  const gone = new Set(record.entries.filter(({ type }) => type === 'entry.retracted').map(({ codes }) => codes.entry))
  const requests = record.entries.filter(({ type, id }) => type === 'rehousing.requested' && !gone.has(id))
  const key =
    requests.length > 0 ? await keyring.findKey({ landlord, kind: 'case', subject: record.stream }) : undefined
  if (!key) return []
  const sealed = await (move === undefined ? wordsOf(query, record.stream) : wordsOfRequests(query, move))
  return requests.flatMap(({ id }) => {
    const row = sealed.find((each) => each.entry === id)
    if (!row) return []
    return areasIn(JSON.parse(openWords(key, { landlord, stream: record.stream, entry: id }, row.sealed)) as Words)
  })
}
