/** A folder with the files that pages need, for tests that look at words and not at shapes. */
import { copyFile, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export async function assetsOfTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rowan-assets-'))
  for (const name of ['rowan.js', 'passkeys.js', 'icon.svg'])
    await copyFile(new URL(`./assets/${name}`, import.meta.url), join(folder, name))
  await writeFile(join(folder, 'rowan.css'), '')
  return folder
}
