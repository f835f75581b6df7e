/**
 * A landlord's provider says that somebody is signed out there (OpenID Connect Back-Channel Logout 1.0). It comes from no browser: it has no
 * session and no form of ours, and shows who it is by a token that the provider signed.
 */
import type { FastifyInstance } from 'fastify'
import type { Declaration } from '../../../access/declared.ts'
import type { Desk } from '../../kit/desk.ts'
import { asForm, one } from '../../kit/form.ts'

export const ENDED_PATH = '/sign-in/ended/:landlord'
export const ENDED: Declaration = { access: 'provider', audit: [], mayAudit: ['sign-out-at-provider'] }

const REFUSED = { error: 'invalid_request', error_description: 'That token ends nothing here' }

/** Every token that is none gets one answer, whatever is wrong with it; and so has a landlord without a provider. */
export const serveEnded = (app: FastifyInstance, desk: Desk): void => {
  app.post(ENDED_PATH, { config: ENDED }, async (request, reply) => {
    const landlord = one(asForm(request.params), 'landlord')
    const token = one(asForm(request.body), 'logout_token')
    const done = token !== '' && (await desk.endAtProvider(landlord, token))
    return done ? reply.code(200).send() : reply.code(400).send(REFUSED)
  })
}
