/**
 * A sealed file of lines: packed and sealed in pieces, each bound to its file, its kind and its place, so that none can be changed, moved,
 * left out or cut off at the end without being noticed. Whole or not there: written beside, forced to disk, then named.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { keyForPurpose } from '../keys/master-key.ts'
import { seal, open as unseal } from '../keys/sealed.ts'

const MAGIC = Buffer.from('ROWAN-BACKUP-1\n')
const ID = 16
/** Characters of lines in one piece. */
const PIECE = 1_000_000

/** What is in it: records and keys have keys of their own, so that one file alone opens nothing of the other. */
export type Kind = 'record' | 'files' | 'keys'

const placeOf = (id: Buffer, kind: Kind, index: number, isLast: boolean): readonly string[] => [
  'backup',
  id.toString('hex'),
  kind,
  String(index),
  isLast ? 'last' : 'more',
]

/** Writes the lines; a line may hold anything but a line feed. */
export async function writeSealed(path: string, key: Buffer, kind: Kind, lines: AsyncIterable<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const own = keyForPurpose(key, 'backup', kind)
  const id = randomBytes(ID)
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(Buffer.concat([MAGIC, id]))
    let waiting: string[] = []
    let size = 0
    let index = 0
    const put = async (isLast: boolean) => {
      const sealed = seal(own, placeOf(id, kind, index++, isLast), gzipSync(Buffer.from(waiting.join('\n'))))
      const length = Buffer.alloc(5)
      length.writeUInt32BE(sealed.length)
      length.writeUInt8(isLast ? 1 : 0, 4)
      await file.writeFile(Buffer.concat([length, sealed]))
      waiting = []
      size = 0
    }
    for await (const line of lines) {
      waiting.push(line)
      size += line.length
      if (size > PIECE) await put(false)
    }
    await put(true)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
}

/** Reads the lines. Throws one plain line where the key is another, or the file was changed or cut short. */
export async function* readSealed(path: string, key: Buffer, kind: Kind): AsyncGenerator<string> {
  const own = keyForPurpose(key, 'backup', kind)
  const file = await open(path, 'r')
  const read = async (length: number): Promise<Buffer> => {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length)
    if (bytesRead < length) throw new Error(`The backup ${path} is cut short.`)
    return buffer
  }
  try {
    if (!(await read(MAGIC.length)).equals(MAGIC)) throw new Error(`${path} is no backup of Rowan.`)
    const id = await read(ID)
    for (let index = 0; ; index++) {
      const head = await read(5)
      const isLast = head.readUInt8(4) === 1
      const sealed = await read(head.readUInt32BE(0))
      let text: string
      try {
        text = gunzipSync(unseal(own, placeOf(id, kind, index, isLast), sealed)).toString('utf8')
      } catch {
        throw new Error(`The backup ${path} does not open: another key made it, or it was changed.`)
      }
      if (text !== '') yield* text.split('\n')
      if (isLast) return
    }
  } finally {
    await file.close()
  }
}
