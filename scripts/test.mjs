// `npm test`: format and lint, generated files, types, build, policies, stories, then every test. Ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getTestTools } from './test-tools.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => join(root, 'node_modules', '.bin', name)
let failed = 0

function step(title, command, words, env = {}) {
  const started = Date.now()
  const { status } = spawnSync(command, words, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${title} (${seconds} s)\n`)
  if (status !== 0) failed++
}

const tools = getTestTools((line) => process.stdout.write(`${line}\n`))
step('Format and lint', bin('biome'), ['check', '--error-on-warnings'])
step('Types', bin('tsc'), [])
step('Build', process.execPath, ['scripts/build.mjs'])
step('Policies are sound', process.execPath, ['bin/rowan', 'policy', 'check'])
step('Every clause is claimed once', process.execPath, ['bin/rowan', 'policy', 'coverage', '--summary'])
step('Every story comes out right', process.execPath, ['bin/rowan', 'simulate', 'test/scenarios', '--check'])

const results = join(root, 'test-results', 'vitest.json')
mkdirSync(join(root, 'test-results'), { recursive: true })
step('Tests', bin('vitest'), ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${results}`, ...process.argv.slice(2)], tools)
const told = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 }
const total = { passed: told.numPassedTests, failed: told.numFailedTests + failed, skipped: told.numPendingTests }
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
