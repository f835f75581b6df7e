/** Signs of which nobody has said yet whether they could be abuse. As the policies judge them (`sign`). Source: CBC-5.2.b to CBC-5.2.g, MHA-4.2.13.a. */
import type { Entry } from './entry.ts'

/**
 * Whether an answer is about a sign: it came later, was not written down before it, and names the same person. A sign about nobody by name
 * is answered by any; an answer that names nobody answers no sign about somebody.
 */
const answers = (answer: Entry, sign: Entry): boolean =>
  answer.type === 'concern.considered' &&
  (answer.at - sign.at || answer.n - sign.n) > 0 &&
  answer.recordedAt >= sign.recordedAt &&
  (sign.codes.person === undefined || sign.codes.person === answer.codes.person)

/** `entries` stand, in any order. */
export const unansweredSigns = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter((sign) => sign.type === 'concern.raised' && !entries.some((answer) => answers(answer, sign)))
