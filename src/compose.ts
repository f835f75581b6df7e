/** Puts the running system together from its folder: the server, the database, the keys, the policies. Beside main.ts, the only file that knows both store and casework. */
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { openRowan } from './casework/open-rowan.ts'
import { type Restored, restore } from './casework/restore.ts'
import type { Rowan } from './casework/rowan.ts'
import { NO_SIGN_ON, type SignOnSettings } from './identity/sign-on/settings.ts'
import { loadHolidays } from './packs/load-holidays.ts'
import { loadLetters } from './packs/load-letters.ts'
import { loadOrganisation } from './packs/load-organisation.ts'
import { loadPolicies } from './packs/load-policies.ts'
import type { Instant } from './record/london-time.ts'
import { backupKey } from './store/keys/backup-key.ts'
import { type CheckpointPlace, checkpointFolder, checkpointFolders } from './store/keys/checkpoint-folder.ts'
import { checkpointKey } from './store/keys/checkpoint-key.ts'
import { masterKeys } from './store/keys/master-key.ts'
import { ledgerFolder } from './store/keys/shred-ledger.ts'
import { prepareDatabase } from './store/prepared-database.ts'
import { type SelfCheck, selfCheckOf } from './store/self-check/self-check.ts'
import { openServer, type Server } from './store/server/open-server.ts'

export type System = {
  readonly rowan: Rowan
  /** What the database is, in a few words. */
  readonly database: string
  /** The same system with a clock of its own, where stories are played onto it. */
  readonly playedBy: (clock: () => Instant) => Promise<Rowan>
  /** Whether the database still is as this release makes it. */
  readonly selfCheck: SelfCheck
  readonly close: () => Promise<void>
}

export type Folders = {
  /** The project's folder: policies and law. */
  readonly root: string
  /** Where Rowan keeps its data. */
  readonly data: string
  readonly say: (line: string) => void
  /** True for the one that serves people. */
  readonly alone: boolean
  /** Whether a mail server was set up by which messages go to people. */
  readonly sendsMessages?: boolean
  /** Whether made-up staff may sign in from an address. */
  readonly madeUpFrom?: (from: string) => boolean
  /** Places of checkpoints beside the folders: mailboxes. */
  readonly morePlaces?: readonly CheckpointPlace[]
  /** The landlords' providers of single sign-on, by the landlords that run here. */
  readonly signOn?: (landlords: readonly string[]) => SignOnSettings
}

/** What is the same however the database is opened. */
function configIn(root: string, data: string) {
  const landlords = loadPolicies(root).map((policy) => ({
    ...policy,
    organisation: loadOrganisation(root, policy.id),
    letters: loadLetters(root, policy.id),
  }))
  return {
    master: masterKeys(data),
    files: join(data, 'files'),
    ledger: { folder: ledgerFolder(data), data },
    landlords,
    holidays: loadHolidays(root),
  }
}

/** Opens everything. Whatever cannot be opened throws an Error of one plain line, and what was opened before is closed. */
export async function openSystem({
  root,
  data,
  say,
  alone,
  sendsMessages = false,
  madeUpFrom,
  morePlaces = [],
  signOn = () => NO_SIGN_ON,
}: Folders): Promise<System> {
  const opening = openServer({ folder: data, log: say, alone })
  const { fixed, settings } = await whileOpening(opening, () => {
    const read = configIn(root, data)
    return { fixed: read, settings: signOn(read.landlords.map(({ id }) => id)) }
  })
  const server = await opening
  try {
    const prepared = await prepareDatabase(server, data)
    const places = [...checkpointFolders(data).map(checkpointFolder), ...morePlaces]
    const config = { ...fixed, ...prepared, checkpoints: { key: checkpointKey(data), places } }
    const rowan = await openRowan({
      ...config,
      ...(madeUpFrom ? { madeUpFrom } : {}),
      ...{ sendsMessages, signOn: settings, records: alone, say },
    })
    return {
      rowan,
      database: `PostgreSQL ${server.version}, ${server.kind}`,
      selfCheck: selfCheckOf({ ...prepared, folder: data }),
      playedBy: (clock) => openRowan({ ...config, clock, playing: true }),
      close: async () => {
        await rowan.close()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Does work while the server starts, which takes about as long. Where the work throws, the server that came of it is stopped. */
async function whileOpening<T>(opening: Promise<Server>, work: () => T): Promise<T> {
  // Whoever called waits for it next, and hears then that it failed.
  opening.catch(() => {})
  // By then the server's own process was started, and runs beside.
  await setImmediate()
  try {
    return work()
  } catch (error) {
    await opening.then((server) => server.stop()).catch(() => {})
    throw error
  }
}

/** Brings a backup back into the database that would be opened, while nobody is served from it. */
export async function restoreSystem(
  { root, data, say }: Pick<Folders, 'root' | 'data' | 'say'>,
  asked: { readonly records: string; readonly keys: string; readonly nothingErased: boolean },
): Promise<Restored> {
  const server = await openServer({ folder: data, log: say, alone: true })
  try {
    return await restore({ ...asked, server, data, key: backupKey(data), config: configIn(root, data), say })
  } finally {
    await server.stop()
  }
}
