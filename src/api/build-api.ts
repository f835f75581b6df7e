/** The API as a Fastify plugin: reads each request against its route's schema, and lets nothing out but the answers of `answers.ts`. */
import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { ACT_NAMED } from '../access/audited.ts'
import { type Declaration, refuseUndeclared } from '../access/declared.ts'
import { type TurnedAway, unreadBy, WAS_TURNED_AWAY } from '../access/turned-away.ts'
import { seesCases, WAYS_IN } from '../access/ways-in.ts'
import { choiceOf } from '../casework/landlord.ts'
import { isOutOfReach, isTooMuch } from '../casework/out-of-reach.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { type Pace, TooFast } from '../identity/pace.ts'
import { noteAttempt, noteTurnedAway, whoIs } from '../identity/sign-in.ts'
import {
  type ErrorBody,
  type HttpAnswer,
  invalid,
  NOT_FOUND,
  NOT_SIGNED_IN,
  PROOF_NEEDED,
  TOO_FAST,
  TOO_MANY_LOOKS,
} from './answers.ts'
import { API_HEADERS, STRICT_TRANSPORT } from './headers.ts'
import { openApi } from './open-api.ts'
import { ROUTES } from './routes.ts'

/** The most that one request may send, in bytes. */
const LARGEST_BODY = 1_000_000
const LONGEST_KEY = 200
/** A cut may come after the commit: only the key makes it safe to ask again. */
const AGAIN =
  'Rowan cannot answer just now, and it is not known whether this was recorded. Send it again with the same Idempotency-Key: it is then recorded once.'

const asTexts = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(typeof value === 'object' && value !== null ? value : {}).map(([name, each]) => [
      name,
      String(each),
    ]),
  )

const tokenIn = (header: string | undefined): string => /^Bearer ([\w-]{20,200})$/.exec(header ?? '')?.[1] ?? ''

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500

/** What the database says when somebody writes on what is not there for them. */
const isHidden = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'P0002'

const declarationOf = ({ access, audit, mayAudit = [] }: Declaration): Declaration => ({ access, audit, mayAudit })

/** What is wrong with a body, by its fields. */
const problemsIn = (issues: readonly z.core.$ZodIssue[]) =>
  issues.flatMap((issue) => {
    const place = issue.path.join('.')
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((name) => ({
          field: place ? `${place}.${name}` : name,
          problem: 'is not a field of this request',
        }))
      : [{ field: place, problem: issue.message }]
  })

export type ApiOptions = {
  /** True behind https: the browser is then told to come by nothing else. */
  readonly secure?: boolean
  /** How fast one session may ask, and one address; the pages count by the same. Without it nobody is slowed. */
  readonly pace?: Pace
}

