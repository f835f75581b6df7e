/** Addresses of the forms about running a case: neutral, and without names. */
import { PLACES, placePath } from '../places.ts'

type Slug = 'give' | 'transfer' | 'review' | 'talk' | 'check' | 'close' | 'safe-first' | 'look' | 'reopen'

export const runningPath = (reference: string, slug: Slug, query: Readonly<Record<string, string>> = {}): string => {
  const asked = new URLSearchParams(query).toString()
  return `${placePath(reference, PLACES.running)}/${slug}${asked ? `?${asked}` : ''}`
}
