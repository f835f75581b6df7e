/** The addresses of this part's forms: neutral, with what they are prefilled with. */
import { asQuery } from '../../kit/address-code.ts'
import { PLACES, placePath } from '../places.ts'

export const partnerPath = (reference: string, slug: string, prefill: Readonly<Record<string, string>> = {}): string =>
  `${placePath(reference, PLACES.partners)}/${slug}${asQuery(prefill)}`
