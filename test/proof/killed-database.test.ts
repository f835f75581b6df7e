/** The database is killed, restarted in a hurry, or cuts its sessions, while people work: nothing confirmed is lost, and Rowan goes on by itself. */
import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { before, faultsAfter } from '../faults/checked.ts'
import { busy, faultKinds, PATIENCE, trials } from '../faults/fault-kinds.ts'
import { type FaultWorld, faultWorld } from '../faults/fault-world.ts'
import { fleetOf } from '../faults/fleet.ts'
import { askHttp } from '../faults/http-asking.ts'
import { endAll, type Served, serve } from '../faults/served.ts'
import { serverPrograms } from '../faults/server-programs.ts'
import { chance, print } from './proving.ts'

const TRIALS = trials(2, 300)
const kinds = faultKinds('embedded')
const FAULTS = ['killed', 'restarted', 'sessions ended'] as const

describe.each(kinds)('The %s server, taken away while people work', (kind) => {
  const results: string[] = []
  let world: FaultWorld
  let served: Served
  const mine = Math.ceil(TRIALS / kinds.length)

  beforeAll(async () => {
    world = await faultWorld(kind)
    served = await serve(world)
  })
  afterAll(async () => {
    await endAll()
    await world?.close()
  })
  afterEach(async () => {
    if (!served.isUp()) served = await serve(world)
  })

  /** How long until somebody is answered again, in milliseconds. */
  async function backAfter(token: string): Promise<number> {
    const began = Date.now()
    const headers = { authorization: `Bearer ${token}` }
    for (;;) {
      const came = await askHttp({ port: served.port, method: 'GET', path: '/api/organisation/judgement', headers })
      if (came.status === 200) return Date.now() - began
      await pause(20)
    }
  }

  const inflict = {
    killed: async () => process.kill(world.postmaster(), 'SIGKILL'),
    restarted: async () => {
      const { program, user, data } = serverPrograms(world, 'pg_ctl')
      const words = ['restart', '-m', 'immediate', '-w', '-t', '30', '-D', data, '-l', '/dev/null']
      // The supervisor may be quicker to start it: then this one finds it running, and says that it failed.
      await promisify(execFile)(program, words, { ...user, cwd: '/' }).catch(() => {})
    },
    'sessions ended': () =>
      world.rows(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename in ('rowan_web', 'rowan_door', 'rowan_keys', 'rowan_worker')",
      ),
  } as const

  test.each(FAULTS)(
    '%s: nothing confirmed is lost or doubled, whoever was cut hears so, and it goes on by itself',
    async (fault) => {
      let [acknowledged, cut, slowest] = [0, 0, 0]
      const upTimes: number[] = []
      const trials = fault === 'killed' ? mine : Math.ceil(mine / 4)
      for (let trial = 0; trial < trials; trial++) {
        const people = await world.signedIn()
        const fleet = fleetOf(people, 1_000 * FAULTS.indexOf(fault) + trial + 7)
        const from = await before(world)
        let isOver = false
        const working = fleet.work(served.port, () => !isOver)
        await pause(300 + chance(trial)() * 500)
        await inflict[fault]()
        const took = await backAfter(people[0]?.token ?? '')
        upTimes.push(took)
        slowest = Math.max(slowest, took)
        isOver = true
        await working
        await fleet.settle(served.port)
        acknowledged += fleet.writes.length
        cut += fleet.writes.filter(({ failed }) => failed.length > 0).length
        const chains = trial % 25 === 0 || trial === trials - 1
        expect(await faultsAfter(world, fleet, from, chains), `trial ${trial}`).toEqual([])
        // Told to try again, never that something is wrong with what they sent, and never a page of faults.
        expect(fleet.troubles.filter((status) => status !== 503)).toEqual([])
      }
      const median = upTimes.toSorted((a, b) => a - b)[Math.floor(upTimes.length / 2)]
      results.push(
        `| ${kind} ${world.server.version} | ${fault} | ${trials} | ${acknowledged} | ${cut} | 0 | ${median} ms, ${slowest} ms |`,
      )
      print(21, `The database taken away while people work, ${kind} server`, [
        'SIGKILL of its first process, `pg_ctl restart -m immediate`, and `pg_terminate_backend` of every session of Rowan; six people at work.',
        '',
        '| server | fault | times | writes confirmed | of them cut at least once | lost, doubled, halved or without audit | answers again: median, slowest |',
        '| --- | --- | ---: | ---: | ---: | ---: | --- |',
        ...results,
        '',
        busy(),
        '',
        'SIGKILL does not test a power cut: what the system had taken over from PostgreSQL survives it. That what is confirmed is on the disk rests',
        'on PostgreSQL and on the disk; Rowan refuses to start where fsync, full_page_writes or synchronous_commit are off.',
      ])
    },
    PATIENCE,
  )
})
