/**
 * A document as a PDF that a screen reader can read (PDF/UA-1): tagged, with its language, its fonts inside. Its metadata say
 * "Document" and nothing else: no author, no date, and not with what it was made.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Document, languageTag, pointsOf } from './document.ts'

export type PdfMade =
  | { readonly ok: true; readonly bytes: Buffer }
  /** `no-compiler`: this machine has none. `letters`: a word in it is in a script that its fonts do not have. */
  | { readonly ok: false; readonly why: 'no-compiler' | 'letters' }

/** What is used of the compiler: it is installed where there is a build for the machine, and nowhere else. */
type Compiler = {
  readonly pdf: (source: { readonly mainFileContent: string }, options: { readonly pdfStandard: 'ua-1' }) => Uint8Array
}
type CompilerPackage = {
  readonly NodeCompiler: {
    readonly create: (options: {
      readonly fontArgs: readonly { readonly fontPaths: readonly string[] }[]
      readonly inputs: Readonly<Record<string, string>>
    }) => Compiler
  }
}

const PACKAGE = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu'
const FONT = '@expo-google-fonts/atkinson-hyperlegible-next'
const require = createRequire(import.meta.url)

/** What people wrote is never part of the source: it is read as data, and printed as it stands. */
const TEMPLATE = `#let d = json(bytes(sys.inputs.data))
#set document(title: "Document", author: (), keywords: (), date: none)
#set page(paper: "a4", margin: 2.5cm, numbering: "1", number-align: end, footer: context [#set text(size: 0.8em); #d.mark #h(1fr) #if d.numbered [Page #counter(page).display() of #counter(page).final().first()] else [#counter(page).display()]])
#set text(font: "Atkinson Hyperlegible Next", size: d.points * 1pt, lang: d.lang, region: "GB", hyphenate: false)
#set par(leading: 0.75em, spacing: 1.2em, justify: false)
#set table(stroke: 0.5pt, inset: 6pt, align: start + top)
#show heading: set block(above: 1.4em, below: 0.8em)
#show heading.where(level: 1): set text(size: 1.4em)
#show heading.where(level: 2): set text(size: 1.15em)
#let linewise(t) = t.split("\\n").map(l => [#l]).join(linebreak())
#heading(level: 1, outlined: false, d.title)
#show outline.entry: it => block(link(it.element.location(), [#it.body(), page #it.page()]))
#let first = d.blocks.position(b => b.kind == "heading")
#for (i, b) in d.blocks.enumerate() {
  if d.numbered and i == first { outline(title: "Contents", depth: 2) }
  if b.kind == "heading" { if d.numbered { pagebreak(weak: true) }; heading(level: 2, b.text) }
  else if b.kind == "paragraph" { par(linewise(b.text)) }
  else if b.kind == "list" { list(..b.items.map(linewise)) }
  else if b.kind == "table" {
    table(columns: b.head.len(), table.header(..b.head.map(c => strong(c))), ..b.rows.flatten().map(linewise))
  }
}
`

function compilerPackage(): CompilerPackage | null {
  try {
    return require(PACKAGE) as CompilerPackage
  } catch {
    return null
  }
}

/** Whether this machine can make a PDF at all. */
export const canMakePdf = (): boolean => compilerPackage() !== null

const fontPaths = (): readonly string[] => {
  const folder = dirname(require.resolve(`${FONT}/package.json`))
  return ['400Regular', '700Bold'].map((face) => join(folder, face))
}

/** What names the compiler: in the document's properties, in its XMP, and in what wrote the XMP. */
const MADE_WITH = /\/Creator \([^)]*\)|<xmp:CreatorTool>[^<]*<\/xmp:CreatorTool>| x:xmptk="[^"]*"/g

/** Written over with spaces, so that every place in the file stays where the file says that it is. */
const withoutMaker = (bytes: Uint8Array): Buffer =>
  Buffer.from(
    Buffer.from(bytes)
      .toString('latin1')
      .replace(MADE_WITH, (said) => ' '.repeat(said.length)),
    'latin1',
  )

export function renderPdf(document: Document): PdfMade {
  const found = compilerPackage()
  if (!found) return { ok: false, why: 'no-compiler' }
  const { title, blocks, language, print, mark = '', numbered = false } = document
  const lang = languageTag(language).slice(0, 2)
  const data = JSON.stringify({ title, blocks, mark, numbered, lang, points: pointsOf(print) })
  const compiler = found.NodeCompiler.create({ fontArgs: [{ fontPaths: fontPaths() }], inputs: { data } })
  try {
    const bytes = compiler.pdf({ mainFileContent: TEMPLATE }, { pdfStandard: 'ua-1' })
    return { ok: true, bytes: withoutMaker(bytes) }
  } catch (error) {
    if (error instanceof Error && error.message.includes('could not be displayed with font'))
      return { ok: false, why: 'letters' }
    throw error
  }
}
