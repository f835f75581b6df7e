/**
 * What a document about the person causing harm may hold. Its reader works with them, and it may come before their eyes: nothing in it
 * may be of anybody else on the case. Source: PD-9.a2, MHA-4.3.9.a; a pack to a service must never carry what the other one told.
 */
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { CaseReading, EntryReading } from '../../views/case-reading.ts'
import { namesOfOthers } from '../names-of-others.ts'
import { type Document, mapTexts } from './document.ts'
import type { Section } from './document-kinds.ts'

const SECTIONS: readonly Section[] = ['people', 'request', 'needs', 'agreement', 'done']

/** Acts that are with them, and tell of nobody else. */
const THEIRS: readonly EntryTypeName[] = [
  'needs.assessed',
  'consent.discussed',
  'referral.made',
  'support.provided',
  'advice.given',
]

/** Whether somebody is on this case as the one causing harm. */
export const isCausingHarm = ({ people }: CaseReading, person: string | null): boolean =>
  people.some((each) => each.id === person && each.role === 'perpetrator')

export const sectionsAboutOther = (chosen: readonly Section[]): readonly Section[] =>
  chosen.filter((section) => SECTIONS.includes(section))

/** The case as far as it is theirs: them alone, no connection, and only acts that name nobody else. */
export function readingAboutOther(reading: CaseReading, person: string): CaseReading {
  const others = new Set(reading.people.map(({ id }) => id).filter((id) => id !== person))
  const namesOther = ({ codes }: EntryReading) =>
    Object.values(codes).some((value) => typeof value === 'string' && others.has(value))
  return {
    ...reading,
    people: reading.people.filter(({ id }) => id === person),
    relationships: [],
    entries: reading.entries.filter(
      (entry) => THEIRS.includes(entry.type) && entry.codes.person === person && !namesOther(entry),
    ),
  }
}

export const NAME_LEFT_OUT = '[name left out]'

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A text without these names, in whole or in part. */
export const nameless = (text: string, names: readonly string[]): string =>
  names.reduce(
    (left, name) => left.replace(new RegExp(String.raw`(?<!\p{L})${escaped(name)}(?!\p{L})`, 'giu'), NAME_LEFT_OUT),
    text,
  )

/** The document without the names of everybody else on the case; a name that both have stays. */
export function withoutOtherNames(document: Document, reading: CaseReading, person: string): Document {
  const names = namesOfOthers(reading, person)
  return mapTexts(document, (text) => nameless(text, names))
}
