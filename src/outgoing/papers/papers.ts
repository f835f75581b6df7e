/**
 * Numbered papers for a court, the police or the other side: put together from the fields that are approved for that reader, one entry an
 * exhibit, and from no others. Nothing is taken away from a whole record: what nobody chose was never in them. Pure. Source: the
 * reprimand of Wakefield, 2023, where a bundle was the record with some pages taken out.
 */
import { createHash } from 'node:crypto'
import type { Exhibit, PaperReader } from '../../packs/readers.ts'
import type { FieldProblem } from '../../record/separate.ts'
import type { CaseReading, EntryReading } from '../../views/case-reading.ts'
import { plainly } from '../../views/sentences.ts'
import { sayDay } from '../documents/dates.ts'
import type { Block, Document, Print } from '../documents/document.ts'

/** One entry that is put in, and what of its free text. */
export type ExhibitAsk = {
  readonly entry: string
  /** Whether its free text is given too. */
  readonly words: boolean
  /** Somebody says that they have read every word of it. */
  readonly read: boolean
  /** Passages of it that are left out, as they stand there. */
  readonly leaveOut: readonly string[]
}

export type PapersAsk = {
  /** The id or reference of the case. */
  readonly caseId: string
  /** As `sharing/readers.yaml` names it. */
  readonly reader: string
  /** The number by which the reader knows the matter; may be empty. */
  readonly number: string
  /** Who may stand in it by name: ids of people on the case. */
  readonly named: readonly string[]
  readonly exhibits: readonly ExhibitAsk[]
  readonly print: Print
}

/** An exhibit as it was asked for, with the entry and the fields that it is made from. */
export type ChosenExhibit = { readonly kind: Exhibit; readonly entry: EntryReading; readonly ask: ExhibitAsk }

export const LEFT_OUT = '[left out]'
/** The longest number of a matter, in characters. */
const LONGEST_NUMBER = 100

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const textOf = ({ kind, entry }: Pick<ChosenExhibit, 'kind' | 'entry'>): string => {
  const words = kind.words === null ? undefined : entry.words[kind.words]
  return typeof words === 'string' ? words : ''
}

/** What can be put in, in the order in which it happened, kind by kind. */
export const exhibitsFor = (
  reader: PaperReader,
  reading: Pick<CaseReading, 'entries'>,
): readonly Pick<ChosenExhibit, 'kind' | 'entry'>[] =>
  reader.exhibits.flatMap((kind) =>
    reading.entries.filter(({ type }) => type === kind.type).map((entry) => ({ kind, entry })),
  )

/** Answers that a reader is given of an entry, each as a row: only those that are approved, and filled in. */
export const answersOf = ({ kind, entry }: Pick<ChosenExhibit, 'kind' | 'entry'>): readonly (readonly string[])[] =>
  kind.codes.flatMap(({ field, label }) => {
    const value = entry.codes[field]
    if (value === undefined || value === null) return []
    if (typeof value === 'boolean') return [[label, value ? 'Yes' : 'No']]
    if (Array.isArray(value)) return [[label, value.map((each) => plainly(String(each))).join(', ')]]
    const date = /^\d{4}-\d\d-\d\d$/.test(String(value))
    return [[label, date ? sayDay(Date.parse(`${value}T12:00:00Z`), 'english') : capital(plainly(String(value)))]]
  })

/** The exhibits that were asked for, or every problem with them. */
export function chooseExhibits(
  ask: PapersAsk,
  reader: PaperReader,
  reading: Pick<CaseReading, 'entries'> & { readonly people: readonly { readonly id: string }[] },
): { readonly chosen: readonly ChosenExhibit[]; readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = []
  const may = exhibitsFor(reader, reading)
  if (ask.number.length > LONGEST_NUMBER) problems.push({ field: 'number', problem: 'Shorten it' })
  const known = ask.named.every((id) => reading.people.some((person) => person.id === id))
  if (ask.named.length === 0 || !known)
    problems.push({ field: 'named', problem: 'Choose who may stand in the papers by name' })
  if (ask.exhibits.length === 0) problems.push({ field: 'exhibits', problem: 'Put in at least one thing' })
  const chosen = ask.exhibits.flatMap((each): readonly ChosenExhibit[] => {
    const found = may.find(({ entry }) => entry.id === each.entry)
    const field = `give-${each.entry}`
    if (!found) {
      problems.push({ field, problem: 'This reader is not given that' })
      return []
    }
    const text = textOf(found)
    if (each.words && text === '') problems.push({ field, problem: 'There are no words that this reader is given' })
    else if (each.words && !each.read)
      problems.push({
        field: `read-${each.entry}`,
        problem: 'Read every word, and say that you have, or leave the words out',
      })
    for (const passage of each.leaveOut)
      if (!text.includes(passage))
        problems.push({ field: `out-${each.entry}`, problem: `“${passage}” does not stand there as you wrote it` })
    return [{ ...found, ask: each }]
  })
  return { chosen, problems }
}

