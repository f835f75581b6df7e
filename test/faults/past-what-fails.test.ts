/** One record that fails holds up nothing else of its landlord's: neither what two people agreed to erase, nor the list of what is due. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FaultOfOne } from '../../src/casework/each-alone.ts'
import { eraseAgreedOn } from '../../src/casework/erase.ts'
import { dueToday, keepingRound } from '../../src/casework/keeping-list.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { workOnce } from '../../src/worker/worker.ts'
import { DUE, type ErasedWorld, erasedWorld, type KeptCase } from './erased-world.ts'

let at: ErasedWorld
const cases: KeptCase[] = []
beforeAll(async () => {
  at = await erasedWorld()
  for (const canary of ['CNRYPA', 'CNRYPB', 'CNRYPC', 'CNRYPD']) cases.push(await at.closedCase(canary))
})
afterAll(() => at.close())

const fails = ({ of, error }: FaultOfOne) => {
  throw new Error(of, { cause: error })
}

/** Makes every change of a table that concerns this id fail, until it is asked to stop. */
async function failsFor(table: 'erasure' | 'due_to_erase', id: string): Promise<() => Promise<void>> {
  await at.rows(`create function public.fails() returns trigger language plpgsql as
    $$ begin if new.stream = '${id}' then raise exception 'Amira CNRYPA'; end if; return new; end $$`)
  await at.rows(
    `create trigger fails before insert or update on rowan.${table} for each row execute function public.fails()`,
  )
  return async () => {
    await at.rows('drop function public.fails() cascade')
  }
}
const idsDue = async () =>
  (await at.rows<{ stream: string; what: string }>('select stream, what from rowan.due_to_erase'))
    .map(({ stream, what }) => `${stream} ${what}`)
    .toSorted()
const day = async () =>
  (await at.rows<{ day: string }>('select listed_on::text as day from rowan.keeping_round'))[0]?.day

test('a record that cannot be listed is gone past and said by its id, all others are listed, and what is listed of it stays', async () => {
  const [bad] = [...cases].toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(1)
  const mend = await failsFor('due_to_erase', bad?.id ?? '')
  at.world.at(DUE)
  const should = (await dueToday(at.rowan, 'whg', fails)).map(({ stream, what }) => `${stream} ${what}`).toSorted()
  const said: string[] = []
  await workOnce(at.rowan, { say: (line) => said.push(line), sendMail: null })
  expect(said).toEqual([
    `whg, record ${bad?.id}: listing what is due to be erased failed, and is tried again: error P0001`,
  ])
  expect(await day()).toBe(DUE.slice(0, 10))
  expect(should.length).toBeGreaterThan(3)
  expect(await idsDue()).toEqual(should.filter((each) => !each.startsWith(bad?.id ?? '')))
  await mend()
  at.world.at('2032-03-03T02:00')
  expect(await keepingRound(at.rowan)).toBe(1)
  expect(await idsDue()).toEqual(should)
  const again = await failsFor('due_to_erase', bad?.id ?? '')
  at.world.at('2032-03-04T02:00')
  await expect(keepingRound(at.rowan, 3)).rejects.toMatchObject({ each: [{ of: `whg, record ${bad?.id}` }] })
  await again()
  expect(await idsDue(), 'its line from before').toEqual(should)
})

/** Makes the time of a case's closing one that nothing can count from, until it is asked to stop. */
async function unreadable(id: string): Promise<() => Promise<void>> {
  const closed = "stream = $1 and type = 'case.closed'"
  const write = async (time: unknown) => {
    await at.rows('alter table rowan.entry disable trigger user')
    await at.rows(`update rowan.entry set happened_at = $2 where ${closed}`, [id, time])
    await at.rows('alter table rowan.entry enable trigger user')
  }
  const [was] = await at.rows<{ time: string }>(`select happened_at::text as time from rowan.entry where ${closed}`, [
    id,
  ])
  await write('infinity')
  return () => write(was?.time)
}

test('what would be listed today tells of all that can be read, and which record cannot', async () => {
  const whole = await dueToday(at.rowan, 'whg', fails)
  const [, bad] = cases
  const mend = await unreadable(bad?.id ?? '')
  const past: string[] = []
  const listed = await dueToday(at.rowan, 'whg', ({ of }) => past.push(of))
  await mend()
  expect(past).toEqual([`record ${bad?.id}`])
  expect(listed).toEqual(whole.filter(({ stream }) => stream !== bad?.id))
  expect(listed.length).toBeLessThan(whole.length)
})

