/** What somebody typed one a line: each line without what stands around it, and without empty ones. */
export const linesTyped = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
