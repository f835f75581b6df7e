// `npm test`: format and lint, generated files, types, build, policies, stories, then every test. Says which files took longest, and ends with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getTestTools } from './test-tools.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => join(root, 'node_modules', '.bin', name)

/** Runs one check, and says whether it passed. */
function step(title, command, words, env = {}) {
  const started = Date.now()
  const { status } = spawnSync(command, words, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${title} (${seconds} s)\n`)
  return status === 0
}

const tools = getTestTools((line) => process.stdout.write(`${line}\n`))
const checks = [
  ['Format and lint', bin('biome'), ['check', '--error-on-warnings']],
  ['Types', bin('tsc'), []],
  ['Generated files are up to date', process.execPath, ['scripts/check-generated.mjs']],
  ['Build', process.execPath, ['scripts/build.mjs']],
  ['Policies are sound', process.execPath, ['bin/rowan', 'policy', 'check']],
  [
    'Every clause is claimed once, every A clause has a test',
    process.execPath,
    ['bin/rowan', 'policy', 'coverage', '--summary', '--every-a-tested'],
  ],
  ['Every story comes out right', process.execPath, ['bin/rowan', 'simulate', 'test/scenarios', '--check']],
]
const failed = checks.filter((check) => !step(...check)).length

const results = join(root, 'test-results', 'vitest.json')
rmSync(results, { force: true })
mkdirSync(join(root, 'test-results'), { recursive: true })
const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${results}`]
const isClean = step('Tests', bin('vitest'), ['run', ...reporters, ...process.argv.slice(2)], tools)
const told = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined
const seconds = ({ startTime, endTime }) => (endTime - startTime) / 1000
const slowest = (told?.testResults ?? []).toSorted((a, b) => seconds(b) - seconds(a)).slice(0, 12)
for (const file of slowest)
  process.stdout.write(`${seconds(file).toFixed(0).padStart(6)} s ${relative(root, file.name)}\n`)
const failedTests = Math.max(told?.numFailedTests ?? 0, isClean ? 0 : 1)
const total = {
  passed: told?.numPassedTests ?? 0,
  failed: failedTests + failed,
  skipped: (told?.numPendingTests ?? 0) + (told?.numTodoTests ?? 0),
}
process.stdout.write(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`,
)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
