/** Fills an empty Rowan with the made-up staff and cases of every landlord, by performing acts; a second run does nothing. */
import { addUser } from '../src/casework/add-user.ts'
import { ownerRole } from '../src/casework/landlord.ts'
import { perform } from '../src/casework/perform.ts'
import { landlordOf, type Rowan } from '../src/casework/rowan.ts'
import { signIn } from '../src/identity/sign-in.ts'
import { DAY, type Instant } from '../src/record/london-time.ts'
import type { EntryTypeName, RoleName } from '../src/record/vocabulary.ts'
import type { Workshop } from './making.ts'
import { chanceFrom } from './people.ts'
import { DEMO_PASSWORD, type StaffMember, staffOf } from './staff.ts'
import { STORIES, tell } from './stories.ts'

const SEED = 20260401

/** What the organisation itself did of late, where its policy asks. */
const ORGANISATION: readonly (readonly [number, EntryTypeName, RoleName, Readonly<Record<string, unknown>>])[] = [
  [75, 'kpis.reported', 'policy-owner', { to: 'board' }],
  [60, 'training.completed', 'corporate-services', { course: 'awareness', group: 'all-staff' }],
  [45, 'guidance.issued', 'policy-owner', { topic: 'referral-routes' }],
  [30, 'publicity.issued', 'corporate-services', { medium: 'website', topic: 'seek-help' }],
  [20, 'partnership.attended', 'da-lead', { forum: 'community-safety-partnership' }],
]

async function tokenOf(rowan: Rowan, member: StaffMember): Promise<string | null> {
  const signed = await signIn(rowan.database, { username: member.username, password: DEMO_PASSWORD, from: 'demo' })
  return signed.ok ? signed.token : null
}

/** Makes an account unless a first run that was broken off has made it already. Answers with a session. */
async function employ(rowan: Rowan, landlord: string, member: StaffMember): Promise<string> {
  const { username, name, roles } = member
  await addUser(rowan, { landlord, username, name, roles, password: DEMO_PASSWORD })
  const token = await tokenOf(rowan, member)
  if (!token) throw new Error(`The made-up account ${username} cannot sign in`)
  return token
}

async function fill(rowan: Rowan, landlord: string, now: Instant, seed: number, say: (line: string) => void) {
  let moment = now
  const moved: Rowan = { ...rowan, clock: () => moment }
  const running = landlordOf(rowan, landlord)
  const staff = staffOf(landlord)
  const tokens = new Map<RoleName, string>()
  moment = now - 400 * DAY
  for (const member of staff) {
    const token = await employ(moved, landlord, member)
    for (const role of member.roles) tokens.set(role, token)
  }
  const tokenFor = (role: RoleName): string => {
    const token = tokens.get(role)
    if (!token) throw new Error(`Nobody made-up holds the role ${role}`)
    return token
  }
  for (const [daysAgo, type, role, data] of ORGANISATION) {
    moment = now - daysAgo * DAY
    await perform(moved, tokenFor(role), { target: { on: 'organisation' }, type, role, data })
  }
  const clock = {
    set: (to: Instant) => {
      moment = to
    },
  }
  const chance = chanceFrom(seed)
  const owner = ownerRole(running, 'victim')
  const shop: Workshop = { rowan: moved, clock, now, policy: running.policy, owner, chance, tokenFor }
  for (const [index, story] of STORIES.entries()) {
    await tell(shop, story)
    say(`${running.name}: ${index + 1} of ${STORIES.length} made-up cases`)
  }
}

/** Landlords that have no made-up staff yet are filled; the others are left as they are. Answers how many were filled. */
export async function loadDemo(rowan: Rowan, say: (line: string) => void): Promise<number> {
  const now = rowan.clock()
  let filled = 0
  for (const [index, landlord] of [...rowan.landlords.keys()].entries()) {
    const [first] = staffOf(landlord)
    if (!first || (await tokenOf(rowan, first))) continue
    await fill(rowan, landlord, now, SEED + index, say)
    filled++
  }
  return filled
}

/** How to sign in, one line for each made-up person. */
export const waysIn = (landlords: Iterable<string>): readonly string[] => [
  ...[...landlords].flatMap((landlord) =>
    staffOf(landlord).map((each) => `  ${each.username.padEnd(34)} ${each.does}`),
  ),
  `  password of all of them: ${DEMO_PASSWORD}`,
]
