/** Marks the actor's own notices as seen. */
import { asActor, audit } from '../store/database.ts'
import { markSeen } from '../store/queries/notices.ts'
import { isId } from './new-entry.ts'
import type { Rowan } from './rowan.ts'

/** Answers with how many were marked; null where the token opens nothing. Ids of others' notices are passed over without a word. */
export const seeNotices = (rowan: Rowan, token: string, ids: readonly string[]): Promise<number | null> =>
  asActor(rowan.database, token, async (query) => {
    const marked = await markSeen(query, ids.filter(isId), rowan.clock())
    await audit(query, { action: 'act:see-notices', objectType: 'list', object: null, basis: 'self', result: 'done' })
    return marked
  })
