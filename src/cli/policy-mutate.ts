/** `rowan policy mutate`: changes each leaf of a pack, and counts the changes that no scenario notices. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { compile } from '../policy/compile.ts'
import { isBinding, type Mutant, mutants } from '../policy/mutate.ts'
import { differences, play } from '../policy/play.ts'
import type { Scenario } from '../policy/scenario.ts'
import { readOptions, type Terminal } from './command.ts'
import { compiledLandlord, namedLandlords } from './landlord-policies.ts'
import { readScenarioFile, scenarioFiles } from './scenario-files.ts'

type Score = { caught: number; all: number; equivalent: number }

/** Clauses that a scenario's expectation names: only these can convict a mutant. */
const named = (scenario: Scenario): ReadonlySet<string> =>
  new Set([...Object.values(scenario.expect).flat()].map((each) => (typeof each === 'string' ? each : each.clause)))

/** Mutants that change nothing that can be seen, each with its argument: `norm: {change: why}`. */
function equivalents(root: string): ReadonlySet<string> {
  const file = join(root, 'test', 'scenarios', 'equivalent.yaml')
  if (!existsSync(file)) return new Set()
  const listed: unknown = parse(readFileSync(file, 'utf8'))
  const items = Array.isArray(listed) ? listed : []
  return new Set(items.map((item) => `${item.landlord} ${item.norm} ${item.change}`))
}

export function mutate(words: readonly string[], terminal: Terminal): number {
  const { flags, rest } = readOptions(words, ['--json', '--survivors'])
  const scenarios = scenarioFiles(join(terminal.root, 'test', 'scenarios')).map(readScenarioFile)
  const known = equivalents(terminal.root)
  let bindingSurvivors = 0
  for (const id of namedLandlords(terminal, rest)) {
    const { landlord, holidays } = compiledLandlord(terminal, id)
    const pack = landlord.packs.at(-1)
    if (!pack) continue
    const own = scenarios
      .filter((scenario) => scenario.policy === id)
      .map((scenario) => ({ scenario, clauses: named(scenario) }))
    const binding: Score = { caught: 0, all: 0, equivalent: 0 }
    const others: Score = { caught: 0, all: 0, equivalent: 0 }
    const survivors: Mutant[] = []
    for (const mutant of mutants(pack)) {
      const score = isBinding(mutant) ? binding : others
      if (known.has(`${id} ${mutant.norm} ${mutant.change}`)) {
        score.equivalent++
        continue
      }
      score.all++
      const policy = compile([...landlord.packs.slice(0, -1), mutant.pack], holidays)
      const caught = own.some(
        ({ scenario, clauses }) =>
          mutant.clauses.some((clause) => clauses.has(clause)) &&
          differences(scenario, play(policy, scenario)).some((each) => mutant.clauses.includes(each.clause)),
      )
      if (caught) score.caught++
      else survivors.push(mutant)
    }
    bindingSurvivors += binding.all - binding.caught
    const told = (score: Score) =>
      `${score.caught} of ${score.all} caught${score.equivalent ? ` (${score.equivalent} equivalent, argued)` : ''}`
    if (flags.has('--json'))
      terminal.out(
        JSON.stringify({
          landlord: id,
          binding,
          others,
          survivors: survivors.map(({ norm, change, clauses }) => ({ norm, change, clauses })),
        }),
      )
    else {
      terminal.out(
        `${id}: gates, prohibitions, holds, limits, record rules and stated times ${told(binding)}; the rest ${told(others)}`,
      )
      for (const mutant of survivors)
        if (isBinding(mutant) || flags.has('--survivors'))
          terminal.out(
            `  ${isBinding(mutant) ? '!' : ' '} ${mutant.clauses.join(', ')} ${mutant.norm}: ${mutant.change}`,
          )
    }
  }
  return bindingSurvivors > 0 ? 1 : 0
}
