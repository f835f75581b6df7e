/** Everybody who could ask, as data: each set of roles in each way of standing to a case. Nothing here is a person. */
import { createHash } from 'node:crypto'
import { type CaseStanding, type Person, STRANGER } from '../../src/access/oracle.ts'
import { ROLES, type RoleName } from '../../src/record/vocabulary.ts'

export const OURS = 'aster'
export const THEIRS = 'birch'

/** A made-up id that is the same in every run. */
export const idOf = (...words: readonly unknown[]): string => {
  const hex = createHash('sha256').update(words.join('|')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const CASE_STATES = ['reported', 'open', 'monitoring', 'closed', 'of-a-colleague', 'erased'] as const

export type MadeUpCase = {
  readonly name: string
  readonly state: (typeof CASE_STATES)[number]
  readonly isSealed: boolean
  /** The one case on which nobody stands but those who are `elsewhere`. */
  readonly isElsewhere: boolean
  readonly stream: string
}

export const CASES: readonly MadeUpCase[] = [
  ...CASE_STATES.flatMap((state) =>
    [false, true].map((isSealed) => {
      const name = `${state}${isSealed ? '-sealed' : ''}`
      return { name, state, isSealed, isElsewhere: false, stream: idOf('case', name) }
    }),
  ),
  { name: 'elsewhere', state: 'open', isSealed: false, isElsewhere: true, stream: idOf('case', 'elsewhere') },
]

type Way = {
  readonly membership: CaseStanding['membership']
  /** On it until a day that is still to come. */
  readonly isForATime?: boolean
  readonly isKeptOut?: boolean
  readonly isNamed?: boolean
  /** Kept out once, and let in again. */
  readonly wasKeptOut?: boolean
  /** Jobs, notices, things passed on, complaints, and MARAC meetings that are theirs. */
  readonly hasFacets?: boolean
  readonly isElsewhere?: boolean
  readonly session?: 'ended' | 'idle' | 'over' | 'disabled'
  readonly landlord?: string
}

/** How somebody may stand to a case. */
export const WAYS = {
  none: { membership: 'none' },
  member: { membership: 'member' },
  named: { membership: 'member', isNamed: true },
  'for-a-time': { membership: 'member', isForATime: true },
  expired: { membership: 'expired' },
  'not-begun': { membership: 'not-begun' },
  'other-team': { membership: 'none', isElsewhere: true },
  'kept-out': { membership: 'none', isKeptOut: true },
  'kept-out-member': { membership: 'member', isKeptOut: true, isElsewhere: true },
  'kept-out-named': { membership: 'member', isKeptOut: true, isNamed: true, hasFacets: true },
  'kept-out-emergency': { membership: 'emergency', isKeptOut: true },
  'let-in-again': { membership: 'member', wasKeptOut: true },
  emergency: { membership: 'emergency' },
  'emergency-with-facets': { membership: 'emergency', hasFacets: true },
  'emergency-expired': { membership: 'emergency-expired' },
  'by-facet': { membership: 'none', hasFacets: true },
  'member-with-facets': { membership: 'member', isNamed: true, hasFacets: true },
  'session-ended': { membership: 'member', session: 'ended' },
  'session-idle': { membership: 'member', session: 'idle' },
  'session-over': { membership: 'member', session: 'over' },
  disabled: { membership: 'member', session: 'disabled' },
  'other-landlord': { membership: 'member', isNamed: true, hasFacets: true, landlord: THEIRS },
} as const satisfies Readonly<Record<string, Way>>
export type WayName = keyof typeof WAYS

export type MadeUpPerson = Person & {
  readonly name: string
  readonly way: Way
  readonly wayName: WayName
  readonly token: string
  readonly to: (of: MadeUpCase) => CaseStanding
}

/** Each role alone, no role, and all at once. */
const ROLE_SETS: readonly (readonly [string, readonly RoleName[]])[] = [
  ...ROLES.map((role) => [role, [role]] as const),
  ['no-role', []],
  ['every-role', ROLES],
]

const standing =
  (way: Way) =>
  (of: MadeUpCase): CaseStanding => {
    if (of.isElsewhere) return way.isElsewhere ? { ...STRANGER, membership: 'member' } : STRANGER
    return {
      membership: way.membership,
      isKeptOut: way.isKeptOut ?? false,
      isSealed: of.isSealed,
      isNamed: way.isNamed ?? false,
    }
  }

export const meetingOf = (of: MadeUpCase): string => idOf('meeting', of.name)

export const PEOPLE: readonly MadeUpPerson[] = ROLE_SETS.flatMap(([roleName, roles], at) =>
  Object.entries(WAYS).map(([wayName, made]) => {
    const way: Way = made
    const name = `${roleName} ${wayName}`
    return {
      name,
      way,
      wayName: wayName as WayName,
      landlord: way.landlord ?? OURS,
      // The other landlord's people have the ids of people of ours who hold another role and are on no case.
      account: idOf('account', way.landlord ? `${ROLE_SETS[(at + 1) % ROLE_SETS.length]?.[0]} none` : name),
      roles,
      isSignedIn: way.session === undefined,
      represents: way.hasFacets ? CASES.filter((each) => !each.isElsewhere).map(meetingOf) : [],
      token: idOf('token', name),
      to: standing(way),
    }
  }),
)
