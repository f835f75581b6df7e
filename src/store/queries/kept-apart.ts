/** Who is kept out of a case, who alone is on it, and who opened one in an emergency. Each is a function that decides who may ask. */
import type { Query } from '../database.ts'

export type ExclusionRow = {
  readonly id: string
  readonly reference: string
  readonly account: string
  readonly name: string
  readonly why: string
  readonly declared: Date
  /** Null where it was found in the data. */
  readonly declared_by: string | null
  readonly end_asked: Date | null
  readonly asked_by_me: boolean
}

/** Empty for whoever does not keep people apart. */
export const exclusions = (query: Query) => query<ExclusionRow>('exclusions', 'select * from sec.exclusions()')

/** True where the account is out of the case from now on; false for a case that is hidden or missing. */
export const keepOut = async (query: Query, of: string, account: string, why: string): Promise<boolean> =>
  (await query<{ done: boolean }>('keep-out', 'select sec.keep_out($1, $2, $3) as done', [of, account, why]))[0]
    ?.done ?? false

/** `asked`: a second person must agree. Null for whoever may not, and where there is no such exclusion. */
export const letIn = async (query: Query, id: string): Promise<'asked' | 'let-in' | null> =>
  (await query<{ done: 'asked' | 'let-in' | null }>('let-in', 'select sec.let_in($1) as done', [id]))[0]?.done ?? null

export const sealCase = async (query: Query, stream: string, named: readonly string[]): Promise<boolean> =>
  (await query<{ done: boolean }>('seal-case', 'select sec.seal_case($1, $2) as done', [stream, named]))[0]?.done ??
  false

/** `team`: the roles to whose holders the case is open again. */
export const unsealCase = async (
  query: Query,
  stream: string,
  team: readonly string[],
): Promise<'asked' | 'open' | null> =>
  (
    await query<{ done: 'asked' | 'open' | null }>('unseal-case', 'select sec.unseal_case($1, $2) as done', [
      stream,
      team,
    ])
  )[0]?.done ?? null

/** Empty where the case is not sealed. */
export const namedOn = (query: Query, stream: string) =>
  query<{
    readonly account: string
    readonly name: string
    readonly unsealing_asked_by: string | null
    readonly asked_by_me: boolean
  }>('named-on', 'select * from sec.named_on($1)', [stream])

export type GlassRow = {
  readonly id: string
  readonly stream: string
  readonly reference: string
  readonly ends: Date
}

/** Undefined for every case that is not to be opened so, hidden and missing alike. Its reason must be said in this transaction. */
export const breakGlass = async (query: Query, of: string, category: string): Promise<GlassRow | undefined> =>
  (await query<GlassRow>('break-glass', 'select * from sec.break_glass($1, $2)', [of, category]))[0]

export async function sayWhy(query: Query, id: string, sealed: Buffer): Promise<void> {
  await query('say-why', 'select sec.say_why($1, $2)', [id, sealed])
}

export type EmergencyRow = {
  readonly id: string
  readonly stream: string
  readonly reference: string
  readonly name: string
  readonly category: string
  readonly reason: Buffer | null
  readonly opened: Date
  readonly ends: Date
  readonly reviewed: Date | null
  readonly reviewed_by: string | null
  readonly finding: string | null
}

/** Those that the reader reviews, those not reviewed first. */
export const emergencies = (query: Query) => query<EmergencyRow>('emergencies', 'select * from sec.emergencies()')

export const reviewEmergency = async (query: Query, id: string, finding: string): Promise<boolean> =>
  (await query<{ done: boolean }>('review-emergency', 'select sec.review_emergency($1, $2) as done', [id, finding]))[0]
    ?.done ?? false
