/** The one key that is in no database: from `ROWAN_MASTER_KEY`, or a file of the data folder. It wraps every other key. */
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { secretIn } from '../secret-file.ts'

export type MasterKey = {
  /** Tells one master key from another and gives nothing of it away. */
  readonly id: string
  readonly bytes: Buffer
}

const LENGTH = 32

/** Throws one plain line when the given key is not 32 bytes. */
export function masterKey(folder: string, env: Readonly<Record<string, string | undefined>> = process.env): MasterKey {
  const given = env.ROWAN_MASTER_KEY
  const text = given
    ? given
    : secretIn(join(folder, 'secrets', 'master.key'), () => randomBytes(LENGTH).toString('base64url'))
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== LENGTH)
    throw new Error(`The master key must be ${LENGTH} bytes in base64; this one has ${bytes.length}.`)
  return { id: createHash('sha256').update('rowan master key').update(bytes).digest('hex').slice(0, 16), bytes }
}

/** A key for one purpose, from which neither the master key nor any other purpose's can be worked out. */
export const keyForPurpose = (bytes: Buffer, ...purpose: readonly string[]): Buffer =>
  Buffer.from(hkdfSync('sha256', bytes, '', purpose.join('|'), LENGTH))
