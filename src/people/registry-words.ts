/** Words of homes, people and addresses kept apart, sealed under a key of their own. They open in their own place alone. */
import { type DataKey, fingerprint, openWords, sealWords, type WordsPlace } from '../store/keys/words.ts'
import type { HomeWords, PersonWords } from './registry.ts'

export type RegistryKind = 'home' | 'person' | 'vault'

/** Each subject is a place of its own, as an entry is on its case. */
const placeOf = (landlord: string, kind: RegistryKind, subject: string): WordsPlace => ({
  landlord,
  stream: `registry ${kind}`,
  entry: subject,
})

export const sealRegistryWords = (
  key: DataKey,
  landlord: string,
  kind: RegistryKind,
  subject: string,
  words: object,
) => {
  const text = JSON.stringify(words)
  const place = placeOf(landlord, kind, subject)
  return { sealed: sealWords(key, place, text), fingerprint: Buffer.from(fingerprint(key, place, text), 'hex') }
}

const opened = (key: DataKey, landlord: string, kind: RegistryKind, subject: string, sealed: Buffer): unknown =>
  JSON.parse(openWords(key, placeOf(landlord, kind, subject), sealed))

export const openHome = (key: DataKey, landlord: string, home: string, sealed: Buffer): HomeWords =>
  opened(key, landlord, 'home', home, sealed) as HomeWords

export const openPerson = (key: DataKey, landlord: string, person: string, sealed: Buffer): PersonWords =>
  opened(key, landlord, 'person', person, sealed) as PersonWords

/** An address kept apart, as it was written down. */
export type KeptWords = { readonly address: string; readonly notes: string }

export const openKept = (key: DataKey, landlord: string, address: string, sealed: Buffer): KeptWords =>
  opened(key, landlord, 'vault', address, sealed) as KeptWords
