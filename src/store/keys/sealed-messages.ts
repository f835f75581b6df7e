/** What a message says, under the key of its case: it opens for its own id alone. */
import { type DataKey, openWords, sealWords } from './words.ts'

export type MessagePlace = { readonly landlord: string; readonly stream: string; readonly message: string }

const placeOf = ({ landlord, stream, message }: MessagePlace) => ({ landlord, stream, entry: `message ${message}` })

export const sealMessage = (key: DataKey, place: MessagePlace, text: string): Buffer =>
  sealWords(key, placeOf(place), text)

/** Throws when it was sealed under another key or for another message, or was changed. */
export const openMessage = (key: DataKey, place: MessagePlace, sealed: Buffer): string =>
  openWords(key, placeOf(place), sealed)
