/** What a case is not closed without, where the policy makes it a duty and not a refusal. Part of organisation.yaml. */
import { complain, fieldsOf, itemsOf, oneOf, type Reader, textOf } from '../policy/reading/yaml-reader.ts'
import { findEntryType } from '../record/entry-type.ts'
import { NO_REPORT } from '../record/no-report.ts'

const FIELDS = findEntryType('case.closed')?.fields ?? []
const REASONS: readonly string[] = [...(FIELDS.find(({ name }) => name === 'reason')?.values ?? []), NO_REPORT]
const NAMES = FIELDS.map(({ name }) => name)

/** Closing waits while something that this clause asks for is open. */
export type ClosingWait = {
  readonly clause: string
  /** Reasons for closing with which it does not wait: nobody is left to do it for, or somebody else does it. */
  readonly notFor: readonly string[]
  /** A field of the closing that answers it as well: `reasons`. Null: none. */
  readonly orSays: string | null
}

function readOne(reader: Reader, node: unknown, usual: readonly string[]): ClosingWait {
  const each = fieldsOf(reader, node, ['clause', 'not_for', 'or_says'], 'closing')
  return {
    clause: textOf(reader, each.get('clause'), 'clause'),
    notFor: each.has('not_for') ? reasonsOf(reader, each.get('not_for')) : usual,
    orSays: each.has('or_says') ? oneOf(reader, each.get('or_says'), NAMES, 'or_says') : null,
  }
}

const reasonsOf = (reader: Reader, node: unknown) =>
  itemsOf(node).map((item) => oneOf(reader, item, REASONS, 'not_for'))

/** Reads the list; an absent one is empty. What is wrong is complained of to `reader`. */
export function readClosing(reader: Reader, node: unknown): readonly ClosingWait[] {
  if (node === undefined) return []
  const closing = fieldsOf(reader, node, ['not_for', 'waits_for'], 'closing')
  if (!closing.has('waits_for')) complain(reader, node, 'closing: "waits_for" is missing')
  const usual = reasonsOf(reader, closing.get('not_for'))
  return itemsOf(closing.get('waits_for')).map((item) => readOne(reader, item, usual))
}
