/** Addresses of this part of a case. */
import { PLACES, placePath } from '../places.ts'

const query = (values: Readonly<Record<string, string>>): string =>
  Object.keys(values).length > 0 ? `?${new URLSearchParams(values).toString()}` : ''

export type ActionForm =
  | 'weigh'
  | 'propose'
  | 'wishes'
  | 'review'
  | 'exempt'
  | 'authorise'
  | 'start'
  | 'before-court'
  | 'hearing'
  | 'order'
  | 'breach'
  | 'contact'
  | 'change'
  | 'restrict'

export const actionPath = (reference: string, form: ActionForm, values: Readonly<Record<string, string>> = {}) =>
  `${placePath(reference, PLACES.action)}/${form}${query(values)}`
