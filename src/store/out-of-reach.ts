/** Faults that say nothing of the work itself: the database did not answer, or could not take it. */

/**
 * PostgreSQL's own: waited too long or for each other, cut off, out of room, shutting down, a broken disk, a connection that failed.
 * https://www.postgresql.org/docs/15/errcodes-appendix.html
 */
const DATABASE_CODES = /^(40001|40P01|55P03|57014|57P0\d|25P0[34]|53\d{3}|58030|08\w{3})$/
/** The system's: nobody listens, cut off, no way there. ENOENT and EACCES are those of a socket's file, and only while connecting. */
const SYSTEM_CODES = /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/
/** The driver's, which carry no code. */
const DRIVER_WORDS =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|Connection ended)/

const textOf = (error: object, name: string): string => (name in error ? String(Reflect.get(error, name)) : '')

/** Whether the connection itself is of no more use: nothing further can be asked on it, not even to take back what was begun. */
export function isCut(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = textOf(error, 'code')
  if (textOf(error, 'syscall') === 'connect') return true
  return SYSTEM_CODES.test(code) || /^(57P0\d|08\w{3}|25P0[34])$/.test(code) || DRIVER_WORDS.test(error.message)
}

/** Whether the same request may well succeed in a minute. What became of this one is then not known: a cut may come after the commit. */
export function isOutOfReach(error: unknown): boolean {
  return isCut(error) || (error instanceof Error && DATABASE_CODES.test(textOf(error, 'code')))
}
