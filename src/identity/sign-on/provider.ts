/**
 * A landlord's provider of single sign-on, as Rowan speaks to it: OpenID Connect, a code with PKCE, and tokens that are signed by its own
 * key with the one algorithm that the operator named. Knows no database. Source: OpenID Connect Core 1.0, Back-Channel Logout 1.0.
 */
import type { JWTVerifyGetKey } from 'jose'
import type * as openid from 'openid-client'
import { hashOfToken } from '../token.ts'
import type { ProviderSettings, SignOnSettings } from './settings.ts'

/** What has to come back from the provider with somebody: made anew each time. */
export type Asked = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Whom the provider let in, as it signed it. */
export type Shown = {
  readonly subject: string
  /** The provider's own session; null where it does not say. */
  readonly sid: string | null
  /** When they showed the provider who they are. */
  readonly at: Date
  /** Whether it says that it asked for two factors. */
  readonly twice: boolean
}

/** `down`: the provider does not answer, or not as it should. `wrong`: what it sent shows nobody. */
export type Answered = ({ readonly outcome: 'shown' } & Shown) | { readonly outcome: 'wrong' | 'down' }

/** Somebody whose session at the provider is over: a session of theirs, or all of them. */
export type Ended = { readonly jti: string; readonly subject: string | null; readonly sid: string | null }

/** Seconds from when somebody showed the provider who they are to when a session of Rowan's may begin: a working day, as a session lasts. */
const LONGEST_AGO = 10 * 60 * 60
/** Seconds that somebody may be at the provider. */
const LONGEST_THERE = 10 * 60
/** Seconds in which the provider has to answer. */
const PATIENCE = 5
/** Milliseconds for which what the provider says of itself is kept. */
const KNOWN_FOR = 60 * 60_000
/** Seconds that two clocks may differ. */
const CLOCKS = 60
/** Seconds after which a token that ends sessions is too old. */
const OLDEST_ENDING = 5 * 60
const ENDS = 'http://schemas.openid.net/event/backchannel-logout'

type Client = typeof openid
/** Read when somebody first signs in by a provider: most landlords have none. */
const openidClient = (): Promise<Client> => import('openid-client')

type Known = { readonly config: openid.Configuration; readonly keys: JWTVerifyGetKey; readonly until: number }

export type Provider = Pick<ProviderSettings, 'landlord' | 'issuer' | 'allowsNoOther'> & {
  /** Where to send somebody; null where the provider cannot be reached. `again`: they show anew who they are, whatever it remembers. */
  readonly addressFor: (asked: Asked, again: boolean) => Promise<URL | null>
  /** What came back: `query` is everything after the question mark. */
  readonly shown: (query: string, asked: Asked) => Promise<Answered>
  /** Whom such a token ends; null where it is none. Throws where the provider's keys cannot be had. */
  readonly ended: (token: string) => Promise<Ended | null>
}

