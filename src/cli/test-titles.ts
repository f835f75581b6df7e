/** Reads the titles of the project's tests through the API or the browser, and the clauses that they name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { ShownBy } from '../policy/coverage.ts'
import { clausesShown } from '../policy/scenario.ts'
import { readScenarioFile, scenarioFiles } from './scenario-files.ts'

/** Where tests stand that go through a door, as a person or another system does. Tests of the rooms behind the doors show no clause. */
const THROUGH_A_DOOR = ['src/api', 'src/web', 'test']
/** Below `test`, what goes through no door: the slow oracle and the properties of judging. */
const INSIDE = ['test/oracle/', 'test/properties/']

/** `test('…'`, `it("…"`, `describe(`…`` and `test.each(…)('…'`, but nothing that is skipped. */
const TITLE =
  /(?:^|[^\w.])(?:test|it|describe)(?:\.(?!skip|todo)\w+(?:\([^()]*\))?)*\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g
/** `PD-14.3.a2`: a register's letters, then its number. */
const CLAUSE = /\b[A-Z]{2,4}-[0-9][0-9A-Za-z]*(?:\.[0-9A-Za-z]+)*/g

/** The titles in the text of a test file, and the clauses that each names; a title that names none is left out. */
export const titlesIn = (text: string): readonly { readonly title: string; readonly clauses: readonly string[] }[] =>
  [...text.matchAll(TITLE)].flatMap(([, , title = '']) => {
    const clauses = [...new Set(title.match(CLAUSE) ?? [])]
    return clauses.length > 0 ? [{ title, clauses }] : []
  })

/**
 * Everything that shows a clause: the stories, which are played through the API, by what they expect; then the tests by their
 * titles. `root` is the project's folder; without tests there, as where Rowan is only run, nothing is shown.
 */
export function testsOfClauses(root: string): readonly ShownBy[] {
  const folder = join(root, 'test', 'scenarios')
  const stories = existsSync(folder) ? scenarioFiles(folder).map(readScenarioFile) : []
  const files = THROUGH_A_DOOR.filter((place) => existsSync(join(root, place)))
    .flatMap((place) =>
      readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${place}/${name.split(sep).join('/')}`,
      ),
    )
    .filter((file) => /\.test\.tsx?$/.test(file) && !INSIDE.some((inside) => file.startsWith(inside)))
  return [
    ...stories.map((story) => ({ test: `story ${story.id}`, clauses: clausesShown(story) })),
    ...files.toSorted().flatMap((file) =>
      titlesIn(readFileSync(join(root, file), 'utf8')).map(({ title, clauses }) => ({
        test: `${file}: ${title}`,
        clauses,
      })),
    ),
  ]
}
