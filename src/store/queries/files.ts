/** Files of the cases that the reader is on, as far as their compartments are open to the reader. */
import type { Query } from '../database.ts'

/** Minutes of a meeting and legal advice open to certain roles alone. */
export type Compartment = 'meeting' | 'legal'

export type FileRow = {
  readonly id: string
  readonly stream: string
  readonly entry: string
  readonly media_type: string
  readonly size: number
  readonly compartment: Compartment | null
}

const COLUMNS = 'id, stream, entry, media_type, size, compartment'

export const filesOn = (query: Query, stream: string) =>
  query<FileRow>('files-on', `select ${COLUMNS} from rowan.file where stream = $1`, [stream])

export const findFile = async (query: Query, stream: string, id: string): Promise<FileRow | undefined> =>
  (
    await query<FileRow>('find-file', `select ${COLUMNS} from rowan.file where stream = $1 and id::text = $2`, [
      stream,
      id,
    ])
  )[0]

/** Puts a file under the entry that names it, written in the same transaction. */
export async function addFile(
  query: Query,
  file: Pick<FileRow, 'id' | 'entry' | 'media_type' | 'size' | 'compartment'>,
): Promise<void> {
  await query('add-file', 'select sec.add_file($1, $2, $3, $4, $5)', [
    file.id,
    file.entry,
    file.media_type,
    file.size,
    file.compartment,
  ])
}
