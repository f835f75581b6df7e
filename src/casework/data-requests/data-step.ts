/** What every step on a request for data is made of: who does it, that it is on the audit, and the key under which its words are sealed. */
import { sealRegistryWords } from '../../people/registry-words.ts'
import type { FieldProblem } from '../../record/separate.ts'
import { asActor, audit, type Query } from '../../store/database.ts'
import { isId } from '../new-entry.ts'
import type { Rowan } from '../rowan.ts'

export type DataRequestDone =
  | { readonly outcome: 'done'; readonly id: string }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** Not there, not theirs to do, or not its turn, alike. */
  | { readonly outcome: 'not-found' }

/** The longest text, in characters. */
const LONGEST = 4_000
/** Nothing where a text is there and is not too long. */
export const textProblem = (field: string, text: string): readonly FieldProblem[] =>
  text.trim() === ''
    ? [{ field, problem: 'is required' }]
    : text.length > LONGEST
      ? [{ field, problem: `is longer than ${LONGEST} characters` }]
      : []

/** One step in one transaction, with its line of the audit. `work` answers whether it was done. */
export async function step(
  rowan: Rowan,
  token: string,
  action: string,
  id: string,
  work: (query: Query, landlord: string) => Promise<boolean>,
): Promise<DataRequestDone> {
  const came = await asActor(rowan.database, token, async (query, { landlord }) => {
    const done = isId(id) && (await work(query, landlord))
    await audit(query, {
      action: `act:${action}`,
      objectType: 'list',
      object: isId(id) ? id : null,
      basis: done ? 'staff' : 'none',
      result: done ? 'done' : 'not-found',
    })
    return done
  })
  return came ? { outcome: 'done', id } : { outcome: 'not-found' }
}

/** Throws where the key of the request was destroyed. */
export const seal = async (rowan: Rowan, landlord: string, id: string, words: object): Promise<Buffer> => {
  const key = await rowan.keyring.keyFor({ landlord, kind: 'vault', subject: id })
  if (!key) throw new Error('The key of this request was destroyed.')
  return sealRegistryWords(key, landlord, 'vault', id, words).sealed
}
