/** Names that stand in what is written anyway: a person called Will in `we will`, a writer with the name of somebody on the case. */
import type { Restricted } from './restricted.ts'
import { scan } from './scan.ts'

/** `frame` is the text without anything that somebody typed into it: what it holds tells nobody anything. */
export const withoutNamesIn = (frame: string, restricted: readonly Restricted[]): readonly Restricted[] =>
  restricted.filter((each) => each.kind !== 'name' || scan(frame, [each]).length === 0)
