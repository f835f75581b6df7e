/** A document as a Word file with headings, lists and tables as such, and core properties that say nothing. */
import type { ISectionOptions, TableCell, TextRun } from 'docx'
import { type Block, type Document, languageTag, pointsOf } from './document.ts'

const FONT = 'Arial'

type Docx = typeof import('docx')

/** The parts of a document in the library's terms. */
function partsIn({ Paragraph, TextRun, Table, TableCell, TableRow, HeadingLevel, WidthType }: Docx) {
  const runs = (text: string): TextRun[] =>
    text.split('\n').map((line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) }))

  const cell = (text: string, bold: boolean): TableCell =>
    new TableCell({ children: [new Paragraph({ children: bold ? [new TextRun({ text, bold })] : runs(text) })] })

  function parts(block: Block): ISectionOptions['children'] {
    switch (block.kind) {
      case 'heading':
        return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(block.text) })]
      case 'paragraph':
        return [new Paragraph({ spacing: { after: 200 }, children: runs(block.text) })]
      case 'list':
        return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) }))
      case 'table':
        return [
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              new TableRow({ tableHeader: true, children: block.head.map((text) => cell(text, true)) }),
              ...block.rows.map((row) => new TableRow({ children: row.map((text) => cell(text, false)) })),
            ],
          }),
          new Paragraph({}),
        ]
      default:
        return block satisfies never
    }
  }
  return { runs, parts }
}

/** The properties of the file, emptied: the library writes a creator, an editor and the time of making. */
const EMPTY_PROPERTIES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
/** The oldest time that a zip can hold: it tells nothing of when the file was made. */
const NO_DATE = new Date('1980-01-01T00:00:00Z')

async function withoutProperties(bytes: Buffer): Promise<Buffer> {
  const { default: Zip } = await import('jszip')
  const made = await Zip.loadAsync(bytes)
  const clean = new Zip()
  for (const [name, file] of Object.entries(made.files))
    if (!file.dir)
      clean.file(name, name === 'docProps/core.xml' ? EMPTY_PROPERTIES : await file.async('nodebuffer'), {
        date: NO_DATE,
        createFolders: false,
      })
  return clean.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

/** The library is read when the first Word file is made. */
export async function renderDocx(document: Document): Promise<Buffer> {
  const docx = await import('docx')
  const { Document: WordDocument, Footer, HeadingLevel, Packer, Paragraph } = docx
  const { runs, parts } = partsIn(docx)
  const points = pointsOf(document.print)
  const heading = (times: number) => ({
    run: { font: FONT, size: Math.round(points * times) * 2, bold: true, color: '000000' },
    paragraph: { spacing: { before: 240, after: 160 } },
  })
  const word = new WordDocument({
    styles: {
      default: {
        document: {
          run: { font: FONT, size: points * 2, language: { value: languageTag(document.language) } },
          paragraph: { spacing: { line: 320 } },
        },
        heading1: heading(1.4),
        heading2: heading(1.15),
      },
    },
    sections: [
      {
        ...(document.mark === undefined
          ? {}
          : { footers: { default: new Footer({ children: [new Paragraph({ children: runs(document.mark) })] }) } }),
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(document.title) }),
          ...document.blocks.flatMap(parts),
        ],
      },
    ],
  })
  return withoutProperties(await Packer.toBuffer(word))
}
