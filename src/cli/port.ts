/** Where Rowan listens: the host and the port that somebody asked for, read, and found free before anything long is begun. */
import { createServer } from 'node:net'
import { Unusable } from './command.ts'

/** Throws `Unusable` for what is no port. */
export function readPort(word: string): number {
  const port = Number(word)
  if (!/^\d{1,5}$/.test(word) || port > 65_535) throw new Unusable(`PORT must be a number up to 65535, not "${word}"`)
  return port
}

/**
 * Whom Rowan listens to: this machine alone, unless `ROWAN_HTTPS=yes` says that a proxy with https stands before it. Throws `Unusable` where
 * it would be open to other machines in clear. Source: OWASP ASVS 5.0, 12.2.1.
 */
export function readHost(env: Readonly<Record<string, string | undefined>>): string {
  const host = env.HOST ?? '127.0.0.1'
  if (env.ROWAN_HTTPS !== 'yes' && !['127.0.0.1', 'localhost', '::1'].includes(host))
    throw new Unusable(
      `HOST=${host} would open Rowan to other machines in clear: put a proxy with https before it, and say ROWAN_HTTPS=yes`,
    )
  return host
}

export const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

/** Throws `Unusable` where something listens on it already, or it may not be listened on. */
export async function claimable(host: string, port: number): Promise<void> {
  const server = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host, port }, resolve)
    })
  } catch (error) {
    throw new Unusable(
      isTaken(error)
        ? `Port ${port} is taken. End what uses it, or choose another: PORT=${port + 1} npm start`
        : `Port ${port} of ${host} cannot be opened: ${error instanceof Error ? error.message : String(error)}`,
    )
  } finally {
    server.close()
  }
}
