// `npm run proof`: runs every proof in test/proof at its full size and prints the results into docs/proof.md.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getTestTools } from './test-tools.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = mkdtempSync(join(tmpdir(), 'rowan-proof-'))
const tools = getTestTools((line) => process.stdout.write(`${line}\n`))
const chosen = process.argv.slice(2)
const { status } = spawnSync(
  join(root, 'node_modules', '.bin', 'vitest'),
  ['run', '--testTimeout=3600000', '--hookTimeout=600000', ...(chosen.length > 0 ? chosen : ['test/proof'])],
  { cwd: root, stdio: 'inherit', env: { ...process.env, ...tools, ROWAN_PROOF: results } },
)
const fresh = new Map(readdirSync(results).map((name) => [name, readFileSync(join(results, name), 'utf8').trim()]))
rmSync(results, { recursive: true })

// A run of some proofs alone keeps the sections of the others.
const file = join(root, 'docs', 'proof.md')
const MARK = /^<!-- (\S+) -->$/
const sections = new Map()
let name
for (const line of readFileSync(file, 'utf8').split('\n')) {
  name = MARK.exec(line)?.[1] ?? name
  if (name === undefined || MARK.test(line)) continue
  sections.set(name, `${sections.get(name) ?? ''}${line}\n`)
}
for (const [each, text] of fresh) sections.set(each, text)
const day = new Date().toISOString().slice(0, 10)
const head = `# What was proved

Printed by \`npm run proof\`; every proof is a file of \`test/proof\`, and runs in small in \`npm test\`. Last run on ${day}, on ${cpus().length} cores, Node ${process.versions.node}.
`
const body = [...sections]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([each, text]) => `<!-- ${each} -->\n${text.trim()}\n`)
writeFileSync(file, [head, ...body].join('\n'))
process.stdout.write(`${fresh.size} sections printed into docs/proof.md\n`)
process.exitCode = status ?? 1