test('where the database itself refuses, no record is gone past', async () => {
  const refused = 'sec.list_due(text, uuid, uuid, uuid[], jsonb, jsonb, bigint) from rowan_worker'
  await at.rows(`revoke execute on function ${refused}`)
  at.world.at('2032-03-05T02:00')
  for (let round = 0; round < 2; round++)
    await expect(keepingRound(at.rowan)).rejects.toMatchObject({ each: [{ of: 'whg', error: { code: '42501' } }] })
  expect(await at.rows('select after from rowan.keeping_round')).toEqual([{ after: null }])
  await at.rows(`grant execute on function ${refused.replace(' from ', ' to ')}`)
  expect(await keepingRound(at.rowan)).toBe(1)
})

test('sessions that ended long ago go also while no list comes to its end', async () => {
  const old = () => at.rows("select from rowan.session where began < now() - interval '20 years'")
  await at.rows(
    `insert into rowan.session (landlord, token_hash, account, began, idle_until, absolute_until)
     values ('whg', sha256($1::text::bytea), $2, now() - interval '30 years', now() - interval '30 years', now() - interval '29 years')`,
    [randomUUID(), at.lead.account],
  )
  expect(await old()).toHaveLength(1)
  await at.rows('revoke execute on function sec.end_list(text, uuid, jsonb, date, bigint) from rowan_worker')
  at.world.at('2032-03-06T02:00')
  const said: string[] = []
  await workOnce(at.rowan, { say: (line) => said.push(line), sendMail: null })
  await at.rows('grant execute on function sec.end_list(text, uuid, jsonb, date, bigint) to rowan_worker')
  expect(said).toEqual(['whg: listing what is due to be erased failed, and is tried again: error 42501'])
  expect(await old()).toEqual([])
})

test('an erasure that fails once it was begun is said and tried again a minute later, the next is done, and no destroyed key stays on the disk', async () => {
  at.world.at('2032-03-07T02:00')
  await keepingRound(at.rowan)
  const [first, second] = cases
  if (!first || !second) throw new Error('There are no cases')
  at.world.at('2032-03-07T10:00')
  await at.agreed(first)
  at.world.at('2032-03-07T10:01')
  await at.agreed(second)
  const [failing] = await at.rows<{ erasure: string }>('select erasure from rowan.erasure where stream = $1', [
    first.id,
  ])
  const erased = async () =>
    (await at.rows<{ stream: string }>('select stream from rowan.stream where erased is not null')).map(
      (each) => each.stream,
    )
  const unscrubbed = () =>
    withClient({ ...at.world.tested.owner, database: at.world.tested.keys.database }, async (client) => {
      return (await client.query('select from keyring.shred_replayed where not scrubbed')).rowCount
    })
  const mend = await failsFor('erasure', first.id)
  await expect(eraseAgreedOn(at.rowan)).rejects.toMatchObject({
    each: [{ of: `whg, erasure ${failing?.erasure}`, error: { code: 'P0001' } }],
  })
  expect(await erased()).toEqual([second.id])
  expect(await unscrubbed()).toBe(0)
  expect(await eraseAgreedOn(at.rowan), 'left alone').toBe(0)
  at.world.at('2032-03-07T10:02')
  await expect(eraseAgreedOn(at.rowan)).rejects.toMatchObject({ each: [{ of: `whg, erasure ${failing?.erasure}` }] })
  await mend()
  at.world.at('2032-03-07T10:03')
  expect(await eraseAgreedOn(at.rowan)).toBe(1)
  expect((await erased()).toSorted()).toEqual([first.id, second.id].toSorted())
  expect(await unscrubbed()).toBe(0)
  expect(await verifyChain(at.rowan)).toEqual([])
})

test('an erasure that cannot be begun is said and left alone for an hour', async () => {
  const [, , third] = cases
  if (!third) throw new Error('There is no case')
  at.world.at('2032-03-08T10:00')
  await at.agreed(third)
  const mend = await unreadable(third.id)
  await expect(eraseAgreedOn(at.rowan)).rejects.toMatchObject({ each: [{ of: expect.stringContaining('erasure') }] })
  await mend()
  at.world.at('2032-03-08T10:59')
  expect(await eraseAgreedOn(at.rowan), 'left alone').toBe(0)
  at.world.at('2032-03-08T11:00')
  expect(await eraseAgreedOn(at.rowan)).toBe(1)
})
