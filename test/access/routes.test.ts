/**
 * Each route of both doors, asked by somebody of each role in each way of standing to the case. Who comes in follows from the access
 * table: nothing here is written down as it was seen.
 */
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refuseUndeclared } from '../../src/access/declared.ts'
import { type Caller, mayComeIn, WAYS_IN, type WayIn } from '../../src/access/ways-in.ts'
import { buildApi } from '../../src/api/build-api.ts'
import { ROUTES } from '../../src/api/routes.ts'
import { choiceOf } from '../../src/casework/landlord.ts'
import { landlordOf } from '../../src/casework/rowan.ts'
import type { RoleName } from '../../src/record/vocabulary.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'
import { FILE_ROUTES, PAGES, SCRIPT_ROUTES } from '../../src/web/pages.ts'
import { ENDED, ENDED_PATH } from '../../src/web/sign-in/sign-on/ended.ts'
import { print, times } from '../proof/proving.ts'
import { API_ASKINGS, type Asking, PAGE_ASKINGS } from './door-askings.ts'
import { COMERS, type Comer, keepThemOn, letThemCome } from './door-people.ts'
import { type DoorWorld, doorWorld, OURS } from './door-world.ts'
import { type Undone, undoneOn } from './undone.ts'

let world: DoorWorld
let undone: Undone
let app: FastifyInstance

beforeAll(async () => {
  world = await doorWorld()
  await letThemCome(world)
  undone = await undoneOn(world.rowan, world.tested.tested.owner)
  app = fastify()
  await app.register(buildApi(undone.rowan), { prefix: '/api' })
  const assets = await assetsOfTest()
  await app.register(buildWeb(deskOf(undone.rowan), { secure: false, leaveTo: 'https://weather.example', assets }))
}, 240_000)
afterAll(async () => {
  await app.close()
  await undone.close()
  await world.close()
})

/** The way in that the route declares. */
function wayOf({ door, method, path }: Asking): WayIn {
  if (door === 'api') {
    const route = ROUTES.find((each) => each.method === method && each.path === path)
    if (!route) throw new Error(`no route ${path}`)
    return route.access
  }
  const page = [...PAGES, ...FILE_ROUTES, ...SCRIPT_ROUTES].find((each) => each.path === path)
  if (!page) throw new Error(`no page ${path}`)
  return method === 'POST' ? (page.sends ?? page.access) : page.access
}

/** To which role something of the world is addressed; the job is somebody else's. */
const addressee = (path: string): RoleName | null =>
  path.includes('question') ? 'community-safety-team' : path.includes('handovers') ? 'tenancy-team' : null

const callerOf = (comer: Comer, isTheirs: boolean): Caller => ({
  roles: comer.roles,
  isSignedIn: comer.isSignedIn,
  landlord: choiceOf(landlordOf(world.rowan, comer.landlord)),
  isOurs: comer.landlord === OURS,
  standing: comer.standing,
  isTheirs,
})

const mayUse = (asking: Asking, comer: Comer): boolean => {
  const role = addressee(asking.path)
  return mayComeIn(wayOf(asking), callerOf(comer, role !== null && comer.roles.includes(role)))
}

type Met = 'sent to the door' | 'not found' | 'let in'
async function meet(asking: Asking, comer: Comer): Promise<Met> {
  const { answer } = await undone.during(() => app.inject(asking.of(world.things, comer)))
  if (answer.statusCode === 401) return 'sent to the door'
  if (answer.statusCode === 303 && String(answer.headers.location).startsWith('/sign-in')) return 'sent to the door'
  return answer.statusCode === 404 ? 'not found' : 'let in'
}

/** Where the answer says something else than who may come in. */
const SAYS_OF_WHAT_WAS_TYPED = ['POST /api/sign-in', 'POST /api/prove', 'POST /sign-in', 'POST /sign-in/next']
const ASKINGS = [...API_ASKINGS, ...PAGE_ASKINGS].filter(({ name }) => !SAYS_OF_WHAT_WAS_TYPED.includes(name))

/** Says that its form was not filled in before anything is read, whoever sends it; or shows that there is nothing, as for what never was. */
const ANSWERS_ANYBODY = ['POST /accounts/check', 'POST /emergency', 'POST /passed-on', 'GET /trail/:reference']

/**
 * Asked about something that the world lacks, or that this asking does not name: there the answer "not found" is true for those who may,
 * too. That nobody else comes in is asked of these as of all.
 */
