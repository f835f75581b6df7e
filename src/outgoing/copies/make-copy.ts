/**
 * Makes a copy of a file of a case with parts left out: the paper is written anew from the words that are left, a picture drawn anew. The
 * original stays as it is. The copy is looked through, in the file itself, before it is kept.
 */
import { fileId } from '../../casework/files/file-id.ts'
import { type MediaType, WORD } from '../../casework/files/file-kind.ts'
import { keepFile } from '../../casework/files/keep-file.ts'
import { perform } from '../../casework/perform.ts'
import type { Performed } from '../../casework/performed.ts'
import type { Rowan } from '../../casework/rowan.ts'
import type { LeftOutReason } from '../../packs/law.ts'
import { entryType } from '../../record/entry-type.ts'
import type { FieldProblem } from '../../record/separate.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import type { Compartment } from '../../store/queries/files.ts'
import { readFileToCopy } from '../../views/read-file.ts'
import { type ReadForDocument, readForDocument } from '../../views/read-for-document.ts'
import type { Document } from '../documents/document.ts'
import { markOf } from '../documents/mark.ts'
import { renderPdf } from '../documents/render-pdf.ts'
import { restrictedInPapers } from '../papers/papers-told.ts'
import { shapesIn } from '../scanner/restricted.ts'
import { type Found, scan } from '../scanner/scan.ts'
import { pagesOfPdf, textOfPdf } from '../scanner/text-of-pdf.ts'
import { paragraphsOfWord } from '../scanner/text-of-word.ts'
import { boxIn, coverPicture } from './cover-picture.ts'
import { type LeaveOut, type LeftOut, leaveOut } from './leave-out.ts'

export type CopyChoice = {
  readonly caseId: string
  readonly file: string
  readonly seq: number
  /** The words of a paper, line by line; null for a picture. What cannot be read of it is in no copy. */
  readonly lines: readonly string[] | null
  readonly reasons: readonly LeftOutReason[]
  readonly people: readonly { readonly id: string; readonly name: string; readonly role: string }[]
}

export type CopyOrder = {
  /** The id or reference of the case. */
  readonly caseId: string
  readonly file: string
  readonly leaveOut: readonly LeaveOut[]
  /** The organisation that it is for, as the vocabulary names it; empty for our own file. */
  readonly recipient: string
  /** Who may stand in it by name: ids of people on the case. Asked where it is for somebody. */
  readonly named: readonly string[]
  /** Addresses and numbers that somebody says may stay, as they stand there. */
  readonly stays: readonly string[]
  readonly role: RoleName
  readonly seq: number
  readonly key?: string
}

export type CopyMade =
  | { readonly outcome: 'made'; readonly caseId: string; readonly id: string }
  | { readonly outcome: 'no-pdf'; readonly why: 'no-compiler' | 'letters' }
  | { readonly outcome: 'tells'; readonly found: readonly Found[] }
  | Exclude<Performed, { readonly outcome: 'recorded' }>

type Read = {
  readonly read: ReadForDocument
  readonly bytes: Buffer
  readonly type: MediaType
  readonly compartment: Compartment | null
  readonly lines: readonly string[] | null
}

const tidy = (texts: readonly string[]): readonly string[] =>
  texts
    .flatMap((text) => text.split('\n'))
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')

async function linesOf(type: MediaType, bytes: Buffer): Promise<readonly string[] | null> {
  if (type === 'application/pdf') return tidy(await pagesOfPdf(bytes))
  return type === WORD ? tidy([await paragraphsOfWord(bytes)]) : null
}

async function readToCopy(
  rowan: Rowan,
  token: string,
  of: { readonly caseId: string; readonly file: string },
): Promise<Read | null> {
  const read = await readForDocument(rowan, token, of.caseId)
  const opened = read && (await readFileToCopy(rowan, token, read.caseId, of.file))
  if (!read || !opened) return null
  const { bytes, mediaType } = opened.file
  return { read, bytes, type: mediaType, compartment: opened.compartment, lines: await linesOf(mediaType, bytes) }
}

const reasonsOf = ({ landlord }: ReadForDocument) => landlord.organisation.law.leftOutReasons

/** Null for a case or a file that is hidden, missing, or in a compartment that is not the asker's. */
export async function readCopyChoice(
  rowan: Rowan,
  token: string,
  of: { readonly caseId: string; readonly file: string },
): Promise<CopyChoice | null> {
  const found = await readToCopy(rowan, token, of)
  if (!found) return null
  const { read, lines } = found
  return {
    caseId: read.caseId,
    file: of.file,
    seq: read.seq,
    lines,
    reasons: reasonsOf(read),
    people: read.reading.people,
  }
}

const sayLines = (lines: readonly number[]): string =>
  lines.length > 8 ? `${lines.slice(0, 8).join(', ')} and ${lines.length - 8} more` : lines.join(', ')

const scheduleText = (schedule: readonly LeftOut[], reasons: readonly LeftOutReason[]): string =>
  schedule
    .map(({ number, lines, reason }) => {
      const why = reasons.find(({ id }) => id === reason)
      return `${number}. Line ${sayLines(lines)}: ${why?.name ?? reason} (${why?.source ?? 'no source'})`
    })
    .join('\n')

function copyOf(
  lines: readonly string[],
  schedule: readonly LeftOut[],
  reasons: readonly LeftOutReason[],
  mark: string,
): Document {
  const why = (id: string) => reasons.find((each) => each.id === id)
  return {
    title: 'Copy of a paper, with parts left out',
    language: 'english',
    print: 'standard',
    mark,
    blocks: [
      { kind: 'paragraph', text: lines.join('\n') },
      { kind: 'heading', text: 'What was left out, and why' },
      {
        kind: 'table',
        head: ['Number', 'Stood in line', 'Why', 'By which law'],
        rows: schedule.map(({ number, lines: places, reason }) => [
          String(number),
          sayLines(places),
          why(reason)?.name ?? reason,
          why(reason)?.source ?? '',
        ]),
      },
    ],
  }
}

