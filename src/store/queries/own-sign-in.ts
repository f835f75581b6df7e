/**
 * What whoever holds the session signs in with and where, and two administrators who let a colleague in again. What changes any of it is
 * asked of the door's pool, what is only shown of the web's.
 */
import { type Database, type Query, transaction } from '../database.ts'
import type { Tried } from './sign-in.ts'

/** Whoever holds a session, as the door knows them. */
export type Holder = {
  readonly landlord: string
  readonly account: string
  readonly username: string
  readonly name: string
  /** The stream of the organisation itself. */
  readonly organisation: string
  readonly password_hash: string
  readonly sealed: Buffer | null
  /** A secret that was made in the last half hour, and not shown to work yet. */
  readonly pending: Buffer | null
}

/** One transaction at the door in the name of a session. Answers null, and does no work, where the token opens nothing. */
export const atDoor = <T>(
  door: Database,
  token: string,
  work: (query: Query, holder: Holder) => Promise<T>,
): Promise<T | null> =>
  transaction(door, async (query) => {
    const [holder] = await query<Holder>('at-door', 'select * from sec.at_door($1)', [token])
    return holder ? work(query, holder) : null
  })

export type OwnSignIn = {
  readonly coded: boolean
  /** Whether a role of theirs asks for a second factor. */
  readonly needed: boolean
  readonly made_up: boolean
  /** Whether the landlord's provider let them in: then it is there that they show who they are. */
  readonly at_provider: boolean
  /** Whether they may sign in with a password at all. */
  readonly own_means: boolean
}

export const ownSignIn = async (query: Query): Promise<OwnSignIn | undefined> =>
  (await query<OwnSignIn>('my-sign-in', 'select * from sec.my_sign_in()'))[0]

export type SessionRow = {
  readonly id: string
  readonly device: string
  readonly means: string
  readonly began: Date
  readonly seen: Date
  readonly here: boolean
}

export const ownSessions = (query: Query) => query<SessionRow>('my-sessions', 'select * from sec.my_sessions()')

const isDone = async (query: Query, name: string, call: string, values: readonly unknown[]): Promise<boolean> =>
  (await query<{ done: boolean | null }>(name, `select ${call} as done`, values))[0]?.done ?? false

/** Ends one of one's own sessions; all but this where no id is given. */
export const endOwnSessions = (query: Query, id: string | null) =>
  isDone(query, 'end-my-sessions', 'sec.end_my_sessions($1)', [id])

export const changePassword = (query: Query, attempt: string, hash: string) =>
  isDone(query, 'change-password', 'sec.change_password($1, $2)', [attempt, hash])

export const keepSecret = (query: Query, sealed: Buffer) => query('keep-secret', 'select sec.keep_secret($1)', [sealed])

export const setUpCode = (query: Query, attempt: string, used: number, sealed: Buffer) =>
  isDone(query, 'set-up-code', 'sec.set_up_code($1, $2, $3)', [attempt, used, sealed])

export const tryProof = async (query: Query, from: string): Promise<Tried | undefined> =>
  (await query<Tried>('try-proof', 'select * from sec.try_proof($1)', [from]))[0]

export const prove = (query: Query, attempt: string, used: number | null, token: Buffer, formToken: string | null) =>
  isDone(query, 'prove', 'sec.prove($1, $2, $3, $4)', [attempt, used, token, formToken])

export type RecoveryRow = {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly asked_by: string
  readonly asked: Date
  readonly by_me: boolean
}

export const recoveriesOf = (query: Query) => query<RecoveryRow>('recoveries', 'select * from sec.recoveries()')

const idOf = async (query: Query, name: string, call: string, values: readonly unknown[]): Promise<string | null> =>
  (await query<{ id: string | null }>(name, `select ${call} as id`, values))[0]?.id ?? null

export const askRecovery = (query: Query, account: string) =>
  idOf(query, 'ask-recovery', 'sec.ask_recovery($1)', [account])

/** The account that was recovered; null where it may not be. */
export const agreeRecovery = (query: Query, id: string, hash: string) =>
  idOf(query, 'agree-recovery', 'sec.agree_recovery($1, $2)', [id, hash])
