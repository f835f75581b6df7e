/** Serves the pages: every request has its session read, its right to ask checked, its form's origin checked, and the same headers set. */
import { randomBytes } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import fastifyFormbody from '@fastify/formbody'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { type Declaration, refuseUndeclared } from '../access/declared.ts'
import { type TurnedAway, unreadBy, WAS_TURNED_AWAY } from '../access/turned-away.ts'
import { WAYS_IN } from '../access/ways-in.ts'
import { isOutOfReach, isTooMuch } from '../casework/out-of-reach.ts'
import { type Pace, TooFast } from '../identity/pace.ts'
import { wordOf } from './kit/address-code.ts'
import { assets } from './kit/assets.ts'
import type { Desk } from './kit/desk.ts'
import { deviceOf } from './kit/device.ts'
import { ErrorPage, type ErrorStatus } from './kit/error-pages.tsx'
import { fileHeaders } from './kit/file-headers.ts'
import { asForm, type Form, one } from './kit/form.ts'
import { FORM_TOKEN, formTokenOf, isFormToken, isFromOurPages } from './kit/form-token.ts'
import { FORGET, SECURITY_HEADERS, STRICT_TRANSPORT } from './kit/headers.ts'
import { type KeptForm, keptForm } from './kit/kept-form.ts'
import { NOBODY } from './kit/nobody.ts'
import type { ServedPage, Shown, Visit } from './kit/page.ts'
import { paths } from './kit/paths.ts'
import {
  cookieName,
  cookieOptions,
  providerCookieName,
  providerCookieOptions,
  stepCookieName,
} from './kit/session-cookie.ts'
import { readUpload, registerUploads, type Upload } from './kit/uploads.ts'
import { FILE_ROUTES, PAGES, SCRIPT_ROUTES } from './pages.ts'
import { keptThrough, sendForm } from './send-form.tsx'
import { serveEnded } from './sign-in/sign-on/ended.ts'

export type WebOptions = {
  /** True behind https: the cookie is then bound to the host. */
  readonly secure: boolean
  /** Where "Leave now" goes. */
  readonly leaveTo: string
  /** The folder of the style sheet, the scripts and the icon. */
  readonly assets: string
  /** The one site at which passkeys can be used, null where there is none; asked each time. */
  readonly passkeysAt?: () => string | null
  /** How fast one session may ask, and one address; the API counts by the same. Without it nobody is slowed. */
  readonly pace?: Pace
}

const AWAY: readonly string[] = [paths.leave, paths.signOut]

/** Seconds that signing in may take from the password on. */
const STEP_AGE = 600

/** The most that one form may send, in bytes. */
const LARGEST_FORM = 1_000_000

const document = (view: VNode): string => `<!DOCTYPE html>${render(view)}`

const asRecord = (value: unknown): Readonly<Record<string, string>> => {
  const read: Record<string, string> = {}
  for (const [name, each] of Object.entries(asForm(value))) if (typeof each === 'string') read[name] = wordOf(each)
  return read
}

/** The query, with its codes read back into words. */
const asQueried = (value: unknown): Form =>
  Object.fromEntries(
    Object.entries(asForm(value)).map(([name, each]) => [
      name,
      typeof each === 'string' ? wordOf(each) : (each ?? []).map(wordOf),
    ]),
  )

/** What looking at a page says of itself, and what sending one of its forms does: first the page is looked at again, for whoever sends. */
export const looking = ({ access, shows, mayShow = [] }: ServedPage): Declaration => ({
  access,
  audit: shows,
  mayAudit: mayShow,
})
export const sending = (page: ServedPage): Declaration => ({
  access: page.sends ?? page.access,
  audit: page.shows,
  mayAudit: [...(page.mayShow ?? []), ...(page.writes ?? []), ...(page.stepUp ? (['prove'] as const) : [])],
})

