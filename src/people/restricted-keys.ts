/**
 * By what somebody on the Restricted Access List is recognised: keyed hashes of full name and date of birth taken together, and of
 * number, street and postcode taken together, with the whole street and with how it begins: `Road` is `Rd`, and commas are left out. Half of either finds nobody.
 */
import { createHmac } from 'node:crypto'
import { keyForPurpose } from '../store/keys/master-key.ts'
import type { DataKey } from '../store/keys/words.ts'
import {
  beginningOfStreet,
  firstLine,
  fullNamesIn,
  fullNamesSurnameFirst,
  numbersOf,
  postcodeIn,
} from './normalised.ts'

/** What is said of somebody who applies, or who is put on the list. Empty where it is not known; the address holds its postcode. */
export type Recognised = { readonly name: string; readonly dateOfBirth: string; readonly address: string }

/**
 * The form of these keys. Whoever changes what they are made of raises it: those that are kept are then made anew when Rowan starts
 * (`casework/restricted-anew.ts`), or somebody listed before would be recognised less well, with no word of it.
 */
export const RESTRICTED_FORM = 2

/** Hexadecimal; none where too little is known. */
export function keysOfRestricted(index: DataKey, { name, dateOfBirth, address }: Recognised): readonly string[] {
  const [line, postcode] = [firstLine(address), postcodeIn(address)]
  const names = [...fullNamesIn(name), ...fullNamesSurnameFirst(name)]
  const parts = [
    ...(dateOfBirth === '' ? [] : names.map((form) => `${form}|${dateOfBirth}`)),
    ...(line === '' || postcode === null
      ? []
      : [`${line}|${postcode}`, `${numbersOf(address)} ${beginningOfStreet(address)}|${postcode}`]),
  ]
  const secret = keyForPurpose(index.bytes, 'blind', 'restricted-access')
  return [...new Set(parts)].map((part) => createHmac('sha256', secret).update(part, 'utf8').digest('hex'))
}
