/** What whoever passed something on was told of how the person can be reached: a line of its own in their words. Pure. */
const BEGINS = 'Safe contact: '

/** The words as they are kept: what happened, then how to reach them safely. Either may be empty. */
export const withSafeContact = (summary: string, safe: string): string =>
  [summary, safe && `${BEGINS}${safe}`].filter(Boolean).join('\n')

/** All that was said of it, a line for each; none where nothing was. Source: CBC-5.2.h. */
export const toldOfContact = (summary: string): readonly string[] =>
  summary.split('\n').flatMap((line) => (line.startsWith(BEGINS) ? [line.slice(BEGINS.length)] : []))
