/**
 * Seals a file so that one recipient alone opens it: with age, to their key or to words, which any copy of age opens; or as a PDF with
 * a password (AES-256), for whoever cannot. The password of an archive is never used: it is broken in an afternoon.
 */
import { randomBytes } from 'node:crypto'

export type Opens =
  | { readonly with: 'key'; readonly key: string }
  | { readonly with: 'words'; readonly words: string }
  | { readonly with: 'pdf'; readonly words: string }

/**
 * 2 to the power of 15: a tenth of a second and 32 MB. The default of 18 takes 256 MB, as much as the whole server; six words of a
 * list of two thousand are too many to guess at either.
 */
const WORK_FACTOR = 15

/** Nobody knows the owner's password. What may be done with it is a wish that a reader may ignore; screen readers are let in. */
async function sealPdf(words: string, bytes: Buffer): Promise<Buffer> {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  pdf.encrypt({
    userPassword: words,
    ownerPassword: randomBytes(32).toString('base64url'),
    permissions: { contentAccessibility: true, printing: 'highResolution' },
  })
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

/** Throws where a PDF is asked for and the file is none. */
export async function sealFor(opens: Opens, bytes: Buffer): Promise<Buffer> {
  if (opens.with === 'pdf') return sealPdf(opens.words, bytes)
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  if (opens.with === 'key') encrypter.addRecipient(opens.key)
  else {
    encrypter.setScryptWorkFactor(WORK_FACTOR)
    encrypter.setPassphrase(opens.words)
  }
  return Buffer.from(await encrypter.encrypt(bytes))
}
