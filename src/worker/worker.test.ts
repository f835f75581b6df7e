/** The loop that does what time brings, on the real database: at once, again and again, and through faults. */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { seeNotices } from '../casework/see-notices.ts'
import { takeReport } from '../casework/take-report.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { withClient } from '../store/server/connection.ts'
import { readAsker } from '../views/read-asker.ts'
import { readNotices } from '../views/read-notices.ts'
import { startWorker, type Worker, workOnce } from './worker.ts'

let world: TestRowan
let lead: { token: string; account: string }
const workers: Worker[] = []

beforeAll(async () => {
  world = await testRowan(['vivid', 'whg'], '2026-04-01T10:00')
  lead = await world.staff('vivid', 'Lena', 'da-lead', 'da-caseworker')
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})
afterAll(() => world.close())

const unseen = async () => (await readAsker(world.rowan, lead.token))?.unseenNotices ?? -1

async function somethingLate(day: string) {
  world.at(`${day}T10:00`)
  const taken = await takeReport(world.rowan, lead.token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'] },
    people: [{ person: randomUUID(), data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
  })
  expect(taken.outcome).toBe('recorded')
  world.at(`${day}T17:30`)
}

async function until(isSo: () => Promise<boolean>) {
  for (let tried = 0; tried < 100; tried++) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it did not come to be so')
}

test('tells what became due at once and in later rounds, and mails through several loops no more than one', async () => {
  const mailed: string[] = []
  const said: string[] = []
  const options = {
    every: 20,
    say: (line: string) => said.push(line),
    sendMail: async ({ address }: { address: string }) => {
      mailed.push(address)
      return 'sent' as const
    },
  }
  await somethingLate('2026-04-01')
  workers.push(startWorker(world.rowan, options), startWorker(world.rowan, options))
  await until(async () => mailed.length > 0)
  const first = await unseen()
  expect(first).toBeGreaterThan(0)
  await somethingLate('2026-04-08')
  await until(async () => (await unseen()) > first && mailed.length > 1)
  expect(mailed).toEqual(['lena@vivid.example', 'lena@vivid.example'])
  expect(said).toEqual([])
})

test('goes on after a round that failed, and says so without a word of a case', async () => {
  const said: string[] = []
  let rounds = 0
  await somethingLate('2026-04-15')
  workers.push(
    startWorker(world.rowan, {
      every: 20,
      say: (line) => said.push(line),
      sendMail: async () => {
        rounds++
        if (rounds === 1) throw new TypeError('Amira Example')
        return 'refused'
      },
    }),
  )
  await until(async () => said.length > 0)
  world.at('2026-04-15T19:00')
  await until(async () => rounds > 1 && said.length > 1)
  expect(said[0]).toBe('Telling by e-mail failed, and is tried again: TypeError')
  expect(said[1]).toBe('1 e-mail was not delivered and will be tried again')
})

test('ends when it is asked to, with its work done', async () => {
  await somethingLate('2026-04-22')
  const before = await unseen()
  const worker = startWorker(world.rowan, { every: 60_000, say: () => {}, sendMail: null })
  await worker.stop()
  expect(await unseen()).toBeGreaterThan(before)
})

test('removes jobs that were done and notices that were read more than 90 days ago, and nothing else', async () => {
  const options = { say: () => {}, sendMail: null }
  await somethingLate('2026-05-06')
  await workOnce(world.rowan, options)
  const mine = await readNotices(world.rowan, lead.token)
  const [read] = mine?.notices ?? []
  if (!read) throw new Error('nothing was told')
  await seeNotices(world.rowan, lead.token, [read.id])
  const ids = async () => (await readNotices(world.rowan, lead.token))?.notices.map(({ id }) => id) ?? []
  const jobs = async () =>
    withClient(world.tested.owner, async (client) => {
      const asked = "select count(*)::int as n from rowan.job where done < timestamptz '2026-05-07'"
      return (await client.query<{ n: number }>(asked)).rows[0]?.n ?? -1
    })
  world.at('2026-08-04T10:00')
  await workOnce(world.rowan, options)
  expect(await ids()).toContain(read.id)
  expect(await jobs()).toBeGreaterThan(0)
  world.at('2026-08-05T10:00')
  await workOnce(world.rowan, options)
  const left = await ids()
  expect(left).not.toContain(read.id)
  expect(left.length).toBeGreaterThan(0)
  expect(await jobs()).toBe(0)
})

/** Takes a function of the database from the worker while something is done. */
async function without(name: string, work: () => Promise<void>) {
  const asOwner = (verb: string) =>
    withClient(world.tested.owner, async (client) => {
      await client.query(`${verb}`)
    })
  await asOwner(`revoke execute on function ${name} from rowan_worker`)
  try {
    await work()
  } finally {
    await asOwner(`grant execute on function ${name} to rowan_worker`)
  }
}

test('where the list of what is due, the erasing or the weekly look fails, all else is done, each is said with its landlord, and tried again', async () => {
  const said: string[] = []
  const mailed: string[] = []
  const options = {
    say: (line: string) => said.push(line),
    sendMail: async ({ address }: { address: string }) => {
      mailed.push(address)
      return 'sent' as const
    },
  }
  const listedOn = () =>
    withClient(world.tested.owner, async (client) => {
      const { rows } = await client.query<{ day: string }>(
        'select listed_on::text as day from rowan.keeping_round where landlord = $1',
        ['vivid'],
      )
      return rows[0]?.day
    })
  await somethingLate('2026-09-07')
  await without('sec.kept_after(text, uuid, integer)', () =>
    without('sec.take_erasure(text, uuid[])', () =>
      without('sec.draw_looks(text, date, timestamptz, date[], integer)', () => workOnce(world.rowan, options)),
    ),
  )
  expect(said).toEqual([
    'vivid: listing what is due to be erased failed, and is tried again: error 42501',
    'whg: listing what is due to be erased failed, and is tried again: error 42501',
    'vivid: erasing what was agreed on failed, and is tried again: error 42501',
    'whg: erasing what was agreed on failed, and is tried again: error 42501',
    'vivid: drawing the weekly look failed, and is tried again: error 42501',
    'whg: drawing the weekly look failed, and is tried again: error 42501',
  ])
  expect(mailed).toEqual(['lena@vivid.example'])
  expect(await listedOn()).not.toBe('2026-09-07')
  await workOnce(world.rowan, options)
  expect(said).toHaveLength(6)
  expect(await listedOn()).toBe('2026-09-07')
})
