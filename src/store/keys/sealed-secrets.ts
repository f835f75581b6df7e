/** What the codes of an authenticator are made from, under the key of the organisation: it opens for its own account alone. */
import { type DataKey, openWords, sealWords } from './words.ts'

const placeOf = (landlord: string, stream: string, account: string) => ({ landlord, stream, entry: `code ${account}` })

export const sealSecret = (key: DataKey, landlord: string, stream: string, account: string, secret: string): Buffer =>
  sealWords(key, placeOf(landlord, stream, account), secret)

/** Throws when it was sealed under another key or for another account, or was changed. */
export const openSecret = (key: DataKey, landlord: string, stream: string, account: string, sealed: Buffer): string =>
  openWords(key, placeOf(landlord, stream, account), sealed)
