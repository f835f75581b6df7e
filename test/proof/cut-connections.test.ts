/** The way between Rowan and its database is cut, swallows, hangs half open, is slow or breaks off: nobody waits for ever, and nothing is recorded twice. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { before, faultsAfter } from '../faults/checked.ts'
import { CUTS, type CutProxy, cutProxy } from '../faults/cut-proxy.ts'
import { busy, faultKinds, PATIENCE, trials } from '../faults/fault-kinds.ts'
import { type FaultWorld, faultWorld } from '../faults/fault-world.ts'
import { fleetOf } from '../faults/fleet.ts'
import { endAll, type Served, serve } from '../faults/served.ts'
import { chance, print } from './proving.ts'

const TRIALS = trials(4, 300)
/** Longer than Rowan waits for an answer of its database: somebody who waits longer than that waits for nothing. */
const LONGEST_WAIT = 25_000
const kinds = faultKinds('installed')

describe.each(kinds)('The way to the %s server, broken while people work', (kind) => {
  const results: string[] = []
  let world: FaultWorld
  let proxy: CutProxy
  let served: Served
  const mine = Math.ceil(TRIALS / kinds.length)

  beforeAll(async () => {
    world = await faultWorld(kind)
    proxy = await cutProxy(world.prepared.web)
    served = await serve(world, { reach: proxy.through(world.prepared) })
  })
  afterAll(async () => {
    await endAll()
    await proxy?.close()
    await world?.close()
  })

  test(
    'nothing is lost or doubled, nobody is answered in the name of another, and everybody hears within half a minute',
    async () => {
      const counts = new Map(CUTS.map((how) => [how, { trials: 0, writes: 0, cut: 0, slowest: 0 }]))
      for (let trial = 0; trial < mine; trial++) {
        const how = CUTS[trial % CUTS.length] ?? 'reset'
        const people = await world.signedIn()
        const fleet = fleetOf(people, 5_000 + trial)
        const from = await before(world)
        let isOver = false
        const working = fleet.work(served.port, () => !isOver)
        await pause(200 + chance(trial)() * 400)
        const began = Date.now()
        proxy.cut(how)
        await pause(300)
        isOver = true
        await working
        const took = Date.now() - began
        expect(took, how).toBeLessThan(LONGEST_WAIT)
        await fleet.settle(served.port)
        const chains = trial === mine - 1 || trial % 25 === 0
        expect(await faultsAfter(world, fleet, from, chains), `trial ${trial}, ${how}`).toEqual([])
        expect(fleet.troubles.filter((status) => status !== 503)).toEqual([])
        const count = counts.get(how)
        if (!count) continue
        count.trials++
        count.writes += fleet.writes.length
        count.cut += fleet.writes.filter(({ failed }) => failed.length > 0).length
        count.slowest = Math.max(count.slowest, took)
      }
      for (const [how, { trials, writes, cut, slowest }] of counts)
        results.push(
          `| ${kind} ${world.server.version} | ${how} | ${trials} | ${writes} | ${cut} | 0 | ${Math.round(slowest / 100) / 10} s |`,
        )
      print(22, `The way to the database broken, ${kind} server`, [
        'By a proxy of our own between Rowan and its database; new connections go through again. Six people at work.',
        '',
        '| server | what happened | times | writes confirmed | of them cut at least once | lost, doubled, halved or without audit | all answered after, at most |',
        '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
        ...results,
        '',
        busy(),
      ])
    },
    PATIENCE,
  )
})
