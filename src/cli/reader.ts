/** What becomes of a command whose reader goes away, as the rest of a long answer does with `rowan policy coverage | head`. */
import type { Command } from './command.ts'

/** What a shell says of any program that ended because nobody read what it wrote (128 and the number of the signal). */
export const READER_LEFT = 141

/** Of a stream that is written to, what this needs. */
type Written = { readonly on: (event: 'error', told: (error: Error) => void) => unknown }

/** What does nothing but print is over when nobody reads it. All else does its work to the end, and says nothing more. */
export const endsWithReader = (commands: readonly Command[], [name]: readonly string[]): boolean =>
  commands.find((each) => each.name === name)?.onlyPrints === true

/** Calls `left` when nobody reads the stream any more. A stream that fails in another way fails as before. */
export function whenReaderLeaves(stream: Written, left: () => void): void {
  stream.on('error', (error) => {
    if (!('code' in error) || error.code !== 'EPIPE') throw error
    left()
  })
}
