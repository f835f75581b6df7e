/** The addresses of this part's forms: neutral, with what they are prefilled with. */
import { PLACES, placePath } from '../places.ts'

export const partnerPath = (
  reference: string,
  slug: string,
  prefill: Readonly<Record<string, string>> = {},
): string => {
  const query = new URLSearchParams(Object.entries(prefill).filter(([, value]) => value !== '')).toString()
  return `${placePath(reference, PLACES.partners)}/${slug}${query ? `?${query}` : ''}`
}
