/** A case as its reader may see it: its entries with their words, found by reference or id; nothing for hidden and missing alike. */

import { mayOpenAttachment } from '../access/permissions.ts'
import type { Codes } from '../record/entry.ts'
import type { Words } from '../record/separate.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import type { Actor, Query } from '../store/database.ts'
import type { Keyring } from '../store/keys/keyring.ts'
import { entriesOf, findStream, type StreamRead } from '../store/queries/cases.ts'
import { representsAt } from '../store/queries/meetings.ts'
import type { StoredRecord } from '../store/record.ts'
import { readWords } from './record-words.ts'

export type ReadEntry = {
  readonly id: string
  readonly seq: number
  readonly type: EntryTypeName
  readonly at: number
  readonly recordedAt: number
  readonly by: string
  readonly byName: string
  readonly role: RoleName
  readonly codes: Codes
  readonly happened: boolean
  readonly words: Words
}

export type ReadRecord = Omit<StoredRecord, 'entries' | 'organisation' | 'accounts' | 'head'> & {
  readonly entries: readonly ReadEntry[]
}

/** `of` is a case's reference or id. Words that belong to a file which does not open to the reader's roles are left out. What may not be seen is not looked for: the reader's own cases come first. */
export const findRecord = async (
  query: Query,
  keyring: Keyring,
  actor: Pick<Actor, 'landlord' | 'roles'>,
  of: string,
): Promise<ReadRecord | null> => recordOn(query, keyring, actor, await findStream(query, of))

/** As `findRecord`, of a stream that was looked for already: undefined where it was not found. */
export async function recordOn(
  query: Query,
  keyring: Keyring,
  { landlord, roles }: Pick<Actor, 'landlord' | 'roles'>,
  stream: StreamRead | undefined,
): Promise<ReadRecord | null> {
  const [entries, words] = await Promise.all([
    entriesOf(query, stream?.stream),
    stream ? readWords(query, keyring, landlord, stream.kind, stream.stream) : new Map<string, Words>(),
  ])
  if (!stream) return null
  const papers = entries.some((entry) => entry.type === 'attachment.added' && entry.codes.kind === 'marac-minutes')
  const mine = papers && (await representsAt(query, stream.stream))
  return {
    stream: stream.stream,
    kind: stream.kind,
    reference: stream.reference,
    caseKind: stream.case_kind,
    opened: stream.opened.getTime(),
    seq: stream.seq,
    entries: entries.map(({ happened_at, recorded_at, name, ...entry }) => ({
      ...entry,
      at: happened_at.getTime(),
      recordedAt: recorded_at.getTime(),
      byName: name ?? '',
      words: isClosedTo(roles, mine, entry) ? {} : (words.get(entry.id) ?? {}),
    })),
  }
}

/** What somebody wrote beside papers of a MARAC or legal advice opens to the same people as the file. */
const isClosedTo = (
  roles: Actor['roles'],
  represents: boolean,
  { type, codes }: Pick<ReadEntry, 'type' | 'codes'>,
): boolean => type === 'attachment.added' && !mayOpenAttachment(roles, represents, codes.kind)

/** Names of the persons of a record, the latest one that was written down for each. */
export function namesIn(record: ReadRecord): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { type, codes, words } of record.entries)
    if (type === 'person.added' && typeof codes.person === 'string' && typeof words.name === 'string')
      names.set(codes.person, words.name)
  return names
}