export async function freshlyAsked(): Promise<Asked> {
  const client = await openidClient()
  return { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Says that it is us by the way that the provider takes: the secret goes to its token endpoint alone. */
const saysWhoWeAre = (client: Client, secret: string): openid.ClientAuth => {
  const [inBody, inHeader] = [client.ClientSecretPost(secret), client.ClientSecretBasic(secret)]
  return (server, ...more) =>
    (server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? inBody : inHeader)(server, ...more)
}

/** Whether the fault is the provider's or the operator's: nobody who signs in can have made it. */
function isDown(client: Client, error: unknown): boolean {
  if (error instanceof client.AuthorizationResponseError)
    return error.error === 'temporarily_unavailable' || error.error === 'server_error'
  if (error instanceof client.ResponseBodyError) return error.error !== 'invalid_grant'
  if (error instanceof client.ClientError)
    return ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(
      error.code ?? '',
    )
  return error instanceof TypeError
}

const codeOf = (error: unknown): string => {
  const said = error instanceof Error && 'error' in error ? error.error : undefined
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const word = String(said ?? code ?? 'no answer')
  return /^[\w-]{1,60}$/.test(word) ? word : 'no answer'
}

/** `say` tells the operator why a provider fails, in codes and never with a token. */
export function providerOf(settings: ProviderSettings, address: string, say: (line: string) => void): Provider {
  const { landlord, issuer, signedWith, secondFactor } = settings
  const back = `${address}/sign-in/back/${landlord}`
  const isHere = new URL(issuer).protocol === 'http:'
  let known: Known | null = null

  async function learn(): Promise<Known> {
    if (known && known.until > Date.now()) return known
    const client = await openidClient()
    const config = await client.discovery(
      new URL(issuer),
      settings.clientId,
      { id_token_signed_response_alg: signedWith, [client.clockTolerance]: CLOCKS },
      saysWhoWeAre(client, settings.secret),
      {
        timeout: PATIENCE,
        // The signature is looked at, though the token comes straight from the provider: whoever is between us and it cannot make one.
        execute: [client.enableNonRepudiationChecks, ...(isHere ? [client.allowInsecureRequests] : [])],
      },
    )
    const { jwks_uri: keys } = config.serverMetadata()
    if (keys === undefined || (!isHere && !keys.startsWith('https:'))) throw new TypeError('the provider names no keys')
    const { createRemoteJWKSet } = await import('jose')
    known = {
      config,
      keys: createRemoteJWKSet(new URL(keys), { timeoutDuration: PATIENCE * 1000 }),
      until: Date.now() + KNOWN_FOR,
    }
    return known
  }

  let told = 0
  /** Once a minute at most, however many are trying. */
  function tell(error: unknown): void {
    if (Date.now() < told + 60_000) return
    told = Date.now()
    say(`Single sign-on of ${landlord}: the provider fails (${codeOf(error)})`)
  }

  return {
    landlord,
    issuer,
    allowsNoOther: settings.allowsNoOther,
    addressFor: async ({ state, nonce, verifier }, again) => {
      try {
        const client = await openidClient()
        const { config } = await learn()
        return client.buildAuthorizationUrl(config, {
          redirect_uri: back,
          scope: 'openid',
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          max_age: again ? '0' : String(LONGEST_AGO),
          ...(again ? { prompt: 'login' } : {}),
          ...(secondFactor.acr.length > 0 ? { acr_values: secondFactor.acr.join(' ') } : {}),
        })
      } catch (error) {
        tell(error)
        return null
      }
    },
    shown: async (query, { state, nonce, verifier }) => {
      const client = await openidClient()
      try {
        const { config } = await learn()
        const tokens = await client.authorizationCodeGrant(config, new URL(`${back}?${query}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          maxAge: LONGEST_AGO + LONGEST_THERE,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (claims?.iss !== issuer || claims.auth_time === undefined) return { outcome: 'wrong' }
        const ways: readonly unknown[] = Array.isArray(claims.amr) ? claims.amr : []
        return {
          outcome: 'shown',
          subject: claims.sub,
          sid: textOf(claims.sid),
          at: new Date(claims.auth_time * 1000),
          twice:
            secondFactor.acr.some((level) => level === claims.acr) ||
            secondFactor.amr.some((way) => ways.includes(way)),
        }
      } catch (error) {
        if (!isDown(client, error)) return { outcome: 'wrong' }
        tell(error)
        return { outcome: 'down' }
      }
    },
    ended: async (token) => {
      const { keys } = await learn()
      const { errors, jwtVerify } = await import('jose')
      try {
        const { payload, protectedHeader } = await jwtVerify(token, keys, {
          algorithms: [signedWith],
          issuer,
          audience: settings.clientId,
          maxTokenAge: OLDEST_ENDING,
          clockTolerance: CLOCKS,
          requiredClaims: ['iat', 'jti', 'events'],
        })
        const { typ } = protectedHeader
        const isOfTheKind = typ === undefined || ['jwt', 'logout+jwt'].includes(typ.toLowerCase())
        const { events } = payload
        const says = typeof events === 'object' && events !== null && ENDS in events
        const [jti, subject, sid] = [textOf(payload.jti), textOf(payload.sub), textOf(payload.sid)]
        // A token with a nonce lets somebody in, and ends nothing.
        if (!isOfTheKind || !says || 'nonce' in payload || jti === null || (subject === null && sid === null))
          return null
        return { jti: hashOfToken(jti).toString('base64url'), subject, sid }
      } catch (error) {
        // Its keys could not be had: that says nothing of the token.
        const isAnswer =
          error instanceof errors.JOSEError && !['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC'].includes(error.code)
        if (isAnswer) return null
        tell(error)
        throw error
      }
    },
  }
}

export type Providers = ReadonlyMap<string, Provider>

/** By landlord. */
export const providersOf = ({ address, providers }: SignOnSettings, say: (line: string) => void): Providers =>
  new Map(providers.map((each) => [each.landlord, providerOf(each, address, say)]))
