/** What a command of `rowan` is: its help, and what it does. Commands return an exit code and print through what they are given. */
export type Command = {
  readonly name: string
  /** One line for the list of commands. */
  readonly does: string
  /** How it is called, with its options. */
  readonly usage: string
  /** It changes nothing, and has nothing open by its first line: it may end at any line, when nobody reads the next. */
  readonly onlyPrints?: true
  readonly run: (words: readonly string[], terminal: Terminal) => Promise<number> | number
}

export type Terminal = {
  readonly out: (line: string) => void
  readonly error: (line: string) => void
  /** The project's folder: where the policies and the law are. */
  readonly root: string
  /** True where a fault is told with all that the program knows of it. */
  readonly explains: boolean
}

/** Thrown for a call that cannot be carried out: one clear line, exit code 2. */
export class Unusable extends Error {}

export type Options = { readonly flags: ReadonlySet<string>; readonly rest: readonly string[] }

/** Takes flags (`--json`) and other words apart. Throws `Unusable` for a flag that the command does not have. */
export function readOptions(words: readonly string[], known: readonly string[]): Options {
  const flags = new Set<string>()
  const rest: string[] = []
  for (const word of words) {
    if (!word.startsWith('--')) rest.push(word)
    else if (known.includes(word)) flags.add(word)
    else throw new Unusable(`There is no option ${word}; known are ${known.join(', ') || 'none'}`)
  }
  return { flags, rest }
}
