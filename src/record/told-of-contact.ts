/** What whoever passed something on was told of how the person can be reached: a line of its own in their words. Pure. */
const BEGINS = 'Safe contact: '

/** The words as they are kept: what happened, then how to reach them safely. Either may be empty. */
export const withSafeContact = (summary: string, safe: string): string =>
  [summary, safe && `${BEGINS}${safe}`].filter(Boolean).join('\n')

/** Null where nothing was said of it. Source: CBC-5.2.h. */
export const toldOfContact = (summary: string): string | null =>
  summary
    .split('\n')
    .findLast((line) => line.startsWith(BEGINS))
    ?.slice(BEGINS.length) ?? null
