/** Signing in, step by step, and what somebody signs in with. Each is one function of the database. */
import type { Query } from '../database.ts'

/** `attempt` is null where one has to wait first, `wait` seconds. */
export type Tried = { readonly attempt: string | null; readonly wait: number | null }
export type Begun = Tried & {
  readonly account: string | null
  readonly password_hash: string | null
  readonly made_up: boolean
}
/** What comes after a step that was right: a session, or what is asked next. */
export type Next = 'in' | 'code' | 'passkey' | 'password' | 'set-up' | 'wrong'

/** Counts a try before it is looked at. Also for a name that nobody has. */
export const beginSignIn = async (query: Query, username: string, from: string): Promise<Begun | undefined> =>
  (await query<Begun>('begin-sign-in', 'select * from sec.begin_sign_in($1, $2)', [username, from]))[0]

export const signInWrong = (query: Query, username: string) =>
  query('sign-in-wrong', 'select sec.sign_in_wrong($1)', [username])

/** What a call of the door answers that takes somebody on. */
export const nextOf = async (query: Query, name: string, call: string, values: readonly unknown[]): Promise<Next> => {
  const [row] = await query<{ next: Next | null }>(name, `select ${call} as next`, values)
  return row?.next ?? 'wrong'
}

export const signInRight = (query: Query, attempt: string, account: string, token: Buffer, device: string) =>
  nextOf(query, 'sign-in-right', 'sec.sign_in_right($1, $2, $3, $4)', [attempt, account, token, device])

export type StepRow = {
  readonly asks: Next
  readonly landlord: string
  readonly account: string
  readonly username: string
  readonly name: string
  readonly organisation: string
  readonly password_hash: string
  readonly sealed: Buffer | null
  /** A secret that was made at this step, and not shown to work yet. */
  readonly pending: Buffer | null
}

/** Undefined where the step is over. */
export const stepOf = async (query: Query, step: Buffer): Promise<StepRow | undefined> =>
  (await query<StepRow>('sign-in-step', 'select * from sec.sign_in_step($1)', [step]))[0]

export const tryCode = async (query: Query, step: Buffer, from: string): Promise<Tried | undefined> =>
  (await query<Tried>('try-code', 'select * from sec.try_code($1, $2)', [step, from]))[0]

export const codeRight = (query: Query, step: Buffer, attempt: string, used: number, token: Buffer) =>
  nextOf(query, 'code-right', 'sec.code_right($1, $2, $3, $4)', [step, attempt, used, token])

export const stepPassword = (query: Query, step: Buffer, hash: string, token: Buffer) =>
  nextOf(query, 'step-password', 'sec.step_password($1, $2, $3)', [step, hash, token])

export const stepSecret = (query: Query, step: Buffer, sealed: Buffer) =>
  query('step-secret', 'select sec.step_secret($1, $2)', [step, sealed])

export const stepSetUp = (query: Query, step: Buffer, attempt: string, used: number, sealed: Buffer, token: Buffer) =>
  nextOf(query, 'step-set-up', 'sec.step_set_up($1, $2, $3, $4, $5)', [step, attempt, used, sealed, token])

export const endSession = (query: Query) => query('sign-out', 'select sec.sign_out()')

/** Whose a session was that ran out by itself within half a day, and what its forms carried. */
export const sessionRanOut = async (query: Query, token: string) =>
  (
    await query<{ readonly account: string; readonly formToken: string | null }>(
      'ran-out',
      'select * from sec.ran_out($1)',
      [token],
    )
  )[0]
