/** What somebody keeps of checkpoints: a folder of the files that Rowan wrote, or of saved e-mails, with any folders in it. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Held } from './trusted-checkpoints.ts'

/** A checkpoint in a text that may be longer, as an e-mail is. */
const ANYWHERE = /^rowan\/[a-z0-9-]+\n\d+\n[\s\S]*?\n\n— rowan [A-Za-z0-9+/=]+$/gm

/** An e-mail's body may be written in quoted-printable or base64; both are undone here. */
function plain(text: string): string {
  const lines = text.replaceAll('\r\n', '\n')
  if (/^content-transfer-encoding:\s*quoted-printable/im.test(lines))
    return Buffer.from(
      lines
        .replaceAll('=\n', '')
        .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString('utf8')
  if (/^content-transfer-encoding:\s*base64/im.test(lines))
    return Buffer.from(lines.slice(lines.indexOf('\n\n')), 'base64').toString('utf8')
  return lines
}

const filesIn = (path: string): readonly string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesIn(join(path, name))) : [path]

/** Throws where the folder cannot be read. */
export const heldIn = (path: string): Held => ({
  place: path,
  texts: filesIn(path).flatMap((file) =>
    [...plain(readFileSync(file, 'utf8')).matchAll(ANYWHERE)].map(([text]) => `${text}\n`),
  ),
})
