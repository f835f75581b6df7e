/** What is in a file, under the key of its case: it opens for its own id alone. */
import { keyForPurpose } from './master-key.ts'
import { open, seal } from './sealed.ts'
import { type DataKey, sealedVersion, versionOf } from './words.ts'

/** Where a file belongs; it opens nowhere else. */
export type FilePlace = { readonly landlord: string; readonly stream: string; readonly file: string }

const VERSION_BYTES = 4

const partsOf = ({ landlord, stream, file }: FilePlace, version: number): readonly string[] => [
  landlord,
  stream,
  'file',
  file,
  String(version),
]

/** The key's version, then the sealed bytes. Each sealing has a nonce of its own. */
export function sealFile(key: DataKey, place: FilePlace, bytes: Buffer): Buffer {
  const version = Buffer.alloc(VERSION_BYTES)
  version.writeUInt32BE(key.version)
  return Buffer.concat([version, seal(keyForPurpose(key.bytes, 'file'), partsOf(place, key.version), bytes)])
}

/** Throws when it was sealed under another key or for another place, or was changed. */
export function openFile(key: DataKey, place: FilePlace, sealed: Buffer): Buffer {
  const version = sealedVersion(sealed)
  const under = versionOf(key, version)
  if (!under) throw new Error('This file was sealed under another version of its key.')
  return open(keyForPurpose(under.bytes, 'file'), partsOf(place, version), sealed.subarray(VERSION_BYTES))
}
