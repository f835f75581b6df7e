/** How a landlord runs its cases: when a quiet one is looked at, when one is reviewed, watched after closing. Part of organisation.yaml. */
import { fieldsOf, itemsOf, oneOf, type Reader, wholeOf } from '../policy/reading/yaml-reader.ts'
import { ENTRY_TYPES, type EntryTypeName } from '../record/vocabulary.ts'

/** No policy states any of these times: they are the landlord's own, shown as local, and never a breach. */
export type RunningChoice = {
  /** Days without an entry after which an open case is called quiet. */
  readonly quietDays: number
  /** Days until an open case is reviewed as a whole, where no review says another day. */
  readonly reviewDays: number
  /** Months after closing, or after the last look, until a closed case is looked at again from the desk. */
  readonly monitorMonths: number
  /** Days after which a second person, who reads what goes into an answer about somebody's data or who asks for it, is reminded. */
  readonly secondDays: number
  /** Days after which those who protect data are told that a part of such an answer is not put together and read. */
  readonly partDays: number
  /** Entries that another person looks at (four eyes), beside the lowering of a high risk, which always waits for one. */
  readonly secondCheck: readonly EntryTypeName[]
}

const OF_CASE: readonly EntryTypeName[] = ENTRY_TYPES.filter((type) => type.scope !== 'organisation').map(
  (type) => type.name,
)

export function readRunningChoice(reader: Reader, node: unknown): RunningChoice {
  const fields = ['quiet_days', 'review_days', 'monitor_months', 'second_days', 'part_days', 'second_check']
  const running = fieldsOf(reader, node, fields, 'running')
  return {
    quietDays: wholeOf(reader, running.get('quiet_days') ?? node, 'quiet_days'),
    reviewDays: wholeOf(reader, running.get('review_days') ?? node, 'review_days'),
    monitorMonths: wholeOf(reader, running.get('monitor_months') ?? node, 'monitor_months'),
    secondDays: wholeOf(reader, running.get('second_days') ?? node, 'second_days'),
    partDays: wholeOf(reader, running.get('part_days') ?? node, 'part_days'),
    secondCheck: itemsOf(running.get('second_check')).map((item) => oneOf(reader, item, OF_CASE, 'second_check')),
  }
}
