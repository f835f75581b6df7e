/** Where the forms about people are. */
import { asQuery } from '../../kit/address-code.ts'
import { PLACES, placePath } from '../places.ts'

export type PeopleForm = 'add' | 'part' | 'facts' | 'word' | 'classify' | 'consider' | 'pass-on'

export const peoplePath = (reference: string, form: PeopleForm, query: Readonly<Record<string, string>> = {}): string =>
  `${placePath(reference, PLACES.people)}/${form}${asQuery(query)}`
