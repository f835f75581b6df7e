/** Marks one line of the weekly look as looked at, with what was found. Never of what one did oneself: it is not theirs to see. */
import { sealRegistryWords } from '../../people/registry-words.ts'
import type { FieldProblem } from '../../record/separate.ts'
import { asActor, audit } from '../../store/database.ts'
import { markLook as mark, myLooks } from '../../store/queries/looks.ts'
import { isId } from '../new-entry.ts'
import type { Rowan } from '../rowan.ts'

/** The longest note, in characters. */
const LONGEST = 1_000

export type LookMarked =
  | { readonly outcome: 'marked' }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** Not there, not theirs, or marked by somebody else meanwhile, alike. */
  | { readonly outcome: 'not-found' }

export async function markLook(
  rowan: Rowan,
  token: string,
  sent: { readonly id: string; readonly note: string },
): Promise<LookMarked> {
  const note = sent.note.trim()
  if (note === '') return { outcome: 'invalid', problems: [{ field: 'note', problem: 'is required' }] }
  if (note.length > LONGEST)
    return { outcome: 'invalid', problems: [{ field: 'note', problem: `is longer than ${LONGEST} characters` }] }
  const came = await asActor(rowan.database, token, async (query, { landlord }) => {
    const waits = isId(sent.id) && (await myLooks(query)).some(({ id, looked }) => id === sent.id && looked === null)
    const key = waits ? await rowan.keyring.keyFor({ landlord, kind: 'vault', subject: sent.id }) : undefined
    const marked =
      key !== undefined &&
      (await mark(query, sent.id, sealRegistryWords(key, landlord, 'vault', sent.id, { note }).sealed, rowan.clock()))
    await audit(query, {
      action: 'act:mark-look',
      objectType: 'list',
      object: isId(sent.id) ? sent.id : null,
      basis: 'staff',
      result: marked ? 'done' : 'not-found',
    })
    return marked
  })
  return came ? { outcome: 'marked' } : { outcome: 'not-found' }
}
