/** Who may see a case: everybody of its team, or those named alone where it is sealed. Nobody is told who is kept out. */
import { attempted } from '../../casework/attempted.ts'
import type { Rowan } from '../../casework/rowan.ts'
import type { Instant } from '../../record/london-time.ts'
import { asActor, auditAtEnd } from '../../store/database.ts'
import { namedOn } from '../../store/queries/kept-apart.ts'
import { membersOn } from '../../store/queries/members.ts'
import { type Colleague, colleaguesOf } from '../../store/queries/staff.ts'
import type { CasePage } from '../case-page.ts'
import { findRecord } from '../case-record.ts'
import { casePage } from '../read-case.ts'

export type OnCase = Colleague & {
  readonly purpose: string
  readonly since: Instant
  readonly until: Instant | null
  /** The reader themselves. */
  readonly own: boolean
}

export type WhoMaySee = {
  readonly page: CasePage
  readonly team: readonly OnCase[]
  /** Null: open to its team. */
  readonly sealed: { readonly asked: { readonly by: string; readonly byMe: boolean } | null } | null
  readonly colleagues: readonly Colleague[]
}

/** `of` is the reference or the id of a case. Null for hidden and missing alike. */
export const readWhoMaySee = (rowan: Rowan, token: string, of: string): Promise<WhoMaySee | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const record = await findRecord(query, rowan.keyring, actor, of)
    const found = record?.kind === 'case' ? record : null
    auditAtEnd(query, {
      action: 'view:who-may-see',
      objectType: 'case',
      object: found?.stream ?? attempted(of),
      basis: found ? 'member' : 'none',
      result: found ? 'shown' : 'not-found',
    })
    if (!found) return null
    const named = await namedOn(query, found.stream)
    const asked = named.find((each) => each.unsealing_asked_by !== null)
    return {
      page: await casePage(rowan, query, actor, found, rowan.clock()),
      team: (await membersOn(query, found.stream)).map((row) => ({
        account: row.account,
        name: row.name,
        purpose: row.purpose,
        own: row.account === actor.account,
        since: row.member_from.getTime(),
        until: row.member_until?.getTime() ?? null,
      })),
      sealed:
        named.length === 0
          ? null
          : { asked: asked ? { by: asked.unsealing_asked_by ?? '', byMe: asked.asked_by_me } : null },
      colleagues: await colleaguesOf(query),
    }
  })
