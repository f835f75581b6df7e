/**
 * Brings a backup back into an empty database, in quarantine: nobody is served until every row is there, the ledger of erasures was replayed
 * and every chain and every word was checked. Killed at any moment, it begins anew. Source: security, abuse case 28.
 */
import { Buffer } from 'node:buffer'
import { headOf, loadLines, type Schema } from '../store/backup/database-lines.ts'
import { beginQuarantine, dropDatabases, endQuarantine, whatIsThere } from '../store/backup/quarantine.ts'
import { type Kind, readSealed } from '../store/backup/sealed-lines.ts'
import { fileFolder } from '../store/files/file-folder.ts'
import { openLedger } from '../store/keys/shred-ledger.ts'
import { type Forms, prepareDatabase, shippedForms } from '../store/prepared-database.ts'
import type { Server } from '../store/server/open-server.ts'
import { asOwner, auditBySystem } from '../store/setting-up.ts'
import { partOf } from './back-up.ts'
import { openRowan, type RowanConfig } from './open-rowan.ts'
import { type Fault, verifyChain } from './verify.ts'

export type Restore = {
  readonly server: Pick<Server, 'superuser' | 'database'>
  /** The data folder: secrets and files. */
  readonly data: string
  /** The two folders of one backup. */
  readonly records: string
  readonly keys: string
  readonly key: Buffer
  readonly config: Pick<RowanConfig, 'master' | 'files' | 'ledger' | 'landlords' | 'holidays' | 'clock'>
  /** True where somebody says that nothing was ever erased, and so that there is no ledger. */
  readonly nothingErased?: boolean
  readonly say?: (line: string) => void
}

export type Restored = { readonly rows: number; readonly files: number; readonly faults: readonly Fault[] }

/** The migrations that a backup was made with. Throws where it was made by a newer version. */
function formsOf(all: Forms['record'], names: readonly string[]): Forms['record'] {
  names.forEach((name, index) => {
    if (all[index]?.name !== name)
      throw new Error(
        `The backup was made with the migration ${name}, which this version does not have: use a newer one.`,
      )
  })
  return all.slice(0, names.length)
}

/** Throws one plain line where it cannot be done; then nobody is served from what is there. */
export async function restore(asked: Restore): Promise<Restored> {
  const { server, data, records, keys, key, config, say = () => {} } = asked
  const lines = (folder: string, kind: Kind) => readSealed(partOf(folder, kind), key, kind)
  const head = (folder: string, kind: Kind, schema: Schema) => headOf(lines(folder, kind), schema)
  const recordHead = await head(records, 'record', 'rowan')
  const keysHead = await head(keys, 'keys', 'keyring')
  const ledger = openLedger(config.ledger.folder, config.ledger.data)
  if (ledger.landlords().length === 0 && !asked.nothingErased)
    throw new Error(
      `There is no ledger of erasures in ${config.ledger.folder}: bring it there first, or say --nothing-erased where nothing ever was.`,
    )
  if ((await whatIsThere(server.superuser, server.database)) === 'records')
    throw new Error('This database has records already: restore into an empty one.')
  await dropDatabases(server.superuser, [server.database, `${server.database}_keys`])
  const shipped = shippedForms()
  const forms = {
    record: formsOf(shipped.record, recordHead.migrations),
    keys: formsOf(shipped.keys, keysHead.migrations),
  }
  const made = await prepareDatabase(server, data, forms)
  await beginQuarantine(made.owner)
  const keysOwner = { ...made.owner, database: made.keys.database }
  let rows = await loadLines(made.owner, 'rowan', lines(records, 'record'))
  say(`${rows} rows of the records are back`)
  const folder = fileFolder(config.files)
  let files = 0
  for await (const line of lines(records, 'files')) {
    const { landlord, id, sealed } = JSON.parse(line) as { landlord: string; id: string; sealed: string }
    await folder.write(landlord, id, Buffer.from(sealed, 'base64'))
    files++
  }
  say(`${files} files are back`)
  rows += await loadLines(keysOwner, 'keyring', lines(keys, 'keys'))
  const prepared = await prepareDatabase(server, data, shipped, { restoring: true })
  const rowan = await openRowan({ ...config, ...prepared })
  try {
    if (!(await rowan.shredding.scrub()))
      say('Bytes of destroyed keys still lie in the key database: the worker goes on when it runs')
    const faults = await verifyChain(rowan)
    if (faults.length === 0) {
      await asOwner(made.owner, async (client) => {
        for (const landlord of rowan.landlords.keys()) await auditBySystem(client, landlord, 'backup:restored', null)
      })
      await endQuarantine(made.owner)
    }
    return { rows, files, faults }
  } finally {
    await rowan.close()
  }
}
