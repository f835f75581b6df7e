/** A PDF reduced to its pages: no author, no dates, no earlier versions, no scripts, no files inside it. */
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { withoutSegments } from './clean-picture.ts'

/** Keys of any part that tell who made it and when, or that do something when it is opened. */
const TELLING = [
  'Metadata',
  'PieceInfo',
  'LastModified',
  'AA',
  'OpenAction',
  'JS',
  'JavaScript',
  'EF',
  'M',
  'T',
  'CreationDate',
]

function clean(part: PDFDict): void {
  for (const key of TELLING) part.delete(PDFName.of(key))
  const action = part.get(PDFName.of('A'))
  if (action instanceof PDFDict && action.get(PDFName.of('S')) !== PDFName.of('URI')) part.delete(PDFName.of('A'))
}

/** Null where it cannot be read, or is locked with a password. */
export async function cleanPdf(bytes: Buffer): Promise<Buffer | null> {
  try {
    const given = await PDFDocument.load(bytes, { updateMetadata: false })
    const made = await PDFDocument.create({ updateMetadata: false })
    for (const page of await made.copyPages(given, given.getPageIndices())) made.addPage(page)
    for (const [ref, part] of made.context.enumerateIndirectObjects()) {
      if (part instanceof PDFDict) clean(part)
      if (!(part instanceof PDFRawStream)) continue
      clean(part.dict)
      if (part.dict.get(PDFName.of('Filter')) === PDFName.of('DCTDecode'))
        made.context.assign(ref, PDFRawStream.of(part.dict, withoutSegments(Buffer.from(part.contents))))
    }
    return Buffer.from(await made.save({ addDefaultPage: false, updateFieldAppearances: false }))
  } catch {
    return null
  }
}
