// Bundles the sources into dist/ with esbuild, in well under a second. Packages stay outside the bundle.
import { existsSync, readdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const output = join(root, 'dist', 'rowan.mjs')

/** The newest change below some folders and files, in milliseconds. */
function newest(paths) {
  let latest = 0
  for (const path of paths) {
    const here = statSync(path)
    if (!here.isDirectory()) latest = Math.max(latest, here.mtimeMs)
    else for (const name of readdirSync(path)) latest = Math.max(latest, newest([join(path, name)]))
  }
  return latest
}

const sources = ['src', 'demo', 'package.json', 'scripts'].map((name) => join(root, name)).filter(existsSync)

/** Builds where a source is newer than the bundle. Says whether it did. A command that starts meanwhile never sees half a bundle. */
export async function buildRowan({ force = false } = {}) {
  if (!force && existsSync(output) && statSync(output).mtimeMs > newest(sources)) return false
  // What builds is read only where something is built: most starts find the bundle as it has to be.
  const { build } = await import('esbuild')
  const fresh = join(root, 'dist', `rowan.${process.pid}.mjs`)
  await build({
    entryPoints: [join(root, 'src', 'main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'external',
    footer: { js: '//# sourceMappingURL=rowan.mjs.map' },
    outfile: fresh,
    logLevel: 'error',
  })
  const styles = join(root, 'scripts', 'build-styles.mjs')
  if (existsSync(styles)) {
    const { buildStyles } = await import(pathToFileURL(styles).href)
    await buildStyles(join(root, 'dist', 'assets'))
  }
  // What an auditor takes away: one file that needs nothing else.
  await build({
    entryPoints: [join(root, 'src', 'verify', 'stand-alone.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile: join(root, 'dist', 'verify.mjs'),
    logLevel: 'error',
  })
  renameSync(`${fresh}.map`, `${output}.map`)
  renameSync(fresh, output)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildRowan({ force: true })
