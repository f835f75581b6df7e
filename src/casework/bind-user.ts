/** Which accounts sign in through their landlord's provider, and which stay beside it: decided by an administrator, and by nobody else. */
import { bindAccount, keepInReserve, unbindAccount } from '../store/sign-on.ts'
import type { Rowan } from './rowan.ts'

const nameOf = (username: string): string => username.trim().toLowerCase()

/** Answers with the issuer. Throws one plain line where that cannot be. */
export const bindToProvider = (rowan: Rowan, username: string, subject: string): Promise<string> =>
  bindAccount(rowan.owner, nameOf(username), subject)

/** Throws one plain line where they were not bound. */
export const unbindFromProvider = (rowan: Rowan, username: string): Promise<void> =>
  unbindAccount(rowan.owner, nameOf(username))

/** Throws one plain line where the account may not be one. */
export const reserve = (rowan: Rowan, username: string, isReserve: boolean): Promise<void> =>
  keepInReserve(rowan.owner, nameOf(username), isReserve)
