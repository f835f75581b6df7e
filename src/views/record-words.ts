/** The words of a case, opened for a reader who may see it. Where the key was destroyed there are none. */
import type { Words } from '../record/separate.ts'
import type { Query } from '../store/database.ts'
import type { Keyring } from '../store/keys/keyring.ts'
import { type DataKey, openWords } from '../store/keys/words.ts'
import { type SealedWords, wordsOf, wordsOfPersons } from '../store/queries/words.ts'

const opened = (key: DataKey, landlord: string, row: SealedWords): Words =>
  JSON.parse(openWords(key, { landlord, stream: row.stream, entry: row.entry }, row.sealed)) as Words

/** By entry. Row-level security decides which rows there are. */
export async function readWords(
  query: Query,
  keyring: Keyring,
  landlord: string,
  kind: 'case' | 'organisation',
  stream: string,
): Promise<ReadonlyMap<string, Words>> {
  const rows = await wordsOf(query, stream)
  const key = rows.length > 0 ? await keyring.findKey({ landlord, kind, subject: stream }) : undefined
  return new Map(key ? rows.map((row) => [row.entry, opened(key, landlord, row)]) : [])
}

/** Words of entries on several cases, by the id that each row is asked for by. */
export async function openedWords(
  keyring: Keyring,
  landlord: string,
  rows: readonly (SealedWords & { readonly id: string })[],
): Promise<ReadonlyMap<string, Words>> {
  const keys = await keyring.findKeys(landlord, 'case', [...new Set(rows.map((row) => row.stream))])
  return new Map(
    rows.flatMap((row) => {
      const key = keys.get(row.stream)
      return key ? [[row.id, opened(key, landlord, row)] as const] : []
    }),
  )
}

/** The names of persons on some cases. Each is opened when it is first asked for: a list shows few of those that are on its cases. */
export type Names = Pick<ReadonlyMap<string, string>, 'get'>

/** The names of persons on the given cases: those of `person.added`, the latest of each that says one. */
export async function readNames(
  query: Query,
  keyring: Keyring,
  landlord: string,
  streams: readonly string[],
): Promise<Names> {
  if (streams.length === 0) return new Map()
  const rows = await wordsOfPersons(query, streams)
  const keys = await keyring.findKeys(landlord, 'case', [...new Set(rows.map((row) => row.stream))])
  const sealed = new Map<string, SealedWords[]>()
  for (const row of rows) {
    const one = `${row.stream} ${row.person}`
    const before = sealed.get(one)
    if (before) before.unshift(row)
    else sealed.set(one, [row])
  }
  const names = new Map<string, string | undefined>()
  const nameIn = (row: SealedWords): string | undefined => {
    const key = keys.get(row.stream)
    const name = key ? opened(key, landlord, row).name : undefined
    return typeof name === 'string' ? name : undefined
  }
  return {
    get(one) {
      if (names.has(one)) return names.get(one)
      let name: string | undefined
      for (const row of sealed.get(one) ?? []) name ??= nameIn(row)
      names.set(one, name)
      return name
    },
  }
}

/** The name of a person on a case, or null where nobody wrote it down. */
export const nameOn = (names: Names, stream: string, person: string | null): string | null =>
  person === null ? null : (names.get(`${stream} ${person}`) ?? null)
