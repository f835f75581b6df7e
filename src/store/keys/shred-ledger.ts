/**
 * The ledger of erasures: which keys were destroyed and which files removed, by their ids, outside every database. One file for each
 * landlord, a line for each erasure, each signed and bound to the line before it. A restore brings keys back; replaying it takes them
 * away again. Source: security 3.6 and abuse case 28.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { readSecret, secretIn } from '../secret-file.ts'
import type { KeyKind } from './wrapped-key.ts'

/** What one erasure took away. Ids alone. */
export type Shredded = {
  readonly stream: string
  /** A kind of the landlord's keeping rules: the whole case, or its kept addresses alone. */
  readonly what: string
  readonly keys: readonly { readonly kind: KeyKind; readonly subject: string }[]
  readonly files: readonly string[]
}

export type LedgerLine = Shredded & {
  /** From 1. */
  readonly n: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly landlord: string
  /** Hexadecimal SHA-256 of the line before; of the landlord's name before the first. */
  readonly previous: string
  /** Ed25519 over everything else of the line, base64. */
  readonly signature: string
}

/** How far a database knows the ledger. */
export type Position = { readonly line: number; readonly hash: string }

export type ShredLedger = {
  /** The landlords that have a ledger. */
  readonly landlords: () => readonly string[]
  /** Throws where a line was changed, or is missing before another. */
  readonly read: (landlord: string) => readonly LedgerLine[]
  /** Forces one more line to the disk. Only one process at a time may: the caller holds a lock. */
  readonly append: (landlord: string, at: Date, shredded: Shredded) => LedgerLine
}

/** Where it lies: `ROWAN_LEDGER`, or a folder beside the data. It belongs on another machine's disk. */
export const ledgerFolder = (data: string, env: Readonly<Record<string, string | undefined>> = process.env): string =>
  env.ROWAN_LEDGER ?? join(data, 'ledger')

export const hashOfLine = (line: LedgerLine): string => createHash('sha256').update(JSON.stringify(line)).digest('hex')

const hashBefore = (landlord: string, last: LedgerLine | undefined): string =>
  last ? hashOfLine(last) : createHash('sha256').update(`rowan ledger ${landlord}`).digest('hex')

const signed = ({ signature: _signature, ...line }: Omit<LedgerLine, 'signature'> & { signature?: string }): Buffer =>
  Buffer.from(JSON.stringify(line))

function signingKey(secrets: string): KeyObject {
  const text = secretIn(join(secrets, 'secrets', 'ledger.key'), () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
  )
  return createPrivateKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'pkcs8' })
}

/** `folder` is the ledger's own; `data` holds the secret that signs it. */
export function openLedger(folder: string, data: string): ShredLedger {
  const fileOf = (landlord: string): string => {
    if (!/^[a-z0-9-]+$/.test(landlord)) throw new Error('This is not the name of a landlord.')
    return join(folder, `${landlord}.jsonl`)
  }
  let key: KeyObject | undefined
  const own = () => {
    key ??= signingKey(data)
    return key
  }

  /** The lines that are whole, and how many bytes they take: a line that a killed process left half written is none. */
  function whole(landlord: string): { readonly lines: readonly LedgerLine[]; readonly bytes: number } {
    const text = readSecretText(fileOf(landlord))
    const end = text.lastIndexOf('\n') + 1
    const lines = text
      .slice(0, end)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as LedgerLine)
    const trusted = lines.length === 0 ? null : createPublicKey(own())
    lines.forEach((line, index) => {
      const fits =
        line.n === index + 1 && line.landlord === landlord && line.previous === hashBefore(landlord, lines[index - 1])
      if (!fits || !trusted || !verify(null, signed(line), trusted, Buffer.from(line.signature, 'base64')))
        throw new Error(
          `The ledger of erasures of ${landlord} was changed in line ${index + 1}: bring the right one back.`,
        )
    })
    return { lines, bytes: Buffer.byteLength(text.slice(0, end)) }
  }

  return {
    landlords: () =>
      existsSync(folder)
        ? readdirSync(folder)
            .filter((name) => name.endsWith('.jsonl'))
            .map((name) => name.slice(0, -'.jsonl'.length))
        : [],
    read: (landlord) => whole(landlord).lines,
    append(landlord, at, { stream, what, keys, files }) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const { lines, bytes } = whole(landlord)
      const before = lines.find((line) => line.stream === stream && line.what === what && covers(line, keys))
      if (before) return before
      const previous = hashBefore(landlord, lines.at(-1))
      const line = { n: lines.length + 1, at: at.toISOString(), landlord, stream, what, keys, files, previous }
      const made: LedgerLine = { ...line, signature: sign(null, signed(line), own()).toString('base64') }
      const file = openSync(fileOf(landlord), existsSync(fileOf(landlord)) ? 'r+' : 'wx+', 0o600)
      try {
        ftruncateSync(file, bytes)
        writeSync(file, `${JSON.stringify(made)}\n`, bytes)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      const place = openSync(folder, 'r')
      fsyncSync(place)
      closeSync(place)
      return made
    },
  }
}

/** Whether a line that a killed process wrote is the one that is to be written now. */
const covers = (line: LedgerLine, keys: Shredded['keys']): boolean =>
  keys.every(({ kind, subject }) => line.keys.some((each) => each.kind === kind && each.subject === subject))

const readSecretText = (file: string): string => (readSecret(file) === undefined ? '' : readFileSync(file, 'utf8'))

/** The lines that a database does not know yet. Throws where it knows more than the ledger, or another one. */
export function unknownLines(
  landlord: string,
  lines: readonly LedgerLine[],
  known: Position | undefined,
): readonly LedgerLine[] {
  if (!known) return lines
  const last = lines[known.line - 1]
  if (!last || hashOfLine(last) !== known.hash)
    throw new Error(
      `The ledger of erasures of ${landlord} is not the one that this database knows: bring the newest one back. Nobody is served before.`,
    )
  return lines.slice(known.line)
}
