/** The made-up staff of a landlord, and which of the vocabulary's roles each holds. */
import { ROLES, type RoleName } from '../src/record/vocabulary.ts'

export type StaffMember = {
  readonly username: string
  readonly name: string
  readonly roles: readonly RoleName[]
  /** What they are to themselves, for the list of ways to sign in. */
  readonly does: string
}

/** Everybody's, and written on the first page that a newcomer reads: no real system may be reached with it. */
export const DEMO_PASSWORD = 'rowan tree by the door'

const CASEWORKER: readonly RoleName[] = [
  'da-caseworker',
  'community-safety-team',
  'community-housing-team',
  'support-worker',
  'tenancy-team',
]
const OFFICER: readonly RoleName[] = [
  'housing-officer',
  'customer-services',
  'asb-officer',
  'scheme-manager',
  'other-employee',
]
const INCOME: readonly RoleName[] = ['income-officer']
const PEOPLE: readonly RoleName[] = ['people-team']
/** Nobody's, or of people who must not be on a case besides. */
const NOT_LEAD: readonly RoleName[] = [
  'system',
  'member-of-public',
  'contractor',
  'volunteer',
  'complaints-team',
  'auditor',
]
/** The lead of a small made-up landlord holds every other role too, so that each act has somebody who may do it. */
const LEAD = ROLES.filter((role) => ![...CASEWORKER, ...OFFICER, ...INCOME, ...PEOPLE, ...NOT_LEAD].includes(role))

/** People with one role each, who see only what is theirs. */
const OTHERS: readonly (readonly [string, string, readonly RoleName[], string])[] = [
  ['safeguarding', 'Nia Example', ['safeguarding-lead', 'designated-safeguarding-officer'], 'safeguarding lead'],
  [
    'protection',
    'Dana Example',
    ['data-protection-officer'],
    'data protection officer: requests for data and what got out',
  ],
  ['lettings', 'Toby Example', ['lettings'], 'lettings officer'],
  ['repairs', 'Priya Example', ['repairs'], 'repairs planner'],
  ['contractor', 'Len Example', ['contractor'], 'contractor: sees jobs alone'],
  ['legal', 'Ada Example', ['legal'], 'legal officer: court steps that were passed to them'],
  ['complaints', 'Owen Example', ['complaints-team'], 'complaints'],
  ['stage-two', 'Nell Example', ['complaints-team'], 'complaints: answers stage 2, where another answered stage 1'],
  [
    'head',
    'Ruth Example',
    ['head-of-neighbourhoods', 'director', 'manager'],
    'head of service: agrees to legal action',
  ],
  ['auditor', 'Ivy Example', ['auditor'], 'auditor: the audit trail, and no case'],
]

export const staffOf = (landlord: string): readonly StaffMember[] => [
  {
    username: `officer@${landlord}.example`,
    name: 'Robin Example',
    roles: OFFICER,
    does: 'housing officer: takes reports',
  },
  {
    username: `caseworker@${landlord}.example`,
    name: 'Sam Example',
    roles: CASEWORKER,
    does: 'caseworker: owns cases',
  },
  {
    username: `lead@${landlord}.example`,
    name: 'Alex Example',
    roles: LEAD,
    does: 'domestic abuse lead, manager and the rest',
  },
  {
    username: `income@${landlord}.example`,
    name: 'Jules Example',
    roles: INCOME,
    does: 'income officer: sees holds alone',
  },
  {
    username: `people@${landlord}.example`,
    name: 'Kim Example',
    roles: PEOPLE,
    does: 'people team: cases of colleagues',
  },
  ...OTHERS.map(([who, name, roles, does]) => ({ username: `${who}@${landlord}.example`, name, roles, does })),
]
