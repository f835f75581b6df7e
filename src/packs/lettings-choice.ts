/** How a landlord lets homes to people who move: its areas, whom lettings speak to, and its Restricted Access List. Part of organisation.yaml. */
import { complain, fieldsOf, itemsOf, oneOf, type Reader, textOf, wholeOf } from '../policy/reading/yaml-reader.ts'
import { tellingWords } from '../record/telling-words.ts'
import { ROLES, type RoleName } from '../record/vocabulary.ts'

/** An area in which the landlord lets homes. Areas to avoid are named by `id`, and lettings read `name`. */
export type LettingArea = { readonly id: string; readonly name: string }

export type LettingsChoice = {
  /** Whom lettings speak to about a move: they know who moves, and why. */
  readonly speakTo: RoleName
  readonly areas: readonly LettingArea[]
}

/** A ground for being on the list. It says nothing of where it is known from. */
export type Criterion = { readonly id: string; readonly says: string }

export type RestrictedAccess = {
  /** The clause by which there is a list; absent where the landlord chose. */
  readonly clause?: string
  readonly criteria: readonly Criterion[]
  /** Whom lettings speak to before they go on with somebody who is on it. */
  readonly speakTo: RoleName
  /** Months until an entry is looked at again. */
  readonly reviewMonths: number
}

/** Who answers, without a name, what is asked about a colleague. */
export type Advisers = { readonly role: RoleName; readonly clause?: string }

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const roleIn = (reader: Reader, node: unknown, key: string): RoleName => oneOf(reader, node, ROLES, key)
const clauseOf = (reader: Reader, each: ReadonlyMap<string, unknown>) =>
  each.has('clause') ? { clause: textOf(reader, each.get('clause'), 'clause') } : {}

/** Items that are named by an id of their own, which stands once. */
function namedOf<T extends { readonly id: string }>(reader: Reader, node: unknown, read: (item: unknown) => T): T[] {
  const items = itemsOf(node).map(read)
  for (const [index, { id }] of items.entries()) {
    if (!ID.test(id)) complain(reader, node, `id: "${id}" must be small letters, figures and hyphens`)
    if (items.findIndex((each) => each.id === id) < index) complain(reader, node, `id: "${id}" stands there twice`)
  }
  return items
}

export function readLettingsChoice(reader: Reader, node: unknown): LettingsChoice {
  const each = fieldsOf(reader, node, ['speak_to', 'areas'], 'lettings')
  return {
    speakTo: roleIn(reader, each.get('speak_to'), 'speak_to'),
    areas: namedOf(reader, each.get('areas'), (item) => {
      const area = fieldsOf(reader, item, ['id', 'name'], 'An area')
      return { id: textOf(reader, area.get('id'), 'id'), name: textOf(reader, area.get('name'), 'name') }
    }),
  }
}

function readList(reader: Reader, node: unknown): RestrictedAccess {
  const each = fieldsOf(reader, node, ['clause', 'criteria', 'speak_to', 'review_months'], 'A restricted access list')
  return {
    ...clauseOf(reader, each),
    criteria: namedOf(reader, each.get('criteria'), (item) => {
      const one = fieldsOf(reader, item, ['id', 'says'], 'A criterion')
      const says = textOf(reader, one.get('says'), 'says')
      for (const word of tellingWords(says)) complain(reader, item, `says: "${word}" would tell where it is known from`)
      return { id: textOf(reader, one.get('id'), 'id'), says }
    }),
    speakTo: roleIn(reader, each.get('speak_to'), 'speak_to'),
    reviewMonths: wholeOf(reader, each.get('review_months'), 'review_months'),
  }
}

/** None, or one: a landlord whose policy has no such list has none. */
export function readRestrictedAccess(reader: Reader, node: unknown): RestrictedAccess | null {
  const lists = itemsOf(node).map((item) => readList(reader, item))
  if (lists.length > 1) complain(reader, node, 'restricted_access: there is one list, or none')
  return lists[0] ?? null
}

export const readAdvisers = (reader: Reader, node: unknown): readonly Advisers[] =>
  itemsOf(node).map((item) => {
    const each = fieldsOf(reader, item, ['role', 'clause'], 'An adviser')
    return { role: roleIn(reader, each.get('role'), 'role'), ...clauseOf(reader, each) }
  })
