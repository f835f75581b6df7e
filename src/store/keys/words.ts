/** Words of an entry under the key of their case or person, and the fingerprint of them that the entry carries. */
import { createHmac } from 'node:crypto'
import { keyForPurpose } from './master-key.ts'
import { open, seal } from './sealed.ts'

/** A key of one case or person, unwrapped. It never leaves the process, and is never logged. */
export type DataKey = {
  readonly version: number
  readonly bytes: Buffer
  /** Earlier versions, while what they sealed is sealed again: they open, and nothing new is sealed under them. */
  readonly earlier?: readonly DataKey[]
}

/** The version of a key under which something was sealed; undefined where that version is gone. */
export const versionOf = (key: DataKey, version: number): DataKey | undefined =>
  version === key.version ? key : key.earlier?.find((each) => each.version === version)

/** Where words belong; they open nowhere else. */
export type WordsPlace = { readonly landlord: string; readonly stream: string; readonly entry: string }

const VERSION_BYTES = 4

/** The key's version, then the sealed text. */
export function sealWords(key: DataKey, place: WordsPlace, words: string): Buffer {
  const version = Buffer.alloc(VERSION_BYTES)
  version.writeUInt32BE(key.version)
  return Buffer.concat([version, seal(purpose(key, 'words'), partsOf(place, key.version), Buffer.from(words, 'utf8'))])
}

/** Throws when the words were sealed under another key or for another place, or were changed. */
export function openWords(key: DataKey, place: WordsPlace, sealed: Buffer): string {
  if (sealed.length < VERSION_BYTES) throw new Error('These sealed words are cut short.')
  const version = sealed.readUInt32BE(0)
  const under = versionOf(key, version)
  if (!under) throw new Error(`These words were sealed with version ${version} of their key, not ${key.version}.`)
  return open(purpose(under, 'words'), partsOf(place, version), sealed.subarray(VERSION_BYTES)).toString('utf8')
}

/** The version of the key under which these were sealed: it stands before them. */
export const sealedVersion = (sealed: Buffer): number => (sealed.length < VERSION_BYTES ? -1 : sealed.readUInt32BE(0))

/**
 * The keyed fingerprint (HMAC-SHA256, hex) of words, which an entry's hash covers. It needs the same key as the words, so
 * that after the key is destroyed nobody can find out by guessing what they were.
 */
export const fingerprint = (key: DataKey, place: WordsPlace, words: string): string =>
  fingerprintUnder(provingKey(key), place, words)

/** What is left of an earlier version of a key when everything is sealed anew: it proves fingerprints and opens nothing. */
export const provingKey = (key: DataKey): DataKey => ({ version: key.version, bytes: purpose(key, 'fingerprint') })

/** As `fingerprint`, with the key of fingerprints alone. */
export const fingerprintUnder = (key: DataKey, place: WordsPlace, words: string): string =>
  createHmac('sha256', key.bytes)
    .update(
      partsOf(place, key.version)
        .map((part) => `${Buffer.byteLength(part)}:${part}`)
        .join('|'),
    )
    .update('\0')
    .update(words, 'utf8')
    .digest('hex')

const purpose = (key: DataKey, name: string): Buffer => keyForPurpose(key.bytes, name)

const partsOf = (place: WordsPlace, version: number): readonly string[] => [
  place.landlord,
  place.stream,
  place.entry,
  String(version),
]
