/** Passkeys: what is asked of them, tried, right, added and removed. Each is one function of the database, and all but the list are the door's. */
import type { Query } from '../database.ts'
import { type Next, nextOf, type Tried } from './sign-in.ts'

/** For what a passkey is asked: at the first page, at a step after the password, to show again who one is, or to add one. */
export type PasskeyPurpose = 'sign-in' | 'step' | 'prove' | 'add'

/** A passkey as a browser is told of it. The id is base64url. */
export type KnownPasskey = { readonly id: string; readonly transports: readonly string[] }

/** Whom a challenge is for, and which passkeys they have; nobody, and none, where we do not know yet who signs in. */
export type PasskeyAsked = { readonly account: string | null; readonly known: readonly KnownPasskey[] }

/** Keeps a challenge. Undefined where none may be asked. */
export const askPasskey = async (
  query: Query,
  asked: { readonly purpose: PasskeyPurpose; readonly challenge: Buffer; readonly step: Buffer | null },
  from: string,
): Promise<PasskeyAsked | undefined> =>
  (
    await query<PasskeyAsked>('ask-passkey', 'select * from sec.ask_passkey($1, $2, $3, $4)', [
      asked.purpose,
      asked.challenge,
      asked.step,
      from,
    ])
  )[0]

/** `account` is null where it is not a passkey of theirs, or the challenge is over. */
export type PasskeyBegun = Tried &
  (
    | { readonly account: null }
    | {
        readonly account: string
        readonly public_key: Buffer | null
        /** As the database gives a large number. */
        readonly counter: string | null
        readonly transports: readonly string[] | null
      }
  )

/** Uses the challenge up and counts the try. Undefined where a step or a session is over. */
export const beginPasskey = async (
  query: Query,
  asked: { readonly purpose: PasskeyPurpose; readonly challenge: Buffer; readonly step: Buffer | null },
  credential: Buffer,
  from: string,
): Promise<PasskeyBegun | undefined> =>
  (
    await query<PasskeyBegun>('begin-passkey', 'select * from sec.begin_passkey($1, $2, $3, $4, $5)', [
      asked.purpose,
      asked.challenge,
      asked.step,
      credential,
      from,
    ])
  )[0]

/** What a passkey signed, and was found to be right. */
export type Counted = { readonly attempt: string; readonly credential: Buffer; readonly counter: number }

export const passkeyRight = (
  query: Query,
  { attempt, credential, counter }: Counted,
  token: Buffer,
  device: string,
): Promise<Next> =>
  nextOf(query, 'passkey-right', 'sec.passkey_right($1, $2, $3, $4, $5)', [attempt, credential, counter, token, device])

export const passkeyWrong = (query: Query, credential: Buffer) =>
  query('passkey-wrong', 'select sec.passkey_wrong($1)', [credential])

export const stepHasPasskey = async (query: Query, step: Buffer): Promise<boolean> =>
  (await query<{ has: boolean }>('step-has-passkey', 'select sec.step_has_passkey($1) as has', [step]))[0]?.has ?? false

export const stepPasskey = (query: Query, step: Buffer, { attempt, credential, counter }: Counted, token: Buffer) =>
  nextOf(query, 'step-passkey', 'sec.step_passkey($1, $2, $3, $4, $5)', [step, attempt, credential, counter, token])

export const proveByPasskey = async (
  query: Query,
  { attempt, credential, counter }: Counted,
  token: Buffer,
  formToken: string | null,
): Promise<boolean> =>
  (
    await query<{ done: boolean }>('prove-by-passkey', 'select sec.prove_by_passkey($1, $2, $3, $4, $5) as done', [
      attempt,
      credential,
      counter,
      token,
      formToken,
    ])
  )[0]?.done ?? false

export const addPasskey = async (
  query: Query,
  { attempt, credential, counter }: Counted,
  made: {
    readonly publicKey: Buffer
    readonly transports: readonly string[]
    readonly synced: boolean
    readonly name: string
  },
): Promise<'done' | 'wrong' | 'full'> =>
  (
    await query<{ outcome: 'done' | 'wrong' | 'full' }>(
      'add-passkey',
      'select sec.add_passkey($1, $2, $3, $4, $5, $6, $7) as outcome',
      [attempt, credential, made.publicKey, counter, made.transports, made.synced, made.name],
    )
  )[0]?.outcome ?? 'wrong'

export const removePasskey = async (query: Query, id: string): Promise<'done' | 'needed' | 'not-found'> =>
  (
    await query<{ outcome: 'done' | 'needed' | 'not-found' }>(
      'remove-passkey',
      'select sec.remove_passkey($1) as outcome',
      [id],
    )
  )[0]?.outcome ?? 'not-found'

export type PasskeyRow = {
  readonly id: string
  readonly name: string
  readonly synced: boolean
  readonly made: Date
  readonly used: Date | null
}

/** Of whoever holds the session. */
export const ownPasskeys = (query: Query) => query<PasskeyRow>('my-passkeys', 'select * from sec.my_passkeys()')
