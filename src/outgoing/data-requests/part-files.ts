/**
 * The files of a case of which somebody decides whether they go with an answer: those that whoever looks may open, and no others. What lies
 * in a compartment of others is neither shown nor given. Pictures are looked at by two people; papers are looked through too.
 */
import { compartmentOf } from '../../access/permissions.ts'
import { EXTENSIONS, type MediaType } from '../../casework/files/file-kind.ts'
import { numbered } from '../../casework/judged-record.ts'
import type { Rowan } from '../../casework/rowan.ts'
import type { FieldProblem } from '../../record/separate.ts'
import { retracted } from '../../record/standing.ts'
import { asActor, type Query } from '../../store/database.ts'
import { openFile } from '../../store/keys/sealed-files.ts'
import { entriesOf } from '../../store/queries/cases.ts'
import type { DataPartRead } from '../../store/queries/data-parts.ts'
import { type FileRow, filesOn } from '../../store/queries/files.ts'
import type { EntryReading } from '../../views/case-reading.ts'
import { sayFound } from '../scanner/found-sentence.ts'
import type { Restricted } from '../scanner/restricted.ts'
import { scanFile } from '../scanner/scan-file.ts'
import type { PartFile } from './given-file.ts'
import type { GivenFile } from './given-part.ts'

const isMediaType = (type: string): type is MediaType => type in EXTENSIONS

/** Entries of which each may stand for a file. */
export const isPaper = ({ type }: Pick<EntryReading, 'type'>): boolean =>
  type === 'document.made' || type === 'attachment.added'

const aboutOf = ({ codes }: EntryReading, person: string | null): PartFile['about'] =>
  codes.recipient === 'perpetrator' || (typeof codes.person === 'string' && codes.person !== person)
    ? 'somebody-else'
    : typeof codes.person === 'string'
      ? 'them'
      : 'not-said'

type Stored = { readonly row: FileRow; readonly type: MediaType; readonly entry: EntryReading }

const bytesOf = ({ row, type, entry }: Stored) => ({ file: row.id, type, size: row.size, at: entry.at })

/** Oldest first; a copy with parts left out stands with what it is a copy of. */
export const filesOfPart = (
  rowan: Rowan,
  token: string,
  part: DataPartRead,
  papers: readonly EntryReading[],
): Promise<readonly PartFile[]> =>
  part.place !== 'case'
    ? Promise.resolve([])
    : asActor(rowan.database, token, async (query): Promise<readonly PartFile[]> => {
        const rows = await filesOn(query, part.stream)
        const names = new Map((await entriesOf(query, part.stream)).map(({ id, name }) => [id, name ?? '']))
        const stored = papers.flatMap((entry): readonly Stored[] => {
          const row = rows.find((each) => each.entry === entry.id)
          return row && isMediaType(row.media_type) ? [{ row, type: row.media_type, entry }] : []
        })
        const isCopy = ({ entry }: Stored): boolean => entry.codes.kind === 'redacted-copy'
        /** What it is a copy of in the end: a copy may be one of another copy. */
        const sourceOf = (id: unknown): unknown => {
          const copy = stored.find((each) => isCopy(each) && each.row.id === id)
          return copy ? sourceOf(copy.entry.codes.source) : id
        }
        return stored
          .filter((each) => !isCopy(each))
          .map((each) => ({
            ...bytesOf(each),
            kind: String(each.entry.codes.kind),
            by: names.get(each.entry.id) ?? '',
            note: typeof each.entry.words.note === 'string' ? each.entry.words.note : null,
            about: aboutOf(each.entry, part.person),
            guarded:
              each.row.compartment !== null || compartmentOf(each.entry.codes.kind) !== null
                ? 'few'
                : each.entry.codes.kind === 'police-paper'
                  ? 'police'
                  : null,
            copies: stored.filter((copy) => isCopy(copy) && sourceOf(copy.row.id) === each.row.id).map(bytesOf),
          }))
      }).then((files) => files ?? [])

/**
 * Whether each of them still counts, and whoever asks may open it: a second person agrees to nothing that they cannot read, nor to what was
 * added in error.
 */
export async function mayOpenAll(query: Query, stream: string, files: readonly GivenFile[]): Promise<boolean> {
  if (files.length === 0) return true
  const entries = await entriesOf(query, stream)
  const { entries: own } = numbered({
    entries: entries.map(({ happened_at, recorded_at, ...entry }) => ({
      ...entry,
      at: happened_at.getTime(),
      recordedAt: recorded_at.getTime(),
    })),
    organisation: [],
  })
  const gone = retracted(own)
  const standing = new Set(entries.filter(({ seq }) => !gone.has(seq)).map(({ id }) => id))
  const open = new Set((await filesOn(query, stream)).filter(({ entry }) => standing.has(entry)).map(({ id }) => id))
  return files.every(({ file }) => open.has(file))
}

/** What a file holds, under the key of its case. Null where that was destroyed. */
export async function openGiven(
  rowan: Rowan,
  landlord: string,
  { stream, file }: { readonly stream: string; readonly file: string },
): Promise<Buffer | null> {
  const key = await rowan.keyring.findKey({ landlord, kind: 'case', subject: stream })
  return key === undefined ? null : openFile(key, { landlord, stream, file }, await rowan.files.read(landlord, file))
}

/** The first thing in each paper that is given and must not leave, by the file of which it was decided. A picture cannot be looked through. */
export async function toldInFiles(
  rowan: Rowan,
  token: string,
  of: { readonly stream: string; readonly given: readonly GivenFile[]; readonly restricted: readonly Restricted[] },
  sourceOf: (file: string) => string,
): Promise<readonly FieldProblem[]> {
  const landlord = await asActor(rowan.database, token, async (_query, actor) => actor.landlord)
  const problems: FieldProblem[] = []
  for (const { file, type } of of.given) {
    if (type === 'image/jpeg' || type === 'image/png' || landlord === null) continue
    const bytes = await openGiven(rowan, landlord, { stream: of.stream, file })
    const [found] = bytes ? await scanFile({ type, bytes }, of.restricted) : []
    if (found) problems.push({ field: `file-${sourceOf(file)}`, problem: sayFound(found) })
  }
  return problems
}
