/** What comes to no door: no HTTP, and addresses that cannot be read. Answered with nothing of what came, and noted for whoever runs Rowan. */
import type { Socket } from 'node:net'
import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { type TurnedAway, WAS_TURNED_AWAY } from '../access/turned-away.ts'
import { SECURITY_HEADERS } from './kit/headers.ts'

const REFUSED = 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'

/** Options of the server, beside which its own answers say back what was sent. `log` is where whoever runs Rowan looks. */
export const framing = (log: Pick<FastifyBaseLogger, 'warn'>) => ({
  frameworkErrors: (_error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
    log.warn({ why: 'unreadable' satisfies TurnedAway }, WAS_TURNED_AWAY)
    reply.code(404).headers(SECURITY_HEADERS).type('text/plain; charset=utf-8').send('There is nothing here.\n')
  },
  clientErrorHandler: (error: Error, socket: Socket) => {
    if (('code' in error && error.code === 'ECONNRESET') || socket.destroyed) return
    log.warn({ why: 'no-request' satisfies TurnedAway }, WAS_TURNED_AWAY)
    if (socket.writable) socket.write(REFUSED)
    socket.destroy(error)
  },
})
