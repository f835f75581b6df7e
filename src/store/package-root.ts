/** Where Rowan's own folder is, both from the sources and from the built bundle. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of `package.json` above this code. Data that is shipped (policies, migrations) is found from there. */
export function packageRoot(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at
    if (at === dirname(at)) throw new Error('Rowan cannot find its own folder: package.json is missing.')
  }
}
