/** Holds as somebody sees them who handles rent accounts: an account and an end, and no reason. */
import { seesAccounts } from '../access/permissions.ts'
import type { Rowan } from '../casework/rowan.ts'
import type { Instant } from '../record/london-time.ts'
import { asActor, auditAtEnd, type Query } from '../store/database.ts'
import { accountHolds } from '../store/queries/account-holds.ts'
import type { HoldLine } from './today.ts'

/** The one that counts for each account: how many cases hold it is nobody's to know who sees no case. `lines` are in order of their ends. */
function oneForEach(lines: readonly HoldLine[]): readonly HoldLine[] {
  const counts = new Map<string, HoldLine>()
  for (const line of lines) {
    const other = counts.get(line.account)
    if (!other || line.running || !other.running) counts.set(line.account, line)
  }
  return lines.filter((line) => counts.get(line.account) === line)
}

/** Within the reader's own transaction: those that have not ended, the first to end first, and each account once. */
export async function holdsOf(query: Query, now: Instant): Promise<readonly HoldLine[]> {
  const rows = await accountHolds(query, now)
  const lines = rows.map((row) => ({
    id: row.id,
    account: row.account_reference,
    from: row.runs_from.getTime(),
    until: row.runs_until.getTime(),
    running: row.runs_from.getTime() <= now,
  }))
  return oneForEach(lines)
}

/** Null where the token opens nothing, and for a role that sees no accounts. */
export const readHolds = (rowan: Rowan, token: string): Promise<readonly HoldLine[] | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const may = seesAccounts(actor.roles)
    const holds = may ? await holdsOf(query, rowan.clock()) : null
    const result = may ? 'shown' : 'not-found'
    auditAtEnd(query, { action: 'view:holds', objectType: 'account', object: null, basis: 'accounts', result })
    return holds
  })

export type CourtCheck =
  | { readonly answer: 'no-hold' }
  | { readonly answer: 'hold'; readonly until: Instant }
  | { readonly answer: 'not-found' }

/** Whether court action over one rent account has to wait. An account of which nothing is known has no hold. */
export const checkCourtAction = async (rowan: Rowan, token: string, account: string): Promise<CourtCheck> =>
  (await asActor(rowan.database, token, async (query, actor): Promise<CourtCheck> => {
    const may = seesAccounts(actor.roles)
    const now = rowan.clock()
    const hold = may
      ? (await holdsOf(query, now)).findLast((each) => each.account === account.trim() && each.running)
      : undefined
    const result = may ? 'shown' : 'not-found'
    auditAtEnd(query, { action: 'view:court-check', objectType: 'account', object: null, basis: 'accounts', result })
    if (!may) return { answer: 'not-found' }
    return hold ? { answer: 'hold', until: hold.until } : { answer: 'no-hold' }
  })) ?? { answer: 'not-found' }
