/**
 * A landlord's own sign-in as a whole provider, on this machine and at another site than Rowan: it asks people for their name and believes
 * them, remembers them in their browser, and tells Rowan when they sign out.
 */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Context, type Interaction } from 'oidc-provider'
import type { SignOnSettings } from '../../src/identity/sign-on/settings.ts'

const CLIENT = 'rowan'
const SECRET = 'a secret of thirty-two characters'

export type WholeProvider = {
  readonly issuer: string
  /** Where people sign out of it. */
  readonly signOut: string
  /** Rowan's settings for it, and its own for that Rowan. */
  readonly serve: (rowan: string) => SignOnSettings
  readonly close: () => Promise<void>
}

const asking = (to: string) => `<!doctype html><html lang="en"><title>Landlord</title><h1>Who are you?</h1>
<form method="post" action="${to}"><label>Name <input name="name"></label><button>This is me</button></form></html>`

async function nameIn(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return new URLSearchParams(Buffer.concat(chunks).toString()).get('name') ?? ''
}

const configuration = (rowan: string) => ({
  clients: [
    {
      client_id: CLIENT,
      client_secret: SECRET,
      redirect_uris: [`${rowan}/sign-in/back/vivid`],
      backchannel_logout_uri: `${rowan}/sign-in/ended/vivid`,
      backchannel_logout_session_required: true,
    },
  ],
  acrValues: ['two'],
  claims: { openid: ['sub', 'acr', 'amr'] },
  ttl: { Interaction: 600, Session: 36_000, Grant: 36_000, AccessToken: 60, IdToken: 300 },
  cookies: { keys: ['for tests alone'] },
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
  // Its guard against addresses inside a network would keep it from a Rowan on this machine.
  fetch: (url: string, { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown }) =>
    globalThis.fetch(url, options),
  interactions: { url: (_context: Context, { uid }: Interaction) => `/interaction/${uid}` },
  findAccount: (_context: Context, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
  loadExistingGrant: async ({ oidc }: Context) => {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
    grant.addOIDCScope('openid')
    await grant.save()
    return grant
  },
})

export async function wholeProvider(): Promise<WholeProvider> {
  let provider: Provider | null = null
  const server = createServer(async (request, response) => {
    if (!provider) return response.writeHead(503).end()
    const { url = '', method } = request
    if (!url.startsWith('/interaction/')) return provider.callback()(request, response)
    if (method === 'GET') return response.writeHead(200, { 'content-type': 'text/html' }).end(asking(url))
    const login = { accountId: await nameIn(request), acr: 'two', amr: ['mfa'] }
    return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    signOut: `${issuer}/session/end`,
    serve: (rowan) => {
      provider = new Provider(issuer, configuration(rowan))
      return {
        address: rowan,
        providers: [
          {
            landlord: 'vivid',
            issuer,
            clientId: CLIENT,
            secret: SECRET,
            allowsNoOther: true,
            signedWith: 'RS256',
            secondFactor: { acr: ['two'], amr: [] },
          },
        ],
      }
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
