/** `rowan simulate`: plays stories against a landlord's policy, without a database. */
import { differences, type Played, play } from '../policy/play.ts'
import type { Scenario } from '../policy/scenario.ts'
import { type Command, readOptions, type Terminal, Unusable } from './command.ts'
import { type CompiledLandlord, compiledLandlord } from './landlord-policies.ts'
import { readScenarioFile, scenarioFiles } from './scenario-files.ts'

function tell(terminal: Terminal, scenario: Scenario, played: Played): void {
  terminal.out(`${played.id}: ${scenario.title} (${played.policy.pack} ${played.policy.version})`)
  const entry = (n: number | null) => (n === null ? '' : ` entry ${n}`)
  for (const duty of [...played.duties, ...played.signs])
    terminal.out(
      `  ${duty.kind.padEnd(5)} ${duty.state.padEnd(10)} ${duty.late ? 'LATE ' : '     '} ${duty.due ?? 'no time stated  '} ${duty.why}`,
    )
  for (const each of played.refused)
    terminal.out(
      `  refused   entry ${each.n}: ${each.clauses.join(', ')}${each.missing.length ? `, missing ${each.missing.join(', ')}` : ''}`,
    )
  for (const each of played.breaches)
    terminal.out(`  breach   ${entry(each.n)}: ${each.clauses.join(', ')}${each.remedied ? ', remedied' : ''}`)
  for (const each of played.holds)
    terminal.out(`  hold      ${each.state}: ${each.clauses.join(', ')} from ${each.from} until ${each.until}`)
}

/** The landlord of a story; the story's file is named where there is no such landlord. */
function landlordOf(terminal: Terminal, file: string, id: string): CompiledLandlord {
  try {
    return compiledLandlord(terminal, id)
  } catch (error) {
    throw error instanceof Unusable ? new Unusable(`${file}: policy: ${error.message}`) : error
  }
}

export const simulate: Command = {
  name: 'simulate',
  does: 'Play stories against a policy, and say what it asks, refuses and marks',
  usage: `rowan simulate FILE... [--check] [--json]

FILE is a scenario (JSON), or a folder of them.
--json   print the answer as JSON: one object for one file, one object a line for several
--check  compare with what each scenario expects; exit code 1 when one differs`,
  onlyPrints: true,
  run(words, terminal) {
    const { flags, rest } = readOptions(words, ['--check', '--json'])
    const files = rest.flatMap(scenarioFiles)
    if (files.length === 0) throw new Unusable('Name at least one scenario file')
    const landlords = new Map<string, CompiledLandlord>()
    const scenarios = files.map((file) => ({ file, scenario: readScenarioFile(file) }))
    let failed = 0
    for (const { file, scenario } of scenarios) {
      const landlord = landlords.get(scenario.policy) ?? landlordOf(terminal, file, scenario.policy)
      landlords.set(scenario.policy, landlord)
      const played = play(landlord.policy, scenario)
      if (flags.has('--json'))
        terminal.out(files.length === 1 ? JSON.stringify(played, null, 2) : JSON.stringify(played))
      else if (!flags.has('--check')) tell(terminal, scenario, played)
      if (!flags.has('--check')) continue
      const wrong = differences(scenario, played)
      if (wrong.length > 0) failed++
      for (const each of wrong) terminal.error(`${file}: ${each.what}`)
    }
    if (flags.has('--check')) {
      const summary = `${files.length - failed} passed, ${failed} failed`
      if (flags.has('--json')) terminal.error(summary)
      else terminal.out(summary)
    }
    return failed > 0 ? 1 : 0
  },
}
