/** Who is kept out of a case, who alone is on it, and who opened one in an emergency. Each is a function that decides who may ask. */
import type { CivilDate } from '../../record/london-time.ts'
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
  readonly of_colleague: boolean
}

/** Of the cases that the asker looks after; empty for everybody else. */
export const exclusions = (query: Query) => query<ExclusionRow>('exclusions', 'select * from sec.exclusions()')

/**
 * `done` where the account is out of the case from now on; `not-here` for the last who could see it; null for a case that is hidden or
 * missing.
 */
export const keepOut = async (
  query: Query,
  of: string,
  account: string,
  why: string,
): Promise<'done' | 'not-here' | null> =>
  (
    await query<{ done: 'done' | 'not-here' | null }>('keep-out', 'select sec.keep_out($1, $2, $3) as done', [
      of,
      account,
      why,
    ])
  )[0]?.done ?? null

/**
 * Why a case, or a job of it alone, cannot be given to somebody: `kept-out` for those who may know it, `not-here` for everybody else on the
 * case and for every other reason. Null where it can.
 */
export const cannotBeGiven = async (
  query: Query,
  stream: string,
  account: string,
  onlyJob: boolean,
): Promise<'kept-out' | 'not-here' | null> =>
  (
    await query<{ why: 'kept-out' | 'not-here' | null }>(
      'cannot-be-given',
      'select sec.cannot_be_given($1, $2, $3) as why',
      [stream, account, onlyJob],
    )
  )[0]?.why ?? null

/** `asked`: a second person must agree. Null for whoever may not, and where there is no such exclusion. */
export const letIn = async (query: Query, id: string): Promise<'asked' | 'let-in' | null> =>
  (await query<{ done: 'asked' | 'let-in' | null }>('let-in', 'select sec.let_in($1) as done', [id]))[0]?.done ?? null

/** `alone`: nobody else of those named could open it again. Null for whoever may not. */
export const sealCase = async (
  query: Query,
  stream: string,
  named: readonly string[],
): Promise<'sealed' | 'alone' | null> =>
  (
    await query<{ done: 'sealed' | 'alone' | null }>('seal-case', 'select sec.seal_case($1, $2) as done', [
      stream,
      named,
    ])
  )[0]?.done ?? null

/** Who was stopped at a limit of looking, and how often on which day, for those who keep people apart; never the asker. */
export const stoppedLooking = (query: Query) =>
  query<{ name: string; day: CivilDate; times: number }>('stopped-looking', 'select * from sec.stopped_looking()')

export type SealRow = {
  readonly stream: string
  readonly reference: string
  readonly sealed_by: string
  readonly sealed: Date
  /** How many are named, and how many of them could still open it. */
  readonly named: number
  readonly able: number
  readonly asked_by: string | null
  readonly asked_by_me: boolean
  readonly of_colleague: boolean
}

/** The sealed cases that the asker looks after; empty for everybody else. */
export const seals = (query: Query) => query<SealRow>('seals', 'select * from sec.seals()')

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
