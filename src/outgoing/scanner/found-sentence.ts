/** What the scanner found, said to whoever writes, so that it can be put right. */
import type { RestrictedKind } from './restricted.ts'
import type { Found } from './scan.ts'

const WHAT: Readonly<Record<RestrictedKind, string>> = {
  address: 'An address, or a part of one, that is kept apart',
  contact: 'A number, place or word by which somebody is reached',
  name: 'The name of somebody else on the case',
  reference: 'The reference of the case',
  'left-out': 'Something that was to be left out',
  place: 'A word that tells of a place, a meeting or a scheme',
}

export const sayFound = ({ kind, where }: Found): string => `${WHAT[kind]} stands at “${where}”. Leave it out.`
