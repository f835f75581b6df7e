/** Addresses of this part of a case. */
import { asQuery } from '../../kit/address-code.ts'
import { PLACES, placePath } from '../places.ts'

export type ActionForm =
  | 'weigh'
  | 'propose'
  | 'wishes'
  | 'review'
  | 'exempt'
  | 'authorise'
  | 'start'
  | 'before'
  | 'date'
  | 'order'
  | 'not-kept'
  | 'contact'
  | 'change'
  | 'list'
  | 'elsewhere'

export const actionPath = (reference: string, form: ActionForm, values: Readonly<Record<string, string>> = {}) =>
  `${placePath(reference, PLACES.action)}/${form}${asQuery(values)}`
