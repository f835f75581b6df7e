/** What went wrong, for a log: its kind, and the database's own code where there is one. Never its words, which may be of a case. */
export function faultOf(error: unknown): string {
  const name = error instanceof Error ? error.name : 'unknown'
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z0-9_]{2,30}$/.test(code) ? `${name} ${code}` : name
}
