/** A Rowan on a server of its own that keeps what it confirms, as a landlord's does: for being killed, cut off and filled up. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addUser } from '../../src/casework/add-user.ts'
import { openRowan } from '../../src/casework/open-rowan.ts'
import { PASSWORD } from '../../src/casework/test-rowan.ts'
import { loadHolidays } from '../../src/packs/load-holidays.ts'
import { loadLetters } from '../../src/packs/load-letters.ts'
import { loadOrganisation } from '../../src/packs/load-organisation.ts'
import { loadPolicy } from '../../src/packs/load-policies.ts'
import { projectRoot } from '../../src/packs/project-root.ts'
import { masterKeys } from '../../src/store/keys/master-key.ts'
import { prepareDatabase } from '../../src/store/prepared-database.ts'
import type { Kind } from '../../src/store/server/binaries.ts'
import { clusterPaths, isRunning } from '../../src/store/server/cluster.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { openServer, type Server } from '../../src/store/server/open-server.ts'
import { openSessionFor } from '../../src/store/setting-up.ts'

export const LANDLORD = 'vivid'
export type FaultWorld = Awaited<ReturnType<typeof faultWorld>>
export type Worker = { readonly account: string; readonly token: string }

const PEOPLE = ['Asha', 'Bela', 'Cora', 'Dina', 'Esme', 'Faye']

/** Servers that were opened and not yet closed. */
const running = new Set<Server>()

/** `place` is a folder for its data, made where it is left out; `close` it. Where it cannot be opened nothing is left running. */
export async function faultWorld(kind: Kind, place?: string) {
  const folder = place ?? mkdtempSync(join(tmpdir(), 'rowan-faults-'))
  try {
    return await openWorld(kind, folder)
  } catch (error) {
    for (const server of running) await server.stop().catch(() => {})
    running.clear()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

async function openWorld(kind: Kind, folder: string) {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  const said: string[] = []
  const server = await openServer({
    folder,
    log: (line) => said.push(line),
    env: { ROWAN_POSTGRES: kind },
    alone: true,
  })
  running.add(server)
  const prepared = await prepareDatabase(server, folder)
  const root = projectRoot()
  const config = {
    ...prepared,
    master: masterKeys(folder, {}),
    files: join(folder, 'files'),
    ledger: { folder: join(folder, 'ledger'), data: folder },
    landlords: [
      {
        ...loadPolicy(root, LANDLORD),
        organisation: loadOrganisation(root, LANDLORD),
        letters: loadLetters(root, LANDLORD),
      },
    ],
    holidays: loadHolidays(root),
  }
  const rowan = await openRowan(config)
  const accounts: string[] = []
  for (const name of PEOPLE) {
    const username = `${name.toLowerCase()}@${LANDLORD}.example`
    accounts.push(
      await addUser(rowan, { landlord: LANDLORD, username, name, password: PASSWORD, roles: ['da-caseworker'] }),
    )
  }
  // Six accounts do the work of hundreds of hours here: how much one of them may look at in an hour is not what is tried.
  await withClient(prepared.owner, (client) =>
    client.query(
      'update rowan.landlord set cases_an_hour = 1000000, cases_a_day = 1000000, nothings_an_hour = 1000000',
    ),
  )
  const cluster = realpathSync(join(folder, 'postgres'))
  const postmaster = (): number => Number(readFileSync(clusterPaths(cluster).pidFile, 'utf8').split('\n')[0])

  return {
    kind,
    folder,
    cluster,
    prepared,
    config,
    rowan,
    server,
    /** What the supervisor said. */
    said,
    postmaster,
    /** Everybody, each with a session that begins now. */
    signedIn: async (): Promise<readonly Worker[]> =>
      Promise.all(
        accounts.map(async (account) => ({ account, token: await openSessionFor(prepared.owner, LANDLORD, account) })),
      ),
    rows: <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      withClient(prepared.owner, async (client) => (await client.query<Row>(sql, [...values])).rows),
    close: async () => {
      const pid = existsSync(clusterPaths(cluster).pidFile) ? postmaster() : undefined
      await rowan.close().catch(() => {})
      await server.stop().catch(() => {})
      running.delete(server)
      if (pid !== undefined && isRunning(pid)) process.kill(pid, 'SIGKILL')
      rmSync(cluster, { recursive: true, force: true })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
