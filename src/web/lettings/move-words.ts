/** How the pages of lettings say what a home must be. */
import type { MoveFacet } from '../../views/read-moves.ts'
import { sayDate } from '../kit/times.ts'
import { sayValueInside } from '../kit/words.ts'

const list = new Intl.ListFormat('en-GB')

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const KIND: Readonly<Record<string, string>> = {
  any: 'a home of any kind',
  house: 'a house',
  flat: 'a flat',
  bungalow: 'a bungalow',
  supported: 'a supported home',
}
const NEEDS: Readonly<Record<string, string>> = {
  'ground-floor': 'on the ground floor',
  'step-free': 'without steps to the door',
  'level-access-shower': 'a level-access shower',
  wheelchair: 'room for a wheelchair',
  lift: 'a lift',
  'pets-allowed': 'pets allowed',
  furnished: 'furnished',
}
export const MUST_HAVE = Object.entries(NEEDS).map(([value, label]) => ({ value, label: capital(label) }))
export const HOME_TYPES = Object.entries(KIND).map(([value, label]) => ({ value, label: capital(label) }))

/** `A house with 2 bedrooms`; for no bedroom of its own `A studio or bedsit`. */
export function sayHome({ needs }: MoveFacet): string {
  if (needs.bedrooms === 0) return 'A studio or bedsit'
  return `${capital(KIND[needs.homeType] ?? 'a home')} with ${needs.bedrooms} ${needs.bedrooms === 1 ? 'bedroom' : 'bedrooms'}`
}

export const sayMustHave = ({ needs }: MoveFacet): string | null =>
  needs.mustHave.length === 0 ? null : capital(list.format(needs.mustHave.map((each) => NEEDS[each] ?? each)))

export const sayAvoid = ({ avoid }: MoveFacet): string =>
  avoid.length === 0 ? 'No area is named' : list.format(avoid.map(({ name }) => name))

export const sayLike = ({ needs }: MoveFacet): string =>
  needs.likeForLike ? 'Yes: as many bedrooms and the same kind of home as now. If not, say why.' : 'It need not be'

export function sayTenure({ needs }: MoveFacet): string {
  const held = needs.tenancy === null ? '' : ` They hold: ${sayValueInside(needs.tenancy)}.`
  return needs.sameTenure ? `The same kind as now. If not, say why.${held}` : `It may be another kind.${held}`
}

export const sayMoveBy = ({ needs }: MoveFacet): string | null => (needs.moveBy === null ? null : sayDate(needs.moveBy))
