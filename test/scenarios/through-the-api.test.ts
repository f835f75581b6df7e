/**
 * Every story, played through the HTTP API on a database: the answers must be those of `rowan simulate`. A story in which
 * the organisation itself acts has a landlord of its own, copied from one that nobody has written to since it was made; the others
 * share one, each with a case of its own.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { loadHolidays } from '../../src/packs/load-holidays.ts'
import { landlordIds, loadPolicy } from '../../src/packs/load-policies.ts'
import { projectRoot } from '../../src/packs/project-root.ts'
import { compile } from '../../src/policy/compile.ts'
import { differences, type Played, play } from '../../src/policy/play.ts'
import { readScenario, type Scenario } from '../../src/policy/scenario.ts'
import { entryType, pointsToEntry } from '../../src/record/entry-type.ts'
import { civilOf } from '../../src/record/london-time.ts'
import { type EntryTypeName, type RoleName, ROLES } from '../../src/record/vocabulary.ts'
import { openSessionFor } from '../../src/store/setting-up.ts'

const FOLDER = import.meta.dirname
const ROOT = projectRoot()

type Told = {
  readonly n: number
  readonly type: EntryTypeName
  readonly at: string
  readonly recordedAt?: string
  readonly by: string
  readonly data: Readonly<Record<string, unknown>>
  readonly happened?: boolean
}
type Story = {
  readonly text: string
  readonly told: readonly Told[]
  readonly scenario: Scenario
  readonly now: string
}

const stories: readonly Story[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8')
    const read = readScenario(text)
    if (!read.ok) throw new Error(`${name}: ${read.problems.join('; ')}`)
    const { timeline, now } = JSON.parse(text)
    return { text, told: timeline, scenario: read.scenario, now }
  })

/** A reference of a story as an id of the database: the same story and word, the same id. */
function idsOf() {
  const ids = new Map<string, string>()
  return (word: string) => {
    const known = ids.get(word)
    if (known) return known
    const made = `00000000-0000-4000-8000-${String(ids.size + 1).padStart(12, '0')}`
    ids.set(word, made)
    return made
  }
}

/** The data of an entry as a client sends it: references as ids, entries by the ids that the API gave them. */
function sent(entry: Told, idOf: (word: string) => string, entryIds: ReadonlyMap<number, string>) {
  const fields = new Map(entryType(entry.type).fields.map((field) => [field.name, field]))
  return Object.fromEntries(
    Object.entries(entry.data).map(([name, value]) => {
      if (pointsToEntry(entry.type, name)) return [name, entryIds.get(Number(value)) ?? value]
      return [name, fields.get(name)?.type === 'ref' && typeof value === 'string' ? idOf(value) : value]
    }),
  )
}

type Answer = {
  readonly status: number
  readonly body: {
    readonly caseId?: string
    readonly entryId?: string
    readonly entries?: readonly { readonly n: number; readonly id: string }[]
    readonly refusals?: readonly { readonly norm: string; readonly clauses: string[]; readonly missing: string[] }[]
  }
}

