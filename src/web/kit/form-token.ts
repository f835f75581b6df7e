/** A form is taken only from our own pages: its token belongs to the session, and the browser says where it came from. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** The name of the hidden field. */
export const FORM_TOKEN = 'token'

/** What every form of a session carries: worked out from the session's secret, and no use without it. */
export const formTokenOf = (session: string): string =>
  session === '' ? '' : createHash('sha256').update(`form:${session}`).digest('base64url')

/** Whether the token sent is the one that the session's forms carry. Nobody signed in has none to send. */
export function isFormToken(carried: string, sent: string): boolean {
  const expected = Buffer.from(carried)
  const given = Buffer.from(sent)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/**
 * Whether the browser says that the request was made by one of our own pages. `Sec-Fetch-Site` cannot be set by a page;
 * a browser that does not send it (plain http on a local network) gives its origin, which our referrer policy makes "null".
 */
export function isFromOurPages(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  if (headers.origin === undefined) return false
  if (headers.origin === 'null') return true
  try {
    return new URL(headers.origin).host === headers.host
  } catch {
    return false
  }
}
