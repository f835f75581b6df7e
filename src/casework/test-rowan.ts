/** A running Rowan of a test's own: a fresh database, the landlords of the house, and made-up staff. */

import { join } from 'node:path'
import { hashPassword } from '../identity/password.ts'
import type { SignOnSettings } from '../identity/sign-on/settings.ts'
import { loadHolidays } from '../packs/load-holidays.ts'
import { loadLetters } from '../packs/load-letters.ts'
import { loadOrganisation } from '../packs/load-organisation.ts'
import { loadPolicy } from '../packs/load-policies.ts'
import { projectRoot } from '../packs/project-root.ts'
import { instantOf } from '../record/london-time.ts'
import type { RoleName } from '../record/vocabulary.ts'
import type { CheckpointPlace } from '../store/keys/checkpoint-folder.ts'
import { checkpointKey } from '../store/keys/checkpoint-key.ts'
import { masterKeys } from '../store/keys/master-key.ts'
import { createAccount, openSessionFor } from '../store/setting-up.ts'
import { type TestDatabase, testDatabase } from '../store/test-database.ts'
import { giveRoles } from './add-user.ts'
import type { LoadedLandlord } from './landlord.ts'
import { openRowan, type RowanConfig } from './open-rowan.ts'
import type { Rowan } from './rowan.ts'

export type TestRowan = {
  readonly rowan: Rowan
  readonly tested: TestDatabase
  /** Moves the clock to a civil time in London. */
  readonly at: (civil: string) => void
  /** Somebody with these roles, signed in: their session's token and their account. */
  readonly staff: (landlord: string, name: string, ...roles: RoleName[]) => Promise<{ token: string; account: string }>
  /** Opens another Rowan on the same database, its landlords as they read then: as a start after an upgrade. */
  readonly again: (
    changed: (landlord: LoadedLandlord) => LoadedLandlord,
    more?: Pick<RowanConfig, 'records' | 'say' | 'signOn'>,
  ) => Promise<Rowan>
  readonly close: () => Promise<void>
}

const read = new Map<string, LoadedLandlord>()
let holidaysRead: ReturnType<typeof loadHolidays> | undefined

/** A landlord as its files say, read once: nothing writes to what was read. */
function landlordOfHouse(root: string, id: string): LoadedLandlord {
  const known = read.get(id)
  if (known) return known
  const landlord = {
    ...loadPolicy(root, id),
    organisation: loadOrganisation(root, id),
    letters: loadLetters(root, id),
  }
  read.set(id, landlord)
  return landlord
}

function holidaysOfHouse(root: string): ReturnType<typeof loadHolidays> {
  holidaysRead ??= loadHolidays(root)
  return holidaysRead
}

export const PASSWORD = 'rowan berries by the door'

let hashed: Promise<string> | undefined

/** Of all made-up staff: a hash takes as long as half of making an account, and is the same password's each time. */
function hashOfAll(): Promise<string> {
  hashed ??= hashPassword(PASSWORD)
  return hashed
}

export async function testRowan(
  landlords: readonly string[],
  start: string,
  options: {
    readonly playing?: boolean
    readonly folder?: string
    readonly sendsMessages?: boolean
    /** From where its staff, who are made up, sign in; from everywhere where it is left out. */
    readonly madeUpFrom?: (from: string) => boolean
    /** Providers of single sign-on. */
    readonly signOn?: SignOnSettings
    /** Where checkpoints go; none are signed where it is left out. */
    readonly checkpoints?: readonly CheckpointPlace[]
    /** The database of another one that was closed: its landlords, staff and records are there already. */
    readonly copyOf?: TestDatabase
  } = {},
): Promise<TestRowan> {
  const tested = await testDatabase(options.copyOf?.kind, options.copyOf)
  const root = projectRoot()
  const folder = options.folder ?? tested.folder
  let now = instantOf(start)
  const loaded = landlords.map((id) => landlordOfHouse(root, id))
  const config: RowanConfig = {
    web: tested.web,
    door: tested.door,
    worker: tested.worker,
    keys: tested.keys,
    owner: tested.owner,
    master: masterKeys(folder, {}),
    files: join(folder, 'files'),
    ledger: { folder: join(folder, 'ledger', tested.web.database), data: folder },
    ...(options.checkpoints ? { checkpoints: { key: checkpointKey(folder, {}), places: options.checkpoints } } : {}),
    ...(options.signOn ? { signOn: options.signOn } : {}),
    landlords: loaded,
    holidays: holidaysOfHouse(root),
    clock: () => now,
    playing: options.playing ?? false,
    sendsMessages: options.sendsMessages ?? false,
    madeUpFrom: options.madeUpFrom ?? (() => true),
  }
  const rowan = await openRowan(config)
  return {
    rowan,
    tested,
    at: (civil) => {
      now = instantOf(civil)
    },
    staff: async (landlord, name, ...roles) => {
      const username = `${name.toLowerCase()}@${landlord}.example`
      const passwordHash = await hashOfAll()
      const account = await createAccount(rowan.owner, { landlord, username, name, passwordHash, madeUp: true })
      await giveRoles(rowan, { landlord, account, roles })
      const token = await openSessionFor(tested.owner, landlord, account)
      return { token, account }
    },
    again: (changed, more = {}) => openRowan({ ...config, ...more, landlords: loaded.map(changed) }),
    close: async () => {
      await rowan.close()
      await tested.close()
    },
  }
}
