/** Addresses of the pages of this part of a case. */
import { asQuery } from '../../kit/address-code.ts'
import { PLACES, placePath } from '../places.ts'

export type HomeForm = 'talk' | 'stay' | 'order' | 'fitted' | 'look-again' | 'mend' | 'mended' | 'charge'

/** `key` names the measure or the repair that the form is about; `person` whose home it is. */
export function homePath(
  reference: string,
  form: HomeForm,
  about: { readonly person?: string; readonly key?: string } = {},
): string {
  return `${placePath(reference, PLACES.home)}/${form}${asQuery(about)}`
}
