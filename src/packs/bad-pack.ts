/** Thrown when data that Rowan runs on cannot be read: it refuses to start on half a policy. */
import type { PackProblem } from '../policy/read-pack.ts'

export class BadPack extends Error {
  readonly problems: readonly PackProblem[]
  constructor(problems: readonly PackProblem[]) {
    super(problems.map((each) => `${each.file}:${each.line}: ${each.reason}`).join('\n'))
    this.name = 'BadPack'
    this.problems = problems
  }
}
