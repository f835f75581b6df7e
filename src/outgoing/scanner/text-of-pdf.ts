/**
 * Everything that a PDF says, read from its bytes: what is printed, through the tables that its fonts carry, and what stands beside
 * it, such as properties, descriptions and remarks. Made for the PDFs that Rowan makes; of a font of many letters without a table it
 * reads nothing, and of another what its codes mostly stand for.
 */
import type { PDFDict, PDFRawStream } from 'pdf-lib'

/** Read when the first PDF is: it is large, and most days few are. */
type PdfLib = typeof import('pdf-lib')

/** What a font's codes stand for, and of how many digits a code is made in hexadecimal. */
type Table = { readonly digits: number; readonly letters: ReadonlyMap<string, string> }

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
const bytesOf = (pdf: PdfLib, stream: PDFRawStream): string =>
  Buffer.from(pdf.decodePDFRawStream(stream).decode()).toString('latin1')

function tableOf(map: string): Table {
  const letters = new Map<string, string>()
  let digits = 4
  for (const [, block = ''] of map.matchAll(/begincodespacerange([\s\S]*?)endcodespacerange/g))
    digits = /<([\da-f]+)>/i.exec(block)?.[1]?.length ?? digits
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of block.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>/gi))
      letters.set(code.toLowerCase(), utf16(text))
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first = ''] of block.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>\s*<([\da-f]+)>/gi))
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code++) {
        const last = Number.parseInt(first.slice(-4), 16) + code - Number.parseInt(from, 16)
        letters.set(
          code.toString(16).padStart(from.length, '0'),
          utf16(first.slice(0, -4) + last.toString(16).padStart(4, '0')),
        )
      }
  return { digits, letters }
}

/** What the codes of a font of 256 letters stand for where it does not say: those of Windows, which nearly all such fonts keep to. */
const USUAL: Table = {
  digits: 2,
  letters: new Map(
    Array.from({ length: 256 }, (_, code) => [
      code.toString(16).padStart(2, '0'),
      new TextDecoder('windows-1252').decode(Uint8Array.of(code)),
    ]),
  ),
}

function fontsOf(pdf: PdfLib, holder: PDFDict): ReadonlyMap<string, Table> {
  const { PDFDict, PDFName, PDFRawStream } = pdf
  const fonts = holder.lookupMaybe(PDFName.of('Resources'), PDFDict)?.lookupMaybe(PDFName.of('Font'), PDFDict)
  const tables = new Map<string, Table>()
  for (const [name] of fonts?.entries() ?? []) {
    const font = fonts?.lookup(name, PDFDict)
    const map = font?.lookup(PDFName.of('ToUnicode'))
    if (map instanceof PDFRawStream) tables.set(name.asString().slice(1), tableOf(bytesOf(pdf, map)))
    else if (font?.get(PDFName.of('Subtype')) !== PDFName.of('Type0')) tables.set(name.asString().slice(1), USUAL)
  }
  return tables
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/**
 * The string that begins with a bracket at `from`, as hexadecimal, and where it ends. Brackets within it need no escape where they come
 * in pairs: what a reader of the file does not follow here it does not see.
 */
function literalAt(content: string, from: number): { readonly hex: string; readonly end: number } {
  let plain = ''
  let depth = 1
  let at = from + 1
  for (; at < content.length && depth > 0; at++) {
    const letter = content[at] ?? ''
    if (letter === '\\') {
      const [, octal, line, other = ''] = /^(?:([0-7]{1,3})|(\r?\n)|([\s\S]))/.exec(content.slice(at + 1, at + 4)) ?? []
      plain += octal ? String.fromCharCode(Number.parseInt(octal, 8)) : line ? '' : (ESCAPES[other] ?? other)
      at += (octal ?? line ?? other).length
      continue
    }
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (depth > 0) plain += letter
  }
  return { hex: Buffer.from(plain, 'latin1').toString('hex'), end: at }
}

const read = ({ digits, letters }: Table, hex: string): string =>
  (hex.toLowerCase().match(new RegExp(`.{${digits}}`, 'g')) ?? []).map((code) => letters.get(code) ?? '').join('')

/** A font, a string in hexadecimal, the beginning of a string in brackets, or a step to another place. */
const TOKEN = /\/([^\s/<>[\]()]+)\s+[\d.]+\s+Tf|<([\da-f\s]*)>|(\()|(\b(?:Td|TD|T\*|Tm|BT)\b)/gi

/** What one stream of drawing prints, line by line. */
function printed(content: string, fonts: ReadonlyMap<string, Table>): string {
  const token = new RegExp(TOKEN)
  let font: Table | undefined
  let text = ''
  for (let found = token.exec(content); found; found = token.exec(content)) {
    const [, name, hex, literal, moved] = found
    if (name !== undefined) font = fonts.get(name)
    else if (moved !== undefined) text += '\n'
    else if (literal !== undefined) {
      const string = literalAt(content, found.index)
      token.lastIndex = string.end
      if (font) text += read(font, string.hex)
    } else if (font) text += read(font, (hex ?? '').replace(/\s/g, ''))
  }
  return text
}

const streamsIn = ({ PDFArray, PDFRawStream }: PdfLib, contents: unknown): readonly PDFRawStream[] => {
  if (contents instanceof PDFRawStream) return [contents]
  if (!(contents instanceof PDFArray)) return []
  return Array.from({ length: contents.size() }, (_, index) => contents.lookup(index)).flatMap((each) =>
    each instanceof PDFRawStream ? [each] : [],
  )
}

/** Texts of properties, descriptions and remarks. */
function* besides(pdf: PdfLib, value: unknown, depth = 0): Generator<string> {
  const { PDFArray, PDFDict, PDFHexString, PDFString } = pdf
  if (value instanceof PDFString || value instanceof PDFHexString) yield value.decodeText()
  else if (depth > 20) return
  else if (value instanceof PDFArray) for (const each of value.asArray()) yield* besides(pdf, each, depth + 1)
  else if (value instanceof PDFDict) for (const each of value.values()) yield* besides(pdf, each, depth + 1)
}

async function opened(bytes: Buffer) {
  const library = await import('pdf-lib')
  const file = await library.PDFDocument.load(bytes, { updateMetadata: false })
  const pages = file.getPages().map(({ node }) => {
    const drawn = streamsIn(library, node.Contents()).map((stream) => bytesOf(library, stream))
    return printed(drawn.join('\n'), fontsOf(library, node))
  })
  return { library, file, pages }
}

/** What is printed on each page, line by line. Throws as `textOfPdf` does. */
export const pagesOfPdf = async (bytes: Buffer): Promise<readonly string[]> => (await opened(bytes)).pages

/** Throws for what is no PDF, and for one that is locked. */
export async function textOfPdf(bytes: Buffer): Promise<string> {
  const { library, file, pages } = await opened(bytes)
  const { PDFName, PDFRawStream } = library
  const texts = [...pages]
  for (const [, each] of file.context.enumerateIndirectObjects()) {
    if (!(each instanceof PDFRawStream)) texts.push(...besides(library, each))
    else if (each.dict.get(PDFName.of('Subtype')) === PDFName.of('Form'))
      texts.push(printed(bytesOf(library, each), fontsOf(library, each.dict)))
    else if (each.dict.get(PDFName.of('Subtype')) === PDFName.of('XML'))
      texts.push(bytesOf(library, each).replace(/<[^>]*>/g, ' '))
  }
  return texts.join('\n')
}
