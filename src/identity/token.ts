/** Tokens of sessions and of steps before them: 256 bits of chance, of which the database keeps the hash alone. */
import { createHash, randomBytes } from 'node:crypto'

export const newToken = (): string => randomBytes(32).toString('base64url')

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()
