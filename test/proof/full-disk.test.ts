/** The disk of the database fills up while people work: what cannot be audited is not shown, and nothing confirmed is lost. Needs root, to mount a small disk in memory. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { before, faultsAfter } from '../faults/checked.ts'
import { faultKinds, PATIENCE, trials } from '../faults/fault-kinds.ts'
import { type FaultWorld, faultWorld } from '../faults/fault-world.ts'
import { fleetOf } from '../faults/fleet.ts'
import { endAll, type Served, serve } from '../faults/served.ts'
import { print } from './proving.ts'

const TRIALS = trials(1, 30)
const kinds = faultKinds('installed')
const results: string[] = []
const SIZE = '400m'

/** A small disk of its own; null where this user may not mount one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'rowan-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=755`, 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
}

/** Takes what is left, to the last byte. */
function fill(ballast: string, folder: string): void {
  for (let left = Number.POSITIVE_INFINITY; left > 0; ) {
    const { bavail, bsize } = statfsSync(folder)
    left = bavail * bsize
    try {
      appendFileSync(ballast, Buffer.alloc(left))
    } catch {
      // Somebody else took the last of it while this was written: it is full.
      return
    }
  }
}

const disks = kinds.map((kind) => ({ kind, disk: process.platform === 'linux' ? smallDisk() : null }))
const unmount = (disk: string) => {
  try {
    execFileSync('umount', ['-l', disk], { stdio: 'ignore' })
    rmSync(disk, { recursive: true, force: true })
  } catch {
    // It is unmounted already: this runs again when the process ends.
  }
}
process.on('exit', () => {
  for (const { disk } of disks) if (disk) unmount(disk)
})
if (disks.some(({ disk }) => disk === null))
  process.stdout.write('No small disk could be mounted (that takes root on Linux): the full disk is not tried here.\n')

describe.each(disks.filter(({ disk }) => disk !== null))(
  'The disk of the $kind server, full while people work',
  ({ kind, disk }) => {
    let world: FaultWorld
    let served: Served
    const folder = disk ?? ''
    const mine = Math.ceil(TRIALS / kinds.length)

    beforeAll(async () => {
      chmodSync(folder, 0o755)
      world = await faultWorld(kind, join(folder, 'data'))
      served = await serve(world)
    })
    afterAll(async () => {
      await endAll()
      await world?.close()
      unmount(folder)
    })

    test(
      'shows nothing that cannot be audited, and loses nothing that was confirmed',
      async () => {
        let [confirmed, refusedReads, refusedWrites] = [0, 0, 0]
        for (let trial = 0; trial < mine; trial++) {
          const people = await world.signedIn()
          const [first] = people
          if (!first) throw new Error('nobody is there')
          const fleet = fleetOf(people, 9_000 + trial)
          const from = await before(world)
          const ballast = join(folder, 'ballast')
          let isOver = false
          const working = fleet.work(served.port, () => !isOver)
          // What they wrote first may be on no case.
          const ownCase = () =>
            fleet.writes.find(({ by, acknowledged }) => by === first && acknowledged[0]?.caseId)?.acknowledged[0]
              ?.caseId
          while (ownCase() === undefined) await pause(50)
          const caseId = ownCase()
          fill(ballast, folder)
          // Until the room that PostgreSQL had set aside is used up, and a read finds none for its line of audit.
          let last: number | null = 200
          for (let tries = 0; tries < 2_000 && last === 200; tries++) {
            const came = await fleet.read(served.port, first, `/api/cases/${caseId}`)
            last = came.status
          }
          expect(last).toBe(503)
          refusedReads++
          await pause(200)
          isOver = true
          rmSync(ballast)
          await working
          await fleet.settle(served.port)
          confirmed += fleet.writes.length
          refusedWrites += fleet.writes.filter(({ failed }) => failed.length > 0).length
          expect(await faultsAfter(world, fleet, from, trial === mine - 1), `trial ${trial}`).toEqual([])
          expect(fleet.troubles.filter((status) => status !== 503)).toEqual([])
        }
        results.push(
          `| ${kind} ${world.server.version} | ${mine} | ${confirmed} | ${refusedWrites} | ${refusedReads} | 0 |`,
        )
        print(23, 'The disk of the database full while people work', [
          `A disk of ${SIZE} in memory, filled to its last byte, and emptied again; six people at work.`,
          '',
          '| server | times | writes confirmed | of them refused at least once | times that a read was refused for want of its line of audit | lost, doubled, halved or without audit |',
          '| --- | ---: | ---: | ---: | ---: | ---: |',
          ...results,
        ])
      },
      PATIENCE,
    )
  },
)
