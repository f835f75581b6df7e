/** Safeguarding and modern slavery on a case: each concern with the referrals that answer it. No officer can take a concern away. */
import type { Instant } from '../../../record/london-time.ts'
import type { AreaReading } from '../../area-page.ts'
import { entriesOf, textIn, textsIn } from './codes.ts'
import { type ReferralLine, referralsOn } from './referrals.ts'

export type ConcernLine = {
  readonly n: number
  readonly kind: 'child' | 'adult' | 'slavery'
  readonly person: string
  readonly name: string | null
  /** The statutory test was judged to be met. */
  readonly statutory: boolean
  readonly signs: readonly string[]
  readonly at: Instant
  /** Where it has to go, as the landlord's policy says, and what became of it. */
  readonly routes: readonly {
    readonly to: string
    readonly referral: ReferralLine | null
    readonly notMade: { readonly reason: string | null } | null
  }[]
}

/** Children's and adults' services under one name answer for either. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  'childrens-social-care': ['childrens-social-care', 'social-services'],
  'adult-social-care': ['adult-social-care', 'social-services'],
  'social-services': ['social-services', 'childrens-social-care', 'adult-social-care'],
}

/** Newest first. */
export function concernsOn(reading: AreaReading): readonly ConcernLine[] {
  const { entries, nameOf, organisation } = reading
  const referrals = referralsOn(reading)
  const notMade = entriesOf(entries, 'referral.not-made')
  return entriesOf(entries, 'safeguarding-concern.identified', 'slavery-concern.identified')
    .map(({ n, type, codes, at }): ConcernLine => {
      const person = textIn(codes, 'person') ?? ''
      const kind = type === 'slavery-concern.identified' ? 'slavery' : codes.kind === 'child' ? 'child' : 'adult'
      const { slavery, safeguarding } = organisation.partners
      const to = kind === 'slavery' ? slavery : safeguarding.filter((each) => each.kind === kind)
      return {
        n,
        kind,
        person,
        name: nameOf(person),
        statutory: codes.statutory === true || codes.careActTest === true,
        signs: textsIn(codes, 'signs'),
        at,
        routes: to.map((route) => {
          const same = SAME[route.to] ?? [route.to]
          const kept = notMade.find(
            (each) => each.at >= at && each.codes.person === person && each.codes.to === route.to,
          )
          return {
            to: route.to,
            referral:
              referrals.find((each) => each.at >= at && each.person === person && same.includes(each.to)) ?? null,
            notMade: kept ? { reason: textIn(kept.words, 'reason') } : null,
          }
        }),
      }
    })
    .toReversed()
}
