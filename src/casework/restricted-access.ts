/** Keeps by what somebody on the Restricted Access List is recognised: keyed hashes, apart from the case, and only while it stands. */
import { keysOfRestricted } from '../people/restricted-keys.ts'
import type { Words } from '../record/separate.ts'
import type { Query } from '../store/database.ts'
import { type DataKey, openWords } from '../store/keys/words.ts'
import { keepRestrictedKeys } from '../store/queries/lettings.ts'
import { wordsOf } from '../store/queries/words.ts'
import type { StoredRecord } from '../store/record.ts'
import { indexKey } from './import-registry.ts'
import type { NewEntry } from './new-entry.ts'
import type { Rowan } from './rowan.ts'

const ENDS = new Set(['restricted-access.removed', 'entry.retracted'])

/** The ids of the entries by which somebody is on the list now: the latest of each person, where it was not taken off or back. */
export function standingOn(
  entries: readonly Pick<StoredRecord['entries'][number], 'id' | 'type' | 'codes'>[],
): readonly string[] {
  const gone = new Set(entries.filter(({ type }) => type === 'entry.retracted').map(({ codes }) => codes.entry))
  const latest = new Map<string, string | null>()
  for (const { id, type, codes } of entries) {
    if (gone.has(id)) continue
    if (type === 'restricted-access.listed') latest.set(String(codes.person), id)
    if (type === 'restricted-access.removed') latest.set(String(codes.person), null)
  }
  return [...latest.values()].filter((id) => id !== null)
}

/** After these entries were written on a record, in the same transaction. Nothing is done where they change nothing on the list. */
export async function keepRestricted(
  rowan: Rowan,
  query: Query,
  landlord: string,
  record: StoredRecord,
  made: readonly NewEntry[],
): Promise<void> {
  const listing = made.filter(({ entry }) => entry.type === 'restricted-access.listed')
  const ending =
    made.some(({ entry }) => ENDS.has(entry.type)) &&
    record.entries.some(({ type }) => type === 'restricted-access.listed')
  if (listing.length === 0 && !ending) return
  const all = [...record.entries, ...made.map(({ id, entry, codes }) => ({ id, type: entry.type, codes }))]
  const index = await indexKey(rowan, landlord)
  const standing = standingOn(all)
  const known = new Map([
    ...(await wordsBefore(rowan, query, landlord, record)),
    ...made.map(({ id, words }) => [id, words] as const),
  ])
  await keepRestrictedKeys(query, record.stream, standing, keysOfStanding(index, standing, known))
}

/** By what those are recognised who stand on the list by these entries; none of an entry whose words are not known. */
export const keysOfStanding = (index: DataKey, standing: readonly string[], known: ReadonlyMap<string, Words>) =>
  standing.flatMap((id) => {
    const { name = '', dateOfBirth = '', address = '' } = known.get(id) ?? {}
    const said = { name: String(name), dateOfBirth: String(dateOfBirth), address: String(address) }
    return keysOfRestricted(index, said).map((key) => ({ entry: id, key }))
  })

/** The words of the entries that are on the record already: one of them may stand again when a later one is taken back. */
async function wordsBefore(
  { keyring }: Rowan,
  query: Query,
  landlord: string,
  record: StoredRecord,
): Promise<readonly (readonly [string, Words])[]> {
  const listed = new Set(record.entries.filter(({ type }) => type === 'restricted-access.listed').map(({ id }) => id))
  if (listed.size === 0) return []
  const key = await keyring.findKey({ landlord, kind: 'case', subject: record.stream })
  if (!key) return []
  const sealed = (await wordsOf(query, record.stream)).filter(({ entry }) => listed.has(entry))
  return sealed.map(({ entry, sealed: bytes }) => [
    entry,
    JSON.parse(openWords(key, { landlord, stream: record.stream, entry }, bytes)) as Words,
  ])
}
