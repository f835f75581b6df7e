/**
 * What homes and people are found by: keyed hashes (HMAC-SHA256) of their normalised parts, one key for each landlord and
 * field. They show to a thief of the database that two rows are alike, and nothing else.
 */
import { createHmac } from 'node:crypto'
import { keyForPurpose } from '../store/keys/master-key.ts'
import type { DataKey } from '../store/keys/words.ts'
import {
  firstLine,
  fullName,
  fullNamesIn,
  normalisedPhone,
  postcodeIn,
  surnameForms,
  surnamesIn,
} from './normalised.ts'
import type { HomeWords, PersonWords } from './registry.ts'

export type BlindField = 'surname' | 'full-name' | 'date-of-birth' | 'phone' | 'postcode' | 'line'
/** `key` is hexadecimal. */
export type BlindKey = { readonly field: BlindField; readonly key: string }

/** What somebody says when they look for a person or home. Empty and missing are the same. */
export type Asked = {
  readonly name?: string | undefined
  /** May hold the postcode too. */
  readonly address?: string | undefined
  readonly postcode?: string | undefined
  readonly phone?: string | undefined
  /** YYYY-MM-DD. */
  readonly dateOfBirth?: string | undefined
}

const hashed = (index: DataKey, field: string, value: string): Buffer =>
  createHmac('sha256', keyForPurpose(index.bytes, 'blind', field))
    .update(value, 'utf8')
    .digest()

const keysOf = (index: DataKey, values: readonly (readonly [BlindField, string | null])[]): readonly BlindKey[] =>
  values.flatMap(([field, value]) => (value ? [{ field, key: hashed(index, field, value).toString('hex') }] : []))

export const keysOfPerson = (index: DataKey, words: PersonWords): readonly BlindKey[] =>
  keysOf(index, [
    ...surnameForms(words.surname).map((form) => ['surname', form] as const),
    ['full-name', fullName(words.forenames, words.surname)],
    ['date-of-birth', words.dateOfBirth],
    ['phone', words.phone === null ? null : normalisedPhone(words.phone)],
  ])

export const keysOfHome = (index: DataKey, words: HomeWords): readonly BlindKey[] =>
  keysOf(index, [
    ['postcode', postcodeIn(words.postcode)],
    ['line', firstLine(words.address)],
  ])

export function keysAsked(index: DataKey, asked: Asked): readonly BlindKey[] {
  const { name = '', address = '', postcode = '', phone = '', dateOfBirth = '' } = asked
  return keysOf(index, [
    ...surnamesIn(name).map((form) => ['surname', form] as const),
    ...fullNamesIn(name).map((form) => ['full-name', form] as const),
    ['date-of-birth', dateOfBirth],
    ['phone', normalisedPhone(phone)],
    ['postcode', postcodeIn(postcode) ?? postcodeIn(address)],
    ['line', firstLine(address)],
  ])
}

/** The id of what the landlord calls by a reference: always the same, and nothing that the reference can be read from. */
export function idOfReference(
  index: DataKey,
  kind: 'home' | 'person' | 'tenancy' | 'address',
  reference: string,
): string {
  const hex = hashed(index, `reference ${kind}`, reference).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
