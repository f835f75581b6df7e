/** What has to be on record before an act, where a policy makes it a duty and no norm of it stops the act. Part of organisation.yaml. */
import { fieldsOf, itemsOf, oneOf, type Reader, textOf } from '../policy/reading/yaml-reader.ts'
import { ENTRY_TYPES, type EntryTypeName } from '../record/vocabulary.ts'

const TYPE_NAMES = ENTRY_TYPES.map((type) => type.name)

export type AskedFirst = {
  /** The act that waits: `case.closed`. */
  readonly act: EntryTypeName
  /** It waits only where an entry of this type stands on the record: what the duty begins with. */
  readonly once: EntryTypeName
  readonly needs: EntryTypeName
  /** The clause that makes it a duty. */
  readonly clause: string
  /** Values of the act's own `reason` with which it does not wait. */
  readonly notFor: readonly string[]
}

/** Reads the list; an absent one is empty. What is wrong is complained of to `reader`. */
export const readAskedFirst = (reader: Reader, node: unknown): readonly AskedFirst[] =>
  itemsOf(node).map((item) => {
    const each = fieldsOf(reader, item, ['act', 'once', 'needs', 'clause', 'not_for'], 'asked_first')
    const typeIn = (key: string) => oneOf(reader, each.get(key), TYPE_NAMES, key)
    return {
      act: typeIn('act'),
      once: typeIn('once'),
      needs: typeIn('needs'),
      clause: textOf(reader, each.get('clause'), 'clause'),
      notFor: itemsOf(each.get('not_for')).map((value) => textOf(reader, value, 'not_for')),
    }
  })
