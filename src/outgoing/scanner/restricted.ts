/**
 * What of a case the reader of something outgoing must not learn: where somebody is, how they are reached, who else is on the case.
 * Source: the reprimands of 2022 and 2023, in most of which a new address reached the person who caused harm.
 */
import type { CaseReading } from '../../views/case-reading.ts'
import { isCausingHarm } from '../documents/about-other.ts'
import { namesOfOthers } from '../names-of-others.ts'
import { ADDRESSES } from './address-in.ts'

export const RESTRICTED_KINDS = ['address', 'contact', 'name', 'reference', 'place', 'left-out'] as const
export type RestrictedKind = (typeof RESTRICTED_KINDS)[number]
export type Restricted = { readonly kind: RestrictedKind; readonly value: string }

/**
 * `person`: a letter or a message, which may be opened by somebody else. `about`: a document about one person alone. `partner`: any other.
 * `papers`: what a court and so the other side reads: it names those who are `named` alone, and says nothing of `never`.
 */
export type OutgoingReader =
  | { readonly to: 'person'; readonly person: string }
  | { readonly to: 'partner'; readonly about: string | null }
  | { readonly to: 'papers'; readonly named: readonly string[]; readonly never: readonly string[] }

const as = (kind: RestrictedKind) => (value: string) => ({ kind, value }) as const

/** Words of the record that say where somebody can be found. */
const PLACES: readonly (readonly [type: string, field: string])[] = [
  ['safe-contact.agreed', 'place'],
  ['safe-contact.agreed', 'details'],
  ['safe-contact.agreed', 'codeWord'],
  ['safe-contact.agreed', 'email'],
  ['rehousing.offered', 'area'],
]

/** Those words as they were written, whoever they are about. */
export const placesIn = (reading: CaseReading): readonly string[] => [
  ...new Set(
    PLACES.flatMap(([type, field]) =>
      reading.entries.flatMap((entry) => {
        const value = entry.type === type ? entry.words[field] : undefined
        return typeof value === 'string' && value.trim() !== '' ? [value] : []
      }),
    ),
  ),
]

const PHONE = /(?:\+|00)?\d[\d\s().-]{7,}\d/g
const EMAIL = /[^\s<>@,;]+@[^\s<>@,;]+\.[^\s<>@,;]+/g

/** The numbers and e-mail addresses within a text: `mornings on 07700 900123` holds one. */
export const contactsIn = (text: string): readonly string[] => [
  ...(text.match(PHONE) ?? []),
  ...(text.match(EMAIL) ?? []),
]

/** Whatever has the form of an address, a number or an e-mail, whoever's it is. */
export const shapesIn = (text: string): readonly Restricted[] => [
  ...(text.match(ADDRESSES) ?? []).map(as('address')),
  ...contactsIn(text).map(as('contact')),
]

/** What is written down in few words without a number is no address. */
const LONG = 20

/**
 * `hidden` are the forms of the addresses that are kept apart. A letter may fall into other hands: whoever it is for, it tells no
 * address, not even theirs, and no way to reach them.
 */
export function restrictedFor(
  reading: CaseReading,
  hidden: readonly string[],
  reader: OutgoingReader,
): readonly Restricted[] {
  const said = placesIn(reading)
  // `her work phone` tells nobody where she is; as a value it would be found in every letter.
  const places = reader.to === 'person' ? said.filter((value) => value.length > LONG || /[\d@]/.test(value)) : said
  const always = [
    ...hidden.map(as('address')),
    ...places.map(as('contact')),
    ...said.flatMap(contactsIn).map(as('contact')),
  ]
  if (reader.to === 'person')
    return [
      ...always,
      ...namesOfOthers(reading, reader.person).map(as('name')),
      { kind: 'reference', value: reading.reference },
    ]
  if (reader.to === 'papers')
    return [
      ...always,
      ...namesOfOthers(reading, ...reader.named).map(as('name')),
      { kind: 'reference', value: reading.reference },
      ...reader.never.map(as('place')),
    ]
  const alone = reader.about !== null && isCausingHarm(reading, reader.about) ? reader.about : null
  return alone === null ? always : [...always, ...namesOfOthers(reading, alone).map(as('name'))]
}
