/** Fills an empty Rowan with the made-up staff and cases of every landlord, by performing acts. */
import { addUser, giveRoles } from '../src/casework/add-user.ts'
import { ownerRole } from '../src/casework/landlord.ts'
import { perform } from '../src/casework/perform.ts'
import { landlordOf, type Rowan } from '../src/casework/rowan.ts'
import type { Progress } from '../src/cli/progress.ts'
import { whoIs } from '../src/identity/sign-in.ts'
import { DAY, type Instant } from '../src/record/london-time.ts'
import type { EntryTypeName, RoleName } from '../src/record/vocabulary.ts'
import { accountsByName, landlordsInUse, openSessionFor } from '../src/store/setting-up.ts'
import { listCases } from '../src/views/list-cases.ts'
import { COMPLAINTS_MADE, complaintsMade, makeComplaints } from './complaints.ts'
import { LEAKS_MADE, leaksMade, makeLeaks } from './leaks.ts'
import type { Workshop } from './making.ts'
import { settle } from './neighbourhood.ts'
import { chanceFrom } from './people.ts'
import { DEMO_PASSWORD, type StaffMember, staffOf } from './staff.ts'
import { STORIES, tell } from './stories.ts'

const SEED = 20260401

/** What the organisation itself did of late, where its policy asks. */
const ORGANISATION: readonly (readonly [number, EntryTypeName, RoleName, Readonly<Record<string, unknown>>])[] = [
  [75, 'kpis.reported', 'policy-owner', { to: 'board' }],
  [40, 'kpis.reported', 'policy-owner', { to: 'senior-management-team' }],
  [60, 'training.completed', 'corporate-services', { course: 'awareness', group: 'all-staff' }],
  [45, 'guidance.issued', 'policy-owner', { topic: 'referral-routes' }],
  [30, 'publicity.issued', 'corporate-services', { medium: 'website', topic: 'seek-help' }],
  [20, 'partnership.attended', 'da-lead', { forum: 'community-safety-partnership' }],
]

/** What a landlord has already: its accounts, by the names with which people sign in. */
type There = { readonly landlord: string; readonly accounts: ReadonlyMap<string, string> }

/** A session without the password, which is weighed and kept slow: a start would spend seconds on it. Null for who is not there yet. */
const sessionOf = async (rowan: Rowan, { landlord, accounts }: There, username: string): Promise<string | null> => {
  const account = accounts.get(username)
  return account === undefined ? null : openSessionFor(rowan.owner, landlord, account)
}

/** Makes an account, or gives one that a broken-off run has begun the roles that it has not got yet. Answers with a session. */
async function employ(rowan: Rowan, there: There, member: StaffMember): Promise<string> {
  const { username, name, roles } = member
  const { landlord } = there
  const known = there.accounts.get(username)
  const account =
    known ?? (await addUser(rowan, { landlord, username, name, roles, password: DEMO_PASSWORD, madeUp: true }))
  const token = await openSessionFor(rowan.owner, landlord, account)
  const actor = await whoIs(rowan.database, token)
  if (!actor) throw new Error(`The made-up account ${username} cannot sign in`)
  const missing = roles.filter((role) => !actor.roles.includes(role))
  await giveRoles(rowan, { landlord, account, roles: missing })
  return token
}

/** How many of the made-up cases there are: the team sees all but those of colleagues, the people team the others. */
async function casesMade(rowan: Rowan, there: There): Promise<number> {
  let made = 0
  for (const member of staffOf(there.landlord)) {
    const token = member.roles.some((role) => role === 'da-caseworker' || role === 'people-team')
      ? await sessionOf(rowan, there, member.username)
      : null
    made += token ? ((await listCases(rowan, token))?.length ?? 0) : 0
  }
  return made
}

/** A session of the made-up member of staff who holds a role. */
async function sessionAs(rowan: Rowan, there: There, role: RoleName): Promise<string | null> {
  const member = staffOf(there.landlord).find(({ roles }) => roles.includes(role))
  return member ? sessionOf(rowan, there, member.username) : null
}

/** How many of the made-up complaints there are. */
async function complaintsOf(rowan: Rowan, there: There): Promise<number> {
  const token = await sessionAs(rowan, there, 'complaints-team')
  return token ? complaintsMade({ rowan }, token) : 0
}

/** How many of the made-up leaks there are. */
async function leaksOf(rowan: Rowan, there: There): Promise<number> {
  const token = await sessionAs(rowan, there, 'data-protection-officer')
  return token ? leaksMade({ rowan }, token) : 0
}

type Filling = {
  readonly there: There
  /** How many of the cases are there already. */
  readonly made: number
  readonly now: Instant
  readonly seed: number
}

