/** The addresses of this part's forms: neutral, with what they are prefilled with. */
import { asQuery } from '../../kit/address-code.ts'
import { PLACES, placePath } from '../places.ts'

export type MovingForm =
  | 'advise'
  | 'notice'
  | 'serve'
  | 'ask-change'
  | 'decide-change'
  | 'mediate'
  | 'ask'
  | 'assess'
  | 'decide'
  | 'talk'
  | 'offer'
  | 'answer'
  | 'lettings'
  | 'settled'

export const movingPath = (
  reference: string,
  slug: MovingForm,
  prefill: Readonly<Record<string, string>> = {},
): string => `${placePath(reference, PLACES.moving)}/${slug}${asQuery(prefill)}`
