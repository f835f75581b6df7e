/** A provider of single sign-on for tests, on this machine alone, that signs whatever a test tells it to: also what no provider would. */
import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import type { ProviderSettings } from './settings.ts'

export const CLIENT = 'rowan'
const SECRET = 'a secret of thirty-two characters'

/** Claims that stand in the place of the right ones; undefined takes one away. */
export type Claims = Readonly<Record<string, unknown>>
/** By what it is signed: the provider's own key, another one, the client's secret, or nothing. */
export type Signed = 'own' | 'other' | 'secret' | 'none'

type Code = { readonly challenge: string; readonly idToken: string }

export type TestProvider = {
  readonly issuer: string
  readonly settings: (landlord: string, more?: Partial<ProviderSettings>) => ProviderSettings
  /** Somebody whom it was asked about comes back: what stands after the question mark. */
  readonly lets: (to: string, claims: Claims, signed?: Signed) => Promise<string>
  /** A token that ends sessions. */
  readonly ends: (claims: Claims, signed?: Signed) => Promise<string>
  /** From now on it answers nothing but faults, or as it should again. */
  readonly fails: (isDown: boolean) => void
  readonly close: () => Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return new URLSearchParams(Buffer.concat(chunks).toString())
}

export async function testProvider(): Promise<TestProvider> {
  const own = await generateKeyPair('RS256')
  const other = await generateKeyPair('RS256')
  const codes = new Map<string, Code>()
  let isDown = false
  let issuer = ''

  const signedBy = (claims: Claims, signed: Signed): Promise<string> | string => {
    const whole = JSON.parse(JSON.stringify(claims)) as Record<string, string>
    if (signed === 'none') return new UnsecuredJWT(whole).encode()
    const token = new SignJWT(whole)
    if (signed === 'secret') return token.setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(SECRET))
    return token
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(signed === 'own' ? own.privateKey : other.privateKey)
  }
  const now = () => Math.floor(Date.now() / 1000)

  const answers: Readonly<Record<string, (request: IncomingMessage) => Promise<unknown>>> = {
    '/.well-known/openid-configuration': async () => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      authorization_response_iss_parameter_supported: true,
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
    }),
    '/keys': async () => ({ keys: [{ ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] }),
    '/token': async (request) => {
      const body = await bodyOf(request)
      const code = codes.get(body.get('code') ?? '')
      codes.delete(body.get('code') ?? '')
      const challenge = createHash('sha256')
        .update(body.get('code_verifier') ?? '')
        .digest('base64url')
      if (code?.challenge !== challenge) return { error: 'invalid_grant' }
      return { access_token: 'unused', token_type: 'Bearer', id_token: code.idToken }
    },
  }
  const server = createServer(async (request, response) => {
    const found = isDown ? undefined : answers[(request.url ?? '').split('?')[0] ?? '']
    const answer = await found?.(request)
    const isWrong = typeof answer === 'object' && answer !== null && 'error' in answer
    response.writeHead(answer === undefined ? 503 : isWrong ? 400 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    issuer,
    settings: (landlord, more = {}) => ({
      landlord,
      issuer,
      clientId: CLIENT,
      secret: SECRET,
      allowsNoOther: false,
      signedWith: 'RS256',
      secondFactor: { acr: ['two'], amr: ['mfa'] },
      ...more,
    }),
    lets: async (to, claims, signed = 'own') => {
      const asked = new URL(to).searchParams
      const code = randomUUID()
      const right = {
        iss: issuer,
        aud: CLIENT,
        sub: 'somebody',
        nonce: asked.get('nonce'),
        iat: now(),
        exp: now() + 300,
        auth_time: now(),
        sid: 'a session',
      }
      const idToken = await signedBy({ ...right, ...claims }, signed)
      codes.set(code, { challenge: asked.get('code_challenge') ?? '', idToken })
      return new URLSearchParams({ code, state: asked.get('state') ?? '', iss: issuer }).toString()
    },
    ends: async (claims, signed = 'own') => {
      const right = {
        iss: issuer,
        aud: CLIENT,
        iat: now(),
        exp: now() + 120,
        jti: randomUUID(),
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      }
      return signedBy({ ...right, ...claims }, signed)
    },
    fails: (down) => {
      isDown = down
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
