/** Addresses of the forms about risk and safety: neutral, and without names. */
import { asQuery } from '../../kit/address-code.ts'
import { PLACES, placePath } from '../places.ts'

const under = (reference: string, slug: string, query: Readonly<Record<string, string | undefined>> = {}): string =>
  `${placePath(reference, PLACES.risk)}/${slug}${asQuery(query)}`

export const riskPaths = {
  assess: (reference: string, query: { readonly why?: string; readonly person?: string } = {}) =>
    under(reference, 'assess', query),
  theirs: (reference: string) => under(reference, 'theirs'),
  plan: (reference: string, person?: string) => under(reference, 'plan', { person }),
  /** The address stands at the foot of a printed sheet in some browsers: it says nothing, also not that it is a person's. `n`: of the plan. */
  sheet: (reference: string, n: number) => `/cases/${encodeURIComponent(reference)}/notes${asQuery({ n: String(n) })}`,
  second: (reference: string, entry: number) => under(reference, 'second', { entry: String(entry) }),
} as const
