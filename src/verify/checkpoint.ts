/**
 * A checkpoint: one signed text that says how far a landlord's audit and records went at a moment, and with which hashes. In the form of
 * C2SP's tlog-checkpoint and signed-note, so that other programs read it too. No names, no ids of cases.
 */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

export type CheckpointBody = {
  readonly landlord: string
  /** From 1. */
  readonly n: number
  /** ISO 8601, UTC. */
  readonly at: string
  /** The number of the last line of the audit, and its hash (hexadecimal). */
  readonly size: number
  readonly head: string
  /** Records that have entries, all their entries, and the hash over their ends (`record-marks.ts`). */
  readonly records: { readonly streams: number; readonly entries: number; readonly root: string }
  /** The checkpoint that it continues: the one before, but after a database was brought back from a backup. 0 for the first. */
  readonly continues: number
  /** The SHA-256 of that one's text, hexadecimal; empty for the first. */
  readonly previous: string
}

export type Checkpoint = CheckpointBody & { readonly text: string }

const NAME = 'rowan'
const ED25519 = 1
/** What stands before the 32 bytes of an Ed25519 key in its DER form. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64')
const hexOf = (text: string): string => Buffer.from(text, 'base64').toString('hex')

export const hashOfCheckpoint = (text: string): string => createHash('sha256').update(text).digest('hex')

const bodyText = ({ landlord, n, at, size, head, records, continues, previous }: CheckpointBody): string =>
  `${NAME}/${landlord}
${size}
${base64(head)}
checkpoint ${n}
at ${at}
records ${records.streams} ${records.entries} ${base64(records.root)}
continues ${continues} ${previous === '' ? '-' : base64(previous)}
`

const idOf = (raw: Buffer): Buffer =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.from(`${NAME}\n`), Buffer.from([ED25519]), raw]))
    .digest()
    .subarray(0, 4)

const rawOf = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(SPKI.length)

/** A public key as one word, to be handed to whoever verifies: C2SP's form of a verifier key. */
export function verifierKey(key: KeyObject): string {
  const raw = rawOf(key)
  return `${NAME}+${idOf(raw).toString('hex')}+${Buffer.concat([Buffer.from([ED25519]), raw]).toString('base64')}`
}

/** Throws one plain line where that is no such key. */
export function readVerifierKey(word: string): KeyObject {
  const [, id = '', key = ''] = /^rowan\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(word.trim()) ?? []
  const bytes = Buffer.from(key, 'base64')
  const raw = bytes.subarray(1)
  if (bytes[0] !== ED25519 || raw.length !== 32 || idOf(raw).toString('hex') !== id)
    throw new Error('This is no key of checkpoints: it looks like rowan+1a2b3c4d+AbCd...')
  return createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' })
}

export function signCheckpoint(body: CheckpointBody, key: KeyObject): Checkpoint {
  const text = bodyText(body)
  const id = idOf(rawOf(createPublicKey(key)))
  const signature = Buffer.concat([id, sign(null, Buffer.from(text), key)]).toString('base64')
  return { ...body, text: `${text}\n— ${NAME} ${signature}\n` }
}

const FORM =
  /^rowan\/([a-z0-9-]+)\n(\d+)\n([A-Za-z0-9+/]{43}=)\ncheckpoint (\d+)\nat (\S+)\nrecords (\d+) (\d+) ([A-Za-z0-9+/]{43}=)\ncontinues (\d+) (-|[A-Za-z0-9+/]{43}=)\n\n— rowan ([A-Za-z0-9+/=]+)\n$/

/** Undefined where that is no checkpoint of this key, whole and unchanged. */
export function readCheckpoint(text: string, key: KeyObject): Checkpoint | undefined {
  const found = FORM.exec(text)
  if (!found) return undefined
  const [, landlord = '', size, head = '', n, at = '', streams, entries, root = '', continues, previous = ''] = found
  const signature = Buffer.from(found[11] ?? '', 'base64')
  const body: CheckpointBody = {
    landlord,
    n: Number(n),
    at,
    size: Number(size),
    head: hexOf(head),
    records: { streams: Number(streams), entries: Number(entries), root: hexOf(root) },
    continues: Number(continues),
    previous: previous === '-' ? '' : hexOf(previous),
  }
  const isSigned =
    idOf(rawOf(key)).equals(signature.subarray(0, 4)) &&
    verify(null, Buffer.from(bodyText(body)), key, signature.subarray(4))
  return isSigned ? { ...body, text } : undefined
}