export const buildApi =
  (rowan: Rowan, { secure = false, pace }: ApiOptions = {}): FastifyPluginAsync =>
  async (app) => {
    /** Made once, when it is first asked for: it is a megabyte, anybody may ask for it, and making it holds up a start. */
    let made: string | undefined
    const description = () => {
      made ??= JSON.stringify(openApi(ROUTES))
      return made
    }
    app.addHook('onRoute', refuseUndeclared)
    // What a form of another site can send is no request, whatever it holds.
    app.removeContentTypeParser('text/plain')
    app.addHook('onRequest', async (request, reply) => {
      reply.headers(API_HEADERS)
      if (secure) reply.header('strict-transport-security', STRICT_TRANSPORT)
      pace?.take(tokenIn(request.headers.authorization), request.ip)
    })
    const send = (reply: FastifyReply, { status, body }: HttpAnswer) =>
      reply.code(status).type('application/json; charset=utf-8').send(body)
    /** Says to whoever runs Rowan, and on the trail of whoever is signed in, that something was turned away, and no word of it. */
    async function note(request: FastifyRequest, why: TurnedAway): Promise<void> {
      request.log.warn({ why, route: request.routeOptions.url }, WAS_TURNED_AWAY)
      const token = tokenIn(request.headers.authorization)
      if (token === '') return
      // The answer is the same where the trail cannot be written just now: nothing is shown and nothing is done.
      await noteTurnedAway(rowan.database, token, why).catch((error: unknown) =>
        request.log.error({ error: error instanceof Error ? error.name : '' }, 'not on the trail'),
      )
    }
    const fail = (reply: FastifyReply, status: number, body: ErrorBody) => send(reply, { status, body })

    app.get('/openapi.json', { config: { access: 'anyone', audit: [] } }, async (_request, reply) =>
      reply.type('application/json; charset=utf-8').send(description()),
    )

    for (const route of ROUTES)
      app.route({
        method: route.method,
        url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
        bodyLimit: route.largest ?? LARGEST_BODY,
        config: declarationOf(route),
        handler: async (request, reply) => {
          const token = tokenIn(request.headers.authorization)
          const actor = token === '' ? null : await whoIs(rowan.database, token)
          if (token !== '') pace?.opens(token, actor !== null)
          const { door } = WAYS_IN[route.access]
          if (door === 'token') return send(reply, NOT_FOUND)
          if (door !== 'anyone' && !actor) {
            if (request.headers.authorization !== undefined) await note(request, 'unknown-session')
            return send(reply, NOT_SIGNED_IN)
          }
          // Where a case is named, looking for it notes the attempt on the case itself: its team sees who tried.
          const namesCase = route.path.includes('/cases/{id}')
          if (
            door === 'sees-cases' &&
            !namesCase &&
            actor &&
            !seesCases(actor.roles, choiceOf(landlordOf(rowan, actor.landlord)))
          ) {
            await noteAttempt(rowan.database, token, route.audit[0] ?? ACT_NAMED)
            return send(reply, NOT_FOUND)
          }
          const header = request.headers['idempotency-key']
          const key = typeof header === 'string' ? header : undefined
          if (key !== undefined && (key.length > LONGEST_KEY || key === '')) {
            await note(request, 'not-as-described')
            return send(
              reply,
              invalid([{ field: 'Idempotency-Key', problem: `has from 1 to ${LONGEST_KEY} characters` }]),
            )
          }
          const read = route.body?.safeParse(request.body ?? {})
          if (read && !read.success) {
            const isUnknown = read.error.issues.some(({ code }) => code === 'unrecognized_keys')
            await note(request, isUnknown ? 'unknown-field' : 'not-as-described')
            return send(reply, invalid(problemsIn(read.error.issues)))
          }
          const { stepUp } = route
          if (stepUp && !actor?.proved && (stepUp === true || stepUp(read?.data))) return send(reply, PROOF_NEEDED)
          return send(
            reply,
            await route.answer({
              rowan,
              token,
              params: asTexts(request.params),
              query: asTexts(request.query),
              body: request.body ?? {},
              from: request.ip,
              ...(key === undefined ? {} : { key }),
            }),
          )
        },
      })

    app.setNotFoundHandler(async (request, reply) => {
      await note(request, 'no-such-address')
      return send(reply, NOT_FOUND)
    })

    app.setErrorHandler(async (error, request, reply) => {
      if (isHidden(error)) return send(reply, NOT_FOUND)
      if (error instanceof TooFast) {
        if (error.isFirst) await note(request, 'too-fast')
        return send(reply.header('retry-after', String(error.wait)), TOO_FAST)
      }
      if (isTooMuch(error)) return send(reply, TOO_MANY_LOOKS)
      const status = statusOf(error)
      if (status < 500) await note(request, unreadBy(status))
      if (status === 413)
        return fail(reply, 413, {
          error: 'too-large',
          says: 'This request is too large: one megabyte at most, and 20 for a file.',
        })
      if (status === 415)
        return fail(reply, 415, { error: 'unreadable', says: 'Send JSON, with content-type application/json.' })
      if (status < 500)
        return fail(reply, 400, { error: 'unreadable', says: 'The request is not JSON that can be read.' })
      const reference = randomBytes(4).toString('hex')
      request.log.error({ reference, route: request.routeOptions.url, error: error instanceof Error ? error.name : '' })
      return isOutOfReach(error)
        ? fail(reply.header('retry-after', '5'), 503, {
            error: 'unavailable',
            says: `${AGAIN} Reference ${reference}.`,
          })
        : fail(reply, 500, { error: 'unavailable', says: `Something went wrong on our side. Reference ${reference}.` })
    })
  }
