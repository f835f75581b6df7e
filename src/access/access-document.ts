/** The access table as a page that somebody reads who answers for data protection: made from the table, never written by hand. Pure. */
import { ROLES, type RoleName } from '../record/vocabulary.ts'
import { FACET_WAYS } from './acts.ts'
import { type CaseStanding, isOnCase, may, STRANGER } from './oracle.ts'
import type { Relation } from './relations.ts'
import { ASSIGNING_ROLES } from './roles.ts'
import { NOT_IN_AN_EMERGENCY, TABLES } from './table.ts'
import { type Caller, mayComeIn, WAYS_IN, type WayIn } from './ways-in.ts'

const MEMBER: CaseStanding = { ...STRANGER, membership: 'member' }
/** The ways of standing to a case that a reader has to tell apart, most first. */
const STANDINGS: readonly (readonly [says: string, standing: CaseStanding])[] = [
  ['on the case', MEMBER],
  ['on a sealed case, and named', { ...MEMBER, isSealed: true, isNamed: true }],
  ['on a sealed case, and not named', { ...MEMBER, isSealed: true }],
  ['reading it in an emergency', { ...STRANGER, membership: 'emergency' }],
  ['an emergency that is over', { ...STRANGER, membership: 'emergency-expired' }],
  ['time on it not begun, or over', { ...STRANGER, membership: 'expired' }],
  ['not on the case', STRANGER],
  ['kept out of it, whatever else', { ...MEMBER, isKeptOut: true }],
]
/** Those in which somebody can come in by a route. */
const COMING: readonly (readonly [says: string, standing: CaseStanding])[] = [
  ['on the case', MEMBER],
  ['in an emergency', { ...STRANGER, membership: 'emergency' }],
  ['not on it', STRANGER],
  ['kept out of it', { ...MEMBER, isKeptOut: true }],
]

const READERS: Readonly<Record<Relation, string>> = {
  member: 'who is on the case',
  organisation: 'staff, of the landlord’s own record',
  steering: 'who steers the service, of the landlord’s own record',
  staff: 'everybody who works here',
  self: 'whose own it is',
  addressee: 'to whom it is addressed, of a case they are on',
  'complaint-addressee': 'to whom it is addressed, of a complaint they handle',
  accounts: 'who sees rent accounts',
  jobs: 'who plans jobs, or does this one',
  auditor: 'who reads the audit',
  'open-file': 'who is on the case',
  'meeting-file': 'who is on the case, in certain roles',
  'represented-file': 'who is on the case and represents the landlord at its meeting',
  'legal-file': 'who is on the case, in roles that see legal advice',
  representative: 'who was named for that meeting and is on the case',
  'addressed-role': 'who holds the role to which it is addressed',
  lettings: 'who lets homes',
  complaint: 'who handles complaints, unless it is about their own work',
  keeping: 'who sees what is due to be erased',
}

const role = (name: RoleName): string => name.replaceAll('-', ' ')

/** A list of roles in the fewest words: all, all but, none, or by name. */
function sayRoles(those: readonly RoleName[]): string {
  const others = ROLES.filter((each) => !those.includes(each))
  if (those.length === 0) return '—'
  if (others.length === 0) return 'everybody'
  return others.length < those.length ? `all but ${others.map(role).join(', ')}` : those.map(role).join(', ')
}

const yes = (is: boolean): string => (is ? 'yes' : '—')
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  row(...head),
  row(...head.map(() => '---')),
  ...rows.map((cells) => row(...cells)),
]

const PERSON = { landlord: 'ours', account: 'one', roles: [], isSignedIn: true, represents: [] } as const
const FACTS = { landlord: 'ours', compartment: null } as const

const standings = (): readonly (readonly string[])[] =>
  STANDINGS.map(([says, ofCase]) => {
    const reads = (what: string) => yes(may(PERSON, 'select', what, { ...FACTS, ofCase }))
    return [says, reads('entry'), reads('file'), yes(isOnCase(ofCase) && ofCase.membership !== 'emergency')]
  })

const callerIn = (each: RoleName, standing: CaseStanding): Caller => ({
  roles: [each],
  isSignedIn: true,
  landlord: { stepsBack: [], advisers: [each], keepsRestrictedList: true, asksAtSignUp: true },
  isOurs: true,
  standing,
  isTheirs: true,
})

const ways = (): readonly (readonly string[])[] =>
  (Object.keys(WAYS_IN) as WayIn[]).map((way) => [
    WAYS_IN[way].says,
    ...COMING.map(([, standing]) => sayRoles(ROLES.filter((each) => mayComeIn(way, callerIn(each, standing))))),
  ])

/** Markdown. */
export function accessDocument(): string {
  const facets = Object.entries(FACET_WAYS).flatMap(([way, { roles, says }]) =>
    Object.keys(says).map((type) => [way, type, sayRoles(roles)]),
  )
  return `${[
    '# Who may see and do what',
    '',
    '<!-- Made from src/access by scripts/generate-access.mjs. Do not edit by hand: npm run generate. -->',
    '',
    'This page is made from the table from which the database’s own rules, the doors of the pages and of the API, and their tests are made. It says',
    'what a role and a way of standing to a case open, at every landlord. What is not here is not there: it is answered as what does not exist.',
    'The database refuses what this page does not say, also where a page forgets.',
    '',
    '## How somebody stands to a case',
    '',
    'A role alone opens no case. Somebody is on a case because they took its report, are of its team, or it was given to them.',
    '',
    ...table(['who', 'reads its record', 'opens its files', 'writes on it'], standings()),
    '',
    'Being kept out goes before everything. Whoever is kept out is not told. See decisions 60, 73 and 81.',
    '',
    '## What is kept, and who reads it',
    '',
    'Nobody writes to any of these: writing is done by acts, which the database checks. Other tables are read by nobody: functions answer one',
    'question each, to those who come in by the ways below.',
    '',
    ...table(
      ['table', 'read by', 'only these columns', 'in an emergency'],
      TABLES.map(({ table: name, read, columns }) => [
        `\`${name}\``,
        [...new Set(read.map((relation) => READERS[relation]))].join('; '),
        columns ? columns.join(', ') : 'all',
        NOT_IN_AN_EMERGENCY.includes(name) ? 'no' : 'as on the case',
      ]),
    ),
    '',
    '## What may be done',
    '',
    `Whoever is on a case and holds a role may propose any act on it in that role; the landlord’s policy then decides. To give the case to somebody:`,
    `${sayRoles(ASSIGNING_ROLES)}.`,
    '',
    'Without being on the case, by way of what they see of it:',
    '',
    ...table(['by way of', 'act', 'roles'], facets),
    '',
    '## Which roles come in by each way',
    '',
    'Each page and each route of the API is reached by one of these ways. A column says which roles come in who stand so to the case that',
    'the page is about; where it is about none, the columns are alike. A dash is nobody. What a landlord adds or takes (roles that only pass on what',
    'they are told, who advises about a colleague, a restricted access list) is in its organisation.yaml.',
    '',
    ...table(['way in', ...COMING.map(([says]) => says)], ways()),
  ].join('\n')}\n`
}
