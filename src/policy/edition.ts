/** What makes two texts of a policy the same edition of it, and which clauses differ between two. Pure. */
import type { Pack } from './model.ts'

/** In one order, and without the lines of the file: a comment more changes nothing that is judged. */
const inOrder = (value: unknown): unknown =>
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
