/** What is due to be erased, what holds it, and who agreed: for the roles that see it, by references and days alone. */
import type { CivilDate, Instant } from '../../record/london-time.ts'
import type { Query } from '../database.ts'

export type DueRow = {
  readonly stream: string
  readonly what: string
  readonly reference: string
  readonly closed: Date
  readonly due: CivilDate
  readonly decided: boolean
  /** Kinds of hold that stop it now. */
  readonly held: readonly string[]
}

export type HoldRow = {
  readonly hold: string
  readonly reference: string
  readonly kind: string
  readonly sealed: Buffer | null
  readonly set_at: Date
  readonly set_by: string | null
}

export type ErasureRow = {
  readonly erasure: string
  readonly stream: string
  readonly reference: string
  readonly what: string
  readonly proposed_at: Date
  readonly own: boolean
  readonly proposed_by: string | null
  readonly agreed_at: Date | null
  readonly agreed_by: string | null
  readonly done_at: Date | null
}

export const dueToErase = (query: Query) =>
  query<DueRow>(
    'due-to-erase',
    `select d.stream, d.what, d.reference, d.closed, d.due, d.decided,
       array(select k.kind from rowan.keeping_hold k where k.stream = d.stream and k.released_at is null
         and k.kind = any(d.held_by) order by k.kind) as held
     from rowan.due_to_erase d order by d.due, d.reference, d.what`,
  )

export const holdsOfKeeping = (query: Query) =>
  query<HoldRow>(
    'keeping-holds',
    `select k.hold, k.reference, k.kind, k.sealed, k.set_at, a.name as set_by from rowan.keeping_hold k
     left join rowan.account a on a.account = k.set_by where k.released_at is null order by k.set_at desc, k.hold`,
  )

/** Those under way, and the last that were done. */
export const erasures = (query: Query) =>
  query<ErasureRow>(
    'erasures',
    `select e.erasure, e.stream, e.reference, e.what, e.proposed_at, e.proposed_by = (select sec.account()) as own,
       p.name as proposed_by, e.agreed_at, g.name as agreed_by, e.done_at
     from rowan.erasure e left join rowan.account p on p.account = e.proposed_by left join rowan.account g on g.account = e.agreed_by
     where e.withdrawn_at is null order by e.done_at desc nulls first, e.proposed_at limit 200`,
  )

const outcome = async (rows: Promise<readonly { readonly outcome: string | null }[]>) =>
  (await rows)[0]?.outcome ?? null

/** The stream that is held now; null where there is no such case, or it is held for that already. */
export const setHold = (
  query: Query,
  { hold, caseId, kind, sealed, at }: { hold: string; caseId: string; kind: string; sealed: Buffer; at: Instant },
) =>
  outcome(
    query('hold-keeping', 'select sec.hold_keeping($1, $2, $3, $4, $5) as outcome', [hold, caseId, kind, sealed, at]),
  )

export const releaseHold = (query: Query, hold: string, sealed: Buffer, at: Instant) =>
  outcome(query('release-hold', 'select sec.release_hold($1, $2, $3) as outcome', [hold, sealed, at]))

export const proposeErasure = (
  query: Query,
  erasure: string,
  stream: string,
  what: string,
  day: CivilDate,
  at: Instant,
) =>
  outcome(
    query('propose-erasure', 'select sec.propose_erasure($1, $2, $3, $4, $5) as outcome', [
      erasure,
      stream,
      what,
      day,
      at,
    ]),
  )

export const agreeToErasure = (query: Query, erasure: string, at: Instant) =>
  outcome(query('agree-to-erasure', 'select sec.agree_to_erasure($1, $2) as outcome', [erasure, at]))

export const withdrawErasure = (query: Query, erasure: string, at: Instant) =>
  outcome(query('withdraw-erasure', 'select sec.withdraw_erasure($1, $2) as outcome', [erasure, at]))
