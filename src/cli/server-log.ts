/**
 * What the server writes to its own log: that a request failed, by which route and with which reference, or that one was turned away and
 * why, and nothing that anybody typed. An error's message may hold words of a case, so only its name and code are written. One line of JSON each, in UTC.
 */
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'

const nameOf = (error: unknown): { readonly name: string; readonly code?: string } => {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error && /^[\w-]{1,40}$/.test(String(error.code)) ? String(error.code) : undefined
  return code === undefined ? { name: error.name } : { name: error.name, code }
}

const nothing = (): undefined => undefined

/** Every line goes to `stream`, as it is written. */
export const serverLog = (stream: DestinationStream): Logger =>
  pino(
    {
      level: 'warn',
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      serializers: { err: nameOf, req: nothing, res: nothing },
    },
    stream,
  )

/** Of a process, what this needs. */
type Process = { readonly on: (event: string, told: (error: unknown) => void) => unknown }

/**
 * The last resort, for what no handler caught. What nobody waited for is noted, and people work on. After an error that nobody caught
 * nobody knows what is whole: it is noted, and `end` is called. Without this Node would print the message, with whatever is in it.
 */
export function lastResort(process: Process, log: Pick<Logger, 'error'>, end: () => void): void {
  process.on('unhandledRejection', (error) => log.error({ error: nameOf(error) }, 'nobody waited for this'))
  process.on('uncaughtException', (error) => {
    log.error({ error: nameOf(error) }, 'nobody caught this')
    end()
  })
}
