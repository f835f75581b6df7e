/** Who holds which home with whom: pure questions over tenancies. Dates are YYYY-MM-DD in London. */
import type { Part } from './registry.ts'

export type TenancyPart = {
  readonly customer: string
  readonly part: Part
  readonly from: string | null
  readonly until: string | null
}

export type Tenancy = {
  readonly tenancy: string
  readonly home: string
  readonly tenure: string | null
  readonly parts: readonly TenancyPart[]
}

export type TenancyKind = 'sole' | 'joint' | 'household' | 'former'

/** Both days count: somebody who leaves on a day still holds the home on it. */
export const runsOn = (part: Pick<TenancyPart, 'from' | 'until'>, day: string): boolean =>
  (part.from === null || part.from <= day) && (part.until === null || part.until >= day)

export const holdersOn = (tenancy: Tenancy, day: string): readonly TenancyPart[] =>
  tenancy.parts.filter((part) => part.part === 'holder' && runsOn(part, day))

/** What somebody is on a tenancy on a day: `joint` as soon as a second person holds it, each then liable for all of it. */
export function tenancyKind(tenancy: Tenancy, customer: string, day: string): TenancyKind | null {
  const part = tenancy.parts.find((each) => each.customer === customer)
  if (!part) return null
  if (!runsOn(part, day)) return 'former'
  if (part.part === 'household') return 'household'
  return holdersOn(tenancy, day).length > 1 ? 'joint' : 'sole'
}

/** The tenancy that somebody lives under on a day, one that they hold before one that they do not; else the last they had. */
export function currentTenancy(tenancies: readonly Tenancy[], customer: string, day: string): Tenancy | null {
  const rank = { joint: 3, sole: 3, household: 2, former: 1 }
  const begins = (tenancy: Tenancy) => tenancy.parts.find((part) => part.customer === customer)?.from ?? ''
  const theirs = tenancies.flatMap((tenancy) => {
    const kind = tenancyKind(tenancy, customer, day)
    return kind === null ? [] : [{ tenancy, rank: rank[kind], begins: begins(tenancy) }]
  })
  return theirs.toSorted((a, b) => b.rank - a.rank || (a.begins < b.begins ? 1 : -1))[0]?.tenancy ?? null
}

/** Who holds a home together with somebody on a day; nobody where they hold none, or hold it alone. */
export const jointHolders = (tenancies: readonly Tenancy[], customer: string, day: string): readonly string[] => [
  ...new Set(
    tenancies
      .filter((tenancy) => tenancyKind(tenancy, customer, day) === 'joint')
      .flatMap((tenancy) => holdersOn(tenancy, day).map((part) => part.customer))
      .filter((each) => each !== customer),
  ),
]

/** Pairs who hold one home together: somebody harmed, and somebody said to cause harm. `role` is that on the case. */
export const jointWithCauseOfHarm = <Person extends { readonly customer: string; readonly role: string }>(
  tenancies: readonly Tenancy[],
  people: readonly Person[],
  day: string,
): readonly { readonly harmed: Person; readonly causing: Person }[] =>
  people
    .filter((person) => person.role === 'victim')
    .flatMap((harmed) => {
      const together = jointHolders(tenancies, harmed.customer, day)
      return people
        .filter((person) => person.role === 'perpetrator' && together.includes(person.customer))
        .map((causing) => ({ harmed, causing }))
    })
