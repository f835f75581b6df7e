/** Fills an empty Rowan with the made-up staff and cases of every landlord, by performing acts. */
import { addUser, giveRoles } from '../src/casework/add-user.ts'
import { ownerRole } from '../src/casework/landlord.ts'
import { perform } from '../src/casework/perform.ts'
import { landlordOf, type Rowan } from '../src/casework/rowan.ts'
import type { Progress } from '../src/cli/progress.ts'
import { signIn, whoIs } from '../src/identity/sign-in.ts'
import { DAY, type Instant } from '../src/record/london-time.ts'
import type { EntryTypeName, RoleName } from '../src/record/vocabulary.ts'
import { usernamesOf } from '../src/store/setting-up.ts'
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

async function tokenOf(rowan: Rowan, member: StaffMember): Promise<string | null> {
  const signed = await signIn(rowan.door, { username: member.username, password: DEMO_PASSWORD, from: 'demo' })
  return signed.ok ? signed.token : null
}

/** Makes an account, or gives one that a broken-off run has begun the roles that it has not got yet. Answers with a session. */
async function employ(rowan: Rowan, landlord: string, member: StaffMember, isThere: boolean): Promise<string> {
  const { username, name, roles } = member
  if (!isThere) await addUser(rowan, { landlord, username, name, roles, password: DEMO_PASSWORD, madeUp: true })
  const token = await tokenOf(rowan, member)
  const actor = token && (await whoIs(rowan.database, token))
  if (!actor) throw new Error(`The made-up account ${username} cannot sign in`)
  const missing = roles.filter((role) => !actor.roles.includes(role))
  await giveRoles(rowan, { landlord, account: actor.account, roles: missing })
  return token
}

/** How many of the made-up cases there are: the team sees all but those of colleagues, the people team the others. */
async function casesMade(rowan: Rowan, landlord: string): Promise<number> {
  let made = 0
  for (const member of staffOf(landlord)) {
    const token = member.roles.some((role) => role === 'da-caseworker' || role === 'people-team')
      ? await tokenOf(rowan, member)
      : null
    made += token ? ((await listCases(rowan, token))?.length ?? 0) : 0
  }
  return made
}

/** How many of the made-up complaints there are. */
async function complaintsOf(rowan: Rowan, landlord: string): Promise<number> {
  const handler = staffOf(landlord).find((member) => member.roles.includes('complaints-team'))
  const token = handler ? await tokenOf(rowan, handler) : null
  return token ? complaintsMade({ rowan }, token) : 0
}

/** How many of the made-up leaks there are. */
async function leaksOf(rowan: Rowan, landlord: string): Promise<number> {
  const keeper = staffOf(landlord).find((member) => member.roles.includes('data-protection-officer'))
  const token = keeper ? await tokenOf(rowan, keeper) : null
  return token ? leaksMade({ rowan }, token) : 0
}

type Filling = {
  readonly landlord: string
  /** Made-up accounts that are there already, and how many of the cases. */
  readonly there: readonly string[]
  readonly made: number
  readonly now: Instant
  readonly seed: number
}

async function fill(rowan: Rowan, { landlord, there, made, now, seed }: Filling, say: (progress: Progress) => void) {
  let moment = now
  // Stories are played: what the landlords add to their policies would stop acts that a story tells of.
  const moved: Rowan = { ...rowan, clock: () => moment, playing: true }
  const running = landlordOf(rowan, landlord)
  const staff = staffOf(landlord)
  const tokens = new Map<RoleName, string>()
  const accounts = new Map<string, string>()
  moment = now - 400 * DAY
  for (const member of staff) {
    const token = await employ(moved, landlord, member, there.includes(member.username))
    for (const role of member.roles) if (!tokens.has(role)) tokens.set(role, token)
    const actor = await whoIs(moved.database, token)
    accounts.set(member.username.slice(0, member.username.indexOf('@')), actor?.account ?? '')
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
    accountOf,
  }
  for (const [index, story] of STORIES.entries()) {
    if (index < made) continue
    await tell(shop, story)
    say({ of: running.name, done: index + 1, whole: STORIES.length, things: 'made-up cases' })
  }
  await makeComplaints(shop)
  await makeLeaks(shop)
}

/**
 * Fills the landlords for which nobody works but made-up people; one that a broken-off run has begun is finished. A landlord
 * with staff of its own is left alone: the password of the made-up people is known to everybody. Answers how many were filled.
 */
export async function loadDemo(rowan: Rowan, say: (progress: Progress) => void): Promise<number> {
  const now = rowan.clock()
  let filled = 0
  for (const [index, landlord] of [...rowan.landlords.keys()].entries()) {
    const there = await usernamesOf(rowan.owner, landlord)
    const madeUp = staffOf(landlord).map((member) => member.username)
    if (!there.every((username) => madeUp.includes(username))) continue
    const made = there.length > 0 ? await casesMade(rowan, landlord) : 0
    const isWhole = there.length === madeUp.length && made >= STORIES.length
    const hasComplaints = isWhole && (await complaintsOf(rowan, landlord)) >= COMPLAINTS_MADE
    if (hasComplaints && (await leaksOf(rowan, landlord)) >= LEAKS_MADE) continue
    await fill(rowan, { landlord, there, made, now, seed: SEED + index }, say)
    filled++
  }
  return filled
}

/** How to sign in: the people of the first landlord by what they do, and where those of the others are. */
export const waysIn = (landlords: Iterable<string>): readonly string[] => {
  const all = [...landlords]
  const name = (who: string, does: string) => `  ${who.padEnd(14)} ${does}`
  return [
    ...staffOf(all[0] ?? '').map(({ username, does }) => name(username.slice(0, username.indexOf('@')), does)),
    `  each @${all.join('.example, @')}.example`,
    `  password of all of them: ${DEMO_PASSWORD}`,
  ]
}
