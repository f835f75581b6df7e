/**
 * One file of an answer and of the papers that go with it. Without any it is the answer alone, to the byte: the packing tells nothing of
 * somebody who is given none.
 */
import { WORD } from '../../casework/files/file-kind.ts'
import { renderPdf } from '../documents/render-pdf.ts'
import { paragraphsOfWord } from '../scanner/text-of-word.ts'
import type { NamedFile } from './given-file.ts'

export type OpenedFileGiven = NamedFile & { readonly bytes: Buffer }

/** In points: A4, and how much is left white around a picture. */
const PAGE = { width: 595.28, height: 841.89, margin: 42 } as const

/** What a Word file says, on pages of its own: pictures in it are left out. Null where it cannot be drawn. */
async function drawnWord({ name, bytes }: OpenedFileGiven): Promise<Buffer | null> {
  const lines = (await paragraphsOfWord(bytes)).split('\n').filter((line) => line.trim() !== '')
  const blocks = lines.map((text) => ({ kind: 'paragraph', text }) as const)
  const drawn = renderPdf({ title: name, language: 'english', print: 'standard', blocks })
  return drawn.ok ? drawn.bytes : null
}

/** Each as pages at its end, so that any reader of PDFs shows them. Null where one of them cannot be drawn. */
export async function withPages(answer: Buffer, files: readonly OpenedFileGiven[]): Promise<Buffer | null> {
  if (files.length === 0) return answer
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const all = await PDFDocument.load(answer, { updateMetadata: false })
  for (const each of files) {
    const { type, bytes } = each
    if (type === 'application/pdf' || type === WORD) {
      const pages = type === WORD ? await drawnWord(each) : bytes
      if (!pages) return null
      const from = await PDFDocument.load(pages, { updateMetadata: false })
      for (const page of await all.copyPages(from, from.getPageIndices())) all.addPage(page)
    } else {
      const picture = type === 'image/jpeg' ? await all.embedJpg(bytes) : await all.embedPng(bytes)
      const room = { width: PAGE.width - 2 * PAGE.margin, height: PAGE.height - 2 * PAGE.margin }
      const { width, height } = picture.scaleToFit(room.width, room.height)
      const at = { x: PAGE.margin, y: PAGE.height - PAGE.margin - height }
      all.addPage([PAGE.width, PAGE.height]).drawImage(picture, { ...at, width, height })
    }
  }
  return Buffer.from(await all.save({ useObjectStreams: false }))
}

/** The oldest time that a zip can hold: it tells nothing of when it was made. */
const NO_DATE = new Date('1980-01-01T00:00:00Z')

/** Beside a Word file they go as they are, each under its name. */
export async function zipped(answer: Buffer, files: readonly OpenedFileGiven[]): Promise<Buffer> {
  const { default: Zip } = await import('jszip')
  const zip = new Zip()
  const all = [{ name: 'answer.docx', bytes: answer }, ...files]
  for (const { name, bytes } of all) zip.file(name, bytes, { date: NO_DATE, createFolders: false })
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}
