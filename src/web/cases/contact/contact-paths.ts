/** Addresses of the forms of the contact page. */
import { PLACES, placePath } from '../places.ts'

export const contactPath = (reference: string, form: string, person: string | null = null): string =>
  `${placePath(reference, PLACES.contact)}/${form}${person === null ? '' : `?person=${encodeURIComponent(person)}`}`
