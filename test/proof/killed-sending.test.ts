/** Whoever sends messages is killed between taking one and having sent it: it reaches a person once or not at all, and where nobody can know, a person is asked. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { projectRoot } from '../../src/packs/project-root.ts'
import { instantOf } from '../../src/record/london-time.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { POINTS, type SendingWork } from '../faults/sending-work.ts'
import { type SendingWorld, sendingWorld } from '../leaks/sending-world.ts'
import { print, times } from './proving.ts'

let at: SendingWorld
let folder: string
let program: string

beforeAll(async () => {
  at = await sendingWorld('vivid', '2026-03-02T10:00')
  folder = mkdtempSync(join(tmpdir(), 'rowan-sending-'))
  const out = join(projectRoot(), 'dist', 'test')
  mkdirSync(out, { recursive: true })
  program = join(out, `sending-child-${process.pid}.mjs`)
  await build({
    entryPoints: [join(projectRoot(), 'test', 'faults', 'sending-child.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  })
})
afterAll(async () => {
  await at.close()
  rmSync(folder, { recursive: true, force: true })
})

async function killedAt(point: SendingWork['point'], noted: string): Promise<void> {
  const { web, door, worker, keys, owner, folder: secrets } = at.world.tested
  const work: SendingWork = {
    reach: { web, door, worker, keys, owner },
    folder: secrets,
    landlord: 'vivid',
    root: projectRoot(),
    now: instantOf('2026-03-02T10:00'),
    noted,
    point,
  }
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ROWAN_CHILD: JSON.stringify(work) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (text) => {
    complaint += String(text)
  })
  const [, signal] = await once(child, 'exit')
  expect(signal, complaint).toBe('SIGKILL')
  await nothingIsHeld()
}

/** The database notices a moment later that its client is gone, and lets go of what that one held. */
const nothingIsHeld = () =>
  withClient(at.world.tested.owner, (client) =>
    vi.waitUntil(
      async () => {
        const { rowCount } = await client.query(
          "select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and backend_type = 'client backend'",
        )
        return rowCount === 0
      },
      { timeout: 60_000, interval: 20 },
    ),
  )

/** Once at each point in `npm test`, and two hundred times in all where everything is proved. */
const TRIALS = times(1, 34)
const lines: string[] = []

describe('a message whose sender is killed', () => {
  test.each(POINTS)(
    'at "%s" reaches its person once at most, and the record says what is known',
    async (point) => {
      let [reached, asked] = [0, 0]
      for (let trial = 0; trial < TRIALS; trial++) {
        at.at('2026-03-02T10:00')
        const her = await at.opened()
        await her.agree()
        await her.write()
        const noted = join(folder, `${point} ${trial}`)
        await killedAt(point, noted)
        const sendings = () => (existsSync(noted) ? readFileSync(noted, 'utf8').trim().split('\n').length : 0)
        const before = sendings()
        for (const later of ['2026-03-02T10:01', '2026-03-02T10:03', '2026-03-02T11:00', '2026-03-03T10:00']) {
          at.at(later)
          await at.round(async ({ id }) => {
            appendFileSync(noted, `${id}\n`)
            return 'sent'
          })
        }
        const [row, ...others] = await at.rows(her.caseId)
        expect(others).toEqual([])
        expect(sendings()).toBeLessThanOrEqual(1)
        const isCertain = point === 'claimed' || point === 'before handing over' || point === 'after the commit'
        expect(row).toMatchObject({ state: isCertain ? 'sent' : 'not-known' })
        // What is not known is not sent again: the person who wrote it decides.
        expect(sendings()).toBe(isCertain ? 1 : before)
        expect(await at.logged(her.caseId)).toBe(isCertain ? 1 : 0)
        reached += sendings()
        if (!isCertain) asked++
      }
      lines.push(`| ${point} | ${TRIALS} | ${reached} | 0 | ${asked} |`)
      print(26, 'A message whose sender is killed', [
        'SIGKILL of the process that sends, between taking a message and having written down that it is sent.',
        '',
        '| killed when it was | times | reached their person | reached them twice | nobody can know, and whoever wrote it is asked |',
        '| --- | ---: | ---: | ---: | ---: |',
        ...lines,
      ])
    },
    times(60_000, 3_600_000),
  )
})
