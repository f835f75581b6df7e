/** The six words that open an answer, for whoever gives it: worked out again from the key of the request each time, and kept nowhere. */
import { DATA_PROTECTION_ROLES } from '../../access/roles.ts'
import { isId } from '../../casework/new-entry.ts'
import type { Rowan } from '../../casework/rowan.ts'
import { asActor, audit } from '../../store/database.ts'
import { dataRequests } from '../../store/queries/data-requests.ts'
import { sixWords } from '../exports/six-words.ts'

/** Null for whoever does not give it, and before a second person has agreed. */
export const readAnswerWords = (rowan: Rowan, token: string, id: string): Promise<string | null> =>
  asActor(rowan.database, token, async (query, { landlord, roles }) => {
    const gives = isId(id) && roles.some((role) => DATA_PROTECTION_ROLES.includes(role))
    const row = gives
      ? (await dataRequests(query)).find((each) => each.request === id && each.agreed !== null)
      : undefined
    const key = row && (await rowan.keyring.findKey({ landlord, kind: 'vault', subject: id }))
    await audit(query, {
      action: 'view:answer-words',
      objectType: 'list',
      object: isId(id) ? id : null,
      basis: key ? 'staff' : 'none',
      result: key ? 'shown' : 'not-found',
    })
    return key ? sixWords(key, id) : null
  })
