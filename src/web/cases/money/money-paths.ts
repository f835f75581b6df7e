/** The addresses of this part's forms, with what they are prefilled with. */
import { asQuery } from '../../kit/address-code.ts'
import { PLACES, placePath } from '../places.ts'

export const moneyPath = (
  reference: string,
  slug: 'pause' | 'support' | 'give',
  prefill: Readonly<Record<string, string>> = {},
): string => `${placePath(reference, PLACES.money)}/${slug}${asQuery(prefill)}`
