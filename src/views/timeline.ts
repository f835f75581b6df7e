/** The record as a timeline: each entry as a sentence, with its fields in plain words, newest first. */
import type { CodeValue } from '../record/entry.ts'
import { entryType, type Field, pointsToEntry } from '../record/entry-type.ts'
import type { TimelineLine } from './case-page.ts'
import type { ReadEntry } from './case-record.ts'
import { type NameOf, plainly, sentenceOf } from './sentences.ts'
import { thingNamed } from './thing-named.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `furtherIncident` as "Further incident". */
export const labelOf = (field: string): string =>
  capital(plainly(field.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()))

const list = new Intl.ListFormat('en-GB')

/** What a field says to a reader; null where it says nothing: it is empty, or an id that stands for nothing with a name. */
function fieldValue(entry: ReadEntry, field: Field, entries: readonly ReadEntry[], nameOf: NameOf): string | null {
  const word = entry.words[field.name]
  const value: CodeValue | undefined = field.personal ? word : entry.codes[field.name]
  // What is in papers, and what is left out of a copy, is shown line by line where they stand.
  if (value === undefined || field.name === 'manifest' || field.name === 'schedule') return null
  if (value === true) return 'Yes'
  if (value === false) return 'No'
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string')
    return field.personal ? value.join('\n') : capital(list.format(value.map((each) => nameOf(each) ?? plainly(each))))
  if (field.personal) return value
  if (pointsToEntry(entry.type, field.name)) {
    const pointed = entries.find((each) => each.id === value)
    return pointed ? sentenceOf(pointed.type, pointed.codes, nameOf) : null
  }
  if (field.type === 'ref') {
    const name = nameOf(value)
    // The entry that begins a step, a move or a repair says itself what it is.
    const begins = entries.find(({ codes }) => codes[field.name] === value)?.id === entry.id
    return name ?? (begins ? null : thingNamed(entries, field.name, value, nameOf))
  }
  return field.type === 'enum' ? capital(plainly(value)) : value
}

export type Duties = readonly { readonly trigger: string | null; readonly ended_by: string | null }[]

export function timeline(
  entries: readonly ReadEntry[],
  gone: ReadonlySet<number>,
  duties: Duties,
  nameOf: NameOf,
): readonly TimelineLine[] {
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
        const value = fieldValue(entry, field, entries, nameOf)
        return value === null ? [] : [{ name: field.name, label: labelOf(field.name), value, words: field.personal }]
      }),
      opened: duties.filter((duty) => duty.trigger === entry.id).length,
      answered: duties.filter((duty) => duty.ended_by === entry.id).length,
    }))
    .toSorted((a, b) => b.at - a.at || b.seq - a.seq)
}
