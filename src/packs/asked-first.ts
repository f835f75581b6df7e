/** What has to be on record before an act, where a policy asks for it and no norm of it stops the act. Part of organisation.yaml. */
import { complain, fieldsOf, itemsOf, oneOf, type Reader, textOf, yesOrNoOf } from '../policy/reading/yaml-reader.ts'
import { findEntryType } from '../record/entry-type.ts'
import { ENTRY_TYPES, type EntryTypeName } from '../record/vocabulary.ts'

const TYPE_NAMES = ENTRY_TYPES.map((type) => type.name)
const KEYS = [
  'act',
  'only',
  'once',
  'needs',
  'says',
  'same',
  'anew',
  'or',
  'clause',
  'not_for',
  'stopped_by_no',
] as const

/** Another entry that meets it: what makes the question needless. */
export type MetOtherwise = {
  readonly entry: EntryTypeName
  readonly field: string
  /** Of a yes or no the latest answer has to be this; of a choice any. */
  readonly is: boolean | string
  /** What it says, in words that stand after “on record”: “that they cannot return to this home”. */
  readonly words: string
}

export type AskedFirst = {
  /** The act that waits: `case.closed`. */
  readonly act: EntryTypeName
  /** It waits only where its own fields have these values: `kind: end-rights-non-occupation`. */
  readonly only: Readonly<Record<string, string>>
  /** It waits only where an entry of this type stands on the record: what the duty begins with. Null: always. */
  readonly once: EntryTypeName | null
  /** Any one of these meets it. None: the act says it of itself. */
  readonly needs: readonly EntryTypeName[]
  /** Fields that the entry has to have, all of them: `wishes`. */
  readonly says: readonly string[]
  /** A field that both have to name alike: `action`. Null: none. */
  readonly same: string | null
  /** Any one of these meets it too, whatever `says` and `same` ask of the others. */
  readonly or: readonly MetOtherwise[]
  /** Whether each such act asks for it anew: what came before the last one of its kind does not count. */
  readonly anew: boolean
  /** A yes-or-no field of what is needed: where it was answered, the act waits until the latest answer is no “no”. Null: none. */
  readonly stoppedByNo: string | null
  /** The clause that asks for it. */
  readonly clause: string
  /** Values of the act's own `reason` with which it does not wait. */
  readonly notFor: readonly string[]
}

const hasField = (type: EntryTypeName, field: string): boolean =>
  findEntryType(type)?.fields.some(({ name }) => name === field) === true

function onlyOf(reader: Reader, node: unknown, act: EntryTypeName): AskedFirst['only'] {
  if (node === undefined) return {}
  const fields = (findEntryType(act)?.fields ?? []).map(({ name }) => name)
  const given = fieldsOf(reader, node, fields, 'only')
  return Object.fromEntries([...given].map(([field, value]) => [field, textOf(reader, value, field)]))
}

function otherwiseOf(reader: Reader, node: unknown): MetOtherwise {
  const each = fieldsOf(reader, node, ['entry', 'field', 'is', 'words'], 'or')
  const entry = oneOf(reader, each.get('entry'), TYPE_NAMES, 'entry')
  const field = textOf(reader, each.get('field'), 'field')
  const known = findEntryType(entry)?.fields.find(({ name }) => name === field)
  if (known?.type !== 'bool' && known?.type !== 'enum')
    complain(reader, node, `asked_first: ${entry} has no yes or no, and no choice, "${field}"`)
  const is =
    known?.type === 'bool'
      ? yesOrNoOf(reader, each.get('is'), 'is')
      : oneOf(reader, each.get('is'), known?.values ?? [], 'is')
  return { entry, field, is, words: textOf(reader, each.get('words'), 'words') }
}

function readOne(reader: Reader, item: unknown): AskedFirst {
  const each = fieldsOf(reader, item, [...KEYS], 'asked_first')
  const typeOf = (node: unknown, key: string) => oneOf(reader, node, TYPE_NAMES, key)
  const act = typeOf(each.get('act'), 'act')
  const needs = itemsOf(each.get('needs')).map((node) => typeOf(node, 'needs'))
  const says = itemsOf(each.get('says')).map((value) => textOf(reader, value, 'says'))
  if (needs.length === 0 && says.length === 0) complain(reader, item, 'asked_first: "needs" is missing')
  const same = each.has('same') ? textOf(reader, each.get('same'), 'same') : null
  for (const type of needs.length === 0 ? [act] : needs)
    for (const field of [...says, ...(same === null ? [] : [same])])
      if (!hasField(type, field)) complain(reader, item, `asked_first: ${type} has no field "${field}"`)
  const stoppedByNo = each.has('stopped_by_no') ? textOf(reader, each.get('stopped_by_no'), 'stopped_by_no') : null
  if (stoppedByNo !== null && !needs.some((type) => hasField(type, stoppedByNo)))
    complain(reader, item, `asked_first: nothing that is needed has a field "${stoppedByNo}"`)
  if (same !== null && !hasField(act, same)) complain(reader, item, `asked_first: ${act} has no field "${same}"`)
  return {
    act,
    only: onlyOf(reader, each.get('only'), act),
    once: each.has('once') ? typeOf(each.get('once'), 'once') : null,
    needs,
    says,
    same,
    or: itemsOf(each.get('or')).map((node) => otherwiseOf(reader, node)),
    anew: each.has('anew') && yesOrNoOf(reader, each.get('anew'), 'anew'),
    stoppedByNo,
    clause: textOf(reader, each.get('clause'), 'clause'),
    notFor: itemsOf(each.get('not_for')).map((value) => textOf(reader, value, 'not_for')),
  }
}

/** Reads the list; an absent one is empty. What is wrong is complained of to `reader`. */
export const readAskedFirst = (reader: Reader, node: unknown): readonly AskedFirst[] =>
  itemsOf(node).map((item) => readOne(reader, item))

/** The rule by which an act asks what the person harmed wants; undefined where none does. */
export const asksWishes = (rules: readonly AskedFirst[], act: EntryTypeName): AskedFirst | undefined =>
  rules.find((rule) => rule.act === act && rule.says.includes('wishes') && rule.needs.includes('options.discussed'))
