/** The keys that are in no database: from the environment, or files of the data folder. The current one wraps every other key. */
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { readSecret, secretIn } from '../secret-file.ts'

export type MasterKey = {
  /** Tells one master key from another and gives nothing of it away. */
  readonly id: string
  readonly bytes: Buffer
}

export type MasterKeys = {
  /** The one that wraps what is wrapped now, made where there has never been one. Asked anew each time: a running process follows a rotation. */
  readonly current: () => MasterKey
  /** The one of that id, while it is still kept; during a rotation there are two. */
  readonly find: (id: string) => MasterKey | undefined
}

const LENGTH = 32

/** Where the files of a data folder are: the key in use, the one before it, and the one that a rotation brings in. */
export const masterKeyFiles = (folder: string) => ({
  current: join(folder, 'secrets', 'master.key'),
  before: join(folder, 'secrets', 'master.before.key'),
  next: join(folder, 'secrets', 'master.next.key'),
})

export const newMasterKey = (): string => randomBytes(LENGTH).toString('base64url')

/** Throws one plain line when that is not 32 bytes. */
export function readMasterKey(text: string): MasterKey {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== LENGTH)
    throw new Error(`The master key must be ${LENGTH} bytes in base64; this one has ${bytes.length}.`)
  return { id: createHash('sha256').update('rowan master key').update(bytes).digest('hex').slice(0, 16), bytes }
}

/**
 * `ROWAN_MASTER_KEY`, and `ROWAN_MASTER_KEY_BEFORE` while keys are still wrapped by it; else the files of the data folder. Throws one
 * plain line when a given key is not 32 bytes.
 */
export function masterKeys(
  folder: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): MasterKeys {
  const { ROWAN_MASTER_KEY: given, ROWAN_MASTER_KEY_BEFORE: before } = env
  if (given) {
    const known = [given, ...(before ? [before] : [])].map(readMasterKey)
    return {
      current: () => known[0] as MasterKey,
      find: (id) => known.find((each) => each.id === id),
    }
  }
  const files = masterKeyFiles(folder)
  const current = () => readMasterKey(secretIn(files.current, newMasterKey))
  const kept = readSecret(files.current)
  if (kept !== undefined) readMasterKey(kept)
  let known: readonly MasterKey[] = []
  const find = (id: string) => known.find((each) => each.id === id)
  return {
    current,
    find(id) {
      if (find(id) === undefined)
        known = [files.current, files.before].flatMap((file) => {
          const text = readSecret(file)
          return text === undefined ? [] : [readMasterKey(text)]
        })
      return find(id)
    },
  }
}

/** Keys for purposes that were worked out from a key while that is held: they are forgotten with it. */
const workedOut = new WeakMap<Buffer, Map<string, Buffer>>()

/**
 * A key for one purpose, from which neither the master key nor any other purpose's can be worked out. Worked out once for each key as
 * it is held: a list opens a hundred words under forty keys, each wrapped for one landlord.
 */
export function keyForPurpose(bytes: Buffer, ...purpose: readonly string[]): Buffer {
  const known = workedOut.get(bytes) ?? new Map<string, Buffer>()
  workedOut.set(bytes, known)
  const name = purpose.join('|')
  const key = known.get(name) ?? Buffer.from(hkdfSync('sha256', bytes, '', name, LENGTH))
  known.set(name, key)
  return key
}
