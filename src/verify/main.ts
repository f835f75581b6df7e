/**
 * The stand-alone verifier: one file, no packages, no database, no network. An auditor runs it on an export and on the checkpoints that
 * they kept themselves, with the public key that they were given.
 */
import { existsSync, readdirSync } from 'node:fs'
import { readVerifierKey } from './checkpoint.ts'
import { heldIn } from './held-in-folder.ts'
import { type Verified, verifyExport } from './verify-export.ts'

const USAGE = `Usage: node verify.mjs EXPORT --key KEY [--checkpoints FOLDER]...

EXPORT        the folder that "rowan verify --export EXPORT" wrote
KEY           the public key that "rowan verify --key" prints; keep it where Rowan's administrators cannot change it
FOLDER        checkpoints that you kept: the files that Rowan wrote, or saved e-mails. Without one only those of the export are
              looked at, which whoever made the export could have left out.

Exit: 0 all is whole, 1 with one line for each fault, 2 it could not be read.`

const out = (line: string) => process.stdout.write(`${line}\n`)
const MOST = 50

function read(words: readonly string[]) {
  const options = { folder: '', key: '', checkpoints: [] as string[] }
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--key') options.key = words[++at] ?? ''
    else if (word === '--checkpoints') options.checkpoints.push(words[++at] ?? '')
    else if (word.startsWith('--') || options.folder !== '') throw new Error(USAGE)
    else options.folder = word
  }
  if (options.folder === '' || options.key === '') throw new Error(USAGE)
  return options
}

function say(landlord: string, { faults, lines, entries, uncovered, trusted }: Verified): void {
  for (const { chain, seq, what } of faults.slice(0, MOST)) out(`${landlord} ${chain} ${seq}: ${what}`)
  if (faults.length > MOST) out(`${landlord}: and ${faults.length - MOST} more`)
  for (const { at, back, lost } of trusted.restores)
    out(
      `${landlord}: ${at} the database was brought back to checkpoint ${back}; ${lost} checkpoints were set aside by it`,
    )
  const newest = trusted.checkpoints.at(-1)
  out(
    `${landlord}: ${lines} lines of audit and ${entries} entries; ${
      newest
        ? `the newest of ${trusted.checkpoints.length} checkpoints is ${newest.n} of ${newest.at}, ${uncovered} lines came after it`
        : 'no checkpoint was signed for them'
    }`,
  )
}

/** Answers with the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  if (words.includes('--help')) {
    out(USAGE)
    return 0
  }
  try {
    const options = read(words)
    const key = readVerifierKey(options.key)
    if (!existsSync(options.folder)) throw new Error(`There is no folder ${options.folder}`)
    const held = options.checkpoints.map(heldIn)
    const landlords = readdirSync(options.folder)
      .filter((name) => name.endsWith('.audit.jsonl'))
      .map((name) => name.slice(0, -'.audit.jsonl'.length))
    if (landlords.length === 0) throw new Error(`${options.folder} is no export: it has no audit in it`)
    let faults = 0
    for (const landlord of landlords) {
      const verified = await verifyExport(options.folder, landlord, held, key)
      faults += verified.faults.length
      say(landlord, verified)
    }
    out(faults === 0 ? 'Every record and every audit is whole' : `${faults} faults`)
    return faults === 0 ? 0 : 1
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 2
  }
}
