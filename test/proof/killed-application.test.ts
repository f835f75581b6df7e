/** Rowan is killed without warning while people work: whatever it had confirmed is there, once and whole, with its line of audit. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { before, faultsAfter } from '../faults/checked.ts'
import { busy, faultKinds, PATIENCE, trials } from '../faults/fault-kinds.ts'
import { type FaultWorld, faultWorld } from '../faults/fault-world.ts'
import { fleetOf } from '../faults/fleet.ts'
import { endAll, POINTS, type Served, serve } from '../faults/served.ts'
import { streamedFile } from '../faults/streamed-file.ts'
import { chance, print } from './proving.ts'

/** Killed at each named point, and as often again at a moment by chance. */
const TRIALS = trials(4, 500)
const SECOND = 1_000
const kinds = faultKinds('installed')

describe.each(kinds)('Rowan on the %s server, killed while people work', (kind) => {
  const results: string[] = []
  let world: FaultWorld
  let served: Served
  const mine = Math.ceil(TRIALS / kinds.length)

  beforeAll(async () => {
    world = await faultWorld(kind)
  })
  afterEach(endAll)
  afterAll(() => world?.close())

  test(
    'loses and doubles nothing that it confirmed, and answers nothing without its line of audit',
    async () => {
      served = await serve(world)
      let [acknowledged, disclosed, cut, slowest] = [0, 0, 0, 0]
      const upTimes: number[] = []
      for (let trial = 0; trial < mine; trial++) {
        const people = await world.signedIn()
        const [first] = people
        const random = chance(trial * 31 + kind.length)
        const point = random() < 0.75 ? POINTS[(trial + (kind === 'embedded' ? 1 : 0)) % POINTS.length] : undefined
        const file = first && point === 'while-streaming' ? await streamedFile(world, first) : undefined
        const fleet = fleetOf(people, trial + 1, file)
        const from = await before(world)
        const until = Date.now() + (file ? 6 * SECOND : 1.5 * SECOND)
        const working = fleet.work(served.port, () => served.isUp() && Date.now() < until)
        await pause(200)
        if (point) served.arm({ point, nth: 1 + Math.floor(random() * (file ? 1 : 20)) })
        await Promise.race([served.ended, pause(point ? until - Date.now() : random() * 1000)])
        await served.kill()
        await working
        const began = Date.now()
        served = await serve(world)
        upTimes.push(Date.now() - began)
        slowest = Math.max(slowest, Date.now() - began)
        await fleet.settle(served.port)
        acknowledged += fleet.writes.length
        disclosed += fleet.disclosed.length
        cut += fleet.writes.filter(({ failed }) => failed.includes(null)).length
        const chains = trial % 25 === 0 || trial === mine - 1
        expect(await faultsAfter(world, fleet, from, chains), `trial ${trial}, ${point}`).toEqual([])
        expect(fleet.troubles.filter((status) => status >= 400 && status !== 503)).toEqual([])
      }
      expect(cut).toBeGreaterThan(0)
      expect(disclosed).toBeGreaterThan(0)
      const median = upTimes.toSorted((a, b) => a - b)[Math.floor(upTimes.length / 2)]
      results.push(
        `| ${kind} ${world.server.version} | ${mine} | ${acknowledged} | ${cut} | ${disclosed} | 0 | ${median} ms, ${slowest} ms |`,
      )
      print(20, `Rowan killed while people work, ${kind} server`, [
        'SIGKILL at each of eleven named points and at moments by chance; six people at work; whatever was cut was sent again under its key.',
        '',
        '| server | kills | writes confirmed | of them cut once | answers with anything in them | lost, doubled, halved or without audit | up again: median, slowest |',
        '| --- | ---: | ---: | ---: | ---: | ---: | --- |',
        ...results,
        '',
        busy(),
      ])
    },
    PATIENCE,
  )
})
