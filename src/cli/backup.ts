/** `rowan backup` and `rowan restore`: everything sealed into two folders, and back from them. */
import { resolve } from 'node:path'
import { type BackUp, backUp } from '../casework/back-up.ts'
import type { Restored } from '../casework/restore.ts'
import type { Rowan } from '../casework/rowan.ts'
import type { Visit } from './administer.ts'
import { type Command, readOptions, type Terminal, Unusable } from './command.ts'

export type RestoreAsked = { readonly records: string; readonly keys: string; readonly nothingErased: boolean }
/** Restores into the database that Rowan would open. */
export type DoRestore = (terminal: Terminal, asked: RestoreAsked) => Promise<Restored>

export const backup = (visit: Visit, key: () => BackUp['key']): Command => ({
  name: 'backup',
  does: 'Back up records and files into one folder, and the keys into another, both sealed',
  usage: `rowan backup RECORDS KEYS

RECORDS and KEYS are folders, best on disks of two different machines. A folder named by the time is made in each; those older than
the landlords keep backups (35 days unless decided otherwise) are taken away. Run it as often as you can bear to lose work: what is
written after it is not in it. An operated PostgreSQL that may lose no more than five minutes archives its log besides.

Not in it, and to be kept apart from both: the master key, the key that seals backups (ROWAN_BACKUP_KEY, or secrets/backup.key of the
data folder), and the ledger of erasures with the key that signs it. Without the first two nothing opens; without the ledger Rowan
does not start on what comes back.`,
  async run(words, terminal) {
    const [records, keys, ...more] = readOptions(words, []).rest
    if (!records || !keys || more.length > 0) throw new Unusable('Say where: rowan backup RECORDS KEYS')
    if (resolve(records) === resolve(keys))
      throw new Unusable('Keys and records go into two folders: whoever finds one of them has nothing to read')
    const name = await visit(terminal, (rowan: Rowan) => backUp(rowan, { records, keys, key: key() }))
    terminal.out(`Backed up into ${records}/${name} and ${keys}/${name}`)
    return 0
  },
})

export const restoring = (restore: DoRestore): Command => ({
  name: 'restore',
  does: 'Bring a backup back into an empty database, and serve nobody until all of it is checked',
  usage: `rowan restore RECORDS/TIME KEYS/TIME [--nothing-erased]

Bring the master key, the backup key and the ledger of erasures with the key that signs it first. What was erased since the backup is
erased again; every chain and every word is checked. Until that is done Rowan does not start on this database. Killed, call it again.
--nothing-erased  there is no ledger, because nothing was ever erased

Exit: 0 restored and whole, 1 with one line for each place where it is not; Rowan then does not start on it.`,
  async run(words, terminal) {
    const { flags, rest } = readOptions(words, ['--nothing-erased'])
    const [records, keys, ...more] = rest
    if (!records || !keys || more.length > 0) throw new Unusable('Say from where: rowan restore RECORDS/TIME KEYS/TIME')
    const { rows, files, faults } = await restore(terminal, {
      records,
      keys,
      nothingErased: flags.has('--nothing-erased'),
    })
    for (const { landlord, chain, seq, what } of faults) terminal.out(`${landlord} ${chain} entry ${seq}: ${what}`)
    terminal.out(
      faults.length === 0
        ? `${rows} rows and ${files} files are back, and every record and every audit is whole. People sign in anew.`
        : `${rows} rows and ${files} files are back, and ${faults.length} places are not whole: Rowan does not start on it.`,
    )
    return faults.length === 0 ? 0 : 1
  },
})
