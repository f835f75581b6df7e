/** `rowan policy coverage` as a policy officer meets it: which clauses have a test, and which have none. */
import { expect, test } from 'vitest'
import { projectRoot } from '../packs/project-root.ts'
import { showCoverage } from './policy-coverage.ts'
import { testsOfClauses, titlesIn } from './test-titles.ts'

const ROOT = projectRoot()

function cover(...words: readonly string[]) {
  const out: string[] = []
  const error: string[] = []
  const code = showCoverage(words, {
    root: ROOT,
    explains: false,
    out: (line) => out.push(line),
    error: (line) => error.push(line),
  })
  return { code, out: out.join('\n'), error: error.join('\n') }
}

test('a title is read with the clauses that it names, however the test is written', () => {
  const text = [
    `test('PD-13.b: a child is a victim', () => {})`,
    `  it.for(rows)("shows VIV-4.1.a2 and MHA-4.2.10.c1, each once: VIV-4.1.a2", () => {})`,
    "describe(`WHG-2.15.a1's single offer`, () => {})",
    `test('somebody\\'s CBC-5.5.f', () => {})`,
    `test('names nothing', () => {})`,
  ].join('\n')
  expect(titlesIn(text).map((each) => each.clauses)).toEqual([
    ['PD-13.b'],
    ['VIV-4.1.a2', 'MHA-4.2.10.c1'],
    ['WHG-2.15.a1'],
    ['CBC-5.5.f'],
  ])
})

test('what is skipped, or is no test, shows nothing', () => {
  const text = [
    `test.skip('PD-13.b: later', () => {})`,
    `it.todo('PD-13.b')`,
    `contest('PD-13.b', () => {})`,
    `const title = 'PD-13.b'`,
  ].join('\n')
  expect(titlesIn(text)).toEqual([])
})

test('the stories are among the tests, by what they expect, and never by what they expect to be absent', () => {
  const tests = testsOfClauses(ROOT)
  expect(tests).toContainEqual({ test: 'story r-viv-just-before-close', clauses: ['VIV-4.1.a2'] })
  expect(tests.find((each) => each.test === 'story cbc-5-2-c-not-owed')?.clauses ?? []).not.toContain('CBC-5.2.c')
})

test('a test of a room behind the doors shows no clause', () => {
  const files = testsOfClauses(ROOT).map((each) => each.test)
  expect(files.filter((file) => /^(src\/(?!api|web)|test\/(oracle|properties))/.test(file))).toEqual([])
})

test('each clause is printed with its tests, and the count of A clauses that have one', () => {
  const { code, out } = cover('vivid', '--tests')
  expect(code).toBe(0)
  expect(out).toMatch(/^VIV-4\.1\.a2 +A norms +contact-victim.*\n +story /m)
  expect(out).toMatch(/^vivid: \d+ of 43 A clauses have a test$/m)
})

test('a run that wants every A clause tested fails, with their names, as long as one has none', () => {
  const shown = new Set(testsOfClauses(ROOT).flatMap((each) => each.clauses))
  const { code, out, error } = cover('--every-a-tested', '--summary')
  const [, tested, all] = /All: (\d+) of (\d+) A clauses/.exec(out) ?? []
  expect(all).toBe('299')
  expect(code).toBe(tested === all ? 0 : 1)
  for (const [clause = ''] of error.matchAll(/[A-Z]+-\d\S*/g)) expect(shown).not.toContain(clause.replace(/,$/, ''))
})
