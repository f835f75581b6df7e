/** Finds and reads scenario files. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readScenario, type Scenario } from '../policy/scenario.ts'
import { Unusable } from './command.ts'

/** The scenario files that a path names: itself, or all the JSON files below a folder. */
export function scenarioFiles(path: string): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => join(path, name))
  } catch {
    throw new Unusable(`${path}: there is no such file`)
  }
}

/** Reads one scenario. Throws `Unusable` with the file and every problem. */
export function readScenarioFile(file: string): Scenario {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Unusable(`${file}: cannot be read`)
  }
  const read = readScenario(text)
  if (!read.ok) throw new Unusable(read.problems.map((problem) => `${file}: ${problem}`).join('\n'))
  return read.scenario
}
