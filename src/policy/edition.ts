/** What makes two texts of a policy the same edition of it, and which clauses differ between two. Pure. */
import type { NormKind, Pack } from './model.ts'

/** In one order, and without the lines of the file: a comment more changes nothing that is judged. */
export const inOrder = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(inOrder)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([key, each]) => key !== 'line' && each !== undefined)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, each]) => [key, inOrder(each)]),
        )
      : value

/** A pack as text: the same for the same rules, however its file is laid out. */
export const editionText = (pack: Pack): string => JSON.stringify(inOrder(pack))

const DUTY = ['when', 'do', 'within', 'stated', 'again', 'stopsWhen', 'waivable', 'survivesClosure']

/** What every norm of a kind says, and every pack: an edition that an older release recorded may lack some of it. */
const SAID: Readonly<Record<NormKind, readonly string[]>> = {
  duty: DUTY,
  offer: DUTY,
  sign: DUTY,
  gate: ['before', 'needs', 'fieldAny', 'forByAct', 'until'],
  never: ['acts', 'remediedBy'],
  limit: ['acts', 'atMost', 'deviation'],
  record: ['when', 'must'],
  every: ['do', 'atLeast', 'stated'],
  hold: ['startsOn', 'length', 'forbids', 'extend', 'endsEarlyOn'],
}
const SAID_OF_ALL = [
  ...['id', 'version', 'landlord', 'inForce', 'calendar', 'safeContactClause', 'safeContactOverride', 'norms'],
  ...['interpretations', 'tensions', 'errata', 'imports', 'silences'],
]

/** An edition as it was recorded. Null where it was recorded by a release whose language of policy was another one. */
export function packOfEdition(recorded: string): Pack | null {
  const pack = JSON.parse(recorded) as Pack
  const isWhole =
    SAID_OF_ALL.every((key) => key in pack) &&
    pack.norms.every((norm) => ['id', 'cite', ...(SAID[norm.kind] ?? ['none'])].every((key) => key in norm))
  return isWhole ? pack : null
}

type Cited = { readonly text: string; readonly clauses: readonly string[] }

/** Everything of a pack that stands under clauses, by a name of its own. */
function citedIn(pack: Pack): ReadonlyMap<string, Cited> {
  const text = (each: unknown) => JSON.stringify(inOrder(each))
  return new Map([
    ...pack.norms.map((norm): [string, Cited] => [
      `norm ${norm.id}`,
      { text: text(norm), clauses: norm.cite.map(({ clause }) => clause) },
    ]),
    ...[pack.interpretations, pack.tensions, pack.errata].flatMap((notes, part) =>
      notes.map((note): [string, Cited] => [`${part} ${note.id}`, { text: text(note), clauses: note.clauses }]),
    ),
  ])
}

/**
 * The clauses whose norms, readings, tensions or slips differ between two editions, in alphabetical order. Empty where what differs is
 * about no clause: the calendar, or the hour at which work ends.
 */
export function changedClauses(before: Pack, after: Pack): readonly string[] {
  const [old, young] = [citedIn(before), citedIn(after)]
  const changed = [...new Set([...old.keys(), ...young.keys()])].filter(
    (name) => old.get(name)?.text !== young.get(name)?.text,
  )
  return [
    ...new Set(changed.flatMap((name) => [old.get(name), young.get(name)].flatMap((each) => each?.clauses ?? []))),
  ].toSorted()
}
