/** `rowan policy check | coverage | explain | mutate | diff | replay`: a policy looked at as a program is. */
import { loadHolidays } from '../packs/load-holidays.ts'
import { loadLaw } from '../packs/load-law.ts'
import { loadOrganisation } from '../packs/load-organisation.ts'
import { loadPolicy } from '../packs/load-policies.ts'
import { compile } from '../policy/compile.ts'
import { coverage } from '../policy/coverage.ts'
import { ruleInWords } from '../policy/explain.ts'
import type { Clause, Norm, Pack, Pattern } from '../policy/model.ts'
import type { Visit } from './administer.ts'
import { type Command, readOptions, type Terminal, Unusable } from './command.ts'
import { namedLandlords } from './landlord-policies.ts'
import { NAMED_PACK } from './named-pack.ts'
import { showCoverage } from './policy-coverage.ts'
import { diff } from './policy-diff.ts'
import { mutate } from './policy-mutate.ts'
import { REPLAY_HELP, replay } from './policy-replay.ts'

/** The clauses of a norm that can be open on a case. */
const dutiesOf = (norm: Norm): readonly string[] =>
  norm.kind === 'duty' || norm.kind === 'offer' ? norm.cite.map(({ clause }) => clause) : []

function check(words: readonly string[], terminal: Terminal): number {
  const { rest } = readOptions(words, [])
  const rows = Object.values(loadLaw(terminal.root)).flat()
  terminal.out(`law: ${rows.length} rows, ${rows.filter((row) => !row.verified).length} still to verify: sound`)
  for (const id of namedLandlords(terminal, rest)) {
    const { packs, clauses } = loadPolicy(terminal.root, id)
    const { closing } = loadOrganisation(terminal.root, id)
    const owed = new Set(packs.flatMap(({ norms: all }) => all.flatMap(dutiesOf)))
    const idle = closing.find(({ clause }) => !owed.has(clause))
    if (idle) throw new Unusable(`${id}: organisation.yaml: closing waits for ${idle.clause}, which asks for nothing`)
    compile(packs, loadHolidays(terminal.root))
    const norms = packs.reduce((sum, pack) => sum + pack.norms.length, 0)
    terminal.out(`${id}: ${packs.length} version, ${norms} norms, ${clauses.length} clauses: sound`)
  }
  return 0
}

const patterns = (list: readonly Pattern[]) =>
  list
    .map(
      (each) =>
        `${each.event}${each.where ? ` ${JSON.stringify(each.where)}` : ''}${each.by ? ` by ${each.by.join(' or ')}` : ''}`,
    )
    .join('; or ')

function explainNorm(pack: Pack, norm: Norm): readonly string[] {
  switch (norm.kind) {
    case 'duty':
    case 'offer':
    case 'sign':
      return [
        `when ${patterns(norm.when)}`,
        `met by ${patterns(norm.do)}`,
        ruleInWords(norm.within, pack.calendar.close),
        ...(norm.per ? [`for each ${norm.per.field}`] : []),
      ]
    case 'gate':
      return [`before ${patterns(norm.before)}`, ...norm.needs.map((need) => `needs ${patterns(need.any)}`)]
    case 'never':
      return [`never ${patterns(norm.acts)}`]
    case 'limit':
      return [`at most ${norm.atMost} ${patterns(norm.acts)}`]
    case 'record':
      return [`${patterns(norm.when)} must record ${norm.must.join(', ')}`]
    case 'every':
      return [`again and again ${patterns(norm.do)}`]
    case 'hold':
      return [`from ${patterns(norm.startsOn)}`, `forbids ${patterns(norm.forbids)}`]
    default:
      return norm satisfies never
  }
}

function explainClause(terminal: Terminal, pack: Pack, clause: Clause): void {
  terminal.out(`${clause.id} (${pack.id} ${pack.version}, clause ${clause.printed})`)
  terminal.out(`  ${clause.says}`)
  for (const norm of pack.norms)
    if (norm.cite.some((cite) => cite.clause === clause.id))
      terminal.out(`  ${norm.kind} "${norm.id}": ${explainNorm(pack, norm).join('. ')}`)
  if (clause.claim.by !== 'norms')
    terminal.out(`  ${coverage(pack, [clause]).rows[0]?.by}: ${coverage(pack, [clause]).rows[0]?.detail}`)
  for (const each of pack.interpretations)
    if (each.clauses.includes(clause.id)) terminal.out(`  Reading ${each.id}: ${each.reads} (${each.decidedBy})`)
  for (const each of pack.tensions)
    if (each.clauses.includes(clause.id)) terminal.out(`  Tension ${each.id}, for the ${each.shownTo}: ${each.reads}`)
  for (const each of pack.errata) if (each.clauses.includes(clause.id)) terminal.out(`  Slip ${each.id}: ${each.notes}`)
}

function explain(words: readonly string[], terminal: Terminal): number {
  const { rest } = readOptions(words, [])
  if (rest.length === 0) throw new Unusable('Name a clause, such as PD-7.a')
  for (const wanted of rest) {
    const found = namedLandlords(terminal, [])
      .map((id) => loadPolicy(terminal.root, id))
      .flatMap(({ packs, clauses }) =>
        packs.flatMap((pack) => clauses.filter((clause) => clause.id === wanted).map((clause) => ({ pack, clause }))),
      )
    if (found.length === 0) throw new Unusable(`No register has a clause "${wanted}"`)
    for (const { pack, clause } of found) explainClause(terminal, pack, clause)
  }
  return 0
}

export const policy = (visit: Visit): Command => ({
  name: 'policy',
  does: 'Check policies, show how each clause is covered, explain one, mutate them, compare two, or replay cases by two',
  usage: `rowan policy check [LANDLORD...]
rowan policy coverage [LANDLORD...] [--planned] [--tests] [--untested] [--every-a-tested] [--summary] [--json]
rowan policy explain CLAUSE...
rowan policy mutate [LANDLORD...] [--survivors] [--json]
rowan policy diff BEFORE AFTER [--json]

diff: which clauses differ, and how. Exit: 0 nothing differs, 1 something does, 2 it could not be compared.

${REPLAY_HELP}

${NAMED_PACK}`,
  onlyPrints: true,
  run(words, terminal) {
    const [name, ...rest] = words
    switch (name) {
      case 'check':
        return check(rest, terminal)
      case 'coverage':
        return showCoverage(rest, terminal)
      case 'explain':
        return explain(rest, terminal)
      case 'mutate':
        return mutate(rest, terminal)
      case 'diff':
        return diff(visit, rest, terminal)
      case 'replay':
        return replay(visit, rest, terminal)
      default:
        throw new Unusable(`policy: say check, coverage, explain, mutate, diff or replay`)
    }
  },
})
