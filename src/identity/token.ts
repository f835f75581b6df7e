/** What is made by chance: tokens of sessions and of steps before them, 256 bits, of which the database keeps the hash alone, and passwords. */
import { createHash, randomBytes } from 'node:crypto'

export const newToken = (): string => randomBytes(32).toString('base64url')

/** A password that nobody chose, for somebody who chooses their own with it: 128 bits of chance, in letters that can be typed. */
export const chancePassword = (): string => randomBytes(16).toString('base64url')

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()
