/**
 * Backs everything up: records and files into one folder, the keys into another, each sealed under a key of its own. Neither holds the
 * master key, the backup key or the ledger of erasures: those are kept apart. Source: security 3.6 and DESIGN 7.
 */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dateOfDay, dayOf } from '../record/london-time.ts'
import { linesOf } from '../store/backup/database-lines.ts'
import { type Kind, writeSealed } from '../store/backup/sealed-lines.ts'
import { filesThere } from '../store/sealed-rows.ts'
import { asOwner, auditBySystem } from '../store/setting-up.ts'
import { dayAfterPeriod } from './kept-until.ts'
import type { Rowan } from './rowan.ts'

export type BackUp = {
  /** The folder for records and files. */
  readonly records: string
  /** Another folder, on another machine's disk, for keys. */
  readonly keys: string
  readonly key: Buffer
}

/** Where each part of a backup lies in its folder. */
export const partOf = (folder: string, kind: Kind): string => join(folder, `${kind}.rowan`)

async function* fileLines(rowan: Rowan): AsyncGenerator<string> {
  const rows = await asOwner(rowan.owner, filesThere)
  for (const { landlord, id } of rows) {
    const sealed = await rowan.files.read(landlord, id).catch(() => null)
    if (sealed !== null) yield JSON.stringify({ landlord, id, sealed: sealed.toString('base64') })
  }
}

/** Backups older than the landlords keep them go; of several landlords the shortest time counts. */
async function forgetOld(rowan: Rowan, folders: readonly string[]): Promise<void> {
  const today = dayOf(rowan.clock())
  const days = [...rowan.landlords.values()].flatMap(({ organisation }) =>
    organisation.keeping.flatMap((rule) =>
      rule.what === 'backups' ? [dayAfterPeriod(today, rule.period) - today] : [],
    ),
  )
  if (days.length === 0) return
  const oldest = dateOfDay(today - Math.min(...days))
  for (const folder of folders)
    for (const name of await readdir(folder))
      if (/^\d{4}-\d{2}-\d{2}T/.test(name) && name.slice(0, 10) < oldest)
        await rm(join(folder, name), { recursive: true, force: true })
}

/**
 * Answers with the name of the two folders that were made, one in each place. Records come first and keys last, so that there is a key
 * for everything; whoever was erased meanwhile is in the ledger.
 */
export async function backUp(rowan: Rowan, { records, keys, key }: BackUp): Promise<string> {
  const at = new Date(rowan.clock())
  const name = at.toISOString().replace(/:/g, '-').slice(0, 19)
  await writeSealed(partOf(join(records, name), 'record'), key, 'record', linesOf(rowan.owner, 'rowan', at))
  await writeSealed(partOf(join(records, name), 'files'), key, 'files', fileLines(rowan))
  await writeSealed(partOf(join(keys, name), 'keys'), key, 'keys', linesOf(rowan.keysOwner, 'keyring', at))
  await forgetOld(rowan, [records, keys])
  await asOwner(rowan.owner, async (client) => {
    for (const landlord of rowan.landlords.keys()) await auditBySystem(client, landlord, 'backup:made', null)
  })
  return name
}
