/** `rowan policy coverage`: each clause, what claims it, and the tests through the API or the browser that show it. */
import { loadPolicy } from '../packs/load-policies.ts'
import { type CoverageRow, coverage } from '../policy/coverage.ts'
import { readOptions, type Terminal } from './command.ts'
import { namedLandlords } from './landlord-policies.ts'
import { testsOfClauses } from './test-titles.ts'

const KINDS = ['norms', 'definition', 'access', 'feature', 'evidence', 'not-modelled', 'planned'] as const
const FLAGS = ['--json', '--planned', '--summary', '--tests', '--untested', '--every-a-tested']

const plannedLast = (a: CoverageRow, b: CoverageRow) => Number(a.by === 'planned') - Number(b.by === 'planned')

/** Prints the table. Fails for a register that is not sound, and with `--every-a-tested` for an A clause that no test shows. */
export function showCoverage(words: readonly string[], terminal: Terminal): number {
  const { flags, rest } = readOptions(words, FLAGS)
  const shownBy = testsOfClauses(terminal.root)
  const total = Object.fromEntries(KINDS.map((kind) => [kind, 0]))
  const untested: string[] = []
  let rows = 0
  let first = 0
  let problems = 0
  for (const id of namedLandlords(terminal, rest)) {
    const { packs, clauses } = loadPolicy(terminal.root, id)
    const newest = packs.at(-1)
    if (!newest) continue
    const covered = coverage(newest, clauses, shownBy)
    const firstHere = covered.rows.filter((row) => row.priority === 'A').length
    for (const kind of KINDS) total[kind] = (total[kind] ?? 0) + covered.counts[kind]
    rows += covered.rows.length
    first += firstHere
    untested.push(...covered.untested)
    problems += covered.problems.length
    for (const problem of covered.problems) terminal.error(`${id}: ${problem}`)
    if (flags.has('--json')) {
      terminal.out(JSON.stringify({ landlord: id, ...covered }))
      continue
    }
    for (const row of flags.has('--summary') ? [] : covered.rows.toSorted(plannedLast)) {
      if (flags.has('--planned') && row.by !== 'planned') continue
      if (flags.has('--untested') && !covered.untested.includes(row.clause)) continue
      terminal.out(`${row.clause.padEnd(14)} ${row.priority} ${row.by.padEnd(13)} ${row.detail}`)
      if (flags.has('--tests')) for (const test of row.tests) terminal.out(`${' '.repeat(17)}${test}`)
    }
    const summary = KINDS.map((kind) => `${kind} ${covered.counts[kind]}`).join(', ')
    terminal.out(`${id}: ${covered.rows.length} clauses, each claimed once: ${summary}`)
    terminal.out(`${id}: ${firstHere - covered.untested.length} of ${firstHere} A clauses have a test\n`)
  }
  if (!flags.has('--json')) {
    terminal.out(`All: ${rows} clauses: ${KINDS.map((kind) => `${kind} ${total[kind]}`).join(', ')}; unclaimed 0`)
    terminal.out(`All: ${first - untested.length} of ${first} A clauses have a test through the API or the browser`)
  }
  const isMissing = flags.has('--every-a-tested') && untested.length > 0
  if (isMissing) terminal.error(`No test shows ${untested.join(', ')}`)
  return isMissing || problems > 0 ? 1 : 0
}
