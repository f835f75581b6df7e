/** A PDF reduced to its pages: no author, no dates, no earlier versions, no scripts, no files inside it. */
import { inflateSync } from 'node:zlib'
import type { PDFDict, PDFName, PDFRawStream } from 'pdf-lib'
import { withoutBoxes } from './clean-jpeg2000.ts'
import { withoutSegments } from './clean-picture.ts'

/** The most that a photograph may hold when unpacked, in bytes: more is a trap. */
const MOST_UNPACKED = 60_000_000
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

type PdfLib = typeof import('pdf-lib')

/** What cleans the parts of a file, in the library's terms. */
function cleaningIn({ PDFArray, PDFDict, PDFName, PDFRef, PDFStream }: PdfLib) {
  /** Every dictionary in a part, however deep it stands there; what is only referred to is a part of its own. */
  function* dictionariesIn(part: unknown): Generator<PDFDict> {
    if (part instanceof PDFStream) yield* dictionariesIn(part.dict)
    const inside = part instanceof PDFDict ? part.values() : part instanceof PDFArray ? part.asArray() : []
    if (part instanceof PDFDict) yield part
    for (const each of inside) yield* dictionariesIn(each)
  }

  const ACTION = PDFName.of('A')

  function clean(part: PDFDict): void {
    for (const key of TELLING) part.delete(PDFName.of(key))
    const action = part.lookup(ACTION)
    if (!(action instanceof PDFDict)) return
    action.delete(PDFName.of('Next'))
    if (action.lookup(PDFName.of('S')) === PDFName.of('URI')) return
    const stands = part.get(ACTION)
    if (stands instanceof PDFRef) part.context.delete(stands)
    part.delete(ACTION)
  }

  const FILTER = PDFName.of('Filter')
  /** Pictures that carry metadata of their own, and what takes it out of each. */
  const PICTURES: ReadonlyMap<unknown, (bytes: Buffer) => Buffer> = new Map([
    [PDFName.of('DCTDecode'), withoutSegments],
    [PDFName.of('JPXDecode'), withoutBoxes],
  ])

  /** The picture that a stream holds, cleaned, and how it is to be read; null for anything else. Throws where it is packed in a way that cannot be looked into. */
  function pictureIn({ dict, contents }: PDFRawStream): { readonly bytes: Buffer; readonly filter: PDFName } | null {
    const filter = dict.lookup(FILTER)
    const filters = filter instanceof PDFArray ? filter.asArray().map((each) => dict.context.lookup(each)) : [filter]
    const last = filters.at(-1)
    const cleaned = PICTURES.get(last)
    if (!cleaned || !(last instanceof PDFName)) return null
    if (filters.length === 1) return { bytes: cleaned(Buffer.from(contents)), filter: last }
    if (filters.length === 2 && filters[0] === PDFName.of('FlateDecode'))
      return { bytes: cleaned(inflateSync(contents, { maxOutputLength: MOST_UNPACKED })), filter: last }
    throw new Error('a photograph in more wrappings than are looked into')
  }
  return { dictionariesIn, clean, pictureIn, FILTER }
}

/** Null where it cannot be read, or is locked with a password. */
export async function cleanPdf(bytes: Buffer): Promise<Buffer | null> {
  const library = await import('pdf-lib')
  const { PDFDocument, PDFName, PDFRawStream } = library
  const { dictionariesIn, clean, pictureIn, FILTER } = cleaningIn(library)
  try {
    const given = await PDFDocument.load(bytes, { updateMetadata: false })
    const made = await PDFDocument.create({ updateMetadata: false })
    for (const page of await made.copyPages(given, given.getPageIndices())) made.addPage(page)
    for (const [ref, part] of made.context.enumerateIndirectObjects()) {
      for (const each of dictionariesIn(part)) clean(each)
      const picture = part instanceof PDFRawStream ? pictureIn(part) : null
      if (picture === null || !(part instanceof PDFRawStream)) continue
      part.dict.set(FILTER, picture.filter)
      part.dict.delete(PDFName.of('DecodeParms'))
      made.context.assign(ref, PDFRawStream.of(part.dict, picture.bytes))
    }
    return Buffer.from(await made.save({ addDefaultPage: false, updateFieldAppearances: false }))
  } catch {
    return null
  }
}
