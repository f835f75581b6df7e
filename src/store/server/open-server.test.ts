import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { afterEach, describe, expect, it } from 'vitest'
import { testKinds, testServer } from '../test-cluster.ts'
import { clusterPaths } from './cluster.ts'
import { withClient } from './connection.ts'
import { choose, openServer, type Server } from './open-server.ts'

const opened: Server[] = []
const folders: string[] = []

const newFolder = (...deeper: readonly string[]) => {
  const top = mkdtempSync(join(tmpdir(), 'rowan-server-'))
  chmodSync(top, 0o755)
  folders.push(top)
  return join(top, ...deeper, 'data')
}

async function open(folder: string, kind: string, options: { readonly alone?: boolean } = {}) {
  const server = await openServer({ folder, log: () => {}, env: { ROWAN_POSTGRES: kind }, ...options })
  opened.push(server)
  return server
}

afterEach(async () => {
  for (const server of opened.splice(0).toReversed()) await server.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** That code with everything of ours in it, as one module. */
async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/** Opens the server in a process of its own, writes one row and kills that process without a word. */
async function killedStart(folder: string, kind: string): Promise<void> {
  const code = await bundled(`import { openServer } from './open-server.ts'
    import { withClient } from './connection.ts'
    const server = await openServer({ folder: ${JSON.stringify(folder)}, log: () => {}, alone: true })
    await withClient(server.superuser, (client) => client.query('create table confirmed as select 1 as entry'))
    process.kill(process.pid, 'SIGKILL')`)
  const args = ['--input-type=module', '-e', code]
  const child = spawn(process.execPath, args, { env: { ...process.env, ROWAN_POSTGRES: kind }, stdio: 'ignore' })
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
}

/** Opens the server in that many threads of this process at once, and tells what each was told of it. */
async function openInThreads(count: number, folder: string, kind: string): Promise<unknown[]> {
  const code = await bundled(`import { parentPort } from 'node:worker_threads'
    import { openServer } from './open-server.ts'
    const server = await openServer({ folder: ${JSON.stringify(folder)}, log: () => {}, env: { ROWAN_POSTGRES: '${kind}' } })
    parentPort.postMessage(server.superuser)
    await server.leave()`)
  // In the checkout, where its packages are found.
  const file = join(import.meta.dirname, `../../../node_modules/.threads-${randomUUID()}.mjs`)
  writeFileSync(file, code)
  try {
    const threads = Array.from({ length: count }, () => new Worker(file))
    return (await Promise.all(threads.map((thread) => once(thread, 'message')))).flat()
  } finally {
    rmSync(file)
  }
}

const pidFile = (folder: string) => clusterPaths(join(folder, 'postgres')).pidFile

describe.each(testKinds())('the %s server', (kind) => {
  it('starts on an empty folder, keeps what was written, and stops wholly', async () => {
    const folder = newFolder()
    const first = await open(folder, kind)
    expect(first.kind).toBe(kind)
    await withClient(first.superuser, (client) => client.query('create table kept as select 7 as seven'))
    await first.stop()
    expect(existsSync(pidFile(folder))).toBe(false)
    const second = await open(folder, kind)
    const { rows } = await withClient(second.superuser, (client) => client.query('select seven from kept'))
    expect(rows).toEqual([{ seven: 7 }])
  })

  it('asks for the password, even of whoever reaches its socket', async () => {
    const { superuser } = await open(newFolder(), kind)
    await expect(withClient({ ...superuser, password: 'guess' }, async () => {})).rejects.toMatchObject({
      code: '28P01',
    })
  })

  it('keeps its password and its folder from other users of the machine', async () => {
    const folder = newFolder()
    await open(folder, kind)
    expect(statSync(join(folder, 'postgres')).mode & 0o777).toBe(0o700)
    expect(statSync(clusterPaths(join(folder, 'postgres')).secret).mode & 0o777).toBe(0o600)
  })

  it('refuses a second one that would serve on the same folder, and lets a command visit', async () => {
    const folder = newFolder()
    await open(folder, kind, { alone: true })
    await expect(open(folder, kind, { alone: true })).rejects.toThrow(
      /already runs on this data folder \(process \d+\)/,
    )
    const visitor = await open(folder, kind)
    await visitor.stop()
    expect(existsSync(pidFile(folder))).toBe(true)
  })

  it('is made once when two first starts meet', async () => {
    const folder = newFolder()
    const [one, other] = await Promise.all([open(folder, kind), open(folder, kind)])
    expect(one.superuser).toEqual(other.superuser)
    await Promise.all([one.stop(), other.stop()])
    const again = await Promise.all([open(folder, kind), open(folder, kind)])
    expect(again.map((server) => server.superuser)).toEqual([one.superuser, one.superuser])
  })

  it('is made once when two threads of one process meet', async () => {
    const folder = newFolder()
    const told = await openInThreads(2, folder, kind)
    const { superuser, adopted } = await open(folder, kind)
    expect(told).toEqual([superuser, superuser])
    expect(adopted).toBe(true)
  })

  it('lets commands come and go at once, each finding it or starting it', async () => {
    const folder = newFolder()
    const visit = async () => {
      const server = await openServer({ folder, log: () => {}, env: { ROWAN_POSTGRES: kind } })
      await withClient(server.superuser, (client) => client.query('select 1')).catch(() => {})
      await server.stop()
    }
    await visit()
    await Promise.all(Array.from({ length: 4 }, () => visit().then(visit)))
    expect(existsSync(pidFile(folder))).toBe(false)
  })

  it('is taken over after its process was killed, with what was confirmed still there', async () => {
    const folder = newFolder()
    await killedStart(folder, kind)
    const pid = readFileSync(pidFile(folder), 'utf8').split('\n')[0]
    const next = await open(folder, kind, { alone: true })
    expect(next.adopted).toBe(true)
    expect(readFileSync(pidFile(folder), 'utf8').split('\n')[0]).toBe(pid)
    const { rows } = await withClient(next.superuser, (client) => client.query('select entry from confirmed'))
    expect(rows).toEqual([{ entry: 1 }])
  })

  it('serves from a folder so deep that its socket would not fit', async () => {
    const folder = newFolder('a'.repeat(60), 'b'.repeat(60))
    const { superuser } = await open(folder, kind)
    expect(superuser.host.length).toBeLessThan(100)
  })

  it.runIf(process.getuid?.() === 0)('serves root from a folder that only root may enter', async () => {
    const folder = newFolder()
    mkdirSync(folder)
    chmodSync(folder, 0o700)
    const { superuser } = await open(folder, kind)
    const { rows } = await withClient(superuser, (client) => client.query('select 1 as one'))
    expect(rows).toEqual([{ one: 1 }])
    folders.push(realpathSync(join(folder, 'postgres')))
  })

  it('says in one line that the data was made by a version that is not here', async () => {
    const folder = newFolder()
    const first = await open(folder, kind)
    await first.stop()
    writeFileSync(join(clusterPaths(join(folder, 'postgres')).data, 'PG_VERSION'), '14\n')
    await expect(open(folder, kind)).rejects.toThrow(
      /^This data folder was made by PostgreSQL 14, which was not found here/,
    )
  })
})

describe('choosing the programs', () => {
  const of = (kind: 'installed' | 'embedded', major: number, minor: number) => ({
    kind,
    major,
    minor,
    bin: randomUUID(),
  })

  it('prefers the installed server, and the embedded one when it is asked for', () => {
    const found = [of('installed', 15, 18), of('embedded', 18, 4)]
    expect(choose(found, undefined, undefined)).toBe(found[0])
    expect(choose(found, undefined, 'embedded')).toBe(found[1])
  })

  it('takes the programs that made the data, whatever was installed since', () => {
    const found = [of('installed', 15, 18), of('embedded', 18, 4)]
    expect(choose(found, 18, undefined)).toBe(found[1])
  })

  it('passes over a release whose row policies leak, and says so when there is no other', () => {
    const found = [of('installed', 15, 13), of('embedded', 18, 4)]
    expect(choose(found, undefined, undefined)).toBe(found[1])
    expect(() => choose(found, 15, undefined)).toThrow(/15\.13 has a known leak/)
  })

  it('says in one line that the operated database cannot be used, or runs unsafely', async () => {
    const operated = (address: string) =>
      openServer({ folder: newFolder(), log: () => {}, env: { DATABASE_URL: address } })
    await expect(operated('mysql://sam@localhost/rowan')).rejects.toThrow('DATABASE_URL must begin with postgres://')
    await expect(operated('postgres://sam@127.0.0.1:1/rowan')).rejects.toThrow(
      /^The database of DATABASE_URL cannot be used: .*ECONNREFUSED/,
    )
    const { superuser, leave } = await testServer(testKinds()[0] ?? 'embedded')
    const { password, host } = superuser
    await expect(operated(`postgres://postgres:${password}@/postgres?host=${host}`)).rejects.toThrow(
      'PostgreSQL runs with fsync off: a confirmed entry could be lost.',
    )
    await leave()
  })

  it('refuses a kind that does not exist', async () => {
    await expect(open(newFolder(), 'sqlite')).rejects.toThrow(
      'ROWAN_POSTGRES must be installed or embedded, not sqlite',
    )
  })
})
