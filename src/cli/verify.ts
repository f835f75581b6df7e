/** `rowan verify`: whether every record and every audit is as it was written, against the checkpoints that lie elsewhere. */
import { existsSync } from 'node:fs'
import { goOnAfterRestore } from '../casework/checkpoints/make-checkpoint.ts'
import { exportChains } from '../casework/export-chains.ts'
import type { Rowan } from '../casework/rowan.ts'
import { type VerifiedLandlord, verifyAll } from '../casework/verify.ts'
import { verifierKey } from '../verify/checkpoint.ts'
import { heldIn } from '../verify/held-in-folder.ts'
import type { Visit } from './administer.ts'
import { type Command, readOptions, type Terminal, Unusable } from './command.ts'

function say({ out }: Terminal, verified: VerifiedLandlord): void {
  const { landlord, faults, lines, entries, uncovered, trusted, unread } = verified
  for (const { chain, seq, what } of faults) out(`${landlord} ${chain} ${seq}: ${what}`)
  for (const place of unread) out(`${landlord}: the checkpoints at ${place} could not be read`)
  for (const { at, back, lost } of trusted.restores)
    out(
      `${landlord}: ${at} the database was brought back to checkpoint ${back}; ${lost} checkpoints were set aside by it`,
    )
  const newest = trusted.checkpoints.at(-1)
  const signed = newest
    ? `checkpoint ${newest.n} of ${newest.at} is the newest, ${uncovered} lines came after it`
    : 'no checkpoint was signed yet'
  out(`${landlord}: ${lines} lines of audit, ${entries} entries; ${signed}`)
}

async function verify(rowan: Rowan, terminal: Terminal, folders: readonly string[]): Promise<number> {
  const missing = folders.find((folder) => !existsSync(folder))
  if (missing !== undefined) throw new Unusable(`There is no folder ${missing}`)
  const all = await verifyAll(rowan, folders.map(heldIn))
  for (const each of all) say(terminal, each)
  const count = all.reduce((sum, { faults }) => sum + faults.length, 0)
  terminal.out(count === 0 ? 'Every record and every audit is whole' : `${count} faults`)
  return count === 0 && all.every(({ unread }) => unread.length === 0) ? 0 : 1
}

async function goOn(rowan: Rowan, terminal: Terminal): Promise<number> {
  const { checkpoints } = rowan
  if (checkpoints === null) throw new Unusable('This Rowan signs no checkpoints')
  let all = 0
  for (const landlord of rowan.landlords.keys()) {
    const aside = await goOnAfterRestore(rowan, checkpoints, landlord)
    if (aside === null) continue
    all++
    terminal.out(`${landlord}: ${aside} checkpoints are set aside, and every verification says so from now on`)
  }
  if (all === 0) throw new Unusable('No place holds a checkpoint that this database does not know')
  return 0
}

export const verifying = (visit: Visit): Command => ({
  name: 'verify',
  does: 'Check that every record and every audit is as it was written',
  usage: `rowan verify [FOLDER ...]
rowan verify --export FOLDER
rowan verify --key
rowan verify --after-restore

Follows the hash chain of every record and of every landlord's audit, and holds both against the signed checkpoints: those at the
places that are set up (ROWAN_CHECKPOINTS, absolute folders with a colon between; ROWAN_CHECKPOINT_MAIL, addresses with a comma
between), and those in any FOLDER that somebody kept: files that Rowan wrote, or saved e-mails.

--export         writes all chains into an empty FOLDER, for somebody who verifies without Rowan and without this database:
                 node dist/verify.mjs FOLDER --key KEY --checkpoints THEIRS. It holds codes of cases and no words: keep it so.
--key            prints the public key of the checkpoints. Give it to whoever verifies before you need to.
--after-restore  goes on signing after the database was brought back from a backup. The next checkpoint says which it sets aside.

Exit: 0 all is whole, 1 with one line for each place where something is wrong, 2 it could not be done.`,
  async run(words, terminal) {
    const { flags, rest } = readOptions(words, ['--export', '--key', '--after-restore'])
    if (flags.size > 1 || (flags.size === 1 && rest.length !== (flags.has('--export') ? 1 : 0)))
      throw new Unusable('Say one thing: rowan verify --help shows what there is')
    return visit(terminal, async (rowan) => {
      if (flags.has('--after-restore')) return goOn(rowan, terminal)
      if (flags.has('--key')) {
        if (rowan.checkpoints === null) throw new Unusable('This Rowan signs no checkpoints')
        terminal.out(verifierKey(rowan.checkpoints.publicKey))
        return 0
      }
      if (!flags.has('--export')) return verify(rowan, terminal, rest)
      const [folder = ''] = rest
      await exportChains(rowan, folder)
      terminal.out(`The chains of ${rowan.landlords.size} landlords are in ${folder}`)
      return 0
    })
  },
})
