/** A document as data: what it says, block by block, before it is a file. Knows no case and no file format. */

export const LANGUAGES = ['english', 'welsh'] as const
export type Language = (typeof LANGUAGES)[number]
export const PRINTS = ['standard', 'large-print'] as const
export type Print = (typeof PRINTS)[number]

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** The first column of each row names it. */
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

export type Document = {
  /** Stands at its head. */
  readonly title: string
  readonly language: Language
  readonly print: Print
  readonly blocks: readonly Block[]
  /** Stands at the foot of every page: which copy this is, by a number that says nothing. */
  readonly mark?: string
  /** Papers with a list of contents, in which every heading begins a page and pages are counted to the last. As a PDF alone. */
  readonly numbered?: boolean
}

/** Everything that a document says, a line for each part: for scanning, and for tests. */
export const textsOf = (document: Document): readonly string[] => [
  document.title,
  ...(document.mark === undefined ? [] : [document.mark]),
  ...document.blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [block.text]
      case 'list':
        return block.items
      case 'table':
        return [...block.head, ...block.rows.flat()]
      default:
        return block satisfies never
    }
  }),
]

/** The same document with every text changed by `change`. */
export const mapTexts = (document: Document, change: (text: string) => string): Document => ({
  ...document,
  title: change(document.title),
  blocks: document.blocks.map((block): Block => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { ...block, text: change(block.text) }
      case 'list':
        return { ...block, items: block.items.map(change) }
      case 'table':
        return { ...block, head: block.head.map(change), rows: block.rows.map((row) => row.map(change)) }
      default:
        return block satisfies never
    }
  }),
})

/** The language as a file names it (BCP 47): British English or Welsh. */
export const languageTag = (language: Language): 'en-GB' | 'cy-GB' => (language === 'welsh' ? 'cy-GB' : 'en-GB')

/** Points: 12 for ordinary print; 18 for large print, above the 16 that the UK Association for Accessible Formats asks. */
export const pointsOf = (print: Print): number => (print === 'large-print' ? 18 : 12)
