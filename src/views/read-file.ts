/** One file of a case, opened: for somebody on the case, and where it is in a compartment for its roles alone. */
import { attempted } from '../casework/attempted.ts'
import { EXTENSIONS, type MediaType } from '../casework/files/file-kind.ts'
import type { Rowan } from '../casework/rowan.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { openFile } from '../store/keys/sealed-files.ts'
import { entriesOf, findStream } from '../store/queries/cases.ts'
import { type Compartment, type FileRow, findFile } from '../store/queries/files.ts'

export type OpenedFile = {
  readonly mediaType: MediaType
  /** Neutral: no name of anybody. A letter's says nothing of a case: it may be sent on. */
  readonly name: string
  readonly bytes: Buffer
}

const isMediaType = (type: string): type is MediaType => type in EXTENSIONS

/** A file of which a copy is made: what is made of it stays in the same compartment. */
export type FileToCopy = { readonly file: OpenedFile; readonly compartment: Compartment | null }

/** `of` is the reference or id of the case. Null for what is hidden, missing, or whose key was destroyed; each attempt is audited. */
export const readFile = async (rowan: Rowan, token: string, of: string, id: string): Promise<OpenedFile | null> =>
  (await readFileToCopy(rowan, token, of, id))?.file ?? null

/** As `readFile`, with the compartment that it lies in. */
export const readFileToCopy = (rowan: Rowan, token: string, of: string, id: string): Promise<FileToCopy | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const stream = await findStream(query, of)
    const row = stream?.kind === 'case' ? await findFile(query, stream.stream, id) : undefined
    auditAtEnd(query, {
      action: 'view:file',
      objectType: 'case',
      object: stream?.kind === 'case' ? stream.stream : attempted(of),
      basis: row ? 'member' : 'none',
      result: row ? 'shown' : 'not-found',
    })
    if (!row || !stream || !isMediaType(row.media_type)) return null
    const { landlord } = actor
    const key = await rowan.keyring.findKey({ landlord, kind: 'case', subject: row.stream })
    if (!key) return null
    const entries = await entriesOf(query, row.stream)
    const bytes = openFile(
      key,
      { landlord, stream: row.stream, file: row.id },
      await rowan.files.read(landlord, row.id),
    )
    const name = nameOf(row, row.media_type, stream.reference, entries)
    return { file: { mediaType: row.media_type, name, bytes }, compartment: row.compartment }
  })

/** `R-4F7K-3.pdf`: the third file of the case. A letter's is `letter-9c41.pdf`. */
function nameOf(
  row: FileRow,
  type: MediaType,
  reference: string,
  entries: Awaited<ReturnType<typeof entriesOf>>,
): string {
  const files = entries.filter((entry) => entry.type === 'document.made' || entry.type === 'attachment.added')
  const at = files.findIndex((each) => each.id === row.entry)
  const entry = files[at]
  const isLetter = entry?.type === 'document.made' && entry.codes.kind === 'letter'
  const stem = isLetter ? `letter-${row.id.slice(0, 4)}` : `${reference}-${at + 1}`
  return `${stem}.${EXTENSIONS[type]}`
}
