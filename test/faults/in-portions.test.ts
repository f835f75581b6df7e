/** What the worker does in portions: a fault or an end in the middle loses none, and the next round goes on from there. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkpointRound } from '../../src/casework/checkpoints/checkpoint-round.ts'
import { dueToday, keepingRound } from '../../src/casework/keeping-list.ts'
import { looksRound } from '../../src/casework/looks/draw-looks.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { readCasePage } from '../../src/views/read-case.ts'
import { type SignedWorld, signedWorld } from '../proof/signed-world.ts'
import { DUE, type ErasedWorld, erasedWorld } from './erased-world.ts'

let kept: ErasedWorld
let signed: SignedWorld
const ids: string[] = []
beforeAll(async () => {
  kept = await erasedWorld()
  signed = await signedWorld()
  for (let n = 0; n < 4; n++) ids.push(await signed.report())
})
afterAll(async () => {
  await kept.close()
  await signed.close()
})

const nothingFails = ({ of }: { readonly of: string }) => {
  throw new Error(of)
}

test('a list of what is due that failed before its end goes on where it stopped, and holds the same as one made whole', async () => {
  const cases = [await kept.closedCase('CNRYAA'), await kept.closedCase('CNRYBB')]
  kept.world.at(DUE)
  const stands = async () =>
    (
      await kept.rows<{ day: string | null; after: string | null }>(
        'select listed_on::text as day, after from rowan.keeping_round',
      )
    )[0]
  await kept.rows('revoke execute on function sec.end_list(text, uuid, jsonb, date, bigint) from rowan_worker')
  await expect(keepingRound(kept.rowan, 1)).rejects.toMatchObject({ each: [{ of: 'whg', error: { code: '42501' } }] })
  const [last] = await kept.rows<{ stream: string }>('select stream from rowan.stream order by stream desc limit 1')
  expect(await stands()).toEqual({ day: null, after: last?.stream })
  await kept.rows('grant execute on function sec.end_list(text, uuid, jsonb, date, bigint) to rowan_worker')
  // What is listed already is not looked at again before the next day.
  await kept.rows("update rowan.due_to_erase set reference = 'listed before'")
  expect(await keepingRound(kept.rowan, 1)).toBe(1)
  expect(await stands()).toEqual({ day: DUE.slice(0, 10), after: null })
  const listed = await kept.rows<{ stream: string; what: string; reference: string }>(
    'select stream, what, reference from rowan.due_to_erase',
  )
  expect(listed.map(({ reference }) => reference)).toEqual(listed.map(() => 'listed before'))
  const named = (lines: readonly { stream: string; what: string }[]) =>
    lines.map(({ stream, what }) => `${stream} ${what}`).toSorted()
  expect(named(listed)).toEqual(named(await dueToday(kept.rowan, 'whg', nothingFails)))
  for (const { id } of cases) expect(listed.map(({ stream }) => stream)).toContain(id)
})

test('a long list takes several rounds, and is made once a day', async () => {
  await kept.rows(
    `insert into rowan.stream (landlord, stream, kind, reference, case_kind, opened, head)
     select s.landlord, gen_random_uuid(), s.kind, 'made-up-' || n, s.case_kind, s.opened, s.head
     from (select x.* from rowan.stream x where x.kind = 'case' limit 1) s, generate_series(1, 12) n`,
  )
  kept.world.at('2032-03-03T02:00')
  expect(await keepingRound(kept.rowan, 1)).toBe(0)
  const made: number[] = []
  while (made.at(-1) !== 1) made.push(await keepingRound(kept.rowan, 1))
  expect(await keepingRound(kept.rowan, 1)).toBe(0)
})

test('where many records grew at once each checkpoint marks some, the next follows at once, and all of it verifies', async () => {
  const marked = async () =>
    await signed.rows<{ n: number; count: number }>(
      'select n, count(*)::int as count from rowan.record_mark group by n order by n',
    )
  const made: number[] = []
  for (let round = 0; round < 9; round++) made.push((await checkpointRound(signed.rowan, 2)).made)
  const each = await marked()
  expect(each.length).toBeGreaterThan(2)
  expect(Math.max(...each.map(({ count }) => count))).toBe(2)
  expect(each.map(({ n }) => n)).toEqual(each.map((_, index) => index + 1))
  expect(made.filter((count) => count > 0)).toHaveLength(each.length)
  const [left] = await signed.rows<{ count: number }>(
    'select count(*)::int from rowan.stream s where s.seq > 0 and not exists (select from rowan.record_marked m where m.of_record = s.stream and m.seq = s.seq)',
  )
  expect(left?.count).toBe(0)
  expect(await verifyChain(signed.rowan)).toEqual([])
})

test('a weekly look at very much is drawn day by day, from each line once, and told of when it is whole', async () => {
  for (const id of ids) await readCasePage(signed.rowan, signed.officer.token, id)
  await signed.meddle("update rowan.audit set at = timestamptz '2026-03-01 23:00Z' + (seq / 3) * interval '1 day'")
  await signed.world.staff('vivid', 'Dora', 'data-protection-officer')
  const rounds = () =>
    signed.rows<{ upto: number; whole: boolean; told: number }>(
      `select r.upto::int, r.whole, (select count(*)::int from rowan.notice n where n.kind = 'looks-drawn') as told from rowan.look_round r`,
    )
  signed.world.at('2026-04-06T05:00')
  const seen: Awaited<ReturnType<typeof rounds>>[number][] = []
  while (!seen.at(-1)?.whole) {
    await looksRound(signed.rowan, 1)
    seen.push(...(await rounds()))
  }
  expect(seen.length).toBeGreaterThan(3)
  expect(seen.map(({ upto }) => upto)).toEqual([...new Set(seen.map(({ upto }) => upto))])
  expect(seen.slice(0, -1).map(({ told }) => told)).toEqual(seen.slice(0, -1).map(() => 0))
  expect(seen.at(-1)?.told).toBeGreaterThan(0)
  const [read] = await signed.rows<{ drawn: number; lines: number }>(
    `select (select sum(times)::int from rowan.look where why = 'out-of-hours') as drawn,
       (select count(*)::int from rowan.audit a where a.action like 'view:%' and a.result = 'shown' and a.object_type = 'case' and a.seq <= $1) as lines`,
    [seen.at(-1)?.upto],
  )
  expect(read?.lines).toBeGreaterThan(0)
  expect(read?.drawn).toBe(read?.lines)
})