async function ask(
  app: FastifyInstance,
  token: string,
  method: 'GET' | 'POST',
  url: string,
  body?: object,
): Promise<Answer> {
  const answer = await app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}` },
    ...(body ? { payload: body } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}

/** Plays a story as a client of the API would, and gives what it was told in the form of `rowan simulate`. */
async function playThroughTheApi(
  app: FastifyInstance,
  at: (civil: string) => void,
  token: string,
  story: Story,
): Promise<Played> {
  const idOf = idsOf()
  const entryIds = new Map<number, string>()
  const numbers = new Map<string, number>()
  const refused: Played['refused'][number][] = []
  let caseId = ''
  for (const proposal of story.scenario.proposals) {
    const entry = story.told.find((each) => each.n === proposal.n)
    if (!entry) throw new Error(`There is no entry ${proposal.n}`)
    at(civilOf(proposal.recordedAt))
    const body = {
      type: entry.type,
      by: entry.by,
      at: entry.at,
      data: sent(entry, idOf, entryIds),
      ...(entry.recordedAt ? { recordedAt: entry.recordedAt } : {}),
      ...(entry.happened ? { happened: true } : {}),
    }
    const scope = entryType(entry.type).scope
    const url =
      scope === 'organisation' ? '/api/organisation/entries' : caseId ? `/api/cases/${caseId}/entries` : '/api/cases'
    const answer = await ask(app, token, 'POST', url, body)
    if (answer.status === 422) {
      const refusals = answer.body.refusals ?? []
      refused.push(...refusals.map(({ norm, clauses, missing }) => ({ n: entry.n, norm, clauses, missing })))
      continue
    }
    expect(answer, `entry ${entry.n} of ${story.scenario.id}`).toMatchObject({ status: 201 })
    if (url === '/api/cases') {
      caseId = String(answer.body.caseId)
      const { body: first } = await ask(app, token, 'GET', `/api/cases/${caseId}/judgement`)
      const entries = first.entries ?? []
      entryIds.set(entry.n, entries.find((each) => each.n === 1)?.id ?? '')
    } else entryIds.set(entry.n, String(answer.body.entryId))
    numbers.set(entryIds.get(entry.n) ?? '', entry.n)
  }
  at(story.now)
  const { body } = await ask(app, token, 'GET', `/api/${caseId ? `cases/${caseId}` : 'organisation'}/judgement`)
  const entries = body.entries ?? []
  const told = new Map(entries.map((each) => [each.n, numbers.get(each.id) ?? null]))
  const judged = body as unknown as Played
  /** Giving the made-up member of staff every role is no part of the story, and a policy may ask something for it. */
  const isOfTheStory = ({ trigger }: Played['duties'][number]) => trigger === null || told.get(trigger) !== null
  const duty = (each: Played['duties'][number]) => ({
    ...each,
    trigger: each.trigger === null ? null : (told.get(each.trigger) ?? null),
    doneBy: each.doneBy === null ? null : (told.get(each.doneBy) ?? null),
  })
  return {
    ...judged,
    id: story.scenario.id,
    refused,
    duties: judged.duties.filter(isOfTheStory).map(duty),
    signs: judged.signs.filter(isOfTheStory).map(duty),
    breaches: judged.breaches.map((each) => ({ ...each, n: told.get(each.n) ?? 0 })),
  }
}

/** What must agree: everything but the sentences, which name entries by another number, and the order of the rows. */
const comparable = (played: Played) => {
  const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted()
  const plain = (rows: Played['duties']) => sorted(rows.map(({ why: _why, ...row }) => row))
  return {
    duties: plain(played.duties),
    signs: plain(played.signs),
    refused: sorted(played.refused),
    breaches: sorted(played.breaches),
    holds: sorted(played.holds),
  }
}

const touchesOrganisation = ({ scenario }: Story): boolean =>
  scenario.proposals.some(({ type }) => entryType(type).scope === 'organisation')

/** The first moment of some stories, as a civil time. */
const startOf = (told: readonly Story[]): string =>
  civilOf(
    Math.min(
      ...told.flatMap(({ scenario }) => [...scenario.proposals.map((entry) => entry.recordedAt), scenario.now]),
    ),
  )

const hasContractor = ({ scenario }: Story): boolean => scenario.proposals.some((entry) => entry.by === 'contractor')

/** A landlord with one member of staff who holds every role. A contractor comes only where a story has one: a policy may ask something for each. */
async function makeLandlord(landlord: string, told: readonly Story[]) {
  const tested = await testRowan([landlord], startOf(told), { playing: true })
  const isThere = (role: RoleName) => role !== 'contractor' || told.some(hasContractor)
  const roles = ROLES.filter((role) => role !== 'system' && role !== 'member-of-public' && isThere(role))
  const { token, account } = await tested.staff(landlord, 'Everybody', ...roles)
  return { tested, token, account }
}

/** Its API. */
async function openApi({ tested, token }: { readonly tested: TestRowan; readonly token: string }) {
  const app = fastify()
  await app.register(buildApi(tested.rowan), { prefix: '/api' })
  const close = async () => {
    await app.close()
    await tested.close()
  }
  return { play: (story: Story) => playThroughTheApi(app, tested.at, token, story), close }
}

/** Copies of a landlord as it was when it was made, one for each story: each of its roles is an act, and making all takes four times as long. */
async function copiesOf(landlord: string, told: readonly Story[]) {
  const { tested: made, account } = await makeLandlord(landlord, told)
  await made.rowan.close()
  const copy = async (story: Story) => {
    const tested = await testRowan([landlord], startOf([story]), { playing: true, copyOf: made.tested })
    return openApi({ tested, token: await openSessionFor(tested.tested.owner, landlord, account) })
  }
  return { copy, close: made.tested.close }
}

describe.each(landlordIds(ROOT))('the stories of %s, through the API', (landlord) => {
  const own = stories.filter(({ scenario }) => scenario.policy === landlord)
  const policy = compile(loadPolicy(ROOT, landlord).packs, loadHolidays(ROOT))
  let shared: Awaited<ReturnType<typeof openApi>>

  beforeAll(async () => {
    shared = await openApi(await makeLandlord(landlord, own))
  })
  afterAll(() => shared.close())

  const agrees = (story: Story, answered: Played) => {
    expect(differences(story.scenario, answered)).toEqual([])
    expect(comparable(answered)).toEqual(comparable(play(policy, story.scenario)))
  }
  const named = (some: readonly Story[]) => some.map((story) => [story.scenario.id, story] as const)

  test.each(named(own.filter((story) => !touchesOrganisation(story))))('%s', async (_id, story) => {
    agrees(story, await shared.play(story))
  })

  const actsWith = (contractor: boolean) =>
    own.filter((story) => touchesOrganisation(story) && hasContractor(story) === contractor)
  const acting = [true, false].map((contractor) => actsWith(contractor)).filter((some) => some.length > 0)

  describe.each(acting.map((some) => ({ some })))('in which the organisation acts', ({ some }) => {
    let copies: Awaited<ReturnType<typeof copiesOf>>

    beforeAll(async () => {
      copies = await copiesOf(landlord, some)
    })
    afterAll(() => copies.close())

    test.each(named(some))('%s', async (_id, story) => {
      const alone = await copies.copy(story)
      try {
        agrees(story, await alone.play(story))
      } finally {
        await alone.close()
      }
    })
  })
})
