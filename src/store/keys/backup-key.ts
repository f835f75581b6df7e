/** The key that seals backups: from `ROWAN_BACKUP_KEY`, or a file of the data folder, which has to be kept elsewhere too. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { secretIn } from '../secret-file.ts'

const LENGTH = 32

/** Where the key lies that was made for a data folder. */
export const backupKeyFile = (data: string): string => join(data, 'secrets', 'backup.key')

/** Throws one plain line when the given key is not 32 bytes. */
export function backupKey(data: string, env: Readonly<Record<string, string | undefined>> = process.env): Buffer {
  const text = env.ROWAN_BACKUP_KEY
    ? env.ROWAN_BACKUP_KEY
    : secretIn(backupKeyFile(data), () => randomBytes(LENGTH).toString('base64url'))
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== LENGTH) throw new Error(`The backup key must be ${LENGTH} bytes in base64.`)
  return bytes
}
