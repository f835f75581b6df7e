/** Where the forms about people are. */
import { PLACES, placePath } from '../places.ts'

export type PeopleForm = 'add' | 'part' | 'word' | 'classify' | 'consider' | 'pass-on'

export const peoplePath = (
  reference: string,
  form: PeopleForm,
  query: Readonly<Record<string, string>> = {},
): string => {
  const asked = new URLSearchParams(query).toString()
  return `${placePath(reference, PLACES.people)}/${form}${asked && `?${asked}`}`
}
