/** What each kind of reader may be given of a case in numbered papers, read from `sharing/readers.yaml`: fields named one by one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  complain,
  fieldsOf,
  itemsOf,
  oneOf,
  openYaml,
  type PackProblem,
  pairsOf,
  type Reader,
  textOf,
  yesOrNoOf,
} from '../policy/reading/yaml-reader.ts'
import { entryType } from '../record/entry-type.ts'
import { ENTRY_TYPES, type EntryTypeName } from '../record/vocabulary.ts'
import { BadPack } from './bad-pack.ts'
import { readOnce } from './read-once.ts'

/** One kind of exhibit, with the fields that one kind of reader may be given of it. */
export type Exhibit = {
  /** A part of a document, as the vocabulary names it. */
  readonly part: string
  readonly title: string
  readonly type: EntryTypeName
  /** Each by its field, with what it is called in the papers. */
  readonly codes: readonly { readonly field: string; readonly label: string }[]
  /** The free text that may be given, if somebody reads it through; null where none may. */
  readonly words: string | null
}

export type PaperReader = {
  /** As `document.made` names it. */
  readonly id: string
  readonly name: string
  /** The organisation that it leaves for, as the vocabulary names it. */
  readonly organisation: string
  /** Whether whoever is said to cause harm reads it too. */
  readonly otherSideReads: boolean
  readonly exhibits: readonly Exhibit[]
}

export type Readers = {
  readonly readers: readonly PaperReader[]
  /** Words that no papers hold which the other side reads. */
  readonly neverSays: readonly string[]
  /** Whether a lawyer has checked them. */
  readonly verified: boolean
}

/** Entries that lead to where somebody is or how they are reached, and what belongs to a meeting or an adviser. */
const LEADS_TO_THEM =
  /^(safe-contact|address|rehousing|victim\.moved|temporary-accommodation|appointment|visit|work-order|security|repair|marac|mappa|advice|person|message|needs|complaint)\b/

const valuesOf = (field: string): readonly string[] =>
  entryType('document.made').fields.find(({ name }) => name === field)?.values ?? []

type Kind = Pick<Exhibit, 'part' | 'title' | 'type'>

function kindsIn(reader: Reader, node: unknown): readonly Kind[] {
  const types = ENTRY_TYPES.filter(({ scope }) => scope === 'case').map(({ name }) => name)
  return itemsOf(node).map((item) => {
    const fields = fieldsOf(reader, item, ['part', 'title', 'type'], 'An exhibit')
    const type = oneOf(reader, fields.get('type'), types, 'type')
    if (LEADS_TO_THEM.test(type)) complain(reader, item, `"${type}" can lead to where somebody is: no papers hold it`)
    return {
      part: oneOf(reader, fields.get('part'), valuesOf('parts'), 'part'),
      title: textOf(reader, fields.get('title'), 'title'),
      type,
    }
  })
}

/** The fields that a reader may be given of one kind of exhibit: of the right sort, so that no id, name or free text comes in as a code. */
export function exhibitOf(
  reader: Reader,
  kind: Kind,
  labels: ReadonlyMap<string, string>,
  fields: ReturnType<typeof fieldsOf>,
): Exhibit {
  const known = entryType(kind.type).fields
  const codes = itemsOf(fields.get('codes')).map((item) => {
    const name = textOf(reader, item, 'codes')
    const field = known.find((each) => each.name === name)
    const isSaid = field && !field.personal && (field.values !== null || field.type === 'bool' || field.type === 'date')
    if (!isSaid) complain(reader, item, `"${name}" of ${kind.type} is no answer from a list, yes or no, or a day`)
    const label = labels.get(name)
    if (label === undefined) complain(reader, item, `"${name}" has no label`)
    return { field: name, label: label ?? name }
  })
  const words = fields.has('words') ? textOf(reader, fields.get('words'), 'words') : null
  const text = known.find((each) => each.name === words)
  if (words !== null && !(text?.personal && text.type === 'text'))
    complain(reader, fields.get('words'), `"${words}" of ${kind.type} is no free text`)
  return { ...kind, codes, words }
}

/** Reads the file. Every problem with its line. */
export function readReaders(
  text: string,
  file: string,
): { readonly found: Readers; readonly problems: readonly PackProblem[] } {
  const { reader, root } = openYaml(text, file)
  const all = fieldsOf(reader, root, ['verified', 'exhibits', 'labels', 'readers', 'never_says'], 'The file')
  const kinds = kindsIn(reader, all.get('exhibits'))
  const labels = new Map(
    pairsOf(reader, all.get('labels'), 'The labels').map(([field, node]) => [field, textOf(reader, node, 'label')]),
  )
  const readers = itemsOf(all.get('readers')).map((item): PaperReader => {
    const fields = fieldsOf(reader, item, ['id', 'name', 'organisation', 'other_side_reads', 'fields'], 'A reader')
    const exhibits = pairsOf(reader, fields.get('fields'), 'The fields of a reader').flatMap(([part, node]) => {
      const kind = kinds.find((each) => each.part === part)
      if (!kind) complain(reader, item, `There is no exhibit "${part}"`)
      const of = fieldsOf(reader, node, ['codes', 'words'], 'The fields of an exhibit')
      return kind ? [exhibitOf(reader, kind, labels, of)] : []
    })
    return {
      id: oneOf(reader, fields.get('id'), valuesOf('reader'), 'id'),
      name: textOf(reader, fields.get('name'), 'name'),
      organisation: oneOf(reader, fields.get('organisation'), valuesOf('recipient'), 'organisation'),
      otherSideReads: yesOrNoOf(reader, fields.get('other_side_reads'), 'other_side_reads'),
      exhibits,
    }
  })
  const neverSays = itemsOf(all.get('never_says')).map((item) => textOf(reader, item, 'never_says'))
  const verified = yesOrNoOf(reader, all.get('verified'), 'verified')
  return { found: { readers, neverSays, verified }, problems: reader.problems }
}

const readersIn = readOnce(readReaders)

/** Throws `BadPack` with file, line and reason. */
export function loadReaders(root: string): Readers {
  const file = join('sharing', 'readers.yaml')
  const { found, problems } = readersIn(readFileSync(join(root, file), 'utf8'), file)
  if (problems.length > 0) throw new BadPack(problems)
  return found
}
