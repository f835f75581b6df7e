/** Composes the running system on a prepared database, and makes the landlords' policies known to it. */

import { createPublicKey, type KeyObject } from 'node:crypto'
import { madeUpFrom } from '../identity/made-up.ts'
import { providersOf } from '../identity/sign-on/provider.ts'
import { NO_SIGN_ON, type SignOnSettings } from '../identity/sign-on/settings.ts'
import type { Holidays } from '../policy/calendar/working-days.ts'
import type { Instant } from '../record/london-time.ts'
import { openDatabase } from '../store/database.ts'
import { fileFolder } from '../store/files/file-folder.ts'
import type { CheckpointPlace } from '../store/keys/checkpoint-folder.ts'
import { refuseWithoutKeys } from '../store/keys/key-store.ts'
import { openKeyring } from '../store/keys/keyring.ts'
import type { MasterKeys } from '../store/keys/master-key.ts'
import { openLedger } from '../store/keys/shred-ledger.ts'
import { shreddingOf } from '../store/keys/shredding.ts'
import { turningOf } from '../store/keys/turning.ts'
import type { Connection } from '../store/server/connection.ts'
import { gatherStatistics } from '../store/setting-up.ts'
import { takeProviders } from '../store/sign-on.ts'
import { replayLedger } from './erase.ts'
import { type LoadedLandlord, type RunningLandlord, runLandlord } from './landlord.ts'
import { takeIntoUse } from './policies-in-use.ts'
import { makeRestrictedAnew } from './restricted-anew.ts'
import type { Rowan } from './rowan.ts'

export type RowanConfig = {
  readonly web: Connection
  readonly door: Connection
  readonly worker: Connection
  readonly keys: Connection
  readonly owner: Connection
  readonly master: MasterKeys
  /** The folder of encrypted files. */
  readonly files: string
  /** Of the ledger of erasures, which lies outside the databases, and of the secret that signs it. */
  readonly ledger: { readonly folder: string; readonly data: string }
  /** The key that signs checkpoints, and the places where they are kept; nothing is signed where it is left out. */
  readonly checkpoints?: { readonly key: KeyObject; readonly places: readonly CheckpointPlace[] }
  readonly landlords: readonly LoadedLandlord[]
  readonly holidays: readonly Holidays[]
  /** The time, in milliseconds since 1970 UTC; the machine's where it is left out. */
  readonly clock?: () => Instant
  /** True where stories are played: acts may then say when they were written down. */
  readonly playing?: boolean
  readonly connections?: number
  /** True where a mail server was set up by which messages go to people. */
  readonly sendsMessages?: boolean
  /** Whether made-up staff may sign in from an address; from this machine's own where it is left out. */
  readonly madeUpFrom?: (from: string) => boolean
  /** The landlords' providers of single sign-on; none where it is left out. */
  readonly signOn?: SignOnSettings
  /** False for a visit beside whoever serves people: a policy that changed in its folder then waits for the next start. */
  readonly records?: boolean
  /** Says that records were judged again by a policy that had changed. */
  readonly say?: (line: string) => void
}

export async function openRowan(config: RowanConfig): Promise<Rowan> {
  const clock = config.clock ?? Date.now
  const running = config.landlords.map((landlord) => runLandlord(landlord, config.holidays))
  const database = openDatabase(config.web, config.connections)
  const door = openDatabase(config.door, 4)
  const worker = openDatabase(config.worker, 2)
  const keys = openDatabase(config.keys, 3)
  const close = async () => {
    await Promise.all([database.close(), door.close(), worker.close(), keys.close()])
  }
  try {
    const keyring = await openKeyring(keys.pool, config.master)
    await refuseWithoutKeys(config.owner, keys.pool)
    // Only now may a first start make its master key: beside keys that another one wrapped it would be a wrong one.
    config.master.current()
    const files = fileFolder(config.files)
    const keysOwner = { ...config.owner, database: config.keys.database }
    const shredding = shreddingOf(keys.pool, keyring, openLedger(config.ledger.folder, config.ledger.data), keysOwner)
    // Before anybody is served: what was erased stays so, also in a database that was brought back from before.
    await replayLedger(
      { owner: config.owner, shredding, files },
      running.map((landlord) => landlord.id),
    )
    const { holidays, records = true, say = () => {} } = config
    for (const landlord of running)
      await takeIntoUse(landlord, { rowan: { owner: config.owner, keyring, clock }, holidays, records, say })
    if (records)
      for (const landlord of running) await makeRestrictedAnew({ owner: config.owner, keyring, clock }, landlord, say)
    const { signOn = NO_SIGN_ON } = config
    const providers = providersOf(signOn, say)
    if (records) await useProviders(config.owner, running, signOn, say)
    await gatherStatistics(config.owner)
    const landlords = new Map(running.map((landlord) => [landlord.id, landlord]))
    const playing = config.playing ?? false
    const turning = turningOf(keys.pool, config.master)
    const sendsMessages = config.sendsMessages ?? false
    const letsIn = config.madeUpFrom ?? madeUpFrom({})
    const { owner } = config
    const checkpoints = config.checkpoints
      ? { ...config.checkpoints, publicKey: createPublicKey(config.checkpoints.key) }
      : null
    return {
      database,
      door,
      worker,
      keyring,
      turning,
      shredding,
      files,
      checkpoints,
      owner,
      keysOwner,
      landlords,
      providers,
      clock,
      playing,
      sendsMessages,
      madeUpFrom: letsIn,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** What no longer rests on an allowed way in ends; a landlord that nobody could reach without its provider is named to the operator. */
async function useProviders(
  owner: Connection,
  running: readonly RunningLandlord[],
  { providers }: SignOnSettings,
  say: (line: string) => void,
): Promise<void> {
  const landlords = running.map(({ id }) => id)
  for (const landlord of await takeProviders(owner, landlords, providers))
    say(`${landlord} allows its provider alone and has no reserve account: when the provider fails, nobody signs in`)
}
