/** Keeps a file with the entry that names it: sealed on disk first, then its row, in the entry's own transaction. */

import { sealFile } from '../../store/keys/sealed-files.ts'
import { addFile, type Compartment } from '../../store/queries/files.ts'
import type { WithEntry } from '../perform.ts'
import type { Rowan } from '../rowan.ts'
import type { MediaType } from './file-kind.ts'

export type KeptFile = {
  readonly id: string
  readonly type: MediaType
  readonly bytes: Buffer
  readonly compartment: Compartment | null
}

/** A process that is killed between the two leaves a file that nobody finds, and never a row without its file. */
export const keepFile =
  (rowan: Rowan, { id, type, bytes, compartment }: KeptFile): WithEntry =>
  async ({ query, landlord, stream, entry }) => {
    const key = await rowan.keyring.keyFor({ landlord, kind: 'case', subject: stream })
    if (!key) throw new Error('The key of this record was destroyed: no file can be kept on it.')
    await rowan.files.write(landlord, id, sealFile(key, { landlord, stream, file: id }, bytes))
    await addFile(query, { id, entry, media_type: type, size: bytes.length, compartment })
  }
