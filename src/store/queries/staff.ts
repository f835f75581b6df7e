/** The landlord's staff, and what signing in needs to know of a name. */
import type { Query } from '../database.ts'

export type Colleague = { readonly account: string; readonly name: string }

/** Everybody, by name; those who have left too. */
export const staffOf = (query: Query) =>
  query<Colleague>('staff-of', 'select account, name from rowan.account order by name')

/** Those who work here now. The system's own account is nobody's colleague. */
export const colleaguesOf = (query: Query) =>
  query<Colleague>(
    'colleagues-of',
    `select account, name from rowan.account where not disabled and username not like 'system@%' order by name`,
  )

/** Those of them who hold any of these roles. */
export const holdersOf = (query: Query, roles: readonly string[]) =>
  query<Colleague>(
    'holders-of',
    `select account, name from rowan.account where not disabled
       and account in (select account from rowan.staff_role where role = any($1)) order by name`,
    [roles],
  )

export type KnownName = {
  readonly account: string | null
  readonly password_hash: string | null
  readonly failures: number
  readonly last_failure: Date | null
  readonly failures_there: number
}

/** What is known of a name, and how often signing in failed lately by it and from there. Also for a name that nobody has. */
export const findAccount = async (query: Query, username: string, from: string): Promise<KnownName | undefined> =>
  (await query<KnownName>('find-account', 'select * from sec.find_account($1, $2)', [username, from]))[0]

/** Notes an attempt; opens a session where there is a token's hash. */
export const noteSignIn = (
  query: Query,
  username: string,
  from: string,
  account: string | null,
  tokenHash: Buffer | null,
) => query('signed-in', 'select sec.signed_in($1, $2, $3, $4)', [username, from, account, tokenHash])

export const endSession = (query: Query) => query('sign-out', 'select sec.sign_out()')
