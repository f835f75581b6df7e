/** Makes numbered papers: composed, drawn, looked through in the file itself, and kept with their manifest. They leave as any document does. */
import { fileId } from '../../casework/files/file-id.ts'
import { keepFile } from '../../casework/files/keep-file.ts'
import { perform } from '../../casework/perform.ts'
import type { Performed } from '../../casework/performed.ts'
import type { Rowan } from '../../casework/rowan.ts'
import type { PaperReader } from '../../packs/readers.ts'
import type { FieldProblem } from '../../record/separate.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import { type ReadForDocument, readForDocument } from '../../views/read-for-document.ts'
import type { Document } from '../documents/document.ts'
import { markOf } from '../documents/mark.ts'
import { renderPdf } from '../documents/render-pdf.ts'
import type { Found } from '../scanner/scan.ts'
import {
  answersOf,
  type ChosenExhibit,
  chooseExhibits,
  exhibitsFor,
  givenText,
  manifestOf,
  type PapersAsk,
  papersOf,
} from './papers.ts'
import { restrictedInPapers, toldBy } from './papers-told.ts'

/** What may be put in, for whoever chooses. */
export type PapersChoice = {
  readonly caseId: string
  readonly reader: PaperReader
  readonly verified: boolean
  readonly seq: number
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  readonly exhibits: readonly {
    readonly entry: string
    readonly title: string
    readonly at: number
    readonly answers: readonly (readonly string[])[]
    /** The free text that may be given; null where there is none. */
    readonly words: string | null
  }[]
}

export type PapersPrepared =
  | {
      readonly outcome: 'ready'
      readonly document: Document
      readonly seq: number
    }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly outcome: 'not-found' }

export type PapersOrder = PapersAsk & {
  readonly role: RoleName
  /** The number of entries of the record that they were read from. */
  readonly seq: number
  readonly key?: string
}

export type PapersMade =
  | { readonly outcome: 'made'; readonly caseId: string; readonly id: string; readonly version: number }
  | { readonly outcome: 'no-pdf'; readonly why: 'no-compiler' | 'letters' }
  /** The file itself tells something that its reader must not learn: nothing was kept. */
  | { readonly outcome: 'tells'; readonly found: readonly Found[] }
  | Exclude<Performed, { readonly outcome: 'recorded' }>

const readersOf = ({ landlord }: ReadForDocument) => landlord.organisation.sharing

/** Null for a case that is hidden or missing, and for a reader that nobody has approved anything for. */
export async function readPaperChoice(
  rowan: Rowan,
  token: string,
  of: { readonly caseId: string; readonly reader: string },
): Promise<PapersChoice | null> {
  const read = await readForDocument(rowan, token, of.caseId)
  const reader = read && readersOf(read).readers.find(({ id }) => id === of.reader)
  if (!read || !reader) return null
  return {
    caseId: read.caseId,
    reader,
    verified: readersOf(read).verified,
    seq: read.seq,
    people: read.reading.people,
    exhibits: exhibitsFor(reader, read.reading).map(({ kind, entry }) => {
      const text = kind.words === null ? undefined : entry.words[kind.words]
      return {
        entry: entry.id,
        title: kind.title,
        at: entry.at,
        answers: answersOf({ kind, entry }),
        words: typeof text === 'string' && text.trim() !== '' ? text : null,
      }
    }),
  }
}

type Composed = {
  readonly outcome: 'ready'
  readonly read: ReadForDocument
  readonly reader: PaperReader
  readonly chosen: readonly ChosenExhibit[]
}

async function compose(
  rowan: Rowan,
  token: string,
  ask: PapersAsk,
): Promise<Composed | Exclude<PapersPrepared, { readonly outcome: 'ready' }>> {
  const read = await readForDocument(rowan, token, ask.caseId)
  if (!read) return { outcome: 'not-found' }
  const reader = readersOf(read).readers.find(({ id }) => id === ask.reader)
  if (!reader) return { outcome: 'invalid', problems: [{ field: 'reader', problem: 'Choose who reads them' }] }
  const { chosen, problems } = chooseExhibits(ask, reader, read.reading)
  return problems.length > 0 ? { outcome: 'invalid', problems } : { outcome: 'ready', read, reader, chosen }
}

const drawnFrom = ({ read, reader, chosen }: Composed, ask: PapersAsk, day: number, mark: string): Document =>
  papersOf({ ask, reader, landlord: read.landlord.name, day }, chosen, mark)

/** The papers as they would be, to be read from the first word to the last. Nothing is written but that they were read. */
export async function preparePapers(rowan: Rowan, token: string, ask: PapersAsk): Promise<PapersPrepared> {
  const composed = await compose(rowan, token, ask)
  if (composed.outcome !== 'ready') return composed
  return { outcome: 'ready', document: drawnFrom(composed, ask, rowan.clock(), ''), seq: composed.read.seq }
}

/** Refuses where the file tells a name, a place or a way to reach somebody that its reader must not learn. */
export async function makePapers(rowan: Rowan, token: string, order: PapersOrder): Promise<PapersMade> {
  const composed = await compose(rowan, token, order)
  if (composed.outcome !== 'ready') return composed
  const { read, reader, chosen } = composed
  const { key, role, seq, ...asked } = order
  const id = fileId(key, order.caseId, JSON.stringify(asked))
  const mark = markOf(id)
  const day = rowan.clock()
  const drawn = renderPdf(drawnFrom(composed, order, day, mark))
  const silent = chosen.map((each) => ({ ...each, ask: { ...each.ask, words: false } }))
  const frame = renderPdf(drawnFrom({ ...composed, chosen: silent }, { ...order, number: '' }, day, mark))
  if (!drawn.ok || !frame.ok) return { outcome: 'no-pdf', why: drawn.ok ? 'letters' : drawn.why }
  const restricted = restrictedInPapers(read, readersOf(read), { reader: reader.id, named: order.named })
  const found = await toldBy(drawn.bytes, frame.bytes, [order.number, ...chosen.map(givenText)], restricted)
  if (found.length > 0) return { outcome: 'tells', found }
  const version =
    1 + read.reading.entries.filter(({ type, codes }) => type === 'document.made' && codes.reader === reader.id).length
  const performed = await perform(
    rowan,
    token,
    {
      target: { on: 'case', caseId: read.caseId },
      type: 'document.made',
      role,
      data: {
        document: id,
        kind: 'court-bundle',
        file: 'pdf',
        recipient: reader.organisation,
        language: 'english',
        format: order.print,
        parts: [...new Set(chosen.map(({ kind }) => kind.part))],
        reader: reader.id,
        named: order.named,
        version,
        manifest: manifestOf({ reader, version, mark }, chosen, drawn.bytes),
      },
      seq,
      ...(key === undefined ? {} : { key }),
    },
    keepFile(rowan, { id, type: 'application/pdf', bytes: drawn.bytes, compartment: null }),
  )
  return performed.outcome === 'recorded' ? { outcome: 'made', caseId: read.caseId, id, version } : performed
}
