/** Opens an address that is kept apart, for the few who may, each time with a reason on the audit. It is shown nowhere else. */
import { isId } from '../casework/new-entry.ts'
import type { Rowan } from '../casework/rowan.ts'
import { type KeptWords, openKept } from '../people/registry-words.ts'
import type { Instant } from '../record/london-time.ts'
import { asActor } from '../store/database.ts'
import { findStream } from '../store/queries/cases.ts'
import { openSealedAddress } from '../store/queries/registry.ts'

/** Why somebody opens one: closed words, for the audit keeps nothing that was typed. */
export const OPENING_REASONS = [
  'arrange-a-visit',
  'arrange-the-move',
  'urgent-repair',
  'emergency',
  'send-safely',
  'check-it-is-right',
] as const
export type OpeningReason = (typeof OPENING_REASONS)[number]

export type OpenedAddress = KeptWords & { readonly person: string; readonly keptAt: Instant }

/** Neither is anybody's: looking for it takes what looking for another takes. */
const NOBODYS = '00000000-0000-4000-8000-000000000000'

/**
 * For the officer to whom the case is assigned, and for those whom the access table names, on a case that they are on. Null
 * for everybody else, for a hidden case, and for an address that there is not, alike. `caseId` is its id or reference.
 */
export const openAddress = (
  rowan: Rowan,
  token: string,
  asked: { readonly caseId: string; readonly address: string; readonly reason: OpeningReason },
): Promise<OpenedAddress | null> =>
  asActor(rowan.database, token, async (query, actor): Promise<OpenedAddress | null> => {
    const stream = await findStream(query, asked.caseId)
    const address = isId(asked.address) ? asked.address : NOBODYS
    const row = await openSealedAddress(query, address, stream?.stream ?? NOBODYS, asked.reason)
    const key = await rowan.keyring.findKey({ landlord: actor.landlord, kind: 'vault', subject: address })
    if (!row || !key) return null
    return { ...openKept(key, actor.landlord, address, row.sealed), person: row.person, keptAt: row.kept_at.getTime() }
  })
