/** What a document is built from, read for somebody on the case who is about to make one. */
import { attempted } from '../casework/attempted.ts'
import type { RunningLandlord } from '../casework/landlord.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { addressesLeftOut } from './addresses-left-out.ts'
import { type CaseReading, caseReading } from './case-reading.ts'
import { findRecord } from './case-record.ts'

export type ReadForDocument = {
  readonly caseId: string
  /** The version of the record that was read. */
  readonly seq: number
  readonly reading: CaseReading
  readonly landlord: RunningLandlord
  /** The name of who asks. */
  readonly asker: string
  /** What of addresses in the vault is cut out. To be called: what is read carries none of it to a page or an answer. */
  readonly leftOut: () => readonly string[]
}

/**
 * `of` is the reference or id of the case, `as` what the audit calls it. Null where it is hidden or missing, and the attempt is audited.
 */
export const readForDocument = (
  rowan: Rowan,
  token: string,
  of: string,
  as: 'view:document' | 'view:data-part' = 'view:document',
): Promise<ReadForDocument | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const record = await findRecord(query, rowan.keyring, actor, of)
    const found = record?.kind === 'case' ? record : null
    auditAtEnd(query, {
      action: as,
      objectType: 'case',
      object: found?.stream ?? attempted(of),
      basis: found ? 'member' : 'none',
      result: found ? 'shown' : 'not-found',
    })
    const leftOut = found ? await addressesLeftOut(rowan, query, actor.landlord, found.stream) : []
    return (
      found && {
        caseId: found.stream,
        seq: found.seq,
        reading: caseReading(found),
        landlord: landlordOf(rowan, actor.landlord),
        asker: actor.name,
        leftOut: () => leftOut,
      }
    )
  })
