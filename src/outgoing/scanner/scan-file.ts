/** The last look at something before it leaves: at the file itself and not at what it was made from. */
import { type MediaType, WORD } from '../../casework/files/file-kind.ts'
import type { Restricted } from './restricted.ts'
import { type Found, scan } from './scan.ts'
import { textOfPdf } from './text-of-pdf.ts'
import { textOfWord } from './text-of-word.ts'

/** Answers with what it tells that its reader must not learn. Throws for a kind of file that cannot be read: what cannot be looked at does not leave. */
export async function scanFile(
  file: { readonly type: MediaType; readonly bytes: Buffer },
  restricted: readonly Restricted[],
): Promise<readonly Found[]> {
  if (file.type === WORD) return scan(await textOfWord(file.bytes), restricted)
  if (file.type === 'application/pdf') return scan(await textOfPdf(file.bytes), restricted)
  throw new Error('A picture cannot be looked through, and is not sent')
}
