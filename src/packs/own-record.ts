/** What somebody who asks for their data is given of cases and complaints, read from `sharing/the-person.yaml`: fields named one by one. */
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
  textOf,
  yesOrNoOf,
} from '../policy/reading/yaml-reader.ts'
import { ENTRY_TYPES } from '../record/vocabulary.ts'
import { BadPack } from './bad-pack.ts'
import { readOnce } from './read-once.ts'
import { type Exhibit, exhibitOf } from './readers.ts'

export type OwnRecord = {
  /** Every answer has them all, in this order. */
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  /** What may be given; `part` is its section. */
  readonly items: readonly Exhibit[]
  /** Whether a lawyer has checked them. */
  readonly verified: boolean
}

/** Entries that lead to where somebody is or how they are reached, and what is about somebody else or kept apart. */
const NEVER =
  /^(safe-contact|address|rehousing\.offered|victim\.moved|temporary-accommodation|appointment|visit|work-order|marac|mappa|advice|person|message|alert|leak|perpetrator|restricted-access|information|referral|attachment)\b/

/** Reads the file. Every problem with its line. */
export function readOwnRecord(
  text: string,
  file: string,
): { readonly found: OwnRecord; readonly problems: readonly PackProblem[] } {
  const { reader, root } = openYaml(text, file)
  const all = fieldsOf(reader, root, ['verified', 'sections', 'items', 'labels'], 'The file')
  const sections = itemsOf(all.get('sections')).map((item) => {
    const fields = fieldsOf(reader, item, ['id', 'title'], 'A section')
    return { id: textOf(reader, fields.get('id'), 'id'), title: textOf(reader, fields.get('title'), 'title') }
  })
  const labels = new Map(
    pairsOf(reader, all.get('labels'), 'The labels').map(([field, node]) => [field, textOf(reader, node, 'label')]),
  )
  const types = ENTRY_TYPES.filter(({ scope }) => scope === 'case').map(({ name }) => name)
  const items = itemsOf(all.get('items')).map((item): Exhibit => {
    const fields = fieldsOf(reader, item, ['section', 'title', 'type', 'codes', 'words'], 'An item')
    const type = oneOf(reader, fields.get('type'), types, 'type')
    if (NEVER.test(type)) complain(reader, item, `"${type}" can lead to somebody, or is kept apart: no answer holds it`)
    const part = textOf(reader, fields.get('section'), 'section')
    if (!sections.some(({ id }) => id === part)) complain(reader, item, `There is no section "${part}"`)
    return exhibitOf(reader, { part, title: textOf(reader, fields.get('title'), 'title'), type }, labels, fields)
  })
  const verified = yesOrNoOf(reader, all.get('verified'), 'verified')
  return { found: { sections, items, verified }, problems: reader.problems }
}

const ownRecordIn = readOnce(readOwnRecord)

/** Throws `BadPack` with file, line and reason. */
export function loadOwnRecord(root: string): OwnRecord {
  const file = join('sharing', 'the-person.yaml')
  const { found, problems } = ownRecordIn(readFileSync(join(root, file), 'utf8'), file)
  if (problems.length > 0) throw new BadPack(problems)
  return found
}
