/** How names, postcodes, phone numbers and address lines are brought to one form, so that spelling does not hide a match. */

/** Marks above letters, apostrophes, hyphens, spaces and case make no difference: `O'Neil`, `ONeil` and `o neil` are one. */
export const normalisedName = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[øØ]/g, 'o')
    .replaceAll(/[łŁ]/g, 'l')
    .replaceAll(/[đĐ]/g, 'd')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}]/gu, '')

const wordsOf = (name: string): readonly string[] => name.split(/\s+/).filter((word) => normalisedName(word) !== '')

/** A surname as it may be looked for: whole, and by the parts of a double one. */
export function surnameForms(surname: string): readonly string[] {
  const parts = surname.split(/[-\s]+/).map(normalisedName)
  return [...new Set([normalisedName(surname), ...parts])].filter((form) => form.length > 1)
}

/** What may be the surname in a name as somebody says it: the last word, or the last two or three together. One word is a surname. */
export function surnamesIn(name: string): readonly string[] {
  const words = wordsOf(name)
  const longest = Math.min(words.length, 3)
  const lasts = Array.from({ length: longest }, (_, index) => words.slice(words.length - 1 - index).join(' '))
  return [...new Set(lasts.flatMap((last, index) => (index === 0 ? surnameForms(last) : [normalisedName(last)])))]
}

/** First forename and surname as one. Empty where either is missing. */
export const fullName = (forenames: string, surname: string): string => {
  const first = normalisedName(wordsOf(forenames)[0] ?? '')
  const last = normalisedName(surname)
  return first === '' || last === '' ? '' : `${first} ${last}`
}

/** The same with the surname said first, as on many forms: `Sample, Frank James`. */
export function fullNamesSurnameFirst(name: string): readonly string[] {
  const [surname, ...forenames] = wordsOf(name)
  return surname === undefined ? [] : fullNamesIn([...forenames, surname].join(' '))
}

/** What may be the full name in a name as somebody says it. */
export function fullNamesIn(name: string): readonly string[] {
  const words = wordsOf(name)
  const forms = [1, 2, 3]
    .filter((last) => words.length > last)
    .map((last) => fullName(words[0] ?? '', words.slice(words.length - last).join(' ')))
  return [...new Set(forms)].filter((form) => form !== '')
}

const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/i

/** `so99 1aa` as `SO991AA`. Null where there is no postcode in the text. */
export function postcodeIn(text: string): string | null {
  const found = POSTCODE.exec(text)
  return found ? `${found[1]}${found[2]}`.toUpperCase() : null
}

/** `SO991AA` as people write it: `SO99 1AA`. */
export const spacedPostcode = (postcode: string): string => `${postcode.slice(0, -3)} ${postcode.slice(-3)}`

const LINE_LENGTH = 8

/** Number and street of an address: `Flat 2, 12 Larch Close, Madeuptown` as `flat212larchclose`. Empty where it is no line of a home. */
export function firstLine(address: string): string {
  let line = ''
  for (const part of address.replace(POSTCODE, '').split(/[,\n]/)) {
    line += part
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
    if (line.length >= LINE_LENGTH) break
  }
  return line.length >= LINE_LENGTH && /\d/.test(line) ? line : ''
}

/** The numbers before the postcode, with the letter of each: `Flat 2, 9A Larch Close, SO99 1AA` as `2 9a`. However the street is written, they stay. */
export const numbersOf = (address: string): string =>
  (address.replace(POSTCODE, '').match(/\d+(?:\s?[a-z]\b)?/gi) ?? [])
    .map((number) => number.replaceAll(/\s/g, '').toLowerCase())
    .join(' ')

const PART_OF_HOUSE = /^(flat|unit|apartment|apt|room|no)$/i

/**
 * How the street or the house begins, three letters of it: `Flat 2, 9A Larch Close, SO99 1AA` as `lar`, and so `Larch House, Flat 2`. A road
 * and another of the same postcode are told apart by it, and `Rd` from `Road` is not. Empty where no word is there.
 */
export function beginningOfStreet(address: string): string {
  const line = address.replace(POSTCODE, '')
  const before = /^.*\d+(?:\s?[a-z]\b)?/is.exec(line)?.[0] ?? ''
  const after = line.slice(before.length)
  const words = (text: string) => (text.match(/\p{Letter}{2,}/gu) ?? []).filter((word) => !PART_OF_HOUSE.test(word))
  return (words(after)[0] ?? words(before)[0] ?? '').normalize('NFKD').toLowerCase().slice(0, 3)
}

/** `+44 7700 900123` as `07700900123`. Null for what cannot be a number in the United Kingdom or abroad. */
export function normalisedPhone(phone: string): string | null {
  const digits = phone.replaceAll(/[^\d+]/g, '').replace(/^(\+44|0044)0?/, '0')
  return /^\+?\d{9,15}$/.test(digits) ? digits : null
}
