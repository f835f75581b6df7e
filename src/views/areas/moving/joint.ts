/** Who holds the home together with somebody else, each apart: what they were told of it, and whether it was safe to tell them. */
import { isUnder18 } from '../../../record/age-group.ts'
import type { Instant } from '../../../record/london-time.ts'
import type { AreaEntry, AreaReading } from '../../area-page.ts'
import { entriesOf, textIn, textsIn } from '../partners/codes.ts'

export const JOINT_TOPICS = ['joint-tenancy', 'ending-joint-tenancy'] as const

export type JointHolder = {
  readonly person: string
  readonly name: string
  /** Said to cause harm: told general things only, and after a safety check. */
  readonly causesHarm: boolean
  /** False: somebody said so, and our records do not. */
  readonly onRecords: boolean
  /** Our records say so and the case does not: the policy goes by the case. */
  readonly notOnCase: boolean
  /** The others who hold it, by name, on our records. */
  readonly with: readonly string[]
  /** The latest word about the joint tenancy; null where there is none yet. */
  readonly advice: {
    readonly outcome: string
    readonly reason: string | null
    readonly at: Instant
    readonly by: string
  } | null
}

/**
 * Whether what was said of somebody as a joint holder was put right since, by what was said of another who held it with them: one of them
 * has it alone now, or has left it.
 */
function isPutRight(person: string, entries: readonly AreaEntry[]): boolean {
  const said = entries.filter(({ type, codes }) => type.startsWith('person.') && codes.customerType !== undefined)
  const isJoint = ({ codes }: AreaEntry) => codes.customerType === 'joint-tenant'
  const last = said.findLastIndex((each) => each.codes.person === person && isJoint(each))
  return said.some(
    ({ codes }, index) =>
      index > last &&
      (codes.customerType === 'tenant' || codes.customerType === 'former-tenant') &&
      said.slice(0, index).some((each) => each.codes.person === codes.person && isJoint(each)),
  )
}

/** Everybody on the case who holds a home jointly, the person harmed first. Nobody where the tenancy is held alone. Source: PD-9.a1, CBC-5.3.k. */
export function jointHoldersOn({ page, entries }: AreaReading): readonly JointHolder[] {
  const advice = entriesOf(entries, 'advice.given').filter((entry) =>
    textsIn(entry.codes, 'topics').some((topic) => JOINT_TOPICS.some((each) => each === topic)),
  )
  const holders = page.people.flatMap((person): readonly JointHolder[] => {
    const known = page.customers.find((each) => each.person === person.id)
    const onRecords = known?.tenancy === 'joint'
    if (!onRecords && (person.customerType !== 'joint-tenant' || known?.tenancy === 'sole')) return []
    if (!onRecords && isPutRight(person.id, entries)) return []
    const told = advice.findLast((entry) => entry.codes.person === person.id)
    return [
      {
        person: person.id,
        name: person.name,
        causesHarm: person.role === 'perpetrator',
        onRecords,
        notOnCase: onRecords && person.customerType !== 'joint-tenant',
        with: onRecords ? known.jointWith.map((other) => other.name) : [],
        advice: told
          ? {
              outcome: textIn(told.codes, 'outcome') ?? 'accepted',
              reason: textIn(told.words, 'reason'),
              at: told.at,
              by: told.by,
            }
          : null,
      },
    ]
  })
  return [...holders.filter((each) => !each.causesHarm), ...holders.filter((each) => each.causesHarm)]
}

/** What somebody who holds no tenancy with us may be. A former tenant may still be held to one, a licensee may hold jointly. */
const HOLDS_NONE: ReadonlySet<string> = new Set([
  'applicant',
  'household-member',
  'leaseholder',
  'lodger',
  'not-a-customer',
  'resident',
  'shared-owner',
])

export type HoldsNone = { readonly person: string; readonly name: string; readonly customerType: string }

/**
 * Adults who are harmed and for whom advice on ending a joint tenancy does not apply: they hold no tenancy with us, as we were told and by our records.
 * Source: CBC-1.2.c.
 */
export const jointDoesNotApplyTo = ({ page }: AreaReading): readonly HoldsNone[] =>
  page.people.flatMap(({ id, name, role, ageGroup, customerType }) =>
    role === 'victim' &&
    !isUnder18(ageGroup) &&
    customerType !== null &&
    HOLDS_NONE.has(customerType) &&
    !page.customers.some((each) => each.person === id && (each.tenancy === 'joint' || each.tenancy === 'sole'))
      ? [{ person: id, name, customerType }]
      : [],
  )
