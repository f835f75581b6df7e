/** The security headers of every answer of the API, as an exact set: nothing is kept, framed, run or guessed at. */
export const API_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
}

/** Sent over https only: a year. */
export const STRICT_TRANSPORT = 'max-age=31536000; includeSubDomains'
