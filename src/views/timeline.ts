/** The record as a timeline: each entry as a sentence, with its fields in plain words, newest first. */
import type { CodeValue } from '../record/entry.ts'
import { entryType, type Field, pointsToEntry } from '../record/entry-type.ts'
import type { TimelineLine } from './case-page.ts'
import type { ReadEntry } from './case-record.ts'
import { type NameOf, plainly, sentenceOf } from './sentences.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `furtherIncident` as "Further incident". */
export const labelOf = (field: string): string =>
  capital(plainly(field.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()))

const list = new Intl.ListFormat('en-GB')

function fieldValue(
  entry: ReadEntry,
  field: Field,
  nameOf: NameOf,
  seqOf: (id: string) => number | undefined,
): string | null {
  const word = entry.words[field.name]
  const value: CodeValue | undefined = field.personal ? word : entry.codes[field.name]
  if (value === undefined) return null
  if (value === true) return 'Yes'
  if (value === false) return 'No'
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return field.personal ? value.join('\n') : capital(list.format(value.map(plainly)))
  if (field.personal) return value
  if (pointsToEntry(entry.type, field.name)) return `Entry ${seqOf(value) ?? ''}`.trim()
  if (field.type === 'ref') return nameOf(value) ?? `${labelOf(field.name)} ${value.slice(0, 4)}`
  return field.type === 'enum' ? capital(plainly(value)) : value
}

export type Duties = readonly { readonly trigger: string | null; readonly ended_by: string | null }[]

export function timeline(
  entries: readonly ReadEntry[],
  gone: ReadonlySet<number>,
  duties: Duties,
  nameOf: NameOf,
): readonly TimelineLine[] {
  const seqOf = (id: string) => entries.find((entry) => entry.id === id)?.seq
  return entries
    .map((entry) => ({
      id: entry.id,
      n: entry.seq,
      seq: entry.seq,
      type: entry.type,
      sentence: sentenceOf(entry.type, entry.codes, nameOf),
      at: entry.at,
      recordedAt: entry.recordedAt,
      by: entry.byName,
      role: entry.role,
      happened: entry.happened,
      retracted: gone.has(entry.seq),
      fields: entryType(entry.type).fields.flatMap((field) => {
        const value = fieldValue(entry, field, nameOf, seqOf)
        return value === null ? [] : [{ name: field.name, label: labelOf(field.name), value, words: field.personal }]
      }),
      opened: duties.filter((duty) => duty.trigger === entry.id).length,
      answered: duties.filter((duty) => duty.ended_by === entry.id).length,
    }))
    .toSorted((a, b) => b.at - a.at || b.seq - a.seq)
}
