// `npm run bench`: bundles bench/main.ts as Rowan itself is bundled, and runs it.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const outfile = join(root, 'dist', 'bench.mjs')
await build({
  entryPoints: [join(root, 'bench', 'main.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  outfile,
  logLevel: 'error',
})
const words = ['--expose-gc', outfile, ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' })
process.exitCode = status ?? 1
