/** Questions that wait for an adviser who does not learn whom they are about: what is asked, since when, and nothing else. */
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import type { Instant } from '../record/london-time.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { questionsAsked, wordsOfQuestions } from '../store/queries/lettings.ts'
import { openedWords } from './record-words.ts'
import { spokenNumber } from './spoken-number.ts'

export type QuestionLine = {
  readonly id: string
  /** By which the question is called, and not the person or the case: `C-4F7KQ`. */
  readonly number: string
  readonly asks: string
  readonly asked: Instant
  /** In which role it is answered. */
  readonly role: RoleName
}

export type Questions = { readonly now: Instant; readonly questions: readonly QuestionLine[] }

/** Whether somebody with these roles is asked without a name at this landlord. */
export const advises = (rowan: Rowan, landlord: string, roles: readonly RoleName[]): boolean =>
  landlordOf(rowan, landlord).organisation.advisers.some(({ role }) => roles.includes(role))

/** Null where the token opens nothing, and for roles that nobody asks so. */
export const readQuestions = (rowan: Rowan, token: string): Promise<Questions | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const may = advises(rowan, actor.landlord, actor.roles)
    const rows = may ? await questionsAsked(query) : []
    const words = may ? await openedWords(rowan.keyring, actor.landlord, await wordsOfQuestions(query)) : new Map()
    auditAtEnd(query, {
      action: 'view:questions',
      objectType: 'list',
      object: rows.map(({ id }) => id).join(' ') || null,
      basis: may ? 'adviser' : 'none',
      result: may ? 'shown' : 'not-found',
    })
    if (!may) return null
    const questions = rows.map((row): QuestionLine => {
      const topic = words.get(row.id)?.topic
      return {
        id: row.id,
        number: spokenNumber('C', row.id),
        asks: typeof topic === 'string' ? topic : '',
        asked: row.asked.getTime(),
        role: row.to_role as RoleName,
      }
    })
    return { now: rowan.clock(), questions }
  })
