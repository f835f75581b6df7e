/** One act by way of a facet: the database puts it together from the record, writes it, audits it, and tells nothing of the case. */
import type { FacetWay } from '../../access/acts.ts'
import type { Codes } from '../../record/entry.ts'
import type { Instant } from '../../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../../record/vocabulary.ts'
import type { Query } from '../database.ts'

export type FacetAct = {
  readonly id: string
  readonly type: EntryTypeName
  readonly role: RoleName
  readonly at: Instant
  readonly recordedAt: Instant
  /** What the actor filled in; all else comes from the record. */
  readonly codes: Codes
  /** Of words, hexadecimal; both null where there are none. */
  readonly fingerprint: string | null
  readonly sealed: string | null
  /** Of a handover: the entry that the actor means to take on. */
  readonly entry?: string
}

export type CameOfFacetAct =
  | { readonly outcome: 'not-found' }
  /** On a case or, for an account, on none: the actor is not told which. */
  | { readonly outcome: 'noted' }
  | { readonly outcome: 'refused'; readonly until: Instant | null }
  /** What waits is another entry than the one that was named. */
  | { readonly outcome: 'another-entry' }
  /** The actor is on the case now. */
  | { readonly outcome: 'taken'; readonly stream: string; readonly seq: number }

/** `thing` is the rent account, the id of the job, or the id or reference of the case that waits. */
export async function actAsFacet(query: Query, way: FacetWay, thing: string, act: FacetAct): Promise<CameOfFacetAct> {
  const [row] = await query<{ came: CameOfFacetAct }>('act-as-facet', 'select sec.act_as_facet($1, $2, $3) as came', [
    way,
    thing,
    JSON.stringify(act),
  ])
  return row?.came ?? { outcome: 'not-found' }
}