type Drawn = {
  readonly type: MediaType
  readonly bytes: Buffer
  readonly schedule: string
  readonly found: readonly Found[]
}

const invalid = (problems: readonly FieldProblem[]) => ({ outcome: 'invalid', problems }) as const

async function drawPicture({ read, bytes, type }: Read, order: CopyOrder): Promise<Drawn | CopyMade> {
  const boxes = order.leaveOut.map(({ what }) => boxIn(what))
  const problems = order.leaveOut.flatMap(({ reason, what }, index) =>
    boxes[index]
      ? []
      : [{ field: `out-${reason}`, problem: `“${what}” is no part of the picture: four numbers from 0 to 100` }],
  )
  if (order.recipient !== '')
    problems.push({ field: 'recipient', problem: 'A picture cannot be looked through: it is for our own file' })
  if (problems.length > 0 || (type !== 'image/jpeg' && type !== 'image/png')) return invalid(problems)
  const covered = await coverPicture(
    bytes,
    type,
    boxes.filter((box) => box !== null),
  )
  const schedule = order.leaveOut.map(({ reason }, index) => ({ number: index + 1, lines: [], reason }))
  const said = scheduleText(schedule, reasonsOf(read)).replaceAll('. Line :', '. Painted over:')
  return { type, bytes: covered, schedule: said, found: [] }
}

async function drawPaper(
  { read }: Read,
  lines: readonly string[],
  order: CopyOrder,
  mark: string,
): Promise<Drawn | CopyMade> {
  const { left, problems } = leaveOut(lines, order.leaveOut)
  if (problems.length > 0) return invalid(problems)
  const reasons = reasonsOf(read)
  const drawn = renderPdf(copyOf(left.lines, left.schedule, reasons, mark))
  if (!drawn.ok) return { outcome: 'no-pdf', why: drawn.why }
  const text = await textOfPdf(drawn.bytes)
  const gone = scan(
    text,
    left.gone.map((value) => ({ kind: 'left-out', value }) as const),
  )
  if (order.recipient === '')
    return { type: 'application/pdf', bytes: drawn.bytes, schedule: scheduleText(left.schedule, reasons), found: gone }
  const restricted = restrictedInPapers(read, read.landlord.organisation.sharing, { reader: null, named: order.named })
  const stays = new Set(order.stays)
  const shapes = left.lines.flatMap(shapesIn).filter(({ value }) => ![...stays].some((each) => each.includes(value)))
  return {
    type: 'application/pdf',
    bytes: drawn.bytes,
    schedule: scheduleText(left.schedule, reasons),
    found: [...gone, ...scan(text, [...restricted, ...shapes])],
  }
}

const RECIPIENTS = entryType('document.made').fields.find(({ name }) => name === 'recipient')?.values ?? []

function problemsOf({ read, lines }: Read, order: CopyOrder): readonly FieldProblem[] {
  const known = reasonsOf(read).map(({ id }) => id)
  const problems: FieldProblem[] = []
  if (lines !== null && lines.length === 0)
    problems.push({
      field: '',
      problem: 'No word of this paper can be read. Add its pages as pictures, and cover parts of those',
    })
  if (order.leaveOut.length === 0) problems.push({ field: '', problem: 'Say what is left out' })
  if (order.leaveOut.some(({ reason }) => !known.includes(reason)))
    problems.push({ field: '', problem: 'Give a reason for each part that is left out' })
  if (order.recipient !== '' && !RECIPIENTS.includes(order.recipient))
    problems.push({ field: 'recipient', problem: 'Choose which organisation it is for' })
  if (!order.named.every((id) => read.reading.people.some((person) => person.id === id)))
    problems.push({ field: 'named', problem: 'Choose people on this case' })
  return problems
}

/** Refused where something that was left out, or that its reader must not learn, stands in the file itself. */
export async function makeCopy(rowan: Rowan, token: string, order: CopyOrder): Promise<CopyMade> {
  const found = await readToCopy(rowan, token, order)
  if (!found) return { outcome: 'not-found' }
  const problems = problemsOf(found, order)
  if (problems.length > 0) return invalid(problems)
  const { key, role, seq, ...asked } = order
  const id = fileId(key, order.caseId, JSON.stringify(asked))
  const drawn =
    found.lines === null
      ? await drawPicture(found, order)
      : await drawPaper(found, found.lines, order, order.recipient === '' ? '' : markOf(id))
  if ('outcome' in drawn) return drawn
  if (drawn.found.length > 0) return { outcome: 'tells', found: drawn.found }
  const { read, compartment } = found
  const performed = await perform(
    rowan,
    token,
    {
      target: { on: 'case', caseId: read.caseId },
      type: 'document.made',
      role,
      data: {
        document: id,
        kind: 'redacted-copy',
        file: drawn.type === 'application/pdf' ? 'pdf' : undefined,
        recipient: order.recipient || undefined,
        parts: order.recipient === '' ? undefined : ['copy'],
        named: order.recipient === '' ? undefined : order.named,
        source: order.file,
        schedule: drawn.schedule,
      },
      seq,
      ...(key === undefined ? {} : { key }),
    },
    keepFile(rowan, { id, type: drawn.type, bytes: drawn.bytes, compartment }),
  )
  return performed.outcome === 'recorded' ? { outcome: 'made', caseId: read.caseId, id } : performed
}
