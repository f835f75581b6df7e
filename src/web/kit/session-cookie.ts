/** The session's cookie: a random token that no script reads and no other site sends. */
import type { CookieSerializeOptions } from '@fastify/cookie'

export const cookieName = (secure: boolean): string => (secure ? '__Host-s' : 's')

/** Of what is asked between a password and a session. */
export const stepCookieName = (secure: boolean): string => (secure ? '__Host-p' : 'p')

export const cookieOptions = (secure: boolean): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict',
  secure,
})
