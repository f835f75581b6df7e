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

/** Of somebody who is at their landlord's provider: what comes back from there is theirs by it alone. */
export const providerCookieName = (secure: boolean): string => (secure ? '__Host-b' : 'b')

/** The provider leads back from another site, which a strict cookie would not survive. It opens nothing by itself, and for ten minutes. */
export const providerCookieOptions = (secure: boolean): CookieSerializeOptions => ({
  ...cookieOptions(secure),
  sameSite: 'lax',
  maxAge: 600,
})