/** `told` is called after each case. */
async function fill(rowan: Rowan, { there, made, now, seed }: Filling, told: () => void) {
  const { landlord } = there
  let moment = now
  // Stories are played: what the landlords add to their policies would stop acts that a story tells of.
  const moved: Rowan = { ...rowan, clock: () => moment, playing: true }
  const running = landlordOf(rowan, landlord)
  const staff = staffOf(landlord)
  const tokens = new Map<RoleName, string>()
  const accounts = new Map<string, string>()
  const sessions = new Map<string, string>()
  moment = now - 400 * DAY
  for (const member of staff) {
    const token = await employ(moved, there, member)
    for (const role of member.roles) if (!tokens.has(role)) tokens.set(role, token)
    const actor = await whoIs(moved.database, token)
    const who = member.username.slice(0, member.username.indexOf('@'))
    accounts.set(who, actor?.account ?? '')
    sessions.set(who, token)
  }
  const tokenFor = (role: RoleName): string => {
    const token = tokens.get(role)
    if (!token) throw new Error(`Nobody made-up holds the role ${role}`)
    return token
  }
  for (const [daysAgo, type, role, data] of made === 0 ? ORGANISATION : []) {
    moment = now - daysAgo * DAY
    await perform(moved, tokenFor(role), { target: { on: 'organisation' }, type, role, data })
  }
  const clock = {
    set: (to: Instant) => {
      moment = to
    },
  }
  const sessionOf = (who: string): string => sessions.get(who) ?? ''
  const accountOf = (who: string): string => accounts.get(who) ?? ''
  const chance = chanceFrom(seed + 1000 * made)
  const couples = await settle(moved, landlord, seed)
  const owner = ownerRole(running, 'victim')
  const shop: Workshop = {
    rowan: moved,
    clock,
    now,
    policy: running.policy,
    owner,
    organisation: running.organisation,
    chance,
    couples,
    tokenFor,
    sessionOf,
    accountOf,
  }
  for (const [index, story] of STORIES.entries()) {
    if (index < made) continue
    await tell(shop, story)
    told()
  }
  await makeComplaints(shop)
  await makeLeaks(shop)
}

/** What of a landlord is still to be made; null where it has staff of its own, or is whole. */
async function toFill(rowan: Rowan, landlord: string): Promise<Pick<Filling, 'there' | 'made'> | null> {
  const accounts = await accountsByName(rowan.owner, landlord)
  const there: There = { landlord, accounts }
  const madeUp = staffOf(landlord).map((member) => member.username)
  if (![...accounts.keys()].every((username) => madeUp.includes(username))) return null
  const made = accounts.size > 0 ? await casesMade(rowan, there) : 0
  const isWhole = accounts.size === madeUp.length && made >= STORIES.length
  const hasComplaints = isWhole && (await complaintsOf(rowan, there)) >= COMPLAINTS_MADE
  if (hasComplaints && (await leaksOf(rowan, there)) >= LEAKS_MADE) return null
  return { there, made }
}

/**
 * Fills the landlords for which nobody works but made-up people; one that a broken-off run has begun is finished. Where
 * anybody real works or is on record, with any landlord, nothing is loaded: the password of the made-up people is known to everybody. They are filled beside one another:
 * none waits for what another keeps, and the database works while Rowan judges. Answers how many were filled.
 */
export async function loadDemo(rowan: Rowan, say: (progress: Progress) => void): Promise<number> {
  const now = rowan.clock()
  if ((await landlordsInUse(rowan.owner)).length > 0) return 0
  const missing = await Promise.all([...rowan.landlords.keys()].map((landlord) => toFill(rowan, landlord)))
  const fillings = missing.flatMap((each, index): readonly Filling[] =>
    each ? [{ ...each, now, seed: SEED + index }] : [],
  )
  const [first] = fillings
  if (!first) return 0
  const of = fillings.length === 1 ? landlordOf(rowan, first.there.landlord).name : `${fillings.length} landlords`
  const whole = fillings.length * STORIES.length
  let done = fillings.reduce((sum, { made }) => sum + made, 0)
  const told = () => say({ of, done: ++done, whole, things: 'made-up cases' })
  const ended = await Promise.allSettled(fillings.map((filling) => fill(rowan, filling, told)))
  // Those that could be filled are whole, so that the next start goes on with the others alone.
  for (const each of ended) if (each.status === 'rejected') throw each.reason
  return fillings.length
}

/** Any other machine: an address that nobody has. */
const ELSEWHERE = '192.0.2.1'

function fromWhere(letsIn: (from: string) => boolean): string {
  if (letsIn(ELSEWHERE)) return 'from any machine: ROWAN_MADE_UP says so'
  return letsIn('127.0.0.1')
    ? 'from this machine alone'
    : 'from nowhere, as ROWAN_ADDRESS is elsewhere. For a trial with made-up cases alone: ROWAN_MADE_UP=anywhere'
}

/** How to sign in: the people of the first landlord by what they do, where those of the others are, and from where they are let in. */
export const waysIn = (landlords: Iterable<string>, letsIn: (from: string) => boolean): readonly string[] => {
  const all = [...landlords]
  const name = (who: string, does: string) => `  ${who.padEnd(14)} ${does}`
  return [
    ...staffOf(all[0] ?? '').map(({ username, does }) => name(username.slice(0, username.indexOf('@')), does)),
    `  each @${all.join('.example, @')}.example`,
    `  password of all of them: ${DEMO_PASSWORD}`,
    `  ${fromWhere(letsIn)}`,
  ]
}
