/** Single sign-on at the door: going to the provider, coming back, and what the provider ends. Each is one function of the database. */
import type { Query } from '../database.ts'
import type { Next } from './sign-in.ts'

export type Leaving = {
  readonly landlord: string
  readonly state: Buffer
  /** Of the token in the browser's cookie. */
  readonly browser: Buffer
  readonly nonce: string
  readonly verifier: string
  readonly from: string
  readonly device: string
  /** For the session that was taken on: its holder shows again who they are. */
  readonly proves: boolean
  /** The token of a session that ran out in that browser; else empty. */
  readonly ranOut: string
  /** What its forms carry. */
  readonly formToken: string
}

/** False where there is no such provider, or too many went from there. */
export async function beginSignOn(query: Query, leaving: Leaving): Promise<boolean> {
  const [row] = await query<{ done: boolean | null }>(
    'begin-sign-on',
    'select sec.begin_sign_on($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as done',
    [
      leaving.landlord,
      leaving.state,
      leaving.browser,
      leaving.nonce,
      leaving.verifier,
      leaving.from,
      leaving.device,
      leaving.proves,
      leaving.ranOut,
      leaving.formToken,
    ],
  )
  return row?.done ?? false
}

export type Taken = {
  readonly issuer: string
  readonly nonce: string
  readonly verifier: string
  readonly proves: boolean
}

/** Undefined where nobody went with it, somebody else did, or it came back before. */
export const takeSignOn = async (query: Query, landlord: string, state: Buffer, browser: Buffer) =>
  (await query<Taken>('take-sign-on', 'select * from sec.take_sign_on($1, $2, $3)', [landlord, state, browser]))[0]

export type Right = {
  /** `again`: they have signed out since they showed the provider who they are. */
  readonly next: Next | 'proved' | 'again'
  /** Whether a form of theirs waits in another tab. */
  readonly goes_back: boolean
}

export async function signOnRight(
  query: Query,
  landlord: string,
  state: Buffer,
  shown: { readonly subject: string; readonly sid: string | null; readonly at: Date; readonly twice: boolean },
  token: Buffer,
): Promise<Right> {
  const [row] = await query<Right>('sign-on-right', 'select * from sec.sign_on_right($1, $2, $3, $4, $5, $6, $7)', [
    landlord,
    state,
    shown.subject,
    shown.sid,
    shown.twice,
    shown.at,
    token,
  ])
  return row ?? { next: 'wrong', goes_back: false }
}

/** How many sessions ended; null where the provider said so before. */
export async function endSignOn(
  query: Query,
  of: { readonly landlord: string; readonly issuer: string },
  ended: { readonly jti: string; readonly subject: string | null; readonly sid: string | null },
): Promise<number | null> {
  const [row] = await query<{ n: number | null }>('end-sign-on', 'select sec.end_sign_on($1, $2, $3, $4, $5) as n', [
    of.landlord,
    of.issuer,
    ended.jti,
    ended.subject,
    ended.sid,
  ])
  return row?.n ?? null
}
