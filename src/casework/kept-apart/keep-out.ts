/**
 * Keeps somebody out of a case, whatever their role: oneself, who knows somebody on it, or a colleague whom the person fears or names.
 * It holds from the moment that it is said. Nobody on the case sees who is kept out; two who keep people apart let somebody in again.
 * See docs/decisions/0060.
 */

import type { FieldProblem } from '../../record/separate.ts'
import { asActor } from '../../store/database.ts'
import { keepOut as keepOutOf, letIn as letInAgain } from '../../store/queries/kept-apart.ts'
import { isId } from '../new-entry.ts'
import type { Rowan } from '../rowan.ts'

/** Why somebody is kept out. Closed words: what is told of a colleague is nobody's story. */
export const REASONS_TO_KEEP_OUT = [
  'relative',
  'partner',
  'friend',
  'neighbour',
  'party',
  'asked-by-person',
  'other',
] as const
export type ReasonToKeepOut = (typeof REASONS_TO_KEEP_OUT)[number]

export type KeptOut =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  | { readonly outcome: 'not-found' }

export type KeepOut = {
  /** The id or the reference of a case. */
  readonly caseId: string
  /** The account of whom it keeps out; absent: the asker's own. */
  readonly account?: string
  readonly why: string
}

/** Said of the last of those who could see that somebody is kept out; their post is known to everybody, and of the case it tells nothing. */
const NOT_HERE: FieldProblem = {
  field: 'account',
  problem:
    'cannot be kept out from here: somebody has to stay who looks after who is kept out. Speak to the safeguarding lead, the data protection officer or a director',
}

/** `not-found` for a case that is hidden or missing, and for an account that there is not. */
export async function keepOut(rowan: Rowan, token: string, { caseId, account, why }: KeepOut): Promise<KeptOut> {
  const problems: readonly FieldProblem[] = [
    ...(account === undefined || isId(account)
      ? []
      : [{ field: 'account', problem: 'must be somebody who works here' }]),
    ...(REASONS_TO_KEEP_OUT.some((each) => each === why) ? [] : [{ field: 'why', problem: 'is required' }]),
  ]
  if (problems.length > 0) return { outcome: 'invalid', problems }
  const done = await asActor(rowan.database, token, (query, actor) =>
    keepOutOf(query, caseId, account ?? actor.account, why),
  )
  if (done === 'not-here') return { outcome: 'invalid', problems: [NOT_HERE] }
  return { outcome: done ?? 'not-found' }
}

/** `asked`: a second person must agree before anybody is let in. Null where there is no such thing for the asker. */
export const letIn = async (rowan: Rowan, token: string, id: string): Promise<'asked' | 'let-in' | null> =>
  isId(id) ? asActor(rowan.database, token, (query) => letInAgain(query, id)) : null
