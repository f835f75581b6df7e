/** Composes Rowan: the only file that knows everything. */
import { policy } from './cli/policy.ts'
import { run } from './cli/run.ts'
import { simulate } from './cli/simulate.ts'
import { projectRoot } from './packs/project-root.ts'

process.exitCode = await run([simulate, policy], process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
  root: projectRoot(),
})