/** The free text that is given of an exhibit; empty where none is. */
export const givenText = (exhibit: ChosenExhibit): string =>
  exhibit.ask.words
    ? exhibit.ask.leaveOut.reduce((left, passage) => left.replaceAll(passage, LEFT_OUT), textOf(exhibit))
    : ''

const headingOf = ({ kind, entry }: ChosenExhibit, index: number): string =>
  `Exhibit ${index + 1}: ${kind.title}, ${sayDay(entry.at, 'english')}`

function blocksOf(exhibit: ChosenExhibit, index: number): readonly Block[] {
  const rows = answersOf(exhibit)
  const text = givenText(exhibit)
  return [
    { kind: 'heading', text: headingOf(exhibit, index) },
    ...(rows.length > 0 ? [{ kind: 'table' as const, head: ['What', 'It says'], rows }] : []),
    ...(text === ''
      ? []
      : [
          { kind: 'paragraph' as const, text: 'As it was written down at the time:' },
          { kind: 'paragraph' as const, text },
        ]),
    ...(rows.length === 0 && text === ''
      ? [{ kind: 'paragraph' as const, text: 'That it took place is recorded.' }]
      : []),
  ]
}

/** The papers: `mark` says which copy they are. */
export function papersOf(
  of: { readonly ask: PapersAsk; readonly reader: PaperReader; readonly landlord: string; readonly day: number },
  chosen: readonly ChosenExhibit[],
  mark: string,
): Document {
  const { ask, reader, landlord, day } = of
  const cut = chosen.some(({ ask: { words, leaveOut } }) => words && leaveOut.length > 0)
  const opening = [
    `From ${landlord}, put together on ${sayDay(day, 'english')}.`,
    `For ${reader.name.charAt(0).toLowerCase()}${reader.name.slice(1)} alone.${ask.number === '' ? '' : ` Matter: ${ask.number}.`}`,
    `${chosen.length} ${chosen.length === 1 ? 'exhibit' : 'exhibits'}.${cut ? ` Where words were left out, it says ${LEFT_OUT}.` : ''}`,
  ]
  return {
    title: 'Numbered papers',
    language: 'english',
    print: ask.print,
    mark,
    numbered: true,
    blocks: [...opening.map((text): Block => ({ kind: 'paragraph', text })), ...chosen.flatMap(blocksOf)],
  }
}

const sha256 = (of: string | Buffer): string => createHash('sha256').update(of).digest('hex')

/** What is in a file, from which entry and which fields, and the fingerprint of each: so that any of it can be shown to be what was approved. */
export function manifestOf(
  of: { readonly reader: PaperReader; readonly version: number; readonly mark: string },
  chosen: readonly ChosenExhibit[],
  file: Buffer,
): string {
  const lines = chosen.map((exhibit, index) => {
    const { kind, entry, ask } = exhibit
    const fields = [...kind.codes.map(({ field }) => field), ...(ask.words && kind.words ? [kind.words] : [])]
    const left = ask.words && ask.leaveOut.length > 0 ? `, ${ask.leaveOut.length} left out` : ''
    return `Exhibit ${index + 1}: ${entry.type} ${entry.id}; fields ${fields.join(', ')}${left}; sha-256 ${sha256(JSON.stringify(blocksOf(exhibit, index)))}`
  })
  return [
    `Version ${of.version} for ${of.reader.id}. ${of.mark}.`,
    `Approved fields: sha-256 ${sha256(JSON.stringify(of.reader))}`,
    ...lines,
    `File: ${file.length} bytes; sha-256 ${sha256(file)}`,
  ].join('\n')
}
