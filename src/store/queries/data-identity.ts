/** Who asks for their data, agreed to by a second person or sent back: each tied to what they read. */
import type { Instant } from '../../record/london-time.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import type { Query } from '../database.ts'
import type { TakenJob } from '../jobs.ts'

type Said = {
  readonly request: string
  /** Which saying of who it is they read: false where it was said anew since. */
  readonly said: string
  readonly at: Instant
}

const did = async (query: Query, name: string, of: 'agree_identity' | 'send_back_identity', said: Said) =>
  (await query<{ done: boolean }>(name, `select sec.${of}($1, $2, $3) as done`, [said.request, said.said, said.at]))[0]
    ?.done ?? false

export const agreeIdentity = (query: Query, said: Said): Promise<boolean> =>
  did(query, 'agree-identity', 'agree_identity', said)

export const sendBackIdentity = (query: Query, said: Said): Promise<boolean> =>
  did(query, 'send-back-identity', 'send_back_identity', said)

/** Reminds the second person at that moment, if nobody has agreed to who asks by then. */
export async function identityWaits(query: Query, request: string, at: Instant): Promise<void> {
  await query('identity-waits', 'select sec.identity_waits($1, $2)', [request, at])
}

/** The worker's: asks those of `roles` to be the second person, or tells that it was sent back. Answers with how many were told. */
export async function tellOfIdentity(query: Query, job: TakenJob, roles: readonly RoleName[]): Promise<number> {
  const { landlord, key, kind, about, due } = job
  const [row] = await query<{ told: number }>(
    'tell-of-identity',
    'select sec.tell_of_identity($1, $2, $3, $4, $5, $6) as told',
    [landlord, key, kind, about, due, roles],
  )
  return row?.told ?? 0
}
