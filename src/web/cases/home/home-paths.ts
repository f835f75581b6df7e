/** Addresses of the pages of this part of a case. */
import { PLACES, placePath } from '../places.ts'

export type HomeForm = 'talk' | 'order' | 'fitted' | 'look-again' | 'damage' | 'mended' | 'charge'

/** `key` names the measure or the repair that the form is about; `person` whose home it is. */
export function homePath(
  reference: string,
  form: HomeForm,
  about: { readonly person?: string; readonly key?: string } = {},
): string {
  const query = new URLSearchParams(Object.entries(about)).toString()
  return `${placePath(reference, PLACES.home)}/${form}${query === '' ? '' : `?${query}`}`
}
