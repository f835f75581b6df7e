/** An answer to a request for data as whoever asked opens it, with the words that they were told. */
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { Decrypter } from 'age-encryption'

export type SealedAnswer = { readonly name: string; readonly base64: string; readonly words: string }

/** `bytes` is what was sealed: of a Word file the file itself, of a PDF the pages without their seal. */
export async function openedAnswer({ name, base64, words }: SealedAnswer) {
  const sealed = Buffer.from(base64, 'base64')
  if (name.endsWith('.age')) {
    const decrypter = new Decrypter()
    decrypter.addPassphrase(words)
    return { sealed, words, bytes: Buffer.from(await decrypter.decrypt(sealed)) }
  }
  const pdf = await PDFDocument.load(sealed, { password: words, updateMetadata: false })
  // What is left of the seal: its own object, and a number that is drawn anew for each file.
  for (const [ref, object] of pdf.context.enumerateIndirectObjects())
    if (object instanceof PDFDict && object.get(PDFName.of('Filter')) === PDFName.of('Standard'))
      pdf.context.delete(ref)
  delete pdf.context.trailerInfo.ID
  return { sealed, words, bytes: Buffer.from(await pdf.save({ useObjectStreams: false })) }
}
