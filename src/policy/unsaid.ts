/** What entries that should open a gate do not say, or answer with no: somebody recorded them, and would not know why it stays closed. Pure. */
import type { Entry } from '../record/entry.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import type { Gate } from './model.ts'
import { fieldMeets, sameKey } from './pattern.ts'

export type Unsaid = {
  readonly act: EntryTypeName
  readonly field: string
  /** It was answered, and the latest answer is no: nothing is forgotten, and to say it once more opens nothing. */
  readonly isNo?: true
}

/** `key` is what the gate is about, null where it is the case; `stands` is what stands on the record, in the order in which it happened. */
export const unsaidOn = (gate: Gate, key: string | null, stands: readonly Entry[]): readonly Unsaid[] =>
  gate.needs.flatMap(({ any }) =>
    any.flatMap(({ event, where = {} }): readonly Unsaid[] => {
      const own = stands.filter((entry) => entry.type === event && sameKey(key, entry, gate.per))
      const latest = own.at(-1)
      if (!latest) return []
      return Object.entries(where).flatMap(([field, wanted]): readonly Unsaid[] => {
        if (wanted === undefined) return []
        const answer = own.findLast(({ codes }) => codes[field] !== undefined)?.codes[field]
        if (answer === false && !fieldMeets(answer, wanted)) return [{ act: event, field, isNo: true }]
        return fieldMeets(latest.codes[field], wanted) ? [] : [{ act: event, field }]
      })
    }),
  )
