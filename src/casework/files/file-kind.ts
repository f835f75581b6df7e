/** What a file is, by what is in it: its name and what the browser says of it count for nothing. */

export type MediaType =
  | 'image/jpeg'
  | 'image/png'
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const WORD: MediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The end of a file's name, by its kind. */
export const EXTENSIONS: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
  [WORD]: 'docx',
}

const begins = (bytes: Buffer, ...first: readonly number[]): boolean => first.every((byte, at) => bytes[at] === byte)

const HEIF_BRANDS = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'avif']

/** The kind of a file. `heic` is what iPhones make; `null` is anything else. */
export function kindOfFile(bytes: Buffer): MediaType | 'heic' | null {
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf'
  if (
    bytes.subarray(4, 8).toString('latin1') === 'ftyp' &&
    HEIF_BRANDS.includes(bytes.subarray(8, 12).toString('latin1'))
  )
    return 'heic'
  // Every Word file is a zip that holds this part; what else it holds is looked at when it is cleaned.
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04) && bytes.includes('word/document.xml')) return WORD
  return null
}
