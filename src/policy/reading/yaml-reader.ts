/** Reads YAML node by node, so that every problem names the file and the line. Knows nothing of policies. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml'

export type PackProblem = { readonly file: string; readonly line: number; readonly reason: string }

export type Reader = {
  readonly file: string
  readonly problems: PackProblem[]
  readonly lines: LineCounter
}

/** Parses a text as YAML 1.2 core. The root is null where it is not even a map. */
export function openYaml(text: string, file: string): { readonly reader: Reader; readonly root: YAMLMap | null } {
  const lines = new LineCounter()
  const reader: Reader = { file, problems: [], lines }
  const document = parseDocument(text, { version: '1.2', schema: 'core', lineCounter: lines, uniqueKeys: true })
  for (const error of document.errors)
    reader.problems.push({
      file,
      line: lines.linePos(error.pos[0]).line,
      reason: error.message.split('\n')[0] ?? 'not YAML',
    })
  const root = document.contents
  if (!isMap(root)) {
    if (reader.problems.length === 0) reader.problems.push({ file, line: 1, reason: 'must be a map of keys' })
    return { reader, root: null }
  }
  return { reader, root }
}

export const lineOf = (reader: Reader, node: unknown): number => {
  const range = (node as Node | null)?.range
  return range ? reader.lines.linePos(range[0]).line : 1
}

export function complain(reader: Reader, node: unknown, reason: string): void {
  reader.problems.push({ file: reader.file, line: lineOf(reader, node), reason })
}

/** The keys of a map, complaining of those that are not among the known ones. */
export function fieldsOf(
  reader: Reader,
  node: unknown,
  known: readonly string[],
  what: string,
): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>()
  if (!isMap(node)) {
    complain(reader, node, `${what} must be a map of keys`)
    return fields
  }
  for (const pair of node.items) {
    const name = isScalar(pair.key) ? String(pair.key.value) : ''
    if (known.includes(name)) fields.set(name, pair.value)
    else complain(reader, pair.key, `${what} has no key "${name}"; known are ${known.join(', ')}`)
  }
  return fields
}

/** All pairs of a map whose keys are not known beforehand. */
export function pairsOf(reader: Reader, node: unknown, what: string): readonly (readonly [string, unknown])[] {
  if (!isMap(node)) {
    complain(reader, node, `${what} must be a map of keys`)
    return []
  }
  return node.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair.value] as const)
}

/** The items of a list; a single value stands for a list of one. */
export function itemsOf(node: unknown): readonly unknown[] {
  if (node === undefined || node === null) return []
  if (isSeq(node)) return node.items
  return [node]
}

/** A text. A bare number, date or time is refused: quoted, `"4.10"` stays 4.10. */
export function textOf(reader: Reader, node: unknown, what: string): string {
  const value = isScalar(node) ? node.value : undefined
  if (typeof value === 'string') {
    const bare = isScalar(node) && node.type === 'PLAIN'
    if (bare && /^\d[\d.:-]*$/.test(value)) complain(reader, node, `${what}: write "${value}" in quotation marks`)
    return value
  }
  if (typeof value === 'number') {
    const source = isScalar(node) && typeof node.source === 'string' ? node.source : String(value)
    complain(reader, node, `${what}: write "${source}" in quotation marks, or YAML reads it as the number ${value}`)
  } else complain(reader, node, `${what} must be a text`)
  return ''
}

export function wholeOf(reader: Reader, node: unknown, what: string): number {
  const value = isScalar(node) ? node.value : undefined
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
  complain(reader, node, `${what} must be a whole number`)
  return 0
}

export function yesOrNoOf(reader: Reader, node: unknown, what: string): boolean {
  const value = isScalar(node) ? node.value : undefined
  if (typeof value !== 'boolean') complain(reader, node, `${what} must be true or false`)
  return value === true
}

/** One of some words; complains and takes the first where it is none of them. */
export function oneOf<T extends string>(reader: Reader, node: unknown, words: readonly T[], what: string): T {
  const value = isScalar(node) ? node.value : undefined
  const found = words.find((word) => word === value)
  if (found !== undefined) return found
  complain(
    reader,
    node,
    `${what}: "${String(value)}" is not known${words.length < 15 ? `; known are ${words.join(', ')}` : ''}`,
  )
  return words[0] as T
}
