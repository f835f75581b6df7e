// Makes what a browser gets: one style sheet from the design system, the scripts and one icon.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Writes them into a folder. */
export function buildStyles(folder) {
  mkdirSync(folder, { recursive: true })
  const { css } = compile(join(root, 'src', 'design-system', 'styles', 'rowan.scss'), {
    style: 'compressed',
    loadPaths: [join(root, 'node_modules')],
    quietDeps: true,
  })
  writeFileSync(join(folder, 'rowan.css'), css)
  for (const name of ['rowan.js', 'passkeys.js', 'icon.svg'])
    cpSync(join(root, 'src', 'web', 'assets', name), join(folder, name))
}
