/** The running system: what every act and every view needs, composed once. Knows no door. */

import type { Providers } from '../identity/sign-on/provider.ts'
import type { Instant } from '../record/london-time.ts'
import type { Database } from '../store/database.ts'
import type { FileFolder } from '../store/files/file-folder.ts'
import type { Keyring } from '../store/keys/keyring.ts'
import type { Shredding } from '../store/keys/shredding.ts'
import type { Turning } from '../store/keys/turning.ts'
import type { Connection } from '../store/server/connection.ts'
import type { Checkpoints } from './checkpoints/make-checkpoint.ts'
import type { RunningLandlord } from './landlord.ts'

export type Rowan = {
  readonly database: Database
  /** For signing in, and for what somebody signs in with: nothing else opens a session, and it reads no case. */
  readonly door: Database
  /** For what happens because time passes: it may take jobs, write notices, judge again what waits for it, and read nothing else. */
  readonly worker: Database
  readonly keyring: Keyring
  /** For rotating keys and proving what they sealed: never for an act or a view. */
  readonly turning: Turning
  /** The ledger of erasures, and destroying keys by it. */
  readonly shredding: Shredding
  readonly files: FileFolder
  /** What signs how far the audit and the records went, and where that is kept; null where nothing is signed. */
  readonly checkpoints: Checkpoints | null
  /** For setting up, rebuilding and verifying: never for an act or a view. */
  readonly owner: Connection
  /** As the owner, in the database of the keys. */
  readonly keysOwner: Connection
  readonly landlords: ReadonlyMap<string, RunningLandlord>
  readonly clock: () => Instant
  /** The landlords' providers of single sign-on; empty where none has one. */
  readonly providers: Providers
  /** True where stories are played: only then may an act say when it was written down. */
  readonly playing: boolean
  /** Whether a mail server was set up by which messages go to people. */
  readonly sendsMessages: boolean
  /** Whether made-up staff, whose password everybody knows, may sign in from an address. */
  readonly madeUpFrom: (from: string) => boolean
  readonly close: () => Promise<void>
}

/** The landlord of that id. Throws where this Rowan does not run it: its staff cannot have a session. */
export function landlordOf(rowan: Rowan, id: string): RunningLandlord {
  const found = rowan.landlords.get(id)
  if (!found) throw new Error(`This Rowan does not run the landlord "${id}"`)
  return found
}
