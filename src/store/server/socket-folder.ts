/** Where the server's Unix socket lies. The whole path may be 107 bytes on Linux and 103 on macOS, so a deep one moves. */
import { createHash } from 'node:crypto'
import { existsSync, lstatSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closedFolder, type ServerUser } from './server-user.ts'

export const PORT = 5432
const LONGEST = 103

/** Makes and returns `preferred`, or a short folder when the socket's path would be too long. */
export function socketFolder(preferred: string, user: ServerUser | undefined): string {
  const folder = fits(preferred) ? preferred : shortFolder(preferred)
  if (folder !== preferred && existsSync(folder)) {
    const { uid } = lstatSync(folder)
    if (!lstatSync(folder).isDirectory() || (uid !== process.getuid?.() && uid !== user?.uid)) {
      throw new Error(`${folder} belongs to somebody else, and Rowan needs it for its database socket.`)
    }
  }
  closedFolder(folder, user)
  return folder
}

const fits = (folder: string): boolean => Buffer.byteLength(join(folder, `.s.PGSQL.${PORT}.lock`)) <= LONGEST

function shortFolder(preferred: string): string {
  const name = `rowan-${createHash('sha256').update(preferred).digest('hex').slice(0, 12)}`
  const places = [process.env.XDG_RUNTIME_DIR, process.getuid?.() === 0 ? '/run' : undefined, tmpdir(), '/tmp']
  const place = places.find((at) => at && existsSync(at) && fits(join(at, name)))
  if (!place) throw new Error(`The path of the data folder is too long for a database socket: ${preferred}`)
  return join(place, name)
}
