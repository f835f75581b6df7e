/** Moves and questions as facets: nothing here leads to a case. And whether somebody is on the Restricted Access List: yes or no. */
import type { MoveNeeds, MoveOffer } from '../../record/lettings-moves.ts'
import type { Query } from '../database.ts'
import type { SealedWords } from './words.ts'

/** Those that lettings work on now, the longest asked for first. */
export const lettingsMovesOpen = (query: Query) =>
  query<{
    readonly id: string
    readonly asked: Date
    readonly priority: string
    readonly needs: MoveNeeds
    readonly avoid: readonly string[]
    readonly offers: readonly MoveOffer[]
    readonly accepted: boolean
  }>(
    'lettings-moves',
    'select id, asked, priority, needs, avoid, offers, accepted from rowan.lettings_move order by asked, id',
  )

/** Those that wait for a role of the reader, the longest waiting first. */
export const questionsAsked = (query: Query) =>
  query<{ readonly id: string; readonly to_role: string; readonly asked: Date }>(
    'questions-asked',
    'select id, to_role, asked from rowan.asked_question order by asked, id',
  )

/** The sealed words of those questions. */
export const wordsOfQuestions = (query: Query) =>
  query<SealedWords & { readonly id: string }>('words-of-questions', 'select * from sec.words_of_questions()')

/** The sealed words with which moves were asked for on the case of this one: to compare areas, never to show them. */
export const wordsOfRequests = (query: Query, move: string) =>
  query<SealedWords>('words-of-requests', 'select * from sec.words_of_requests($1)', [move])

/** By what those are recognised who still stand on the list of one case. Keys are hexadecimal. */
export async function keepRestrictedKeys(
  query: Query,
  stream: string,
  standing: readonly string[],
  keys: readonly { readonly entry: string; readonly key: string }[],
): Promise<void> {
  await query('keep-restricted', 'select sec.keep_restricted($1, $2, $3)', [stream, standing, JSON.stringify(keys)])
}

/** Whether one of these keys is on the list; null for whoever lets no homes, and beyond the landlord's limit of questions in an hour. */
export const checkRestricted = async (query: Query, keys: readonly string[]): Promise<boolean | null> =>
  (
    await query<{ matches: boolean | null }>('check-restricted', 'select sec.check_restricted($1) as matches', [
      keys.map((key) => Buffer.from(key, 'hex')),
    ])
  )[0]?.matches ?? null

/** Cases of the same person, harmed in one and said to cause harm in the other; none for whoever does not look after conflicts. */
export const conflictingCases = (query: Query) =>
  query<{ readonly harmed_in: string; readonly causes_in: string }>('conflicts', 'select * from sec.conflicts()')
