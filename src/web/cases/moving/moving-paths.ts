/** The addresses of this part's forms: neutral, with what they are prefilled with. */
import { PLACES, placePath } from '../places.ts'

export type MovingForm =
  | 'advise'
  | 'notice'
  | 'serve'
  | 'ask-change'
  | 'decide-change'
  | 'mediate'
  | 'ask-move'
  | 'assess'
  | 'decide'
  | 'talk'
  | 'offer'
  | 'answer'
  | 'moved'

export const movingPath = (
  reference: string,
  slug: MovingForm,
  prefill: Readonly<Record<string, string>> = {},
): string => {
  const query = new URLSearchParams(Object.entries(prefill).filter(([, value]) => value !== '')).toString()
  return `${placePath(reference, PLACES.moving)}/${slug}${query ? `?${query}` : ''}`
}
