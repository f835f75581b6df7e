/** Addresses of the forms about running a case: neutral, and without names. */
import { asQuery } from '../../kit/address-code.ts'
import { PLACES, placePath } from '../places.ts'

type Slug = 'give' | 'transfer' | 'review' | 'talk' | 'check' | 'close' | 'first' | 'look' | 'reopen'

export const runningPath = (reference: string, slug: Slug, query: Readonly<Record<string, string>> = {}): string =>
  `${placePath(reference, PLACES.running)}/${slug}${asQuery(query)}`
