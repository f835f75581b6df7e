/** A file that somebody gave us, as it may be kept: of a kind that we take, and without its hidden data. */
import { cleanPdf } from './clean-pdf.ts'
import { cleanPicture } from './clean-picture.ts'
import { cleanWord } from './clean-word.ts'
import { kindOfFile, type MediaType, WORD } from './file-kind.ts'

/** The largest file that is taken, in bytes. */
export const LARGEST_FILE = 20_000_000

export type Cleaned =
  | { readonly ok: true; readonly type: MediaType; readonly bytes: Buffer }
  /** `locked`: it is of a kind that we take, and cannot be read: damaged, with a password, or with programs in it. */
  | { readonly ok: false; readonly why: 'empty' | 'too-large' | 'heic' | 'unknown-kind' | 'locked' }

export async function cleanFile(given: Buffer): Promise<Cleaned> {
  if (given.length === 0) return { ok: false, why: 'empty' }
  if (given.length > LARGEST_FILE) return { ok: false, why: 'too-large' }
  const type = kindOfFile(given)
  if (type === 'heic') return { ok: false, why: 'heic' }
  if (type === null) return { ok: false, why: 'unknown-kind' }
  const bytes =
    type === 'application/pdf'
      ? await cleanPdf(given)
      : type === WORD
        ? await cleanWord(given)
        : await cleanPicture(given, type === 'image/png' ? type : 'image/jpeg')
  return bytes === null ? { ok: false, why: 'locked' } : { ok: true, type, bytes }
}
