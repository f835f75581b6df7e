/**
 * Which provider of single sign-on each landlord has: a file of the operator's, in YAML or JSON, named by ROWAN_SIGN_ON. It holds no
 * secret; each secret is a file of its own.
 */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** Algorithms by which a provider may sign: with a key of its own that is not known to us. Never `none`, never a shared secret. */
export const SIGNED_WITH = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'] as const

export type ProviderSettings = {
  readonly landlord: string
  readonly issuer: string
  readonly clientId: string
  readonly secret: string
  /** Whether nobody of the landlord signs in by any other means, but for its reserve accounts. */
  readonly allowsNoOther: boolean
  readonly signedWith: (typeof SIGNED_WITH)[number]
  /** What the provider says where it asked for two factors; where it says none of these, it counts as one. */
  readonly secondFactor: { readonly acr: readonly string[]; readonly amr: readonly string[] }
}

export type SignOnSettings = {
  /** Where people reach Rowan, without a slash at its end: providers lead back there and nowhere else. */
  readonly address: string
  readonly providers: readonly ProviderSettings[]
}

export const NO_SIGN_ON: SignOnSettings = { address: '', providers: [] }

/** Over the network a token may not go in the clear; on one machine, as tests do, it may. */
const isSafe = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, search, hash } = new URL(address)
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return (protocol === 'https:' || (protocol === 'http:' && isHere)) && username === '' && search === '' && hash === ''
}

const Provider = z.strictObject({
  landlord: z.string().min(1),
  issuer: z.string().refine(isSafe, 'must be an address that begins with https:// and has no ? or #'),
  client_id: z.string().min(1),
  secret_file: z.string().min(1),
  allows_no_other: z.boolean().default(false),
  signed_with: z.enum(SIGNED_WITH).default('RS256'),
  second_factor: z
    .strictObject({ acr: z.array(z.string().min(1)).default([]), amr: z.array(z.string().min(1)).default([]) })
    .default({ acr: [], amr: [] }),
})
const File = z.strictObject({ providers: z.array(Provider).min(1) })

/** Of a value that stands twice, the first; undefined where none does. */
const twice = (values: readonly string[]): string | undefined =>
  values.find((value, at) => values.indexOf(value) !== at)

function parsed(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'no YAML'
    throw new Error(`ROWAN_SIGN_ON: ${path} cannot be read (${code})`)
  }
}

function secretOf(path: string): string {
  let secret: string
  try {
    secret = readFileSync(path, 'utf8').trim()
  } catch {
    throw new Error(`ROWAN_SIGN_ON: the secret file ${path} cannot be read`)
  }
  if (secret.length < 16) throw new Error(`ROWAN_SIGN_ON: the secret in ${path} is shorter than 16 characters`)
  return secret
}

/**
 * The settings of that environment; without a provider where no file is named. Secrets are looked for beside the file. Throws one plain
 * line for what cannot be used: it names the place in the file and never a secret.
 */
export function readSignOn(
  env: Readonly<Record<string, string | undefined>>,
  landlords: readonly string[],
): SignOnSettings {
  const path = env.ROWAN_SIGN_ON
  if (path === undefined || path === '') return NO_SIGN_ON
  const address = (env.ROWAN_ADDRESS ?? '').replace(/\/+$/, '')
  if (!isSafe(address))
    throw new Error('ROWAN_SIGN_ON needs ROWAN_ADDRESS: where people reach Rowan, beginning with https://')
  const read = File.safeParse(parsed(path))
  if (!read.success) {
    const [problem] = read.error.issues
    throw new Error(`ROWAN_SIGN_ON: ${path}: ${problem?.path.join('.') || 'the file'}: ${problem?.message}`)
  }
  const { providers } = read.data
  const unknown = providers.find(({ landlord }) => !landlords.includes(landlord))
  if (unknown) throw new Error(`ROWAN_SIGN_ON: ${path}: there is no landlord "${unknown.landlord}"`)
  // An issuer of two landlords would say of one person who they are at both.
  const again = twice(providers.map(({ landlord }) => landlord)) ?? twice(providers.map(({ issuer }) => issuer))
  if (again) throw new Error(`ROWAN_SIGN_ON: ${path}: "${again}" stands there twice`)
  return {
    address,
    providers: providers.map((each) => ({
      landlord: each.landlord,
      issuer: each.issuer,
      clientId: each.client_id,
      secret: secretOf(resolve(dirname(path), each.secret_file)),
      allowsNoOther: each.allows_no_other,
      signedWith: each.signed_with,
      secondFactor: each.second_factor,
    })),
  }
}
