/** The files that a page needs beside its text: one style sheet, the scripts, one icon; read once at the start. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Asset = { readonly path: string; readonly type: string; readonly body: Buffer }

export const assets = async (folder: string): Promise<readonly Asset[]> => [
  { path: '/assets/rowan.css', type: 'text/css; charset=utf-8', body: await readFile(join(folder, 'rowan.css')) },
  { path: '/assets/rowan.js', type: 'text/javascript; charset=utf-8', body: await readFile(join(folder, 'rowan.js')) },
  {
    path: '/assets/passkeys.js',
    type: 'text/javascript; charset=utf-8',
    body: await readFile(join(folder, 'passkeys.js')),
  },
  { path: '/assets/icon.svg', type: 'image/svg+xml; charset=utf-8', body: await readFile(join(folder, 'icon.svg')) },
]
