/** `GET /ready`: whether this Rowan may serve people, for what stands before it (a balancer, a supervisor). It says yes or no, and no reason. */
import type { FastifyPluginAsync } from 'fastify'

/** `lately` answers with what is not as it should be, and looks itself where it did not for five minutes. */
export const readiness =
  (lately: () => Promise<readonly string[]>): FastifyPluginAsync =>
  async (app) => {
    app.get('/ready', { config: { access: 'anyone', audit: [] } }, async (_request, reply) => {
      const isReady = await lately().then(
        (found) => found.length === 0,
        () => false,
      )
      return reply
        .code(isReady ? 200 : 503)
        .header('cache-control', 'no-store')
        .type('text/plain; charset=utf-8')
        .send(isReady ? 'ready\n' : 'not ready\n')
    })
  }
