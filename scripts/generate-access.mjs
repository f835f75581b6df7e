// Writes docs/access.md from the access table.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export const accessPage = new URL('../docs/access.md', import.meta.url)
const source = fileURLToPath(new URL('../src/access/access-document.ts', import.meta.url))

/** The page as the table says it now. */
export async function accessText() {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  const code = Buffer.from(outputFiles[0].contents).toString('base64')
  const { accessDocument } = await import(`data:text/javascript;base64,${code}`)
  return accessDocument()
}

export const writtenAccess = () => readFileSync(accessPage, 'utf8')

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(accessPage, await accessText())
