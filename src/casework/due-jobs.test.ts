/** What happens because time passes, on the real database: told once, to those who owe it and are on the case, whatever dies meanwhile. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor, transaction } from '../store/database.ts'
import { enqueue, finishJob, notify, takeJob } from '../store/jobs.ts'
import { noticesOf, unseenNotices } from '../store/queries/notices.ts'
import { withClient } from '../store/server/connection.ts'
import { doDueJobs } from './due-jobs.ts'
import { perform } from './perform.ts'
import { rebuild } from './rebuild.ts'
import { seeNotices } from './see-notices.ts'
import { takeReport } from './take-report.ts'
import { type TestRowan, testRowan } from './test-rowan.ts'

type Staff = { readonly token: string; readonly account: string }
let world: TestRowan
let officer: Staff
let lead: Staff
let stranger: Staff

beforeAll(async () => {
  world = await testRowan(['vivid', 'mha'], '2026-04-01T10:00')
  officer = await world.staff('vivid', 'Olive', 'housing-officer')
  lead = await world.staff('vivid', 'Lena', 'da-lead', 'da-caseworker')
  stranger = await world.staff('vivid', 'Stan', 'housing-officer')
})
afterAll(() => world.close())

const rows = <Row extends object>(sql: string, values: unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query<Row>(sql, values)).rows)

async function reported(): Promise<string> {
  const person = randomUUID()
  const taken = await takeReport(world.rowan, officer.token, {
    role: 'housing-officer',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'] },
    people: [{ person, data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  return taken.caseId
}

const noticesFor = async (staff: Staff, stream: string) =>
  ((await asActor(world.rowan.database, staff.token, (query) => noticesOf(query, 1000))) ?? []).filter(
    (notice) => notice.stream === stream,
  )
const kinds = async (staff: Staff, stream: string) => (await noticesFor(staff, stream)).map((each) => each.kind).sort()

describe('a duty whose time comes', () => {
  test('is told of before it is due and once it is late, to the team that owes it and to nobody else', async () => {
    world.at('2026-04-01T10:00')
    const stream = await reported()
    await doDueJobs(world.rowan)
    expect(await noticesFor(lead, stream)).toEqual([])
    world.at('2026-04-01T16:00')
    await doDueJobs(world.rowan)
    expect(await kinds(lead, stream)).toContain('duty-soon')
    expect(await kinds(lead, stream)).not.toContain('duty-late')
    world.at('2026-04-01T17:01')
    await doDueJobs(world.rowan)
    expect(await kinds(lead, stream)).toContain('duty-late')
    expect(await noticesFor(officer, stream)).toEqual([])
    expect(await noticesFor(stranger, stream)).toEqual([])
    const before = await rows('select * from rowan.notice where stream = $1', [stream])
    await doDueJobs(world.rowan)
    expect(await rows('select * from rowan.notice where stream = $1', [stream])).toEqual(before)
  })

  test('goes to the officer of the case alone, once it has one', async () => {
    world.at('2026-04-02T10:00')
    const stream = await reported()
    const data = { to: 'housing-officer', officer: stranger.account }
    const given = await perform(world.rowan, lead.token, {
      target: { on: 'case', caseId: stream },
      type: 'case.assigned',
      role: 'da-lead',
      data,
    })
    expect(given.outcome).toBe('recorded')
    world.at('2026-04-02T16:50')
    await doDueJobs(world.rowan)
    expect(await kinds(stranger, stream)).toContain('duty-soon')
    expect(await noticesFor(lead, stream)).toEqual([])
  })

  test('is not told of when it was met meanwhile', async () => {
    world.at('2026-04-07T10:00')
    const stream = await reported()
    const [person] = await rows<{ person: string }>('select person from rowan.person where stream = $1', [stream])
    const contacted = await perform(world.rowan, officer.token, {
      target: { on: 'case', caseId: stream },
      type: 'victim.contacted',
      role: 'housing-officer',
      data: { person: person?.person, channel: 'phone' },
    })
    expect(contacted.outcome).toBe('recorded')
    const open = await rows<{ id: string }>(
      "select id from rowan.duty where stream = $1 and outcome = 'open' and due is not null",
      [stream],
    )
    world.at('2026-04-07T17:30')
    await doDueJobs(world.rowan)
    const told = await noticesFor(lead, stream)
    expect(told.filter((notice) => !open.some((duty) => duty.id === notice.about))).toEqual([])
  })

  test('is news for a week: what came due while no worker ran for longer is told to nobody', async () => {
    world.at('2026-04-08T10:00')
    const stream = await reported()
    world.at('2026-04-20T10:00')
    await doDueJobs(world.rowan)
    expect(await noticesFor(lead, stream)).toEqual([])
    expect(
      await rows("select key from rowan.job where stream = $1 and done is null and due < '2026-04-20Z'", [stream]),
    ).toEqual([])
  })

  test('a rebuild plans the same jobs, and does none again', async () => {
    world.at('2026-04-21T10:00')
    const stream = await reported()
    world.at('2026-04-21T17:30')
    await doDueJobs(world.rowan)
    const jobs = () =>
      rows('select key, due, done from rowan.job where stream = $1 and done is not null order by key', [stream])
    const before = await jobs()
    const told = await noticesFor(lead, stream)
    await rebuild(world.rowan)
    await doDueJobs(world.rowan)
    expect(await jobs()).toEqual(before)
    expect(await noticesFor(lead, stream)).toEqual(told)
  })
})

describe('a job', () => {
  test('is done once by four workers at the same time', async () => {
    world.at('2026-05-05T10:00')
    const streams: string[] = []
    for (let n = 0; n < 5; n++) streams.push(await reported())
    world.at('2026-05-05T17:30')
    const [due] = await rows<{ n: number }>(
      "select count(*)::int as n from rowan.job where done is null and due <= '2026-05-05T16:30Z'",
    )
    const all = await Promise.all([1, 2, 3, 4].map(() => doDueJobs(world.rowan)))
    expect(all.reduce((sum, each) => sum + each.done, 0)).toBe(due?.n)
    expect(all.every((each) => each.failed === 0)).toBe(true)
    for (const stream of streams)
      expect((await kinds(lead, stream)).filter((kind) => kind === 'duty-late').length).toBe(
        (
          await rows(
            "select id from rowan.duty where stream = $1 and outcome = 'open' and due <= '2026-05-05T16:30Z'",
            [stream],
          )
        ).length,
      )
  })

  test('that a process took which was killed with its work half done is taken again, and told once', async () => {
    world.at('2026-05-06T10:00')
    const stream = await reported()
    world.at('2026-05-06T17:30')
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import pg from 'pg'
         const client = new pg.Client(JSON.parse(process.env.CONNECTION))
         await client.connect()
         await client.query('begin')
         for (;;) {
           const job = (await client.query("select * from sec.take_job('2026-05-06T16:30Z')")).rows[0]
           if (!job) break
           await client.query('select sec.notify($1,$2,$3,$4,$5,$6, sec.recipients($1,$3,$7,$8,$9))',
             [job.landlord, job.key, job.stream, job.kind, job.about, job.due, job.codes.officer, job.codes.roles, job.codes.team])
           await client.query("select sec.finish_job($1, $2, '2026-05-06T16:30Z')", [job.landlord, job.key])
         }
         console.log('half done')
         setInterval(() => {}, 1000)`,
      ],
      {
        env: { ...process.env, CONNECTION: JSON.stringify(world.tested.worker) },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    expect(String((await once(child.stdout, 'data'))[0])).toContain('half done')
    expect(await doDueJobs(world.rowan)).toEqual({ done: 0, failed: 0 })
    child.kill('SIGKILL')
    await once(child, 'exit')
    let done = 0
    for (let tried = 0; tried < 50 && done === 0; tried++) {
      done += (await doDueJobs(world.rowan)).done
      if (done === 0) await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(done).toBeGreaterThan(0)
    const told = (await noticesFor(lead, stream)).map((notice) => `${notice.kind} ${notice.about}`)
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told).size).toBe(told.length)
  })

  test('that cannot be done is put off, and holds up no other', async () => {
    world.at('2026-05-07T10:00')
    const stream = await reported()
    await rows(
      `insert into rowan.job (landlord, key, kind, stream, due, about, codes, planned, not_before)
       values ('vivid', 'broken', 'unheard-of', $1, '2026-05-07T09:00Z', '', '{}', false, '2026-05-07T09:00Z')`,
      [stream],
    )
    world.at('2026-05-07T16:59')
    const { done, failed } = await doDueJobs(world.rowan)
    expect(failed).toBe(1)
    expect(done).toBeGreaterThan(0)
    const [broken] = await rows<{ tried: number; not_before: Date }>(
      "select tried, not_before from rowan.job where key = 'broken'",
    )
    expect(broken?.tried).toBe(1)
    expect(broken?.not_before.toISOString()).toBe('2026-05-07T16:00:00.000Z')
    expect(await kinds(lead, stream)).toContain('duty-soon')
  })

  test('may be enqueued by an act only in the transaction in which its actor wrote on that stream', async () => {
    world.at('2026-05-08T10:00')
    const stream = await reported()
    const job = {
      key: 'early',
      kind: 'review-due',
      due: 0,
      about: stream,
      codes: { officer: false, roles: ['da-lead'], team: [] },
    } as const
    await expect(
      asActor(world.rowan.database, officer.token, (query) => enqueue(query, stream, [job])),
    ).rejects.toThrow('not found')
    expect(await rows("select key from rowan.job where key = 'early'")).toEqual([])
  })
})

describe('a notice', () => {
  test('is seen by whom it was written for, on cases that they are on now, and by nobody else', async () => {
    world.at('2026-06-02T10:00')
    const stream = await reported()
    world.at('2026-06-02T17:30')
    await doDueJobs(world.rowan)
    const count = (staff: Staff) => asActor(world.rowan.database, staff.token, unseenNotices)
    const before = Number(await count(lead))
    const [mine, ...others] = await noticesFor(lead, stream)
    if (!mine) throw new Error('nothing was told')
    expect(await seeNotices(world.rowan, stranger.token, [mine.id])).toBe(0)
    expect(await seeNotices(world.rowan, lead.token, [mine.id, randomUUID(), 'no id'])).toBe(1)
    expect(await seeNotices(world.rowan, lead.token, [mine.id])).toBe(0)
    expect(await count(lead)).toBe(before - 1)
    expect(await seeNotices(world.rowan, 'nobody', [mine.id])).toBeNull()
    await rows('update rowan.membership set member_until = now() where stream = $1 and account = $2', [
      stream,
      lead.account,
    ])
    expect(await noticesFor(lead, stream)).toEqual([])
    expect(await count(lead)).toBe(before - 1 - others.length)
    expect(
      await seeNotices(
        world.rowan,
        lead.token,
        others.map((each) => each.id),
      ),
    ).toBe(0)
  })

  test('cannot be written, nor jobs taken, by the web role; and the worker reads no case', async () => {
    const { database, worker } = world.rowan
    for (const text of ['select * from sec.take_job(now())', 'select * from rowan.job', 'select sec.take_mail(now())'])
      await expect(transaction(database, (query) => query(`t ${text}`, text))).rejects.toThrow('permission denied')
    for (const text of [
      'select * from rowan.entry',
      'select * from rowan.notice',
      'select * from rowan.words',
      "select sec.record_of('vivid', null, null)",
    ])
      await expect(transaction(worker, (query) => query(`t ${text}`, text))).rejects.toThrow('permission denied')
  })

  test('is written once, also where a job would be done twice', async () => {
    world.at('2026-06-03T10:00')
    const stream = await reported()
    world.at('2026-06-03T17:30')
    await transaction(world.rowan.worker, async (query) => {
      for (let told = 0; told === 0; ) {
        const job = await takeJob(query, world.rowan.clock())
        if (!job) throw new Error('no job that tells anybody anything')
        told = await notify(query, job)
        expect(await notify(query, job)).toBe(0)
        await finishJob(query, job, world.rowan.clock())
      }
    })
    await doDueJobs(world.rowan)
    const told = (await noticesFor(lead, stream)).map((notice) => `${notice.kind} ${notice.about}`)
    expect(new Set(told).size).toBe(told.length)
  })
})
