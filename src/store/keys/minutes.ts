/** Minutes of a MARAC, sealed under the key of their meeting: they open in their own place alone, and go when that key is destroyed. */
import { type DataKey, openWords, sealWords, type WordsPlace } from './words.ts'

const placeOf = (landlord: string, meeting: string, minute: string): WordsPlace => ({
  landlord,
  stream: `meeting ${meeting}`,
  entry: minute,
})

export const sealMinutes = (key: DataKey, landlord: string, meeting: string, minute: string, text: string): Buffer =>
  sealWords(key, placeOf(landlord, meeting, minute), text)

export const openMinutes = (key: DataKey, landlord: string, meeting: string, minute: string, sealed: Buffer): string =>
  openWords(key, placeOf(landlord, meeting, minute), sealed)
