/** How far a long piece of work is: one line for each part of it, rewritten in place where somebody is looking. */
export type Progress = { readonly of: string; readonly done: number; readonly whole: number; readonly things: string }

/** Where it is written. A terminal can rewrite its line; a file or a pipe gets each line once, when its part is whole. */
export type ProgressStream = { readonly isTTY?: boolean; readonly write: (text: string) => unknown }

export const progressOn =
  (stream: ProgressStream) =>
  ({ of, done, whole, things }: Progress): void => {
    const line = `${of}: ${done} of ${whole} ${things}`
    const isWhole = done >= whole
    if (stream.isTTY) stream.write(`\r${line}${isWhole ? '\n' : ''}`)
    else if (isWhole) stream.write(`${line}\n`)
  }
