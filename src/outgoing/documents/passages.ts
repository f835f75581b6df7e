/**
 * What was told about somebody else, word for word, in what is typed into a letter: one person's note is no part of another's letter.
 * Source: PD-9.a2.
 */
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { CaseReading, EntryReading } from '../../views/case-reading.ts'
import { isCausingHarm, readingAboutOther } from './about-other.ts'

/** So many words in a row are no chance; a note that is shorter counts as a whole. */
const IN_A_ROW = 5
const SHORTEST = 3

/** Our own sentences, which may stand in many letters. */
const OURS: readonly EntryTypeName[] = ['message.sent', 'document.made']

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Everything that somebody wrote down in these entries. */
const textsIn = (entries: readonly EntryReading[]): readonly string[] =>
  entries.flatMap(({ words }) => Object.values(words).filter((value): value is string => typeof value === 'string'))

/** Entries that are not this person's: of a person causing harm all but what is plainly theirs, of anybody else what names another. */
function ofOthers(reading: CaseReading, person: string): readonly EntryReading[] {
  if (!isCausingHarm(reading, person))
    return reading.entries.filter(({ codes }) => typeof codes.person === 'string' && codes.person !== person)
  const theirs = new Set(readingAboutOther(reading, person).entries.map(({ id }) => id))
  return reading.entries.filter(({ id }) => !theirs.has(id))
}

/** Whether a text repeats, word for word, what stands on the case about somebody else. */
export function repeatsOthers(typed: string, reading: CaseReading, person: string): boolean {
  const said = ` ${wordsOf(typed).join(' ')} `
  const told = ofOthers(reading, person).filter(({ type }) => !OURS.includes(type))
  return textsIn(told).some((text) => {
    const words = wordsOf(text)
    if (words.length < SHORTEST) return false
    const length = Math.min(IN_A_ROW, words.length)
    return words
      .slice(0, words.length - length + 1)
      .some((_, from) => said.includes(` ${words.slice(from, from + length).join(' ')} `))
  })
}
