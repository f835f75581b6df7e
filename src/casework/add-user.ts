/** Makes somebody's account; each role is an entry on the organisation's record. */
import { hashPassword, SHORTEST_PASSWORD } from '../identity/password.ts'
import type { RoleName } from '../record/vocabulary.ts'
import {
  closeAccount as closeIt,
  createAccount,
  endSessionsOf as endThem,
  openSessionFor,
} from '../store/setting-up.ts'
import { perform } from './perform.ts'
import { landlordOf, type Rowan } from './rowan.ts'

export type NewUser = {
  readonly landlord: string
  /** What they sign in with: an e-mail address. */
  readonly username: string
  readonly name: string
  readonly password: string
  readonly roles: readonly RoleName[]
  /** Of made-up staff: everybody knows the password, so it stays, and no second factor is asked. */
  readonly madeUp?: boolean
}

/** Answers with the account's id. Throws one plain line where the name is taken or the password is too short. */
export async function addUser(rowan: Rowan, user: NewUser): Promise<string> {
  landlordOf(rowan, user.landlord)
  if (user.password.length < SHORTEST_PASSWORD)
    throw new Error(`A password has at least ${SHORTEST_PASSWORD} characters: three or four words do well`)
  const account = await createAccount(rowan.owner, {
    landlord: user.landlord,
    username: user.username.trim().toLowerCase(),
    name: user.name,
    passwordHash: await hashPassword(user.password),
    madeUp: user.madeUp ?? false,
  })
  await giveRoles(rowan, { landlord: user.landlord, account, roles: user.roles })
  return account
}

/** Closes an account, for somebody who leaves or is suspended, or opens it again. False where nobody has the name. */
export const closeAccount = (rowan: Rowan, username: string, closed: boolean): Promise<boolean> =>
  closeIt(rowan.owner, username.trim().toLowerCase(), closed)

/** Ends every session of an account, or of everybody where it is null. Answers with how many ended. */
export const endSessionsOf = (rowan: Rowan, username: string | null): Promise<number> =>
  endThem(rowan.owner, username === null ? null : username.trim().toLowerCase())

export type RolesGiven = Pick<NewUser, 'landlord' | 'roles'> & { readonly account: string }

/** Gives an account roles in the system's own name, each an entry on the organisation's record. Throws where one is not taken. */
export async function giveRoles(rowan: Rowan, { landlord, account, roles }: RolesGiven): Promise<void> {
  if (roles.length === 0) return
  const token = await openSessionFor(rowan.owner, landlord)
  for (const role of roles) {
    const done = await perform(rowan, token, {
      target: { on: 'organisation' },
      type: 'role.assigned',
      role: 'system',
      data: { role, holder: account },
    })
    if (done.outcome !== 'recorded') throw new Error(`The role ${role} was not given: ${done.outcome}`)
  }
}
