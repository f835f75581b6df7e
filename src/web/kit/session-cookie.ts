/** The session's cookie: a random token that no script reads and no other site sends. */
import type { CookieSerializeOptions } from '@fastify/cookie'

export const cookieName = (secure: boolean): string => (secure ? '__Host-s' : 's')

export const cookieOptions = (secure: boolean): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict',
  secure,
})
