/** `rowan policy diff`: which clauses differ between two texts of a landlord's policy, in plain words. */
import type { ClosingWait } from '../packs/closing-choice.ts'
import { nameInWords } from '../policy/in-words.ts'
import type { Clause } from '../policy/model.ts'
import { type Change, packChanges } from '../policy/pack-changes.ts'
import type { Visit } from './administer.ts'
import { readOptions, type Terminal, Unusable } from './command.ts'
import { type NamedPack, twoPacks } from './named-pack.ts'

/** By id: what of a list came, went and differs. */
function byId<T>(
  of: string,
  [before, after]: readonly [readonly T[], readonly T[]],
  idOf: (each: T) => string,
  put: (each: T) => string,
): readonly Change[] {
  const ids = [...new Set([...before, ...after].map(idOf))]
  return ids.flatMap((id): readonly Change[] => {
    const old = before.find((each) => idOf(each) === id)
    const young = after.find((each) => idOf(each) === id)
    const what = old && young ? 'changed' : young ? 'added' : 'removed'
    if (old && young && put(old) === put(young)) return []
    const says = old && young ? [`“${put(old)}” is now “${put(young)}”.`] : [`“${put((young ?? old) as T)}”`]
    return [{ what, of, id, clauses: [id], says }]
  })
}

const closingInWords = ({ notFor, orSays }: ClosingWait): string =>
  [
    'a case is not closed while this is open',
    ...(notFor.length > 0 ? [`but for ${notFor.map(nameInWords).join(', ')}`] : []),
    ...(orSays === null ? [] : [`or the closing says ${nameInWords(orSays)}`]),
  ].join(', ')

/** Everything that differs between two folders; of an edition the policy alone, as the database keeps nothing else of it. */
export function allChanges(before: NamedPack, after: NamedPack): readonly Change[] {
  const closing =
    before.closing && after.closing
      ? byId('closing', [before.closing, after.closing], ({ clause }) => clause, closingInWords)
      : []
  const words = ({ printed, says }: Clause) => `${printed}: ${says}`
  const register =
    before.clauses && after.clauses ? byId('clause', [before.clauses, after.clauses], ({ id }) => id, words) : []
  return [...packChanges(before.pack, after.pack), ...closing, ...register]
}

const headline = ({ what, of, id, clauses }: Change): string =>
  `${what} ${of}${id === of || clauses.includes(id) ? '' : ` "${id}"`}`

/** Each clause with what differs under it; last what stands under none. */
function byClause(changes: readonly Change[]): readonly (readonly [clause: string | null, readonly Change[]])[] {
  const clauses = [...new Set(changes.flatMap((change) => change.clauses))].toSorted((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  )
  const none = changes.filter((change) => change.clauses.length === 0)
  return [
    ...clauses.map((clause) => [clause, changes.filter((change) => change.clauses.includes(clause))] as const),
    ...(none.length > 0 ? [[null, none] as const] : []),
  ]
}

/** Exit: 0 nothing differs, 1 something does, as `diff` has it. */
export async function diff(visit: Visit, words: readonly string[], terminal: Terminal): Promise<number> {
  const { flags, rest } = readOptions(words, ['--json'])
  const [first, second, ...more] = rest
  if (first === undefined || second === undefined || more.length > 0)
    throw new Unusable('Name two policies: rowan policy diff BEFORE AFTER')
  const [before, after] = await twoPacks(visit, terminal, [first, second])
  const changes = allChanges(before, after)
  if (flags.has('--json')) {
    terminal.out(JSON.stringify({ before: before.name, after: after.name, changes }, null, 2))
    return changes.length > 0 ? 1 : 0
  }
  const register = new Map([...(before.clauses ?? []), ...(after.clauses ?? [])].map((each) => [each.id, each]))
  for (const [clause, own] of byClause(changes)) {
    const says = clause === null ? undefined : register.get(clause)?.says
    terminal.out(clause === null ? 'Of no clause' : `${clause}${says === undefined ? '' : ` ${says}`}`)
    for (const change of own) {
      terminal.out(`  ${headline(change)}`)
      for (const sentence of change.says) terminal.out(`    ${sentence}`)
    }
  }
  if (before.closing === null || after.closing === null)
    terminal.out('What a closing waits for and the words of clauses were not compared: an edition has the rules alone.')
  const clauses = new Set(changes.flatMap((change) => change.clauses)).size
  terminal.out(
    changes.length === 0
      ? `${before.name} and ${after.name} are the same`
      : `${before.name} to ${after.name}: ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}, of ${clauses} ${clauses === 1 ? 'clause' : 'clauses'}`,
  )
  return changes.length > 0 ? 1 : 0
}
