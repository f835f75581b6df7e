/** Every function that the web role may call, asked about a case that is not there for the asker, and about nothing at all. */
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../../src/store/server/connection.ts'
import { CASES, idOf, OURS, PEOPLE, type WayName } from './made-up-people.ts'
import { madeUpWorld, type World } from './made-up-world.ts'
import { ASKS_OF_NO_CASE, LISTS, NOTHING, QUESTIONS, type Things, thingsOf } from './questions.ts'

let world: World
beforeAll(async () => {
  world = await madeUpWorld()
  await withClient(world.tested.owner, async (client) => {
    await client.query('set session_replication_role = replica')
    for (const of of CASES) await addTo(client, thingsOf(of))
    await addRequest(client, thingsOf(NOTHING))
    await client.query("insert into rowan.audit_head values ($1, 90000, '\\x00')", [OURS])
    for (const role of ['da-caseworker', 'da-lead'])
      await client.query('insert into rowan.team_role values ($1, false, $2)', [OURS, role])
  })
})
afterAll(() => world.tested.close())

const personOf = (roleName: string, wayName: WayName) => {
  const found = PEOPLE.find(({ name }) => name === `${roleName} ${wayName}`)
  if (!found) throw new Error(`Nobody is ${roleName} ${wayName}`)
  return found
}
const COLLEAGUE = personOf('da-lead', 'member').account

/** What only functions read: an address kept apart, a gate of an account, who is kept out, an emergency, a request to unseal. */
async function addTo(client: pg.Client, of: Things): Promise<void> {
  await client.query(
    "insert into rowan.vault_address (landlord, address, stream, person, sealed, kept_at, kept_by) values ($1, $2, $3, $4, '\\x00', now(), $5)",
    [OURS, of.address, of.stream, of.person, COLLEAGUE],
  )
  for (const [way, thing, type] of [
    ['account', of.rent, 'income-court-action.started'],
    ['job', of.job, 'repair.completed'],
    ['handover', of.stream, 'handover.accepted'],
  ])
    await client.query("insert into rowan.facet_act values ($1, $2, $3, $4, $5, $6, '{}', '[{\"told\": 1}]')", [
      OURS,
      idOf('facet', way, of.stream),
      of.stream,
      way,
      thing,
      type,
    ])
  await client.query(
    "insert into rowan.exclusion (landlord, id, stream, account, why) values ($1, $2, $3, $4, 'friend')",
    [OURS, of.exclusion, of.stream, personOf('volunteer', 'none').account],
  )
  await client.query(
    "insert into rowan.broken_glass (landlord, id, stream, account, category, ends) values ($1, $2, $3, $4, 'danger-now', now())",
    [OURS, of.glass, of.stream, COLLEAGUE],
  )
  await client.query(
    "insert into rowan.leak (landlord, stream, reference, reported, exposes, state) values ($1, $2, $3, '2026-03-01', false, 'open')",
    [OURS, of.leak, `L-${of.leak.slice(0, 4)}`],
  )
  await client.query(
    "insert into rowan.leak_case (landlord, id, leak, case_stream, since) values ($1, $2, $2, $3, '2026-03-01')",
    [OURS, of.leak, of.stream],
  )
  await addRequest(client, of)
  await client.query(
    "insert into rowan.data_part (landlord, part, request, place, stream, asked) values ($1, $2, $3, 'case', $4, now())",
    [OURS, of.part, of.request, of.stream],
  )
  await client.query(
    "insert into rowan.look (landlord, id, week, why, actor, seq, times) select landlord, gen_random_uuid(), '2026-03-30', 'drawn', $3, seq, 1 from rowan.audit where landlord = $1 and object like '%' || $2 || '%'",
    [OURS, of.stream, COLLEAGUE],
  )
  await client.query('insert into rowan.unsealing (landlord, stream, asked_by) values ($1, $2, $3)', [
    OURS,
    of.stream,
    COLLEAGUE,
  ])
}

/** Somebody asks for their data. It stands on no case, and whoever is kept out of one sees it as if no part of it did. */
async function addRequest(client: pg.Client, { request }: Things): Promise<void> {
  await client.query(
    "insert into rowan.data_request (landlord, request, reference, received, received_by, sealed, extend_by) values ($1, $2, $4, '2026-03-01', $3, '\\x00', '2026-04-01')",
    [OURS, request, COLLEAGUE, `D-${request}`],
  )
  await client.query("insert into rowan.data_withholding values ($1, $2, now(), $3, '\\x01')", [
    OURS,
    request,
    COLLEAGUE,
  ])
}

/** In the proof every case; in CI an open one, a sealed one, and a colleague's. */
const THERE = CASES.filter(
  ({ isElsewhere, name }) =>
    !isElsewhere && (process.env.ROWAN_PROOF !== undefined || ['open', 'open-sealed', 'of-a-colleague'].includes(name)),
)

const nameOf = (question: string) => question.split(' ')[0] ?? ''

/** What the database answers, or the code with which it refuses; with every id of the case, and each new id, put out of it. */
async function answerTo(client: pg.Client, question: string, things: Things): Promise<string> {
  const asked = QUESTIONS[question]?.(things, { colleague: COLLEAGUE, fresh: idOf('fresh', question) })
  await client.query('savepoint asked')
  try {
    const { rows } = await client.query(`select * from sec.${nameOf(question)}(${asked})`)
    return Object.values(things).reduce((text, id) => text.replaceAll(id, '-'), JSON.stringify(rows))
  } catch (error) {
    return `refused ${error instanceof Error && 'code' in error ? error.code : ''}`
  } finally {
    await client.query('rollback to savepoint asked')
  }
}

