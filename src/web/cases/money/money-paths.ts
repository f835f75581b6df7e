/** The addresses of this part's forms, with what they are prefilled with. */
import { PLACES, placePath } from '../places.ts'

export const moneyPath = (
  reference: string,
  slug: 'pause' | 'support' | 'give',
  prefill: Readonly<Record<string, string>> = {},
): string => {
  const query = new URLSearchParams(prefill).toString()
  return `${placePath(reference, PLACES.money)}/${slug}${query ? `?${query}` : ''}`
}