const NOT_IN_THIS_WORLD: readonly RegExp[] = [
  /^POST \/api\/cases\/\{id\}\/(?:documents|papers|attachments|files\/\{file\}\/copies|files\/\{file\}\/exports\/\{export\}\/take)$/,
  /^POST \/api\/keeping\//,
  /^POST \/api\/data-requests\/\{id\}\/clarity$/,
  // Nobody has said who it is.
  /^POST \/api\/data-requests\/\{id\}\/identity\/back$/,
  // Nothing was put together yet for somebody else to read.
  /^POST \/api\/(?:cases|complaints)\/\{id\}\/data-parts\/\{part\}\/(?:agree|back)$/,
  // Whoever protects data reads what somebody else put together, and nobody did.
  /^(?:GET \/api\/complaints\/\{id\}\/data-parts\/\{part\}|(?:GET|POST) \/complaints\/:reference\/data-parts\/:part)$/,
  /^POST \/(?:me|kept-apart|keeping|meetings\/:reference)$/,
  /^(?:GET|POST) \/cases\/:reference\/(?:plans\/second|partners\/answer|partners\/action-ended|tenancy\/answer|money\/pause|action\/start|action\/list)$/,
  /^GET \/cases\/:reference\/notes$/,
  // No landlord of this world has a sign-in of its own.
  /^(?:GET|POST) \/sign-in\/(?:at|back)\/:landlord$/,
  /^POST \/me\/confirm$/,
]

/** In each run of the tests a few, in `npm run proof` everybody. Not those who hold every role: they hide what one role lacks. */
const CHOSEN = COMERS.filter((_, at) => at % times(47, 1) === 5 % times(47, 1))

test('by each route of the pages and of the API come in those whom the access table lets in, and nobody else', async () => {
  const wrong: string[] = []
  let [letIn, turnedAway] = [0, 0]
  for (const comer of CHOSEN) {
    await keepThemOn(world)
    for (const asking of ASKINGS) {
      const met = await meet(asking, comer)
      const may = mayUse(asking, comer)
      const should = may ? 'let in' : comer.isSignedIn ? 'not found' : 'sent to the door'
      if (met === 'let in') letIn++
      else turnedAway++
      const isTrueAnyway = may
        ? met === 'not found' && NOT_IN_THIS_WORLD.some((each) => each.test(asking.name))
        : met === 'let in' && comer.isSignedIn && ANSWERS_ANYBODY.includes(asking.name)
      if (met !== should && !isTrueAnyway)
        wrong.push(`${asking.name}: ${comer.name} was ${met}, should be ${should} (${wayOf(asking)})`)
    }
  }
  expect(wrong).toEqual([])
  expect(letIn).toBeGreaterThan(CHOSEN.length)
  expect(turnedAway).toBeGreaterThan(CHOSEN.length)
  print(13, 'Each door lets in whom the access table lets in', [
    `${ASKINGS.length} routes of the pages and of the API, each asked by ${CHOSEN.length} made-up people: every role, none and all, on the case,`,
    'on another, kept out, of another landlord, with a session that ended, with a closed account.',
    `${letIn} times somebody was let in, ${turnedAway} times turned away: each as the access table says.`,
    '',
    `${ANSWERS_ANYBODY.length} routes answer anybody who is signed in before they read anything; ${NOT_IN_THIS_WORLD.length} kinds of routes ask for something that this world lacks.`,
  ])
}, 3_600_000)

test('by the route of a landlord’s own sign-in nobody comes in who has a session: whoever asks, and whatever they ask about, gets one answer', async () => {
  expect(WAYS_IN[ENDED.access].door).toBe('token')
  const answers = []
  for (const comer of COMERS)
    for (const landlord of [OURS, 'nobody'])
      for (const payload of ['', 'logout_token=a.b.c', `token=${formTokenOf(comer.token)}`]) {
        expect(mayComeIn(ENDED.access, callerOf(comer, true))).toBe(false)
        const answer = await app.inject({
          method: 'POST',
          url: ENDED_PATH.replace(':landlord', landlord),
          cookies: { s: comer.token },
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload,
        })
        answers.push(JSON.stringify([answer.statusCode, answer.body]))
      }
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toContain('[400,')
})

test('a route that does not say who may come in and what is audited is not served', () => {
  const said = { access: 'on-case', audit: ['view:case'] }
  const route = (config: unknown) => () => refuseUndeclared({ url: '/x', method: 'GET', config })
  expect(route(said)).not.toThrow()
  for (const config of [
    undefined,
    {},
    { access: 'on-case' },
    { audit: ['view:case'] },
    { ...said, access: 'somebody' },
    { ...said, audit: ['view:nothing'] },
    { ...said, mayAudit: ['view:nothing'] },
  ])
    expect(route(config), JSON.stringify(config)).toThrow('does not say who may use it')
})