const asPerson = (name: ReturnType<typeof personOf>, work: (client: pg.Client) => Promise<void>) =>
  withClient(world.tested.web, async (client) => {
    await client.query('begin')
    await client.query("select set_config('app.token', $1, true)", [name.token])
    await work(client)
  })

test('each function that the web role may call is asked here about a case, or cannot be', async () => {
  const { rows } = await withClient(world.tested.owner, (client) =>
    client.query<{ name: string }>(
      "select distinct proname as name from pg_proc where pronamespace = 'sec'::regnamespace and has_function_privilege('rowan_web', oid, 'execute')",
    ),
  )
  const listed = [...Object.keys(QUESTIONS).map(nameOf), ...Object.keys(LISTS), ...Object.keys(ASKS_OF_NO_CASE)]
  expect(rows.map(({ name }) => name).toSorted()).toEqual([...new Set(listed)].toSorted())
})

const OUT: readonly WayName[] = ['kept-out', 'kept-out-member', 'kept-out-named', 'kept-out-emergency']

test('whoever is kept out of a case hears of each function what they would hear of nothing, with every role there is', async () => {
  const different: string[] = []
  for (const way of OUT)
    await asPerson(personOf('every-role', way), async (client) => {
      for (const of of THERE)
        for (const question of Object.keys(QUESTIONS)) {
          const hidden = await answerTo(client, question, thingsOf(of))
          const missing = await answerTo(client, question, thingsOf(NOTHING))
          if (hidden !== missing) different.push(`${way}, ${of.name}, ${question}: ${hidden} / ${missing}`)
        }
    })
  expect(different).toEqual([])
}, 240_000)

test('no list names a case out of which the asker is kept: not the trail, not conflicts, not what is due to be erased', async () => {
  const named: string[] = []
  for (const way of OUT)
    await asPerson(personOf('every-role', way), async (client) => {
      for (const [list, words] of Object.entries(LISTS)) {
        const { rows } = await client.query(`select * from sec.${list}(${words})`)
        const text = JSON.stringify(rows)
        for (const of of THERE)
          for (const [kind, id] of Object.entries(thingsOf(of)))
            if (kind !== 'request' && text.includes(id)) named.push(`${way}, ${list}: ${kind} of ${of.name}`)
      }
    })
  expect(named).toEqual([])
})

test('a stranger with no role of theirs hears of each function about a case what they would hear of nothing', async () => {
  const different: string[] = []
  for (const role of ['other-employee', 'volunteer', 'no-role'])
    await asPerson(personOf(role, 'none'), async (client) => {
      for (const of of THERE)
        for (const question of Object.keys(QUESTIONS)) {
          const hidden = await answerTo(client, question, thingsOf(of))
          const missing = await answerTo(client, question, thingsOf(NOTHING))
          if (hidden !== missing) different.push(`${role}, ${of.name}, ${question}: ${hidden} / ${missing}`)
        }
    })
  expect(different).toEqual([])
}, 240_000)

/** What belongs to cases, and changes by nothing that somebody does who only reads one. */
const OF_CASES = [
  'stream',
  'entry',
  'words',
  'membership',
  'person',
  'case_summary',
  'outbox',
  'export',
  'file',
  'exclusion',
  'case_seal',
  'unsealing',
  'marac_meeting',
  'marac_representative',
  'marac_minute',
  'vault_address',
  'complaint',
  'restricted_key',
  'data_part',
  'job',
]

test('whoever reads a case in an emergency changes nothing of it by any function, and unseals nothing', async () => {
  const state = OF_CASES.map(
    (table) =>
      `select '${table}' as table, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as which from rowan.${table} t`,
  ).join(' union all ')
  // What each role may do that is on no case: those who see what is kept, and keep people apart.
  const others = [
    'hold_keeping',
    'propose_erasure',
    'agree_to_erasure',
    'withdraw_erasure',
    'release_hold',
    'let_in',
    'review_emergency',
    'report_leak',
    'tie_leak',
  ]
  const byFacet = ['act_as_facet', 'write by a move', 'write_for_complaint', 'write_complaint']
  const changed: string[] = []
  const person = personOf('da-lead', 'emergency')
  await withClient(world.tested.owner, async (client) => {
    const before = JSON.stringify((await client.query(state)).rows)
    for (const of of THERE)
      for (const question of Object.keys(QUESTIONS).filter(
        (each) => !others.includes(each) && !byFacet.includes(each),
      )) {
        await client.query('begin')
        await client.query("select set_config('app.token', $1, true)", [person.token])
        await client.query('set local role rowan_web')
        await askAndLeave(client, question, thingsOf(of))
        await client.query('reset role')
        if (JSON.stringify((await client.query(state)).rows) !== before) changed.push(`${of.name}: ${question}`)
        await client.query('rollback')
      }
  })
  expect(changed).toEqual([])
}, 300_000)

/** Asks, and leaves what came of it. */
async function askAndLeave(client: pg.Client, question: string, things: Things): Promise<void> {
  await client.query('savepoint asked')
  const asked = QUESTIONS[question]?.(things, { colleague: COLLEAGUE, fresh: idOf('fresh', question) })
  await client
    .query(`select * from sec.${nameOf(question)}(${asked})`)
    .catch(() => client.query('rollback to savepoint asked'))
}