/** The pages as a Fastify plugin. Refuses to start on a page that does not say who may use it and what is audited. */
export const buildWeb =
  (
    desk: Desk,
    options: WebOptions,
    pages: readonly ServedPage[] = [...PAGES, ...FILE_ROUTES, ...SCRIPT_ROUTES],
  ): FastifyPluginAsync =>
  async (app) => {
    for (const page of pages)
      if (page.audit === '')
        throw new Error(`The page ${page.path} does not say what is audited where somebody is turned away`)
      else if (page.stepUp && page.uploads)
        throw new Error(`The page ${page.path} cannot keep a file while it asks who somebody is`)

    app.addHook('onRoute', refuseUndeclared)
    await app.register(fastifyCookie)
    await app.register(fastifyFormbody, { bodyLimit: LARGEST_FORM })
    await registerUploads(app)
    const cookie = cookieName(options.secure)
    const stepCookie = stepCookieName(options.secure)
    const providerCookie = providerCookieName(options.secure)

    app.addHook('onRequest', async (request, reply) => {
      reply.headers(SECURITY_HEADERS)
      if (options.secure) reply.header('strict-transport-security', STRICT_TRANSPORT)
      // Whoever leaves gets away, however fast somebody asks.
      if (!AWAY.includes(request.url)) options.pace?.take(request.cookies[cookie] ?? '', request.ip)
    })

    async function visitOf(request: FastifyRequest): Promise<Visit> {
      const sent = request.cookies[cookie] ?? ''
      const asker = sent === '' ? null : await desk.whoIs(sent)
      const token = asker ? sent : ''
      if (sent !== '') options.pace?.opens(sent, asker !== null)
      return {
        asker: asker ?? NOBODY,
        token,
        formToken: asker?.formToken ?? formTokenOf(token),
        params: asRecord(request.params),
        query: asQueried(request.query),
        address: request.url,
        from: request.ip,
        step: request.cookies[stepCookie] ?? '',
        atProvider: request.cookies[providerCookie] ?? '',
        ranOut: token === '' ? sent : '',
        device: deviceOf(request.headers['user-agent']),
        leaveTo: options.leaveTo,
        passkeysAt: options.passkeysAt?.() ?? null,
      }
    }

    /** Says to whoever runs Rowan, and on the trail of whoever is signed in, that something was turned away, and no word of it. */
    async function note(request: FastifyRequest, token: string, why: TurnedAway): Promise<void> {
      request.log.warn({ why, route: request.routeOptions.url }, WAS_TURNED_AWAY)
      if (token === '') return
      // The answer is the same where the trail cannot be written just now: nothing is shown and nothing is done.
      await desk
        .noteTurnedAway(token, why)
        .catch((error: unknown) => request.log.error({ error: nameOf(error) }, 'not on the trail'))
    }

    const faults = new Map(pages.flatMap(({ path, onFault }) => (onFault ? [[path, onFault] as const] : [])))

    /** Of a page of people who do not work here, its own words; null of any other. */
    function ownFault({ request }: FastifyReply, visit: Visit): VNode | null {
      const onFault = faults.get(request.routeOptions.url ?? '')
      if (!onFault) return null
      const form = request.method === 'POST' && request.body !== undefined ? asForm(request.body) : null
      const formToken = visit.formToken || formTokenOf('')
      return onFault(
        desk,
        {
          ...visit,
          formToken,
          leaveTo: options.leaveTo,
          params: asRecord(request.params),
          query: asQueried(request.query),
        },
        form,
      )
    }

    const tell = (reply: FastifyReply, visit: Visit, status: ErrorStatus, reference?: string, kept?: KeptForm) =>
      reply
        .code(status === 'too-fast' ? 429 : status)
        .type('text/html; charset=utf-8')
        .send(
          document(
            ownFault(reply, visit) ??
              ErrorPage({ status, visit, ...(reference ? { reference } : {}), ...(kept ? { kept } : {}) }),
          ),
        )

    function answer(reply: FastifyReply, visit: Visit, shown: Shown) {
      if (shown === 'not-found') return tell(reply, visit, 404)
      if ('forScript' in shown) return reply.send(shown.forScript)
      if ('file' in shown) return reply.headers(fileHeaders(shown.file)).send(shown.file.bytes)
      if (shown.session) reply.setCookie(cookie, shown.session, cookieOptions(options.secure))
      if (shown.session === null)
        reply.clearCookie(cookie, cookieOptions(options.secure)).header('clear-site-data', FORGET)
      if (shown.step) reply.setCookie(stepCookie, shown.step, { ...cookieOptions(options.secure), maxAge: STEP_AGE })
      if (shown.step === null) reply.clearCookie(stepCookie, cookieOptions(options.secure))
      if (shown.atProvider) reply.setCookie(providerCookie, shown.atProvider, providerCookieOptions(options.secure))
      if (shown.atProvider === null) reply.clearCookie(providerCookie, providerCookieOptions(options.secure))
      if ('goTo' in shown) return reply.redirect(shown.goTo, 303)
      return reply.code(shown.status).type('text/html; charset=utf-8').send(document(shown.view))
    }

    /** Not signed in: to the door. Signed in without the right: there is no such page. */
    async function turnAway(page: ServedPage, visit: Visit): Promise<Shown | null> {
      const { door } = WAYS_IN[page.access]
      if (door === 'anyone') return null
      if (door === 'token') return 'not-found'
      if (visit.token === '') return { goTo: paths.signIn }
      if (door === 'signed-in' || visit.asker.seesCases) return null
      await desk.noteAttempt(visit.token, page.audit)
      return 'not-found'
    }

    for (const page of pages) {
      if (page.methods.includes('GET'))
        app.get(page.path, { config: looking(page) }, async (request, reply) => {
          const visit = await visitOf(request)
          return answer(reply, visit, (await turnAway(page, visit)) ?? (await page.get(desk, visit)))
        })
      if (page.methods.includes('POST'))
        app.post(page.path, { config: sending(page) }, async (request, reply) => {
          const visit = await visitOf(request)
          const away = (await keptThrough(desk, page, visit, request)) ?? (await turnAway(page, visit))
          if (away) return answer(reply, visit, away)
          const keep = (token: string) => reply.setCookie(cookie, token, cookieOptions(options.secure))
          const isOurs = (sent: string) => isFormToken(visit.formToken, sent)
          const refuse = async (why: TurnedAway) => {
            await note(request, visit.token, why)
            return tell(reply, visit, 403)
          }
          if (!isFromOurPages(request.headers)) return refuse('foreign-origin')
          const read: { readonly form: Form; readonly upload: Upload | null } | null =
            page.uploads && request.isMultipart()
              ? await readUpload(request, isOurs)
              : { form: asForm(request.body), upload: null }
          if (!read || !isOurs(one(read.form, FORM_TOKEN))) return refuse('foreign-form')
          return answer(reply, visit, await sendForm(desk, page, visit, read, keep))
        })
    }

    serveEnded(app, desk)

    for (const asset of await assets(options.assets))
      app.get(asset.path, { config: { access: 'anyone', audit: [] } }, async (_request, reply) =>
        reply.header('cache-control', 'public, max-age=3600').type(asset.type).send(asset.body),
      )

    app.setNotFoundHandler(async (request, reply) => {
      const visit = await visitOf(request)
      request.log.warn({ why: 'no-such-address' satisfies TurnedAway }, WAS_TURNED_AWAY)
      // Typed by somebody who does not work here, and has nowhere to sign in.
      const typed = /^(\/write\/[^/?]+)\/$/.exec(request.url)?.[1]
      if (typed !== undefined && request.method === 'GET') return reply.redirect(typed, 303)
      return visit.token === '' && request.method === 'GET'
        ? reply.redirect(paths.signIn, 303)
        : tell(reply, visit, 404)
    })

    app.setErrorHandler(async (error, request, reply) => {
      const visit: Visit = {
        asker: NOBODY,
        token: '',
        formToken: '',
        params: {},
        query: {},
        address: '',
        from: '',
        step: '',
        atProvider: '',
        ranOut: '',
        device: '',
        leaveTo: '',
        passkeysAt: null,
      }
      if (error instanceof TooFast) {
        if (error.isFirst) await note(request, request.cookies[cookie] ?? '', 'too-fast')
        return tell(reply.header('retry-after', String(error.wait)), visit, 'too-fast')
      }
      if (isTooMuch(error)) return tell(reply, visit, 429)
      const status = isHidden(error) ? 404 : statusOf(error)
      if (status !== null && status < 500 && !isHidden(error))
        await note(request, request.cookies[cookie] ?? '', unreadBy(status))
      if (status === 413) return tell(reply, visit, 413)
      if (status !== null && status < 500) return tell(reply, visit, 404)
      const reference = randomBytes(4).toString('hex')
      request.log.error({ reference, route: request.routeOptions.url, error: nameOf(error) }, 'request failed')
      if (status !== 503 && !isOutOfReach(error)) return tell(reply, visit, 500, reference)
      return tell(
        reply.header('retry-after', '5'),
        visit,
        503,
        reference,
        keptForm(request, request.cookies[cookie] ?? ''),
      )
    })
  }

const statusOf = (error: unknown): number | null =>
  typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null

/** What the database says when somebody writes on what is not there for them: answered as anything that is not there. */
const isHidden = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'P0002'

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
